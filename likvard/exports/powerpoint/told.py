"""What is written on a slide and below it: the source line in few sentences, and the notes."""

import re
from collections.abc import Sequence
from typing import Final
from urllib.parse import urljoin

from likvard.exports.citing import lasting
from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.letters import lines
from likvard.exports.powerpoint.page import LEAST
from likvard.exports.provenance import card

_SENTENCE: Final = re.compile(r"(?<=[.!?”])\s+(?=[A-ZÅÄÖ”–0-9])")
_FIRST: Final = ("Källa", "Källor", "Egen beräkning", "Visar kommuner", "Medelkommun", "Grupper")
_MORE: Final = "Mer om metoden står i anteckningarna."
MOST_LINES: Final = 3


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    return [one for one in _SENTENCE.split(text.strip()) if one]


def source_line(text: str, wide: float, extra: Sequence[str] = ()) -> str:
    """Return as much of a source and its method as fits, whole sentences, the source first."""
    own = sentences(text)
    whole = " ".join((*own, *extra))
    if lines(whole, wide, LEAST) <= MOST_LINES:
        return whole
    kept: list[str] = []
    for one in sorted(own, key=_rank):
        tried = [s for s in own if s in kept or s == one]
        if lines(" ".join((*tried, *extra, _MORE)), wide, LEAST) <= MOST_LINES:
            kept.append(one)
    return " ".join((*(s for s in own if s in kept), *extra, _MORE))


def _rank(sentence: str) -> int:
    found = [place for place, start in enumerate(_FIRST) if sentence.startswith(start)]
    return found[0] if found else len(_FIRST)


def notes(exhibit: Exhibit, address: str, extra: Sequence[str] = ()) -> list[str]:
    """Return the notes: the presenter's own first, then how to read it, method, version, link."""
    made = exhibit.shown.notes if exhibit.shown else ()
    about = " ".join(filter(None, (exhibit.lede, exhibit.subtitle)))
    told = (
        *exhibit.note.splitlines(),
        about and f"Vad bilden visar: {about}",
        exhibit.alt and f"Så läses den: {exhibit.alt}",
        *extra,
        exhibit.source and f"Källa och metod: {' '.join((exhibit.source, *made))}",
        exhibit.version and f"Uppgifternas version: {exhibit.version}",
        exhibit.shown and f"Varifrån siffrorna kommer: {urljoin(address, _card(exhibit))}",
        f"Vyn på webben: {address}",
    )
    return [line for line in told if line]


def _card(exhibit: Exhibit) -> str:
    return card(lasting(exhibit), exhibit.key)
