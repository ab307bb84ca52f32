"""Kolada's client reads every page, keeps to what was asked, and believes no empty list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from likvard.sources.faults import SourceError
from likvard.sources.kolada import Kolada
from tests.asking_sources import Says, live
from tests.servers.kolada import KoladaServer
from tests.servers.serving import Publisher, serving
from tests.servers.world import Kpi, real_world, small_world

if TYPE_CHECKING:
    from pathlib import Path

    from likvard.sources.fetching import Part
    from likvard.sources.kolada_records import Value

WORLD = small_world()
KPIS = [kpi.id for kpi in WORLD.kpis]
PLACES = [code for code, _ in WORLD.municipalities]


def row(
    kpi: str = "N15428", area: str = "1285", year: int = 2024, **value: object
) -> dict[str, object]:
    """Return a row as Kolada sends it."""
    given = {"gender": "T", "count": 1, "status": "", "value": 71.5, "isdeleted": False, **value}
    return {"values": [given], "kpi": kpi, "period": year, "municipality": area}


def page(*rows: object, next_url: str | None = None) -> bytes:
    """Return a page as Kolada sends it."""
    sent = {"values": rows, "count": len(rows), "next_url": next_url, "previous_url": None}
    return msgspec.json.encode(sent)


def asked(folder: Path, publisher: Publisher, kpis: list[str] = KPIS) -> list[Part[Value]]:
    """Return what a publisher tells of indicators in all places."""
    with serving(publisher) as server, live(folder) as fetcher:
        return [*Kolada(fetcher, f"{server.address}/v3").values(kpis, PLACES)]


def told(folder: Path, *answers: bytes) -> str:
    """Return the fault that answers to a question for one indicator lead to."""
    with pytest.raises(SourceError) as fault:
        asked(folder, Says(*answers), ["N15428"])
    return str(fault.value)


def test_values_as_they_are(tmp_path: Path) -> None:
    """Every value comes unrounded, by gender where there is one, missing ones as missing."""
    values = [v for part in asked(tmp_path, KoladaServer(WORLD)) for v in part.records]
    assert len(values) == (3 + 3 + 1) * 5 * 4
    kpis = {kpi.id: kpi for kpi in WORLD.kpis}
    for value in values:
        assert value.value == WORLD.value(kpis[value.kpi], value.area, value.year, value.gender)
        assert value.status == ("Missing" if value.value is None else "")
    assert {v.gender for v in values if v.kpi == "N15027"} == {"T"}
    assert any(v.value is None for v in values)


@pytest.mark.parametrize("end", [None, "", "absent"])
def test_every_page_is_read(tmp_path: Path, end: str | None) -> None:
    """More than 5,000 rows come in several pages, until there is no next one in any of its ways."""
    kpis = tuple(Kpi(f"N{n:05d}", f"Mått {n}", gender=False) for n in range(25))
    world = replace(WORLD, kpis=kpis, years=tuple(range(1970, 2025)))
    ids = [kpi.id for kpi in kpis]
    parts = asked(tmp_path, KoladaServer(world, end=end), ids)
    assert [len(part.records) for part in parts] == [5000, 25 * 5 * 55 - 5000]
    assert parts[1].entry.path.endswith("?page=2&per_page=5000")


def test_an_empty_page_ends(tmp_path: Path) -> None:
    """A next page that turns out to be empty is the end, and no fault."""
    further = "https://api.kolada.se/v3/data?page=2"
    with serving(Says(page(row(), next_url=further), page())) as server, live(tmp_path) as fetcher:
        parts = [*Kolada(fetcher, server.address).values(["N15428"], ["1285"])]
    assert [len(part.records) for part in parts] == [1]


def test_only_the_publisher_is_asked(tmp_path: Path) -> None:
    """A next page on another host is asked for at the publisher's own address."""
    far = page(row(), next_url="https://elsewhere.example/v9/x?page=2&per_page=5000")
    near = page(row(year=2023))
    with serving(Says(far, near)) as server, live(tmp_path) as fetcher:
        [*Kolada(fetcher, server.address).values(["N15428"], ["1285"])]
    paths = {question.path for question in server.questions}
    assert paths == {"/data/kpi/N15428/municipality/1285"}
    assert [q.first("page") for q in server.questions] == ["1", "2"]


