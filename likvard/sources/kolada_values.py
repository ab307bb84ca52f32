"""The values of Kolada's indicators: in portions, and each row held against what was asked."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Final, Protocol, TypeVar
from urllib.parse import quote

from likvard.sources.decoding import fault
from likvard.sources.faults import SourceError
from likvard.sources.fetching import Part
from likvard.sources.kolada_pages import batches, not_empty, pages
from likvard.sources.kolada_records import UnitValue, Value
from likvard.sources.request import KOLADA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from likvard.sources.fetching import Fetcher
    from likvard.sources.kolada_records import Page, Row
    from likvard.sources.request import Request

NEVER_EMPTY: Final = 100  # indicators times places of which some value always comes
AnyRow = TypeVar("AnyRow", bound="Row")


class _OfIndicator(Protocol):
    @property
    def kpi(self) -> str: ...


Made = TypeVar("Made", bound=_OfIndicator)


@dataclass(frozen=True)
class Chain:
    """One question and its further pages: at most 25 indicators, 25 places and 25 years."""

    path: str
    kpis: frozenset[str]
    places: frozenset[str]
    years: frozenset[int]
    parameters: Mapping[str, str]


def chains(  # noqa: PLR0913, PLR0917 - what a question is made of
    start: str,
    kpis: Sequence[str],
    kind: str,
    places: Sequence[str],
    years: Sequence[int],
    since: date | None,
) -> list[Chain]:
    """Return the questions for the values of indicators, places and years.

    Raises
    ------
    ValueError
        If `since` comes without years: Kolada takes it with years only.
    """
    if since and not years:
        raise ValueError("Kolada tells what has changed since a day only for years that are named")
    parameters = {"from_date": since.isoformat()} if since else {}
    spans: list[Sequence[str]] = batches([str(year) for year in years]) or [()]
    return [
        Chain(
            _path(start, some, kind, where, span),
            frozenset(some),
            frozenset(where),
            frozenset(map(int, span)),
            parameters,
        )
        for some, where, span in product(batches(kpis), batches(places), spans)
    ]


def _path(
    start: str, kpis: Sequence[str], kind: str, places: Sequence[str], years: Sequence[str]
) -> str:
    path = f"{start}/kpi/{_segment(kpis)}/{kind}/{_segment(places)}"
    return f"{path}/year/{_segment(years)}" if years else path


def _segment(values: Sequence[str]) -> str:
    return quote(",".join(values), safe=",")


def parts(  # noqa: PLR0913 - what a walk needs
    fetcher: Fetcher,
    base: str,
    kind: type[Page[AnyRow]],
    made: Callable[[AnyRow], Iterator[Made]],
    chain: Chain,
    *,
    may_be_empty: bool,
) -> list[Part[Made]]:
    """Return the values of one question, a part for each page."""
    found: list[Part[Made]] = []
    may_be_empty = may_be_empty or len(chain.kpis) * len(chain.places) < NEVER_EMPTY
    seen: set[tuple[str, str, int]] = set()
    for request, answer in pages(fetcher, base, chain.path, kind, chain.parameters):
        not_empty(request, answer.value, may_be_empty=may_be_empty)
        _check(request, answer.value.values, chain, seen)
        records = tuple(value for row in answer.value.values for value in made(row))
        found.append(Part(answer.entry, records))
    return found


def _check(
    request: Request, rows: Sequence[Row], chain: Chain, seen: set[tuple[str, str, int]]
) -> None:
    for place, row in enumerate(rows):
        wrong = _wrong(row, chain, seen)
        if wrong:
            raise fault(request, wrong, f"$.values[{place}]")
        seen.add((row.kpi, row.place, row.period))


def _wrong(row: Row, chain: Chain, seen: set[tuple[str, str, int]]) -> str:
    asked = row.kpi in chain.kpis and row.place in chain.places
    if not asked or (chain.years and row.period not in chain.years):
        return f"{row.kpi} of {row.place} in {row.period} was not asked for"
    if (row.kpi, row.place, row.period) in seen:
        return f"{row.kpi} of {row.place} in {row.period} comes twice"
    if len({value.gender for value in row.values}) < len(row.values):
        return f"{row.kpi} of {row.place} in {row.period} has a gender twice"
    return ""


def values(row: Row) -> Iterator[Value]:
    """Give the values of a row of /data."""
    for of in row.values:
        yield Value(
            row.kpi,
            row.place,
            row.period,
            of.gender,
            of.value,
            of.status or "",
            of.isdeleted,
            of.count,
        )


def unit_values(row: Row) -> Iterator[UnitValue]:
    """Give the values of a row of /oudata."""
    for of in row.values:
        yield UnitValue(
            row.kpi, row.place, row.period, of.gender, of.value, of.status or "", of.isdeleted
        )


def complete(
    found: Iterator[list[Part[Made]]], kpis: Sequence[str], base: str, *, each: bool
) -> Iterator[Part[Made]]:
    """Give all parts, and at the end raise SourceError for indicators that never came.

    Where not `each` of the indicators must come, it is raised only when none did.
    """
    lacking = dict.fromkeys(kpis)
    for some in found:
        for part in some:
            for kpi in {record.kpi for record in part.records} if lacking else ():
                lacking.pop(kpi, None)
            yield part
    if lacking and (each or len(lacking) == len({*kpis})):
        wrong = f"gave no value at all of {', '.join(lacking)}: unknown, or withdrawn"
        raise SourceError(KOLADA, base, wrong)
