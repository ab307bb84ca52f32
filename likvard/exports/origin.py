"""Where the figures of one file come from: its measures, their series, and who published them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.catalogue import Catalogue, Indicator, Source, UnitMeasure
from likvard.exports.shown import Shown
from likvard.panel import Panel

PERIODS: Final = {
    "spring": "läsår, resultat på våren",
    "autumn": "läsår, läget 15 oktober",
    "calendar": "kalenderår",
}
_MEASURE: Final = "Mått"
Measure = Indicator | UnitMeasure


@dataclass(frozen=True)
class Cited:
    """A delivery of figures and which of its series are used."""

    source: Source
    codes: tuple[str, ...]

    @property
    def line(self) -> str:
        """Return how the source asks to be cited, what was used, when it was fetched, the terms."""
        told = f"{self.source.title} ({', '.join(self.codes)})"
        source = self.source
        return f"{source.cite} {told}. Hämtad {source.retrieved}. {source.licence}."


@dataclass(frozen=True)
class Origin:
    """One measure of a file and where its figures come from."""

    measure: Measure
    cited: tuple[Cited, ...]


def origins(catalogue: Catalogue, shown: Shown) -> tuple[Origin, ...]:
    """Return the measures whose figures a file holds, each once."""
    panels = {panel.indicator.id: panel for panel in shown.panels}
    units = {m.id: m for m in _of_units(catalogue, shown)}
    return (
        *(Origin(p.indicator, of_panels(catalogue, [p])) for p in panels.values()),
        *(Origin(m, _cited(catalogue, _of_measure(m))) for m in units.values()),
    )


def of_panels(catalogue: Catalogue, panels: Sequence[Panel]) -> tuple[Cited, ...]:
    """Return the deliveries behind panels, each once with all of its series."""
    return _cited(catalogue, (used for panel in panels for used in _of_panel(panel)))


def beside(catalogue: Catalogue, shown: Shown) -> tuple[Cited, ...]:
    """Return the deliveries of a file that none of its panels tells."""
    return _cited(catalogue, shown.used)


def _of_panel(panel: Panel) -> Iterator[tuple[str, str]]:
    for series in (*panel.behind, *panel.indicator.denominator):
        if series.figure_set in panel.figure_sets:
            yield series.figure_set, series.code


def _of_units(catalogue: Catalogue, shown: Shown) -> Iterator[UnitMeasure]:
    """Yield the measures of school units that the tables name."""
    titles = {m.title: m for m in catalogue.unit_measures}
    for table in shown.tables:
        if _MEASURE in table.header:
            place = table.header.index(_MEASURE)
            yield from (titles[row[place]] for row in table.rows if row[place] in titles)


def _of_measure(measure: UnitMeasure) -> Iterator[tuple[str, str]]:
    yield measure.series.figure_set, measure.series.code
    for count in measure.counts:
        yield count.figure_set, count.code


def _cited(catalogue: Catalogue, used: Iterable[tuple[str, str]]) -> tuple[Cited, ...]:
    codes: dict[str, dict[str, None]] = {}
    for figure_set, code in used:
        codes.setdefault(figure_set, {})[code] = None
    return tuple(Cited(catalogue.source(name), tuple(found)) for name, found in codes.items())
