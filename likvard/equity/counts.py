"""How many persons stand behind each value: as published, or as near as can be come."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import isnan
from typing import Literal

from likvard.catalogue import Catalogue
from likvard.cells import Cell
from likvard.measures.arrays import Floats, NotDefinedError, sample
from likvard.measures.standard_deviation import mean
from likvard.panel import Panel, panel

Basis = Literal["published", "stand_in", "none"]


@dataclass(frozen=True)
class Counts:
    """The persons behind a panel's values, by year and code.

    `what`, `publisher` and `years` tell what stands in (Swedish; first and last year of the mean).
    """

    basis: Basis
    by_code: Mapping[str, float] = field(default_factory=dict)
    what: str = ""
    publisher: str = ""
    years: tuple[int, int] | None = None

    def of(self, cells: Sequence[Cell]) -> Floats:
        """Return the persons behind each of the cells.

        Raises
        ------
        NotDefinedError
            If those of any cell are not known.
        """
        if self.basis == "none":
            raise NotDefinedError("the number of persons is not published")
        if self.basis == "published":
            return _counted(c.n for c in cells)
        return _counted(self.by_code.get(c.code, float("nan")) for c in cells)


def _counted(numbers: Iterable[float]) -> Floats:
    found = sample(numbers, least=1)
    if (found < 1).any():
        raise NotDefinedError("a number of persons is below one")
    return found


def counts(catalogue: Catalogue, panel: Panel) -> Counts:
    """Return the persons behind the panel's values: n, what stands in for it, or nothing."""
    if any(not isnan(c.n) for year in panel.years for c in panel.known(year)):
        return Counts("published")
    if panel.indicator.stand_in is None:
        return Counts("none")
    return _stand_in(catalogue, panel)


def _stand_in(catalogue: Catalogue, shown: Panel) -> Counts:
    told = shown.indicator.stand_in
    if told is None:
        return Counts("none")
    other = panel(catalogue, catalogue.indicator(told.indicator), shown.area, shown.gender)
    known: dict[str, list[float]] = {}
    for year in other.years:
        for cell in other.cells(year):
            if not isnan(cell.n):
                known.setdefault(cell.code, []).append(cell.n)
    if not known:
        return Counts("none")
    means = {code: mean(each) * shown.span_years for code, each in known.items()}
    publisher = catalogue.source(other.indicator.denominator[0].figure_set).publisher
    years = other.years[0], other.years[-1]
    return Counts("stand_in", means, told.what, publisher, years)
