"""Planned Educations' texts become numbers with reasons; ignored parameters are noticed."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from likvard.sources.faults import SourceError
from likvard.sources.skolverket import Skolverket
from likvard.sources.skolverket_lists import ACCEPT
from likvard.sources.skolverket_shapes import COMPULSORY
from tests.asking_sources import Says, live
from tests.servers.serving import Publisher, Server, serving
from tests.servers.skolverket import SkolverketServer
from tests.servers.world import schools, small_world

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from likvard.sources.fetching import Live

WORLD = small_world()
CODES = [school.code for school in WORLD.schools if "gr" in school.forms]
UPPER = [school.code for school in WORLD.schools if "gy" in school.forms]


def client(fetcher: Live, server: Server) -> Skolverket:
    """Return a client of a server."""
    return Skolverket(fetcher, f"{server.address}/planned-educations/v4")


def fault(folder: Path, publisher: Publisher, ask: Callable[[Skolverket], Any]) -> str:
    """Return the fault that a question leads to."""
    with serving(publisher) as server, live(folder) as fetcher, pytest.raises(SourceError) as told:
        [*ask(client(fetcher, server))]
    return str(told.value)


def sent(body: object) -> bytes:
    """Return an answer as it is sent."""
    return msgspec.json.encode({"status": "OK", "message": "Success", "body": body})


def test_schools_of_all_pages(tmp_path: Path) -> None:
    """School units of a county and a municipality come once each, from pages counted from 0."""
    world = replace(WORLD, schools=schools(WORLD.municipalities, 300, 1))
    with serving(SkolverketServer(world)) as server, live(tmp_path) as fetcher:
        found = [*client(fetcher, server).schools(["12", "0180", "1285"], ["gr", "gy"])]
    codes = [unit.code for part in found for unit in part.records]
    assert sorted(codes) == sorted(school.code for school in world.schools)
    assert {q.headers["accept"] for q in server.questions} == {ACCEPT}
    assert {q.first("page") for q in server.questions} == {"0", "1"}
    assert server.given == {200: 2 + 1 + 1 + 1 + 1 + 1}


def test_ignored_parameters(tmp_path: Path) -> None:
    """A service that answers for the whole country, whatever is asked, is found out."""
    deaf = SkolverketServer(WORLD, deaf=True)
    assert "was not asked for, only 1285" in fault(
        tmp_path, deaf, lambda s: s.schools(["1285"], ["gr"])
    )
    assert "was not asked for" in fault(tmp_path, deaf, lambda s: s.programmes(["1285"]))


def test_an_area_without_schools(tmp_path: Path) -> None:
    """A municipality without upper-secondary school is one; an area without any school is none."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = [*client(fetcher, server).schools(["1285"], ["gr", "gy"])]
    assert sum(len(part.records) for part in found) == 2
    told = fault(tmp_path, SkolverketServer(WORLD), lambda s: s.schools(["2584"], ["gr"]))
    assert told.endswith("no school unit in area 2584")


def test_lost_units(tmp_path: Path) -> None:
    """Fewer units than the service says that there are is a fault, not a shorter list."""
    paging = {"size": 100, "totalElements": 3, "totalPages": 1, "number": 0}
    lost = sent({"_embedded": {"listedSchoolUnits": []}, "page": paging})
    told = fault(tmp_path, Says(lost), lambda s: s.schools(["1285"], ["gr"]))
    assert told.endswith("$.body.page.totalElements: 0 came of 3")


