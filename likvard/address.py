"""The reader's choices as they stand in the address, and the address of other choices.

The address is the only truth: every control is a link, so Back, reload and a shared link
always give the same view. Years in the address are school years by their spring: ar=2025 is
läsåret 2024/25 for results (spring 2025), staff (autumn 2024) and costs (2024) alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Final, Literal, TypeVar
from urllib.parse import quote, urlencode

from likvard.catalogue import Area, Catalogue, Indicator, Municipality
from likvard.followed import MOST_FOLLOWED, short, slots

Choice = TypeVar("Choice", bound=str)

GENDERS: Final = {"T": "Alla elever", "K": "Flickor", "M": "Pojkar"}
PROVIDERS: Final = {
    "all": "Alla huvudmän",
    "municipal": "Kommunala skolor",
    "independent": "Fristående skolor",
}
_PROVIDER_WORDS: Final = {"alla": "all", "kommunala": "municipal", "fristaende": "independent"}
_PROVIDER_IDS: Final = {v: k for k, v in _PROVIDER_WORDS.items()}
Order = Literal["varde", "namn"]
_FORMS: Final = ("karta", "hexkarta")
_ORDERS: Final[tuple[Order, ...]] = ("varde", "namn")
_EARLIEST, _LAST = 1990, 2100


@dataclass(frozen=True)
class View:
    """What the reader has chosen; `notices` tell what in the address could not be followed.

    `slots` holds up to six municipality slugs in colour order; an empty one is a freed colour.
    """

    catalogue: Catalogue
    path: str
    indicator: Indicator
    area: Area
    highlighted: Area | None
    school_year: int | None
    gender: str
    provider: str
    slots: tuple[str, ...]
    form: str
    order: Order
    notices: tuple[str, ...] = ()

    @cached_property
    def members(self) -> tuple[Municipality, ...]:
        """Return the area's municipalities of today in Swedish order."""
        return self.catalogue.members(self.area, date.today())  # noqa: DTZ011  changes by the day

    @cached_property
    def followed(self) -> tuple[Municipality, ...]:
        """Return the followed municipalities in the order of their colours."""
        return tuple(self.catalogue.municipality(slug) for slug in self.slots if slug)

    @cached_property
    def colours(self) -> dict[str, int]:
        """Return the colour slot of each followed municipality by its code."""
        return {
            self.catalogue.municipality(slug).code: slot
            for slot, slug in enumerate(self.slots)
            if slug
        }

    @cached_property
    def leading(self) -> Indicator:
        """Return the first headline indicator, which stands for the pages that show several."""
        return _default_indicator(self.catalogue)

    @cached_property
    def emphasis(self) -> frozenset[str]:
        """Return the codes of the highlighted part of the area; none when all count alike."""
        if self.highlighted is None:
            return frozenset()
        return frozenset(self.highlighted.codes(date.today()))  # noqa: DTZ011

    @cached_property
    def parts(self) -> tuple[Area, ...]:
        """Return the parts of the area that can be highlighted."""
        return tuple(a for a in self.catalogue.areas if a.parent == self.area.id)

    def year_of(self, indicator: Indicator) -> int | None:
        """Return the chosen school year on the indicator's own basis, or None for the latest."""
        if self.school_year is None:
            return None
        return self.school_year - (indicator.period != "spring")

    def href(self, path: str | None = None, **changes: str | None) -> str:
        """Return the address of this view with changes; None takes a choice away."""
        query = {k: v for k, v in (self.query | changes).items() if v}
        return (self.path if path is None else path) + ("?" if query else "") + _encode(query)

    @cached_property
    def query(self) -> dict[str, str | None]:
        """Return the choices that differ from the plain view, as they stand in the address."""
        first = _default_indicator(self.catalogue)
        return {
            "indikator": None if self.indicator is first else self.indicator.id,
            "ar": None if self.school_year is None else str(self.school_year),
            "kon": None if self.gender == "T" else self.gender,
            "huvudman": None if self.provider == "all" else _PROVIDER_IDS[self.provider],
            "kommun": _joined(self.slots),
            "omrade": None if self.highlighted is None else self.highlighted.id,
            "karta": None if self.form == _FORMS[0] else self.form,
            "ordning": None if self.order == _ORDERS[0] else self.order,
        }

    def following(self, slug: str) -> str | None:
        """Return the `kommun` choice with this one followed, or freed if it already is."""
        if slug in self.slots:
            return _joined([("" if s == slug else s) for s in self.slots])
        if len(self.slots) < MOST_FOLLOWED:
            return _joined([*self.slots, slug])
        return _joined(_in_free_slot(self.slots, slug))

    def first(self, slug: str) -> str | None:
        """Return the `kommun` choice with this one in the first place."""
        rest = [s for s in self.slots[1:] if s != slug]
        return _joined([slug, *rest])

    def provider_word(self, provider: str) -> str:
        """Return the provider as it stands in the address."""
        return _PROVIDER_IDS[provider]


