"""SCB's PxWebApi 2: population by municipality, age and sex, and the level of education."""

from __future__ import annotations

from typing import TYPE_CHECKING

from likvard.sources.request import SCB, base
from likvard.sources.together import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.fetching import Fetcher, Part
    from likvard.sources.json_stat import Cell, Table
    from likvard.sources.together import Told

POPULATION_TO_2024 = "TAB638"
POPULATION_MONTHLY = "TAB6471"
EDUCATION = "TAB4320"


class Scb:
    """A client of SCB's database; the limits of rate and cells are read from /config first."""

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 2, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(SCB)
        self._workers = workers
        self._told = told

    def table(self, table: str) -> Part[Table]:
        """Give what a table is: its dimensions with codes and labels."""
        raise NotImplementedError

    def cells(self, table: str, chosen: Mapping[str, Sequence[str]]) -> Iterator[Part[Cell]]:
        """Give the cells of a table for chosen codes by dimension, split to keep within limits.

        `codes` of a cell follow the table's own order of dimensions (`table`); a dimension that may
        be left out and is, is not among them... see `Cell.codes`.
        """
        raise NotImplementedError

    def population(
        self, regions: Sequence[str], ages: Sequence[str], months: Sequence[str]
    ) -> Iterator[Part[Cell]]:
        """Give the population (TAB6471) by region, age ("TotSA", "0".."100+"), sex and month.

        Codes are (Region, Alder, Kon, ContentsCode, Tid), Kon "TotSa", "1" men or "2" women. From
        2025 SCB adds a little noise on purpose: totals are not the sums of their parts.
        """
        raise NotImplementedError

    def education(self, regions: Sequence[str], years: Sequence[str]) -> Iterator[Part[Cell]]:
        """Give the population by level of education (TAB4320), all ages and sexes together."""
        raise NotImplementedError
