"""Kolada's lists of indicators, places, groups and school units come whole and as asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from likvard.sources.faults import SourceError
from likvard.sources.kolada import Kolada
from tests.asking_sources import Says, live
from tests.servers.kolada import KoladaServer
from tests.servers.serving import serving
from tests.servers.world import real_world, schools, small_world

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from likvard.sources.fetching import Part

WORLD = small_world()
KPIS = [kpi.id for kpi in WORLD.kpis]
PLACES = [code for code, _ in WORLD.municipalities]


def page(*rows: object, next_url: str | None = None) -> bytes:
    """Return a page as Kolada sends it."""
    sent = {"values": rows, "count": len(rows), "next_url": next_url, "previous_url": None}
    return msgspec.json.encode(sent)


def test_school_units(tmp_path: Path) -> None:
    """Units come by municipality, and their values by Kolada's own ids, many at a time."""
    world = replace(WORLD, schools=schools(WORLD.municipalities, 60, 1))
    with serving(KoladaServer(world)) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, f"{server.address}/v3")
        units = [u.id for part in kolada.units(["1280", "1285"]) for u in part.records]
        values = [v for part in kolada.unit_values(["N15504"], units) for v in part.records]
    assert units == [s.ou for s in world.schools if s.municipality in {"1280", "1285"}]
    assert {v.unit for v in values} == {*units}
    assert len(values) == len(units) * 4 * 3


def test_units_of_another_municipality(tmp_path: Path) -> None:
    """A parameter that Kolada passed over is noticed by what comes."""
    answer = page({"id": "V15E1", "title": "Skola", "municipality": "0180"})
    with serving(Says(answer)) as server, live(tmp_path) as fetcher:
        units = Kolada(fetcher, server.address).units(["1285"])
        with pytest.raises(SourceError, match=r"\[0\].municipality: 0180 was not asked for"):
            next(units)


def test_lists(tmp_path: Path) -> None:
    """The catalogue, the places and the groups come as typed records."""
    with serving(KoladaServer(WORLD)) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, f"{server.address}/v3")
        assert _ids(kolada.indicators()) == KPIS
        assert _ids(kolada.indicators(["N15504", "N99999"])) == ["N15504"]
        assert _ids(kolada.municipalities()) == [*PLACES, "0000"]
        assert _ids(kolada.municipality_groups("Skåne")) == ["G33621"]
        assert _ids(kolada.kpi_groups()) == ["G2KPI1"]


def test_version_2_is_gone(tmp_path: Path) -> None:
    """The closed version of the service is told as closed."""
    with serving(KoladaServer(WORLD)) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, f"{server.address}/v2")
        with pytest.raises(SourceError, match=r"is closed \(410\)"):
            next(kolada.municipalities())


def _ids(parts: Iterator[Part[Any]]) -> list[str]:
    return [record.id for part in parts for record in part.records]


def test_progress_is_told(tmp_path: Path) -> None:
    """Whoever listens hears after each question how many of all are done."""
    heard: list[tuple[int, int]] = []
    with serving(KoladaServer(real_world(years=1, units=5, kpis=3))) as server, live(tmp_path) as f:
        places = [code for code, _ in real_world(units=1).municipalities[:60]]
        kolada = Kolada(
            f, f"{server.address}/v3", told=lambda done, all_: heard.append((done, all_))
        )
        [*kolada.values(["N01951"], places)]
    assert heard == [(1, 3), (2, 3), (3, 3)]
