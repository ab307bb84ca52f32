"""Tables of both statistical databases come cell by cell, within limits, as they were asked for."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.sources import json_stat
from likvard.sources.faults import SourceError
from likvard.sources.px_blocks import blocks
from likvard.sources.request import SCB, Request
from likvard.sources.scb import EDUCATION, POPULATION_MONTHLY, Scb
from likvard.sources.statistikdatabasen import COMPULSORY, Statistikdatabasen
from tests.asking_sources import live
from tests.servers.px import TABLE_UFA, ScbServer, StatistikdatabasenServer, dataset
from tests.servers.serving import serving
from tests.servers.world import small_world

if TYPE_CHECKING:
    from pathlib import Path

WORLD = small_world()
REQUEST = Request(SCB, "https://scb.example", "/x")
AXES = {"Region": ["00", "1285"], "Tid": ["2023", "2024", "2025"]}


def read(**changes: Any) -> tuple[json_stat.Cell, ...]:  # noqa: ANN401 - JSON
    """Return the cells of a small table in which something is changed."""
    sent = {**dataset(AXES, 1, signs=False), "value": [1, 2, 3, 4, 5, 6], **changes}
    return json_stat.cells(REQUEST, msgspec.json.encode(sent), AXES)


def test_last_dimension_fastest() -> None:
    """Values follow each other with the last dimension fastest."""
    assert [(c.codes, c.value) for c in read()][2:4] == [(("00", "2025"), 3), (("1285", "2023"), 4)]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"value": [1, None, 3, 4, 5, 6], "status": {"1": ".."}}, ".."),
        ({"value": [1, None, 3, 4, 5, 6], "status": ["", "..", "", "", "", ""]}, ".."),
        ({"value": {"0": 1, "2": 3}, "status": {"1": "."}}, "."),
        ({"value": {"0": 1}, "status": ".."}, ".."),
        ({"value": [1, None, 3, 4, 5, 6]}, ""),
    ],
)
def test_missing_values(changes: dict[str, Any], status: str) -> None:
    """A missing value is None with its sign, in each of the ways that json-stat2 can tell it."""
    cell = read(**changes)[1]
    assert (cell.value, cell.status) == (None, status)


def test_order_of_index() -> None:
    """The place of a code is what its index says, whatever the order it is written in."""
    dimension = dataset(AXES, 1, signs=False)["dimension"]
    dimension["Tid"]["category"]["index"] = {"2025": 2, "2024": 1, "2023": 0}
    assert [c.codes[1] for c in read(dimension=dimension)][:3] == ["2023", "2024", "2025"]
    dimension["Tid"]["category"]["index"] = ["2025", "2023", "2024"]
    assert [c.codes[1] for c in read(dimension=dimension)][:3] == ["2025", "2023", "2024"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": [1, 2]}, "$.value: has 2 values for 6 cells"),
        ({"size": [2, 2]}, "$.size: is not the number of codes of Tid"),
        ({"size": [2]}, "$.size: is not one for each dimension"),
        ({"id": ["Region", "Kon"]}, "$.dimension: Kon is not described"),
        ({"id": ["Region"], "size": [2], "value": [1, 2]}, "$.id: Tid is not as it was asked for"),
        ({"value": ["1"] * 6}, "$.value[0]: Expected float | null, got str"),
        ({"version": "1.0"}, "$.version: Invalid enum value '1.0'"),
    ],
)
def test_tables_that_do_not_add_up(changes: dict[str, Any], words: str) -> None:
    """A table whose parts contradict each other is a fault that names the field."""
    with pytest.raises(SourceError) as told:
        read(**changes)
    assert words in str(told.value)


def test_codes_that_were_not_asked_for() -> None:
    """A table of other codes than those asked for is not taken."""
    sent = msgspec.json.encode(dataset({**AXES, "Region": ["00", "0180"]}, 1, signs=False))
    with pytest.raises(SourceError, match=r"\$.dimension.Region: lacks or adds 0180, 1285"):
        json_stat.cells(REQUEST, sent, AXES)


@given(
    st.dictionaries(st.sampled_from("abc"), st.integers(1, 12), min_size=1),
    st.integers(1, 50),
    st.integers(3, 20),
)
def test_portions(sizes: dict[str, int], cells: int, values: int) -> None:
    """Portions are within both limits and have every combination once."""
    chosen = {name: [str(n) for n in range(size)] for name, size in sizes.items()}
    parts = [*blocks(chosen, cells, values)]
    lengths = [[len(codes) for codes in part.values()] for part in parts]
    assert all(prod(one) <= cells and sum(one) <= values for one in lengths)
    assert sum(map(prod, lengths)) == prod(sizes.values())


def test_population(tmp_path: Path) -> None:
    """Population comes by region, age, sex and month, whatever number of portions it takes."""
    regions, ages, months = ["00", "1285"], ["TotSA", "7", "100+"], ["2025M12"]
    with serving(ScbServer(WORLD, cells=5)) as server, live(tmp_path) as fetcher:
        parts = [*Scb(fetcher, f"{server.address}/api/v2").population(regions, ages, months)]
    cells = [cell for part in parts for cell in part.records]
    assert len(parts) > 1
    assert len({cell.codes for cell in cells}) == len(cells) == 2 * 3 * 3
    assert ("1285", "100+", "2", "000007SF", "2025M12") in {cell.codes for cell in cells}


def test_education(tmp_path: Path) -> None:
    """What may be left out is summed by SCB: education comes by region, level and year alone."""
    with serving(ScbServer(WORLD)) as server, live(tmp_path) as fetcher:
        scb = Scb(fetcher, f"{server.address}/api/v2")
        cells = [c for p in scb.education(["1285"], ["2025"]) for c in p.records]
        table = scb.table(EDUCATION).records[0]
    assert [cell.codes[1] for cell in cells] == [*"1234567", "US"]
    assert table.updated == "2026-06-08T06:00:00Z"
    assert table.dimensions["Kon"].may_be_left_out


def test_unknown_codes_of_scb(tmp_path: Path) -> None:
    """A code or a dimension that SCB's table lacks is told before its values are asked for."""
    with serving(ScbServer(WORLD)) as server, live(tmp_path) as fetcher:
        scb = Scb(fetcher, f"{server.address}/api/v2")
        for chosen, words in (
            ({"Region": ["1285", "9999"]}, r"\$.dimension.Region: has no 9999"),
            ({"Kommun": ["1285"]}, r"\$.dimension.Kommun: has no Kommun"),
            ({"Region": []}, r"\$.dimension.Region: has no a code"),
        ):
            with pytest.raises(SourceError, match=words):
                scb.cells(POPULATION_MONTHLY, chosen)
        with pytest.raises(SourceError, match=r"there is nothing here \(404: Non-existent table"):
            scb.table("TAB1")


