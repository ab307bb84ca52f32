"""What the two statistical databases answer, as rows: Skolverket's and SCB's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from likvard.refresh.asking import Answered, Asked, Origin, answered
from likvard.refresh.rows import MUNICIPALITY, table
from likvard.sources.faults import SourceError
from likvard.sources.request import STATISTIKDATABASEN
from likvard.sources.scb import POPULATION_MONTHLY, POPULATION_TO_2024, Scb
from likvard.sources.statistikdatabasen import Statistikdatabasen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pyarrow as pa

    from likvard.refresh.plan import Fetched, Field
    from likvard.sources.fetching import Part
    from likvard.sources.json_stat import Cell, Table

POPULATION: Final = "BE0101N1"
EVERYBODY: Final = "TotSA"
BOTH_SEXES: Final = "TotSa"
DECEMBER: Final = "M12"
_SIGNS: Final = {"..": "suppressed", ".": "missing"}
Row = tuple[object, ...]


def scb(asked: Asked) -> Iterator[Answered]:
    """Give what SCB answers for its sets: the population on the last of December of every year."""
    for one in asked.plan.of("scb"):
        origin = Origin()
        client = Scb(asked.fetcher, told=asked.telling(f"SCB: {one.figure_set}"))
        series = one.fields[0].series
        parts = [_yearly(client, asked, origin, series), _monthly(client, asked, origin, series)]
        yield answered(one.figure_set, MUNICIPALITY, parts, origin)


def _yearly(client: Scb, asked: Asked, origin: Origin, series: str) -> pa.Table:
    """Return what the table that ended with 2024 says."""
    (described,) = _described(client.table(POPULATION_TO_2024), origin)
    years = [*described.dimensions["Tid"].labels]
    chosen = {"Region": asked.plan.codes, "ContentsCode": [POPULATION], "Tid": years}
    order = [name for name in described.dimensions if name in chosen]
    return _population(client, POPULATION_TO_2024, chosen, order, origin, series)


def _monthly(client: Scb, asked: Asked, origin: Origin, series: str) -> pa.Table:
    """Return what the monthly table says of each December, with SCB's deliberate noise."""
    (described,) = _described(client.table(POPULATION_MONTHLY), origin)
    months = [month for month in described.dimensions["Tid"].labels if month.endswith(DECEMBER)]
    if not months:
        return table(MUNICIPALITY, ())
    chosen: dict[str, Sequence[str]] = {
        "Region": asked.plan.codes,
        "Alder": [EVERYBODY],
        "Kon": [BOTH_SEXES],
        "Tid": months,
    }
    whole = {n for n, d in described.dimensions.items() if not d.may_be_left_out}
    order = [name for name in described.dimensions if name in chosen or name in whole]
    return _population(client, POPULATION_MONTHLY, chosen, order, origin, series)


def _population(  # noqa: PLR0913, PLR0917 - a question and what becomes of its answer
    client: Scb,
    name: str,
    chosen: Mapping[str, Sequence[str]],
    order: Sequence[str],
    origin: Origin,
    series: str,
) -> pa.Table:
    region, time = order.index("Region"), order.index("Tid")
    cells = (cell for found in origin.noted(client.cells(name, chosen)) for cell in found)
    return table(
        MUNICIPALITY,
        (_row(series, int(c.codes[time][:4]), c.codes[region], c) for c in cells),
    )


def _row(series: str, year: int, municipality: str, cell: Cell) -> Row:
    status = "" if cell.value is not None else _SIGNS.get(cell.status, "missing")
    return (series, year, "T", "all", municipality, cell.value, status)


def statistikdatabasen(asked: Asked) -> Iterator[Answered]:
    """Give what Skolverket's database answers for its sets: a measure of a table per series."""
    for one in asked.plan.of("statistikdatabasen"):
        origin = Origin()
        client = Statistikdatabasen(
            asked.fetcher, told=asked.telling(f"Skolverket: {one.figure_set}")
        )
        (described,) = _described(client.table(one.table), origin)
        fields = _fields(one, described)
        levels = _levels(described, asked.plan.codes)
        found = client.cells(one.table, {"variable": [*fields], "level": levels})
        rows = [row for cells in origin.noted(found) for row in _measured(fields, cells)]
        yield answered(one.figure_set, MUNICIPALITY, [table(MUNICIPALITY, rows)], origin)


def _described(part: Part[Table], origin: Origin) -> tuple[Table, ...]:
    origin.note(part.entry)
    return part.records


def _fields(one: Fetched, described: Table) -> dict[str, Field]:
    """Return the fields by the codes that the table has for their labels today."""
    codes = {
        label.strip().casefold(): c for c, label in described.dimensions["variable"].labels.items()
    }
    for field in one.fields:
        if field.field.casefold() not in codes:
            known = ", ".join(sorted(codes))
            wrong = f"the table has no measure called {field.field!r}, only {known}"
            raise SourceError(STATISTIKDATABASEN, one.table, wrong, "$.variables")
    return {codes[field.field.casefold()]: field for field in one.fields}


def _levels(described: Table, codes: Iterable[str]) -> list[str]:
    """Return the municipalities that the table has: one without schools of its own may lack."""
    known = described.dimensions["level"].labels
    return [code for code in codes if code in known]


def _measured(fields: Mapping[str, Field], cells: Iterable[Cell]) -> Iterator[Row]:
    for cell in cells:
        measure, municipality, time = cell.codes
        year = fields[measure].year(time)
        if year is not None:
            yield _row(fields[measure].series, year, municipality, cell)
