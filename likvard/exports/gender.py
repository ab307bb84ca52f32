"""The files behind the charts of girls beside boys."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from likvard import captions
from likvard.address import PROVIDERS, View
from likvard.catalogue import Catalogue
from likvard.cells import Cell
from likvard.equity.gap import BOUND, Gap
from likvard.equity.gender import Pair, pair_for
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import file_name

_WHAT: Final = ("Mått", WHEN, "Huvudman", "Perspektiv")
OF_GAPS: Final = (
    "Kommunkod",
    "Kommun",
    *_WHAT,
    "Flickor",
    "Flickor, antal (n)",
    "Pojkar",
    "Pojkar, antal (n)",
    "Enhet",
    "Skillnad (flickor minus pojkar)",
    "95 % från",
    "95 % till",
    "Skillnad, enhet",
    "Säker skillnad",
    "Kvot (justerad GPI)",
    "Anmärkning",
)
OF_MEANS: Final = (
    *_WHAT,
    "Kommuner med uppgift för båda",
    "Medelkommun, flickor",
    "Medelkommun, pojkar",
    "Enhet",
    "Medelkommun, skillnad",
    "95 % från",
    "95 % till",
    "Skillnad, enhet",
)
NOTE: Final = (
    "Skillnaden är flickors värde minus pojkars; intervallet är Newcombes. Säker skillnad: större "
    "än slumpen när alla kommuner prövas samtidigt (Benjamini–Hochberg, 5 %). Kvoten är flickors "
    "värde delat med pojkars, gjord så att 1 är lika och båda håll ger lika långt till 1."
)


def one_year(catalogue: Catalogue, asked: View) -> Shown:
    """Return every member's girls, boys and gap in the year shown."""
    pair, year = pair_for(catalogue, asked, asked.indicator)
    return _shown(asked, pair, year, "flickor-pojkar", (_gaps(pair, (year,)),))


def all_years(catalogue: Catalogue, asked: View) -> Shown:
    """Return the mean gap and every member's, year by year."""
    pair = pair_for(catalogue, asked, asked.indicator)[0].single
    found = _means(pair), _gaps(pair, pair.years)
    return _shown(asked, pair, pair.years[-1], "flickor-pojkar_utveckling", found)


def _shown(asked: View, pair: Pair, year: int, form: str, found: tuple[Table, ...]) -> Shown:
    name = file_name(pair.both, year, asked.area.id, form)
    return Shown(name, found, (pair.both,), (NOTE,))


def _gaps(pair: Pair, years: tuple[int, ...]) -> Table:
    return Table(OF_GAPS, tuple(row for year in years for row in _rows(pair, year)))


def _rows(pair: Pair, year: int) -> Iterator[tuple[str, ...]]:
    certain = {gap.code for gap in pair.certain(year)}
    for gap in pair.gaps(year):
        yield (
            gap.code,
            gap.name,
            *_what(pair, year),
            *_values(gap.girls),
            *_values(gap.boys),
            pair.indicator.unit,
            *(plain(number) for number in (gap.value, gap.low, gap.high)),
            pair.indicator.difference_unit,
            _certainty(gap, certain),
            plain(gap.ratio),
            gap.reason,
        )


def _what(pair: Pair, year: int) -> tuple[str, ...]:
    return (
        pair.indicator.title,
        pair.both.period(year),
        PROVIDERS[pair.both.provider],
        captions.PERSPECTIVES[pair.indicator.perspective],
    )


def _values(cell: Cell) -> tuple[str, str]:
    """Return value and n as published; no value where only a bound is."""
    return "" if cell.status == BOUND else plain(cell.value), plain(cell.n)


def _certainty(gap: Gap, certain: set[str]) -> str:
    if not gap.measured:
        return "Okänd" if gap.known else ""
    return "Ja" if gap.code in certain else "Nej"


def _means(pair: Pair) -> Table:
    found = ((year, pair.average(year)) for year in pair.years)
    rows = (
        (
            *_what(pair, year),
            str(mean.count),
            plain(mean.girls),
            plain(mean.boys),
            pair.indicator.unit,
            *(plain(number) for number in (mean.gap, mean.low, mean.high)),
            pair.indicator.difference_unit,
        )
        for year, mean in found
    )
    return Table(OF_MEANS, tuple(rows))


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "konen": one_year,
    "konen-utveckling": all_years,
}
