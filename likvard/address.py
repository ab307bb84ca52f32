"""The reader's choices as they stand in the address, and the address of other choices.

The address is the only truth: every control is a link, so Back, reload and a shared link
always give the same view. Years in the address are school years by their spring: ar=2025 is
läsåret 2024/25 for results (spring 2025), staff (autumn 2024) and costs (2024) alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Literal
from urllib.parse import quote, urlencode

from likvard import reading
from likvard.catalogue import Area, Catalogue, Form, Indicator, Municipality
from likvard.followed import MOST_FOLLOWED, slots
from likvard.published import published
from likvard.region import Region, region
from likvard.versions import today

GENDERS: Final = {"T": "Alla elever", "K": "Flickor", "M": "Pojkar"}
PROVIDERS: Final = {
    "all": "Alla huvudmän",
    "municipal": "Kommunala skolor",
    "independent": "Fristående skolor",
}
_PROVIDER_WORDS: Final = {"alla": "all", "kommunala": "municipal", "fristaende": "independent"}
_PROVIDER_IDS: Final = {v: k for k, v in _PROVIDER_WORDS.items()}
Order = Literal["varde", "namn"]
Limits = Literal["fasta", "kvantiler"]
Weighting = Literal["kommun", "elever"]
Grouping = Literal["ingen", "delregion", "kommuntyp", "huvudman"]
Background = Literal["utbildning", "utlandsk"]
UnitOrder = Literal["namn", "spridning"]
_FORMS: Final = ("karta", "hexkarta")
_ORDERS: Final[tuple[Order, ...]] = ("varde", "namn")
_LIMITS: Final[tuple[Limits, ...]] = ("fasta", "kvantiler")
_WEIGHTINGS: Final[tuple[Weighting, ...]] = ("kommun", "elever")
_GROUPINGS: Final[tuple[Grouping, ...]] = ("ingen", "delregion", "kommuntyp", "huvudman")
_BACKGROUNDS: Final[tuple[Background, ...]] = ("utbildning", "utlandsk")
_UNIT_ORDERS: Final[tuple[UnitOrder, ...]] = ("namn", "spridning")
OWN_WORDS: Final[tuple[str, ...]] = (
    *("egna", "flytt", "fram", "kull"),
    *("andel", "avgang", "mal", "tathet"),
    *("program", "rutor", "fran", "km"),
    *("behov", "jamfort"),
)
"""Words of the address that a single page reads itself; every page keeps them in its links."""
OF_TWO: Final = ("/samband",)
"""The pages of two indicators: only there it is told that the second is unknown."""
_MEAN: Final = "3"
_MEANS: Final = {"1": 1, _MEAN: 3}


@dataclass(frozen=True)
class View:
    """What the reader has chosen; `notices` tell what in the address could not be followed.

    `slots` holds up to six municipality slugs in colour order; an empty one is a freed colour.
    `years_mean` is how many years each value is a mean of; `other` the indicator set against the
    page's own; `asked` the indicator, and `mean_asked` the years, of the address where the page
    shows others; `picked` says that the address names the indicator; `likeness` and `unit_measure`
    are words that their own pages read. `version` is that of the figures read, empty when live.
    `page` is the word of the page that a page about another page is about; `own` the words of the
    address that a single page reads itself, as they stand.
    """

    catalogue: Catalogue
    path: str
    indicator: Indicator
    region: Region
    school_year: int | None
    gender: str
    provider: str
    slots: tuple[str, ...]
    form: str
    order: Order
    classes: Limits = "fasta"
    years_mean: int = 1
    weighting: Weighting = "kommun"
    grouping: Grouping = "ingen"
    background: Background = "utbildning"
    other: Indicator | None = None
    likeness: str = ""
    unit_measure: str = ""
    unit_order: UnitOrder = "namn"
    notices: tuple[str, ...] = ()
    asked: Indicator | None = None
    mean_asked: int = 1
    picked: bool = False
    version: str = ""
    page: str = ""
    own: tuple[tuple[str, str], ...] = ()

    def word(self, name: str) -> str:
        """Return one of OWN_WORDS as it stands in the address; empty when left out."""
        return dict(self.own).get(name, "")

    @property
    def area(self) -> Area:
        """Return the area shown."""
        return self.region.area

    @property
    def highlighted(self) -> Area | None:
        """Return the part of the area to be seen before the rest, if any."""
        return self.region.highlighted

    @cached_property
    def members(self) -> tuple[Municipality, ...]:
        """Return the area's municipalities of today in Swedish order."""
        return self.catalogue.members(self.area, today())

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
        return reading.default_indicator(self.catalogue)

    @cached_property
    def emphasis(self) -> frozenset[str]:
        """Return the codes of the highlighted part of the area; none when all count alike."""
        if self.highlighted is None:
            return frozenset()
        return frozenset(self.highlighted.codes(today()))

    def year_of(self, indicator: Indicator) -> int | None:
        """Return the chosen school year on the indicator's own basis, or None for the latest."""
        if self.school_year is None:
            return None
        return self.school_year - (indicator.period != "spring")

    def href(self, path: str | None = None, **changes: str | None) -> str:
        """Return the address of this view with changes; None takes a choice away."""
        own: dict[str, str | None] = {} if path is None else {"sida": None}
        query = {k: v for k, v in (self.query | own | changes).items() if v}
        return (self.path if path is None else path) + ("?" if query else "") + _encode(query)

    @cached_property
    def query(self) -> dict[str, str | None]:
        """Return the choices that differ from the plain view, as they stand in the address."""
        first, own = reading.default_indicator(self.catalogue), self.asked or self.indicator
        return {
            "indikator": None if own is first and not self.picked else own.id,
            "ar": None if self.school_year is None else str(self.school_year),
            "kon": None if self.gender == "T" else self.gender,
            "huvudman": None if self.provider == "all" else _PROVIDER_IDS[self.provider],
            "kommun": _joined(self.slots),
            "omrade": None if self.region.asked is None else self.region.asked.id,
            "karta": None if self.form == _FORMS[0] else self.form,
            "ordning": None if self.order == _ORDERS[0] else self.order,
            "klasser": None if self.classes == _LIMITS[0] else self.classes,
            "medel": None if self.years_mean == self.mean_asked == 1 else _MEAN,
            "vikt": None if self.weighting == _WEIGHTINGS[0] else self.weighting,
            "grupp": None if self.grouping == _GROUPINGS[0] else self.grouping,
            "bakgrund": None if self.background == _BACKGROUNDS[0] else self.background,
            "mot": None if self.other is None else self.other.id,
            "likhet": self.likeness or None,
            "enhetsmatt": self.unit_measure or None,
            "enhetsordning": None if self.unit_order == _UNIT_ORDERS[0] else self.unit_order,
            "sida": self.page or None,
            **dict(self.own),
            "data": self.version or None,
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


def view(
    catalogue: Catalogue, path: str, query: Mapping[str, str], form: Form | None = None
) -> View:
    """Return the view an address asks for, nonsense replaced by the nearest sensible choice.

    Its catalogue has the indicators that the figures hold. The areas are those shown for the page's
    school form, without one those of the indicator's.
    """
    catalogue, notices = published(catalogue), list[str]()
    version = reading.version(query.get("data"), notices)
    indicator = reading.indicator(catalogue, query.get("indikator"), notices)
    asked = region(catalogue, query.get("omrade"), form or indicator.form, notices)
    return View(
        catalogue,
        path,
        indicator,
        asked,
        reading.school_year(query.get("ar"), notices),
        reading.one_of(query.get("kon"), {k: k for k in GENDERS}, "kön", notices),
        reading.one_of(query.get("huvudman"), _PROVIDER_WORDS, "huvudman", notices),
        slots(catalogue, asked.area, query.get("kommun", ""), notices),
        reading.one_of(query.get("karta"), {f: f for f in _FORMS}, "kartan", notices),
        reading.one_of(query.get("ordning"), {o: o for o in _ORDERS}, "ordningen", notices),
        reading.one_of(query.get("klasser"), {c: c for c in _LIMITS}, "klasserna", notices),
        reading.one_of(query.get("medel"), _MEANS, "medel av år", notices),
        reading.one_of(query.get("vikt"), {w: w for w in _WEIGHTINGS}, "vikten", notices),
        reading.one_of(query.get("grupp"), {g: g for g in _GROUPINGS}, "gruppen", notices),
        reading.one_of(query.get("bakgrund"), {b: b for b in _BACKGROUNDS}, "bakgrund", notices),
        reading.other(catalogue, query.get("mot"), notices if path in OF_TWO else []),
        reading.word(query.get("likhet")),
        reading.word(query.get("enhetsmatt")),
        reading.one_of(
            query.get("enhetsordning"), {o: o for o in _UNIT_ORDERS}, "ordningen", notices
        ),
        tuple(notices),
        picked=query.get("indikator") == indicator.id,
        version=version,
        page=reading.word(query.get("sida")),
        own=tuple((name, found) for name in OWN_WORDS if (found := reading.word(query.get(name)))),
    )


def for_all_forms(view: View) -> View:
    """Return the view for pages of several school forms: an area of one form gives way."""
    if not view.area.forms:
        return view
    notices = list(view.notices)
    found = region(view.catalogue, view.query["omrade"], None, notices)
    kept = slots(view.catalogue, found.area, ",".join(view.slots), notices)
    return replace(view, region=found, slots=kept, notices=tuple(notices))


def _in_free_slot(slots: Sequence[str], slug: str) -> list[str]:
    filled = list(slots)
    if "" in filled:
        filled[filled.index("")] = slug
    return filled


def _joined(slots: Sequence[str]) -> str | None:
    return ",".join(slots).rstrip(",") or None


def _encode(query: Mapping[str, str]) -> str:
    return urlencode(query, quote_via=quote, safe=",")