def test_portions_of_25(tmp_path: Path) -> None:
    """No segment of an address has more than 25 values, which Kolada would refuse."""
    world = real_world(years=1, units=60, kpis=30)
    ids, places = [k.id for k in world.kpis], [code for code, _ in world.municipalities[:60]]
    with serving(KoladaServer(world)) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, f"{server.address}/v3")
        parts = [*kolada.values(ids, places)]
        [*kolada.units(places[:30])]
    assert server.given == {200: 2 * 3 + 2}
    assert len({(v.kpi, v.area) for part in parts for v in part.records}) == 30 * 60


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ([page()], "gave no value at all of N15428: unknown, or withdrawn"),
        ([page(row(kpi="N00001"))], "$.values[0]: N00001 of 1285 in 2024 was not asked for"),
        ([page(row(area="0114"))], "$.values[0]: N15428 of 0114 in 2024 was not asked for"),
        ([page(row(), row())], "$.values[1]: N15428 of 1285 in 2024 comes twice"),
        ([page(row(value="71,5"))], "$.values[0].values[0].value: Expected float | null, got str"),
        ([page(row(gender="X"))], "$.values[0].values[0].gender: Invalid enum value 'X'"),
        ([page({**row(), "period": "2024"})], "$.values[0].period: Expected int, got str"),
        ([b'{"detail": "odd"}'], "$: Object missing required field values"),
        ([page(row(), next_url="https://k.example/?page=1")], "leads from page 1 to page 1"),
        ([page(row(), next_url="https://k.example/more")], "$.next_url: tells no page number"),
    ],
)
def test_faults_name_the_field(tmp_path: Path, answers: list[bytes], words: str) -> None:
    """What does not fit is told with publisher, address and field, on one line."""
    fault = told(tmp_path, *answers)
    assert fault.startswith("Kolada: http://127.0.0.1:")
    assert words in fault


def test_no_circle(tmp_path: Path) -> None:
    """A page that is the one before once more is a fault, not an endless walk."""
    same = page(row(), next_url="https://k.example/?page=2")
    assert "page 2 is the page before it once more" in told(tmp_path, same, same.replace(b"", b""))


def test_an_empty_portion(tmp_path: Path) -> None:
    """A large portion without any value is a fault at once, where it was asked for."""
    kpis = [f"N{n:05d}" for n in range(25)]
    with pytest.raises(SourceError, match=r"\$.values: is empty: an unknown id or parameter\?"):
        asked(tmp_path, Says(page()), kpis)


def test_a_year_not_published_yet(tmp_path: Path) -> None:
    """In a year that is named an indicator may lack; that all of them do is a fault."""
    with serving(Says(page(row(year=2025)))) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, server.address)
        found = [*kolada.values(["N15428", "N15504"], ["1285"], years=(2025,))]
    assert [len(part.records) for part in found] == [1]
    with serving(Says(page())) as server, live(tmp_path) as fetcher:
        none = Kolada(fetcher, server.address).values(["N15428"], ["1285"], years=(2025,))
        with pytest.raises(SourceError, match="gave no value at all of N15428"):
            next(part for part in none if part.records)


def test_an_indicator_without_values(tmp_path: Path) -> None:
    """An indicator that gave nothing at all is named, though the others came."""
    with pytest.raises(SourceError, match="gave no value at all of N99999: unknown, or withdrawn"):
        asked(tmp_path, KoladaServer(WORLD), [*KPIS, "N99999"])


def test_changes_since_a_day(tmp_path: Path) -> None:
    """What has changed since a day comes alone, withdrawn values said to be so; nothing is fine."""
    changed = frozenset({("N15428", "1285", 2023)})
    withdrawn = frozenset({("N15504", "1280", 2022)})
    world = replace(WORLD, changed=changed, withdrawn=withdrawn)
    with serving(KoladaServer(world)) as server, live(tmp_path) as fetcher:
        kolada = Kolada(fetcher, f"{server.address}/v3")
        since = date(2026, 9, 1)
        some = [*kolada.values(KPIS, PLACES, years=WORLD.years, since=since)]
        none = [*kolada.values(["N15027"], PLACES, years=WORLD.years, since=since)]
    values = {(v.kpi, v.area, v.year, v.deleted) for part in some for v in part.records}
    assert values == {("N15428", "1285", 2023, False), ("N15504", "1280", 2022, True)}
    assert [part.records for part in none] == [()]
    assert "from_date=2026-09-01" in some[0].entry.address


def test_changes_need_years(tmp_path: Path) -> None:
    """Kolada tells changes for named years only: asking without them is our own mistake."""
    with live(tmp_path) as fetcher, pytest.raises(ValueError, match="only for years"):
        Kolada(fetcher).values(KPIS, PLACES, since=date(2026, 9, 1))
