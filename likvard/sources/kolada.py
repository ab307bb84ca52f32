"""Kolada v3: the catalogue of indicators, and their values for municipalities and school units."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from likvard.sources.fetching import Part
from likvard.sources.kolada_pages import batches, not_empty, only_asked, pages
from likvard.sources.kolada_records import (
    AreaRow,
    Group,
    Indicator,
    Municipality,
    Page,
    Unit,
    UnitRow,
    UnitValue,
    Value,
)
from likvard.sources.kolada_values import chains, complete, parts, unit_values, values
from likvard.sources.request import KOLADA, base
from likvard.sources.together import quiet, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from likvard.sources.fetching import Fetcher
    from likvard.sources.together import Told

Item = TypeVar("Item")


class Kolada:
    """A client of Kolada v3; every method gives parts in a fixed order and raises SourceError.

    At most `workers` questions are under way at once.
    """

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 4, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(KOLADA)
        self._workers = workers
        self._told = told

    def indicators(self, kpis: Sequence[str] = ()) -> Iterator[Part[Indicator]]:
        """Give the catalogue's entries of some indicators, or of all; a missing one is left out."""
        for batch in batches(kpis) or [()]:
            path = f"/kpi/{','.join(batch)}" if batch else "/kpi"
            only = ("id", batch)
            yield from self._list(path, Page[Indicator], only=only, may_be_empty=bool(batch))

    def municipalities(self) -> Iterator[Part[Municipality]]:
        """Give all 290 municipalities, the regions and the country."""
        return self._list("/municipality", Page[Municipality])

    def municipality_groups(self, title: str = "") -> Iterator[Part[Group]]:
        """Give the groups of municipalities whose title contains something."""
        return self._list("/municipality_groups", Page[Group], title=title)

    def kpi_groups(self, title: str = "") -> Iterator[Part[Group]]:
        """Give the groups of indicators whose title contains something."""
        return self._list("/kpi_groups", Page[Group], title=title)

    def units(self, municipalities: Sequence[str] = ()) -> Iterator[Part[Unit]]:
        """Give the school units of some municipalities, or of all."""
        for batch in batches(municipalities) or [()]:
            only = ("municipality", batch)
            yield from self._list("/ou", Page[Unit], only=only, municipality=",".join(batch))

    def values(
        self,
        kpis: Sequence[str],
        areas: Sequence[str],
        *,
        years: Sequence[int] = (),
        since: date | None = None,
    ) -> Iterator[Part[Value]]:
        """Give the values of indicators for areas, in some years or in all there are.

        With `since`, which needs `years`, only what has changed since, withdrawn values too; that
        may be nothing. Without it, an indicator without any value is a SourceError that names it;
        in named years, in which one may not be published yet, only when all are.
        """
        asked = chains("/data", kpis, "municipality", areas, years, since)
        walk = partial(
            parts,
            self._fetcher,
            self._base,
            Page[AreaRow],
            values,
            may_be_empty=bool(since or years),
        )
        found = together(walk, asked, self._workers, self._told)
        return complete(found, () if since else kpis, self._base, each=not years)

    def unit_values(
        self,
        kpis: Sequence[str],
        units: Sequence[str],
        *,
        years: Sequence[int] = (),
        since: date | None = None,
    ) -> Iterator[Part[UnitValue]]:
        """Give the values of indicators for school units, with the same rules as `values`.

        Twenty-five units may well have no value of the indicators asked: that is no fault.
        """
        asked = chains("/oudata", kpis, "ou", units, years, since)
        walk = partial(
            parts, self._fetcher, self._base, Page[UnitRow], unit_values, may_be_empty=True
        )
        found = together(walk, asked, self._workers, self._told)
        return complete(found, () if since else kpis, self._base, each=not years)

    def _list(
        self,
        path: str,
        kind: type[Page[Item]],
        *,
        only: tuple[str, Sequence[str]] = ("", ()),
        may_be_empty: bool = False,
        **parameters: str,
    ) -> Iterator[Part[Item]]:
        given = {name: value for name, value in parameters.items() if value}
        for request, answer in pages(self._fetcher, self._base, path, kind, given):
            not_empty(request, answer.value, may_be_empty=may_be_empty)
            only_asked(request, answer.value.values, *only)
            yield Part(answer.entry, tuple(answer.value.values))