def test_positions(tmp_path: Path) -> None:
    """Coordinates are texts, or "0", or not there; the last two are no position."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = [p for part in client(fetcher, server).positions(CODES) for p in part.records]
    assert [position.code for position in found] == CODES
    for position in found:
        told = position.latitude is not None and position.longitude is not None
        assert told == (int(position.code) % 10 not in {1, 2})
        assert position.latitude is None or 55 < position.latitude < 57


@pytest.mark.parametrize(
    ("latitude", "words"),
    [("north", "'north' is no number of degrees"), ("6592046", "degrees are not on the globe")],
)
def test_odd_positions(tmp_path: Path, latitude: str, words: str) -> None:
    """A position that cannot be is a fault that names the field."""
    unit = {"code": "1", "name": "A", "geographicalAreaCode": "1285", "wgs84_Long": "13"}
    told = fault(
        tmp_path, Says(sent({**unit, "wgs84_Lat": latitude})), lambda s: s.positions(["1"])
    )
    assert "$.body.wgs84_Lat: " in told
    assert words in told


def test_another_unit(tmp_path: Path) -> None:
    """An answer about another unit than the one asked for is not taken."""
    unit = {"code": "2", "name": "A", "geographicalAreaCode": "1285"}
    told = fault(tmp_path, Says(sent(unit)), lambda s: s.positions(["1"]))
    assert told.endswith("$.body.code: is 2, 1 was asked for")


def test_statistics(tmp_path: Path) -> None:
    """Every figure of a unit comes with its field, its period and its status."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = [p for part in client(fetcher, server).compulsory(CODES) for p in part.records]
    assert {p.field for p in found} == {*COMPULSORY}
    assert {p.figure.status for p in found} == {
        *("", "suppressed", "missing", "approximate", "not_applicable", "rounded")
    }
    pupils = [p for p in found if p.field == "totalNumberOfPupils"]
    assert {(p.figure.value, p.figure.status) for p in pupils} == {(270.0, "rounded")}
    assert all(p.figure.status == "missing" for p in found if not p.period)


def test_upper_secondary_statistics(tmp_path: Path) -> None:
    """An upper-secondary school has figures for the whole unit and for each programme."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        skolverket = client(fetcher, server)
        found = [p for part in skolverket.upper_secondary(UPPER) for p in part.records]
        programmes = [p for part in skolverket.programmes(["12"]) for p in part.records]
    assert {p.programme for p in found} == {"", "EK", "NA"}
    assert {p.field for p in found if p.programme} > {"admissionPointsMin"}
    assert [p.path for p in programmes] == ["EK", "NA", "SA"] * len(UPPER)


def test_salsa(tmp_path: Path) -> None:
    """SALSA comes for all units in one answer with one period; an empty list is a fault."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = client(fetcher, server).salsa().records
    assert len(found) == len(CODES) * 9
    assert {one.period for one in found} == {"2024/25"}
    empty = sent({"timePeriod": "2024/25", "compulsorySchoolUnitSalsaMetricList": []})
    assert fault(tmp_path / "b", Says(empty), lambda s: s.salsa().records).endswith("is empty")


def test_a_unit_that_is_gone(tmp_path: Path) -> None:
    """A unit that is gone is left out; when all are, the address is wrong and that is told."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = [*client(fetcher, server).positions([CODES[0], "99999999", CODES[1]])]
    assert [part.records[0].code for part in found] == CODES[:2]
    told = fault(tmp_path, SkolverketServer(WORLD), lambda s: s.positions(["9", "8"]))
    assert "not one of the school units has anything here" in told


def test_faults_in_statistics(tmp_path: Path) -> None:
    """An unknown kind of value, an unknown text or a lost field is told by its path."""
    body: dict[str, Any] = {"schoolUnit": "1", **{name: [] for name in COMPULSORY}}
    known = {"value": "71,4", "valueType": "EXISTS", "timePeriod": "2024/25"}
    first = COMPULSORY[0]
    cases = {
        f"$.body.{first}[1].valueType: GUESSED is not known": [
            known,
            {**known, "valueType": "GUESSED"},
        ],
        f"$.body.{first}[0].value: '71.4' is neither": [{**known, "value": "71.4"}],
        f"$.body.{first}[0].value: Expected": [{**known, "value": 71.4}],
    }
    for words, metrics in cases.items():
        wrong = Says(sent({**body, first: metrics}))
        assert words in fault(tmp_path, wrong, lambda s: s.compulsory(["1"]))
    lost = Says(sent({name: value for name, value in body.items() if name != first}))
    assert f"missing required field {first}" in fault(tmp_path, lost, lambda s: s.compulsory(["1"]))


def test_no_person_is_read(tmp_path: Path) -> None:
    """A contact's address stays in the untouched archive and is in no record."""
    with serving(SkolverketServer(WORLD)) as server, live(tmp_path) as fetcher:
        found = [*client(fetcher, server).positions(CODES[:1])]
    assert b"@skola.example" in gzip.decompress(next(tmp_path.glob("*/*.gz")).read_bytes())
    assert "@" not in str(found[0].records)
