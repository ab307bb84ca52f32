"""SIRIS: Skolverket's downloadable tables per school unit, an optional extra to the other two."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

import msgspec

from likvard.sources.decoding import fault, torn
from likvard.sources.fetching import Part
from likvard.sources.request import SIRIS, Request, base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from likvard.sources.fetching import Fetcher

FINAL_GRADES: Final = "139"
ELIGIBILITY: Final = "5"
LEAVERS: Final = "88"
PROGRAMMES: Final = "58"
_BY_FIRST_YEAR: Final = frozenset({PROGRAMMES})
_BY_UNIT: Final = frozenset({FINAL_GRADES})
_HEADS: Final = frozenset({"Skola", "Kommun", "Skolkommun"})
_CODE: Final = {"Skol-enhetskod": re.compile(r"\d{8}"), "Kommun-kod": re.compile(r"\d{4}")}
_YEAR: Final = re.compile(r"Valt läsår:\s*(\d{4}/\d{2})")


class Row(msgspec.Struct, frozen=True):
    """One line of a report: the publisher's own text by column, as it stands.

    `likvard.sources.published.figure` tells what a text stands for.
    """

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
        chosen = {"pFormat": "csv", "pExportID": report, "pAr": str(year)}
        path = urlencode({**chosen, "pKommun": municipality, "pFlikar": "0"})
        request = Request(SIRIS, self._base, f"/?{path}", accept="text/csv, */*")
        first = year if report in _BY_FIRST_YEAR else year - 1

        def read(content: bytes) -> tuple[Row, ...]:
            found = rows(request, content, first, municipality)
            return one_a_unit(request, found) if report in _BY_UNIT else found

        answer = self._fetcher.fetch(request, read)
        return Part(answer.entry, answer.value)


def rows(
    request: Request, content: bytes, first_year: int, municipality: str = ""
) -> tuple[Row, ...]:
    """Return the rows of a report as it was sent: BOM, preamble, heading, rows and legend.

    Raises
    ------
    TornError
        If it stops midway: a line is cut, or no legend follows the rows.
    SourceError
        If it is of another school year or another municipality.
    """
    lines = _lines(request, content)
    _check_year(request, lines, first_year)
    start = next((n for n, line in enumerate(lines) if line and line[0] in _HEADS), None)
    if start is None:
        raise fault(request, "has no heading")
    head, body = lines[start], lines[start + 1 :]
    found = [dict(zip(head, line, strict=False)) for line in body if _is_row(head, line)]
    if found and _is_row(head, body[-1]):
        raise torn(request, f"stops after {len(found)} rows, before its legend")
    _check_municipality(request, found, municipality)
    return _once(found)


def _lines(request: Request, content: bytes) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise torn(request, f"is not whole text ({error.reason})") from error
    if text and not text.endswith("\n"):
        raise torn(request, "stops in the middle of a line")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def _check_year(request: Request, lines: Sequence[Sequence[str]], first_year: int) -> None:
    wanted = f"{first_year}/{(first_year + 1) % 100:02d}"
    told = next((m[1] for line in lines if line and (m := _YEAR.match(line[0]))), wanted)
    if told != wanted:
        raise fault(request, f"is of {told}, {wanted} was asked for", "Valt läsår")


def _is_row(head: Sequence[str], line: Sequence[str]) -> bool:
    if len(line) != len(head) or not line[0].strip():
        return False
    checked = [(line[n], _CODE[name]) for n, name in enumerate(head) if name in _CODE]
    return all(pattern.fullmatch(text.strip()) for text, pattern in checked)


def _check_municipality(
    request: Request, found: Sequence[dict[str, str]], municipality: str
) -> None:
    for row in found if municipality else ():
        if row.get("Kommun-kod", municipality).strip() != municipality:
            raise fault(request, f"{row['Kommun-kod']} was not asked for", "Kommun-kod")


def _once(found: Iterable[dict[str, str]]) -> tuple[Row, ...]:
    return tuple(Row(row) for row in {tuple(row.values()): row for row in found}.values())


def one_a_unit(request: Request, found: tuple[Row, ...]) -> tuple[Row, ...]:
    """Return rows of which each is another school unit's, or raise SourceError."""
    seen: set[str] = set()
    for row in found:
        code = row.cells["Skol-enhetskod"]
        if code in seen:
            raise fault(request, f"{code} has two lines that differ", "Skol-enhetskod")
        seen.add(code)
    return found
