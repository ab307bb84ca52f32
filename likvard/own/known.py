"""What files may name, and how it may be spelled: municipalities, areas, programmes, choices."""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from likvard import swedish
from likvard.catalogue.templates import load_templates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from likvard.catalogue import Catalogue

_CODE: Final = 4
_KEPT: Final = re.compile(r"[^0-9a-zåäö]+")
_LETTERS: Final = str.maketrans({"æ": "ä", "ø": "ö", "é": "e", "è": "e", "ü": "u"})
_GY25: Final = "25"
_OFFICIAL: Final = (" kommun", " stad", " kommunen")


def folded(text: str) -> str:
    """Return a text to be compared: small letters and figures only, å, ä and ö kept."""
    composed = unicodedata.normalize("NFC", text).lower().translate(_LETTERS)
    return _KEPT.sub("", composed)


def plain(text: str) -> str:
    """Return a text to be compared where å, ä and ö may be lost: as `folded`, but a and o."""
    return folded(text).translate(str.maketrans("åäö", "aao"))


@dataclass(frozen=True)
class Known:
    """What files may name; each method returns what is meant, or None."""

    municipalities: Mapping[str, str]
    """From folded name to code, where the name is one municipality's alone."""
    codes: frozenset[str]
    names: tuple[str, ...]
    areas: Mapping[str, str]
    """From title to id, in order."""
    programmes: frozenset[str]

    def municipality(self, text: str) -> str | None:
        """Return the code of a municipality by its name ("Lund", "Lunds kommun") or code."""
        digits = text.zfill(_CODE)
        if text.isascii() and text.isdigit():
            return digits if digits in self.codes else None
        for name in _as_official(text):
            for spelled in (folded(name), plain(name)):
                if spelled in self.municipalities:
                    return self.municipalities[spelled]
        return None

    def near(self, text: str) -> str | None:
        """Return the name of the municipality that a text is nearly, for a question back."""
        close = difflib.get_close_matches(text[:_LONGEST_NAME].capitalize(), self.names, n=1)
        return close[0] if close else None

    def area(self, text: str) -> str | None:
        """Return the id of an area by its title or id."""
        by_name = {plain(title): found for title, found in self.areas.items()}
        by_name |= {plain(found): found for found in self.areas.values()}
        return by_name.get(plain(text))

    def programme(self, text: str) -> str | None:
        """Return the code of a programme, without the 25 of GY25."""
        code = text.upper().removesuffix(_GY25).strip()
        return code if code in self.programmes else None

    def choice(self, text: str, choices: Iterable[str]) -> str | None:
        """Return the choice that a text is, whatever case and dashes."""
        return {plain(choice): choice for choice in choices}.get(plain(text))


_LONGEST_NAME: Final = 40


def known(catalogue: Catalogue) -> Known:
    """Return what files may name by the catalogue and the templates."""
    places = catalogue.municipalities
    whole = {folded(m.name): m.code for m in places}
    bare: dict[str, set[str]] = {}
    for place in places:
        bare.setdefault(plain(place.name), set()).add(place.code)
    alone = {name: next(iter(codes)) for name, codes in bare.items() if len(codes) == 1}
    return Known(
        municipalities=alone | whole,
        codes=frozenset(m.code for m in places),
        names=tuple(swedish.in_order(m.name for m in places)),
        areas={area.title: area.id for area in catalogue.areas},
        programmes=frozenset(load_templates().programmes),
    )


def _as_official(text: str) -> list[str]:
    """Return a name as written, and without "kommun" and the genitive before it."""
    lowered = text.lower()
    for ending in _OFFICIAL:
        if lowered.endswith(ending):
            bare = text[: -len(ending)]
            return [text, bare, bare.removesuffix("s")]
    return [text]