def test_skolverkets_table(tmp_path: Path) -> None:
    """Skolverket's tables are found by their folders, and come with suppressed cells as such."""
    with serving(StatistikdatabasenServer(WORLD)) as server, live(tmp_path) as fetcher:
        database = Statistikdatabasen(fetcher, server.address)
        assert database.tables() == (COMPULSORY,)
        cells = [c for p in database.cells(COMPULSORY, {"time": ["2024"]}) for c in p.records]
    assert len(cells) == 3 * 6
    assert {c.codes[2] for c in cells} == {"2024"}
    assert all((c.value is None) == (c.status == "..") for c in cells)


def test_unknown_codes_of_skolverket(tmp_path: Path) -> None:
    """A code that Skolverket's table lacks, or one too long to be listed, is told."""
    with serving(StatistikdatabasenServer(WORLD)) as server, live(tmp_path) as fetcher:
        database = Statistikdatabasen(fetcher, server.address)
        for path, chosen, words in (
            (COMPULSORY, {"level": ["1285", "9999"]}, "level has no 9999"),
            (COMPULSORY, {"ort": ["1285"]}, "has no dimension ort"),
            (TABLE_UFA, {}, "level is too long to be listed"),
        ):
            with pytest.raises(SourceError, match=words):
                database.cells(path, chosen)
        assert database.table(TABLE_UFA).records[0].dimensions["level"].labels == {}
