"""SIRIS: Skolverket's downloadable tables per school unit, an optional extra to the other two."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from likvard.sources.request import SIRIS, base

if TYPE_CHECKING:
    from likvard.sources.fetching import Fetcher, Part

FINAL_GRADES = "139"
ELIGIBILITY = "5"
LEAVERS = "88"
PROGRAMMES = "58"


class Row(msgspec.Struct, frozen=True):
    """One line of a report: the publisher's own text per column, as it stands (`published`)."""

    cells: dict[str, str]


class Siris:
    """A client of the export. An unpublished year gives a part without records, not a fault."""

    def __init__(self, fetcher: Fetcher, address: str = "") -> None:
        self._fetcher = fetcher
        self._base = address or base(SIRIS)

    def report(self, report: str, year: int, municipality: str = "") -> Part[Row]:
        """Give the rows of a report for a municipality, or for all; repeats are left out.

        `year` is the year of leaving (2025 = läsår 2024/25) in all but report 58, where it is the
        school year's first.
        """
        raise NotImplementedError
