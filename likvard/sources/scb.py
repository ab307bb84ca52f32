"""SCB's PxWebApi 2: population by municipality, age and sex, and the level of education."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

import msgspec

from likvard.sources import json_stat
from likvard.sources.decoding import decode, fault
from likvard.sources.fetching import Part
from likvard.sources.px_blocks import Chosen, blocks
from likvard.sources.request import SCB, Request, base
from likvard.sources.together import quiet, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.fetching import Fetcher
    from likvard.sources.json_stat import Cell, Dimension, Table
    from likvard.sources.together import Told

POPULATION_TO_2024: Final = "TAB638"
POPULATION_MONTHLY: Final = "TAB6471"
EDUCATION: Final = "TAB4320"
LEVELS: Final = ("1", "2", "3", "4", "5", "6", "7", "US")
_VALUES: Final = 10_000
_DATA: Final = "/tables/{}/data?lang=sv&outputFormat=json-stat2"


class Limits(msgspec.Struct, frozen=True, rename="camel"):
    """What SCB allows, as it says itself."""

    max_data_cells: int
    max_calls_per_time_window: int
    time_window: float


class Scb:
    """A client of SCB's database; the limits of rate and cells are read from /config first."""

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 1, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(SCB)
        self._workers = workers
        self._told = told

    def limits(self) -> Limits:
        """Return what SCB allows, and keep to its pace from now on."""
        request = self._request("/config")
        limits = self._fetcher.fetch(request, lambda c: decode(request, c, Limits)).value
        self._fetcher.pace(SCB, limits.max_calls_per_time_window, limits.time_window)
        return limits

    def table(self, table: str) -> Part[Table]:
        """Give what a table is: its dimensions with codes and labels."""
        request = self._request(f"/tables/{quote(table)}/metadata?lang=sv")
        answer = self._fetcher.fetch(request, lambda content: json_stat.table(request, content))
        return Part(answer.entry, (answer.value,))

    def cells(self, table: str, chosen: Mapping[str, Sequence[str]]) -> Iterator[Part[Cell]]:
        """Give the cells of a table for chosen codes by dimension, in portions within the limits.

        A dimension that is not chosen is summed by SCB where it may be left out, else taken whole,
        so the codes of a cell are those of the dimensions chosen or taken whole, in the table's own
        order (`table`).
        """
        limits = self.limits()
        dimensions = self.table(table).records[0].dimensions
        asked = self._asked(table, dimensions, chosen)
        parts = [*blocks(asked, limits.max_data_cells, _VALUES)]
        return together(partial(self._block, table), parts, self._workers, self._told)

    def population(
        self, regions: Sequence[str], ages: Sequence[str], months: Sequence[str]
    ) -> Iterator[Part[Cell]]:
        """Give the population (TAB6471) by region, age ("TotSA", "0".."100+"), sex and month.

        Codes are (Region, Alder, Kon, ContentsCode, Tid), Kon "TotSa", "1" men or "2" women. From
        2025 SCB adds a little noise on purpose: totals are not the sums of their parts.
        """
        sexes = ("TotSa", "1", "2")
        chosen = {"Region": regions, "Alder": ages, "Kon": sexes, "Tid": months}
        return self.cells(POPULATION_MONTHLY, chosen)

    def education(self, regions: Sequence[str], years: Sequence[str]) -> Iterator[Part[Cell]]:
        """Give the population by level of education (TAB4320), of all ages and both sexes.

        Codes are (Region, UtbildningsNiva, ContentsCode, Tid) in the table's own order, and age and
        sex too where SCB does not sum them.
        """
        levels = self.table(EDUCATION).records[0].dimensions.get("UtbildningsNiva")
        chosen = {
            "Region": regions,
            "UtbildningsNiva": [*levels.labels] if levels else [],
            "Tid": years,
        }
        return self.cells(EDUCATION, chosen)

    def _request(self, path: str, body: str = "") -> Request:
        return Request(SCB, self._base, path, body)

    def _asked(
        self, table: str, known: Mapping[str, Dimension], chosen: Mapping[str, Sequence[str]]
    ) -> Chosen:
        request = self._request(f"/tables/{quote(table)}/metadata?lang=sv")
        for name, codes in chosen.items():
            unknown = {*codes} - known[name].labels.keys() if name in known else {name}
            if unknown or not codes:
                told = ", ".join(sorted(unknown)[:5]) or "a code"
                raise fault(request, f"has no {told}", f"$.dimension.{name}")
        whole = {n: tuple(d.labels) for n, d in known.items() if not d.may_be_left_out}
        return {n: tuple(chosen.get(n) or whole[n]) for n in known if n in chosen or n in whole}

    def _block(self, table: str, chosen: Chosen) -> Part[Cell]:
        selection = [{"variableCode": n, "valueCodes": codes} for n, codes in chosen.items()]
        body = msgspec.json.encode({"selection": selection}).decode()
        request = self._request(_DATA.format(quote(table)), body)
        answer = self._fetcher.fetch(request, lambda c: json_stat.cells(request, c, chosen))
        return Part(answer.entry, answer.value)
