"""What a refresh asks of whom: data/catalogue/fetching.toml and the catalogue, as one plan."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from likvard.catalogue import CatalogueError
from likvard.catalogue.parse import make

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from likvard.catalogue import Catalogue

FILE: Final = "fetching.toml"
KPI: Final = re.compile(r"[NU]\d{5}")

Publisher = Literal["kolada", "skolverket", "statistikdatabasen", "scb"]
Kind = Literal[
    "values", "similar", "schools", "compulsory", "upper_secondary", "salsa", "population", "table"
]
Merge = Literal["series", "rows", "years"]
Period = Literal["spring", "autumn"]


@dataclass(frozen=True)
class Field:
    """A publisher's field and our series; `period` says which year a school year is."""

    field: str
    series: str
    period: Period
    later: int = 0

    def year(self, period: str) -> int | None:
        """Return the year of "2024/25", "2024" or "VT24"; None for anything else."""
        if found := re.fullmatch(r"(\d{4})/(\d{2})", period):
            return int(found[1]) + (self.period == "spring") + self.later
        if found := re.fullmatch(r"(?:\D*20|VT|HT)(\d{2})", period):
            return 2000 + int(found[1]) + self.later
        return None


@dataclass(frozen=True)
class Fetched:
    """One figure set that a refresh fetches; data/catalogue/fetching.toml explains the fields."""

    figure_set: str
    publisher: Publisher
    kind: Kind
    merge: Merge
    address: str
    fields: tuple[Field, ...] = ()
    table: str = ""
    note: str = ""


@dataclass(frozen=True)
class Plan:
    """The sets to fetch, and the catalogue that says which series they hold."""

    catalogue: Catalogue
    sets: tuple[Fetched, ...]

    def of(self, publisher: Publisher) -> tuple[Fetched, ...]:
        """Return the sets that come from a publisher."""
        return tuple(s for s in self.sets if s.publisher == publisher)

    def kpis(self, figure_set: str) -> tuple[str, ...]:
        """Return the Kolada codes that the catalogue reads in a figure set, sorted."""
        codes = {code for code, named in self._named() if named == figure_set}
        return tuple(sorted(code for code in codes if KPI.fullmatch(code)))

    def _named(self) -> Iterator[tuple[str, str]]:
        for indicator in self.catalogue.indicators:
            for series in (*indicator.series, *indicator.denominator):
                yield series.code, series.figure_set
        for measure in self.catalogue.unit_measures:
            yield measure.series.code, measure.series.figure_set
            yield from ((count.code, count.figure_set) for count in measure.counts)

    def whole(self, since: date | None) -> frozenset[str]:
        """Return what a finished run of this plan has, as the archive notes it."""
        of = f" since {since}" if since else ""
        return frozenset(f"{one.figure_set}{of}" for one in self.sets)

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of all municipalities, sorted."""
        return tuple(sorted(m.code for m in self.catalogue.municipalities))

    @property
    def counties(self) -> tuple[str, ...]:
        """Return the two figures of each county, as Skolverket takes them for an area."""
        return tuple(sorted({code[:2] for code in self.codes}))


def read_plan(catalogue: Catalogue, folder: Path, only: Sequence[str] = ()) -> Plan:
    """Return the plan in a folder of catalogue, or the part of it that `only` names.

    `only` has publishers and figure sets. Raises CatalogueError for what cannot be used.
    """
    try:
        tables = tomllib.loads((folder / FILE).read_text(encoding="utf-8")).get("sets", [])
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{FILE}: {error}") from error
    sets = tuple(make(Fetched, table, f"{FILE}: set {n}") for n, table in enumerate(tables, 1))
    known = {s.figure_set for s in catalogue.sources}
    for one in sets:
        if one.figure_set not in known:
            raise CatalogueError(f"{FILE}: {one.figure_set} is not in sources.toml")
    return Plan(catalogue, _chosen(sets, only))


def _chosen(sets: tuple[Fetched, ...], only: Sequence[str]) -> tuple[Fetched, ...]:
    names = {name for s in sets for name in (s.publisher, s.figure_set)}
    for name in only:
        if name not in names:
            raise CatalogueError(f"{name!r} is none of {', '.join(sorted(names))}")
    return tuple(s for s in sets if not only or {s.publisher, s.figure_set} & set(only))
