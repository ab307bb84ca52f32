"""SIRIS' export is read past its preamble, up to its legend, each school unit once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from likvard.sources.faults import SourceError, TornError
from likvard.sources.published import figure
from likvard.sources.request import SIRIS, Request
from likvard.sources.siris import Siris, one_a_unit, rows
from tests.asking_sources import live
from tests.servers.serving import Question, serving
from tests.servers.siris import HEAD, SirisServer
from tests.servers.world import small_world

if TYPE_CHECKING:
    from pathlib import Path

WORLD = small_world()
CODES = [school.code for school in WORLD.schools if "gr" in school.forms]
REQUEST = Request(SIRIS, "https://siris.example", "/?pExportID=139")


def sent(year: int = 2025, municipality: str = "") -> bytes:
    """Return the export of a year as it is sent."""
    asked = {"pAr": [str(year)], "pKommun": [municipality]}
    return SirisServer(WORLD).answer(Question("GET", "/", asked, b"", {})).content


def test_rows(tmp_path: Path) -> None:
    """Every school unit comes once, its texts as they stand under the columns' own names."""
    with serving(SirisServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = Siris(fetcher, server.address).report("139", 2025).records
    assert [row.cells["Skol-enhetskod"] for row in found] == CODES
    assert all(tuple(row.cells) == HEAD for row in found)
    assert all(figure(row.cells[HEAD[-1]]).value for row in found)


def test_an_unpublished_year(tmp_path: Path) -> None:
    """A year that is not published yet has no rows, and that is no fault."""
    with serving(SirisServer(WORLD)) as server, live(tmp_path) as fetcher:
        assert Siris(fetcher, server.address).report("139", 2026).records == ()


def test_another_year(tmp_path: Path) -> None:
    """A table of another school year than the one asked for is not taken."""
    wrong = "Valt läsår: is of 2023/24, 2024/25 was asked for"
    with (
        serving(SirisServer(WORLD, year=2024)) as server,
        live(tmp_path) as fetcher,
        pytest.raises(SourceError, match=wrong),
    ):
        Siris(fetcher, server.address).report("139", 2025)


def test_years_of_the_other_report(tmp_path: Path) -> None:
    """Report 58 is asked for by the school year's first year, the others by its last."""
    with serving(SirisServer(WORLD, year=2026)) as server, live(tmp_path) as fetcher:
        assert Siris(fetcher, server.address).report("58", 2025).records == ()


def test_another_municipality() -> None:
    """Rows of other municipalities than the one asked for are found out."""
    assert len(rows(REQUEST, sent(municipality="1285"), 2024, "1285")) == 2
    with pytest.raises(SourceError, match="Kommun-kod: 1280 was not asked for"):
        rows(REQUEST, sent(), 2024, "1285")


def test_cut_anywhere() -> None:
    """Wherever the rows are cut off, half a table is never taken for a whole one."""
    whole = sent()
    first = whole.index(CODES[0].encode())
    legend = whole.index(b"Observera")
    for end in range(first, legend, 37):
        with pytest.raises(TornError):
            rows(REQUEST, whole[:end], 2024)
    cut = whole[: whole.index(b"\r\n", whole.index(CODES[3].encode())) + 2]
    with pytest.raises(TornError, match="stops after 4 rows, before its legend"):
        rows(REQUEST, cut, 2024)


def test_not_a_table() -> None:
    """A page in place of a table is a fault."""
    with pytest.raises(SourceError, match="has no heading"):
        rows(REQUEST, b"<html>Underh\xc3\xa5ll</html>\n", 2024)


def test_two_lines_that_differ() -> None:
    """A unit with two lines of different figures is a fault: neither is chosen."""
    text = sent().decode("utf-8-sig")
    line = next(one for one in text.splitlines() if CODES[0] in one)
    other = line.replace(",5", ",7")
    twice = text.replace(f"{line}\r\n", f"{line}\r\n{other}\r\n", 1).encode()
    with pytest.raises(SourceError, match=f"{CODES[0]} has two lines that differ"):
        one_a_unit(REQUEST, rows(REQUEST, twice, 2024))