def view(catalogue: Catalogue, path: str, query: Mapping[str, str]) -> View:
    """Return the view an address asks for, nonsense replaced by the nearest sensible choice."""
    notices: list[str] = []
    area = catalogue.areas[0]
    return View(
        catalogue,
        path,
        _indicator(catalogue, query.get("indikator"), notices),
        area,
        _highlighted(catalogue, area, query.get("omrade"), notices),
        _school_year(query.get("ar"), notices),
        _one_of(query.get("kon"), {k: k for k in GENDERS}, "kön", notices),
        _one_of(query.get("huvudman"), _PROVIDER_WORDS, "huvudman", notices),
        slots(catalogue, area, query.get("kommun", ""), notices),
        _one_of(query.get("karta"), {f: f for f in _FORMS}, "kartan", notices),
        _one_of(query.get("ordning"), {o: o for o in _ORDERS}, "ordningen", notices),
        tuple(notices),
    )


def _default_indicator(catalogue: Catalogue) -> Indicator:
    return min(
        (i for i in catalogue.indicators if i.headline is not None),
        key=lambda i: i.headline or 0,
    )


def _indicator(catalogue: Catalogue, asked: str | None, notices: list[str]) -> Indicator:
    known = {i.id: i for i in catalogue.indicators}
    if not asked:
        return _default_indicator(catalogue)
    if asked in known:
        return known[asked]
    near = get_close_matches(asked.lower(), known, 1)
    shown = known[near[0]] if near else _default_indicator(catalogue)
    notices.append(f"Måttet ”{short(asked)}” finns inte. Visar {shown.short}.")
    return shown


def _highlighted(
    catalogue: Catalogue, area: Area, asked: str | None, notices: list[str]
) -> Area | None:
    parts = {a.id: a for a in catalogue.areas if a.parent == area.id}
    if not asked or asked == area.id:
        return None
    if asked not in parts:
        notices.append(f"Området ”{short(asked)}” finns inte. Visar hela {area.title}.")
    return parts.get(asked)


def _school_year(asked: str | None, notices: list[str]) -> int | None:
    if not asked:
        return None
    if asked.isascii() and asked.isdigit() and _EARLIEST < int(asked[:9]) < _LAST:
        return int(asked)
    notices.append(f"Läsåret ”{short(asked)}” finns inte. Visar det senaste.")
    return None


def _one_of(
    asked: str | None, known: Mapping[str, Choice], what: str, notices: list[str]
) -> Choice:
    default = next(iter(known.values()))
    if not asked:
        return default
    if asked not in known:
        notices.append(f"Valet ”{short(asked)}” för {what} finns inte.")
    return known.get(asked, default)


def _in_free_slot(slots: Sequence[str], slug: str) -> list[str]:
    filled = list(slots)
    if "" in filled:
        filled[filled.index("")] = slug
    return filled


def _joined(slots: Sequence[str]) -> str | None:
    return ",".join(slots).rstrip(",") or None


def _encode(query: Mapping[str, str]) -> str:
    return urlencode(query, quote_via=quote, safe=",")
