"""The words of the project as frozen dataclasses: indicators, sources and the whole catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date  # noqa: TC003 - the field types are read when the catalogue is parsed
from typing import TYPE_CHECKING, Literal, TypeVar

from likvard.catalogue.places import Form  # noqa: TC001 - as above
from likvard.swedish import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from likvard.catalogue.deliveries import Accepted
    from likvard.catalogue.measures import Measure
    from likvard.catalogue.places import Area, Municipality
    from likvard.catalogue.units import UnitMeasure

Found = TypeVar("Found")

Direction = Literal["higher", "lower", "none"]
Perspective = Literal["home", "host", "municipal"]
Period = Literal["spring", "autumn", "calendar"]
ProviderMap = Literal["*", "all", "municipal", "independent"]


@dataclass(frozen=True)
class Source:
    """One delivery of figures and how to cite it; `figure_set` is also the name of its file.

    `computed` is true when the set is our own computation on another set's figures.
    """

    figure_set: str
    publisher: str
    title: str
    series: str
    address: str
    retrieved: date
    licence: str
    cite: str
    note: str
    computed: bool = False


@dataclass(frozen=True)
class Theme:
    """A heading under which indicators are listed."""

    id: str
    title: str


@dataclass(frozen=True)
class Series:
    """A publisher's series within a figure set.

    `provider` is "*" when the series is split by provider as published, else the provider that
    the whole series stands for.
    """

    code: str
    figure_set: str
    provider: ProviderMap = "*"


@dataclass(frozen=True)
class SeriesBreak:
    """A change of rules or method: `year` is the first year on the new side, `what` in Swedish."""

    year: int
    what: str


@dataclass(frozen=True)
class Shade:
    """Years to read with care, first and last included, and why (Swedish)."""

    first_year: int
    last_year: int
    what: str


@dataclass(frozen=True)
class StandIn:
    """Whose n stands in for an unpublished one: an indicator's, and what it counts (Swedish).

    It is near enough to say roughly how much chance can do, not to be shown as the indicator's own.
    """

    indicator: str
    what: str


@dataclass(frozen=True)
class Indicator:
    """One thing the app shows, with every word needed to show it honestly.

    `series` and `denominator` are in priority order: a later one fills only the years, genders and
    providers that no earlier one publishes. `breaks` are the four limits of the map's five classes.
    `headline` and `profile` give the place among the headline indicators of the overview and of a
    single municipality. `people` names all, the female and the male of those it is about.
    `proportion` says that the value is a share of the `n` persons; `stand_in` tells whose n comes
    near that of a share without one. `material` names what it is computed from where other measures
    are computed from the same, so that they go together of themselves. `awaited` names the series
    that need not have arrived: the next refresh fetches them. `after_grade_nine` is how many years
    before its year those whom it follows through upper secondary school left grade 9, if it does.
    """

    id: str
    title: str
    short: str
    unit: str
    difference_unit: str
    decimals: int
    direction: Direction
    perspective: Perspective
    period: Period
    form: Form
    theme: str
    series: tuple[Series, ...]
    denominator: tuple[Series, ...]
    proportion: bool
    range: tuple[float, float]
    breaks: tuple[float, float, float, float]
    definition: str
    reads_as: str
    not_as: str
    mistake: str
    who: str
    measure: str
    clause: str
    words: tuple[str, ...]
    material: str = ""
    denominator_reason: str = ""
    coverage_reason: str = ""
    notes: str = ""
    headline: int | None = None
    profile: int | None = None
    axis: tuple[float, float] | None = None
    series_breaks: tuple[SeriesBreak, ...] = ()
    shaded: tuple[Shade, ...] = ()
    people: tuple[str, str, str] = ("Alla elever", "Flickor", "Pojkar")
    stand_in: StandIn | None = None
    awaited: tuple[str, ...] = ()
    after_grade_nine: int | None = None


@dataclass(frozen=True)
class Comparison:
    """Two series that publish the same quantity: how far apart they may lie on shared cells.

    `tolerance` is in the series' unit and holds for at least the share `at_least` of the cells.
    """

    left: Series
    right: Series
    tolerance: float
    at_least: float
    what: str


def _first(found: Iterable[Found], wanted: str) -> Found:
    for item in found:
        return item
    raise KeyError(wanted)


@dataclass(frozen=True)
class Catalogue:
    """Everything written by hand about the figures. Indicators are in the order of the themes.

    `pending` are those that nothing is published of in the figures read (`likvard.published`): they
    are known by their ids, but not among the indicators. `accepted` are the faults that someone has
    let through, as the deliveries tell.
    """

    indicators: tuple[Indicator, ...]
    themes: tuple[Theme, ...]
    sources: tuple[Source, ...]
    municipalities: tuple[Municipality, ...]
    areas: tuple[Area, ...]
    checks: tuple[Comparison, ...] = ()
    hexagons: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    unit_measures: tuple[UnitMeasure, ...] = ()
    measures: tuple[Measure, ...] = ()
    accepted: tuple[Accepted, ...] = ()
    pending: tuple[Indicator, ...] = ()

    @property
    def known(self) -> tuple[Indicator, ...]:
        """Return all indicators, those that something is published of first."""
        return (*self.indicators, *self.pending)

    def indicator(self, identity: str) -> Indicator:
        """Return the known indicator with that id, or raise KeyError."""
        return _first((i for i in self.known if i.id == identity), identity)

    def unit_measure(self, identity: str) -> UnitMeasure:
        """Return the measure of school units with that id, or raise KeyError."""
        return _first((m for m in self.unit_measures if m.id == identity), identity)

    def municipality(self, slug_or_code: str) -> Municipality:
        """Return the municipality with that slug or code, or raise KeyError."""
        found = (m for m in self.municipalities if slug_or_code in (m.slug, m.code))
        return _first(found, slug_or_code)

    def area(self, identity: str) -> Area:
        """Return the area with that id, or raise KeyError."""
        return _first((a for a in self.areas if a.id == identity), identity)

    def members(self, area: Area, on: date) -> tuple[Municipality, ...]:
        """Return the municipalities that belong to the area on that day, in Swedish order."""
        codes = set(area.codes(on))
        found = [m for m in self.municipalities if m.code in codes]
        return tuple(sorted(found, key=lambda m: sort_key(m.name)))

    def source(self, figure_set: str) -> Source:
        """Return the source of a figure set, or raise KeyError."""
        return _first((s for s in self.sources if s.figure_set == figure_set), figure_set)
