"""The local servers answer as the publishers' contracts say, where the clients do not go too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from likvard.sources.skolverket_lists import ACCEPT
from tests.servers.kolada import KoladaServer
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Question, Reply
from tests.servers.skolverket import SkolverketServer
from tests.servers.world import real_world, small_world

if TYPE_CHECKING:
    from tests.servers.serving import Publisher

WORLD = small_world()
KOLADA = KoladaServer(WORLD)


def ask(publisher: Publisher, address: str, body: object = None, accept: str = ACCEPT) -> Reply:
    """Return a publisher's answer."""
    parts = urlsplit(address)
    sent = b"" if body is None else msgspec.json.encode(body)
    method = "POST" if sent else "GET"
    parameters = parse_qs(parts.query, keep_blank_values=True)
    return publisher.answer(Question(method, parts.path, parameters, sent, {"accept": accept}))


def values(address: str) -> list[dict[str, Any]]:
    """Return the rows that Kolada gives."""
    reply = ask(KOLADA, address)
    assert reply.status == 200
    page = msgspec.json.decode(reply.content)
    assert page["count"] == len(page["values"])
    rows: list[dict[str, Any]] = page["values"]
    return rows


@pytest.mark.parametrize(
    ("address", "rows"),
    [
        ("/v3/data/kpi/N15428/municipality/1285", 4),
        ("/v3/data/kpi/N15428/municipality/1285/year/2024", 1),
        ("/v3/data/kpi/N15428/year/2024", 7),
        ("/v3/data/municipality/1285/year/2024", 3),
        ("/v3/data/?kpi_id=N15428&municipality_id=1285", 4),
        ("/v3/data/?kpi_id=N15428&kpi_id=N15504&year=2024", 14),
        ("/v3/data/?kpi_id=N15428&municipality=1285", 0),
        ("/v3/data/kpi/N99999/municipality/1285", 0),
        ("/v3/oudata/kpi/N15504/year/2024", 12),
        ("/v3/oudata/kpi/N15428/year/2024", 0),
        ("/v3/data/kpi/N15428/municipality/1285/year/2024?from_date=2026-09-01", 0),
    ],
)
def test_forms_of_questions(address: str, rows: int) -> None:
    """Kolada takes several forms of questions; an unknown id or name gives an empty list."""
    assert len(values(address)) == rows


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/v2/data/kpi/N15428/municipality/1285", 410),
        (f"/v3/data/kpi/{','.join(['N15428'] * 26)}/municipality/1285", 422),
        ("/v3/oudata/ou/V15E128000000", 404),
        ("/v3/oudata/?ou=V15E128000000", 504),
        ("/v3/nothing", 404),
    ],
)
def test_refusals(address: str, status: int) -> None:
    """Kolada refuses what is closed, too long, or not there."""
    assert ask(KOLADA, address).status == status


def test_pages_of_5000() -> None:
    """Kolada's pages have at most 5,000 rows, and the next is named on its own host."""
    world = real_world(years=20, units=5, kpis=25)
    kpis = ",".join(kpi.id for kpi in world.kpis)
    places = ",".join(code for code, _ in world.municipalities[:25])
    path = f"/v3/data/kpi/{kpis}/municipality/{places}?per_page=9999"
    page = msgspec.json.decode(ask(KoladaServer(world), path).content)
    assert page["count"] == len(page["values"]) == 5000
    assert page["next_url"].startswith("https://api.kolada.se/v3/data/kpi/")
    assert page["next_url"].endswith("page=2&per_page=5000")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/planned-educations/v4/school-units?size=101", 404),
        ("/planned-educations/v4/school-units?size=100", 200),
        ("/planned-educations/v4/school-units/99999999", 404),
        ("/planned-educations/v4/nothing", 404),
    ],
)
def test_planned_educations(address: str, status: int) -> None:
    """Planned Educations has nothing for pages that are too long or units that are not."""
    assert ask(SkolverketServer(WORLD), address).status == status
    assert ask(SkolverketServer(WORLD), address, accept="application/json").status == 406


def test_a_filter_that_is_passed_over() -> None:
    """The short list of units passes over all filters and gives the whole country."""
    address = "/planned-educations/v4/compact-school-units?municipalityCode=1285&size=100"
    body = msgspec.json.decode(ask(SkolverketServer(WORLD), address).content)["body"]
    assert len(body["_embedded"]["compactSchoolUnits"]) == len(WORLD.schools)


@pytest.mark.parametrize(
    ("chosen", "status", "title"),
    [
        ({"Alder": ["7"], "ContentsCode": ["000007SF"], "Tid": ["2025M12"]}, 200, None),
        ({"Alder": ["7"], "Tid": ["2025M12"]}, 400, "Missing selection for mandantory variable"),
        ({"Alder": ["x"], "ContentsCode": ["000007SF"], "Tid": ["2025M12"]}, 400, "value"),
        ({"Ort": ["1"], "Alder": ["7"], "ContentsCode": ["1"], "Tid": ["1"]}, 400, "variable"),
    ],
)
def test_problems_of_scb(chosen: dict[str, list[str]], status: int, title: str | None) -> None:
    """SCB tells what is wrong with a question as a problem with a title."""
    selection = [{"variableCode": name, "valueCodes": codes} for name, codes in chosen.items()]
    reply = ask(ScbServer(WORLD), "/api/v2/tables/TAB6471/data", {"selection": selection})
    assert reply.status == status
    assert (title or "") in str(msgspec.json.decode(reply.content).get("title", ""))


def test_every_variable_is_chosen() -> None:
    """Skolverket's database refuses a question in which a variable is not chosen."""
    query = [{"code": "time", "selection": {"filter": "item", "values": ["2024"]}}]
    reply = ask(StatistikdatabasenServer(WORLD), "/Grundskola.px", {"query": query})
    assert reply.status == 400
