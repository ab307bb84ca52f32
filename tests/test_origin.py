"""Whoever asks where a chart's figures come from is told, for every chart."""

import hashlib
import re
from copy import copy
from datetime import date
from types import SimpleNamespace

import pytest
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from likvard.catalogue import load_catalogue
from likvard.exports import provenance as traced
from likvard.exports.formulas import _OF_CHART, is_known
from likvard.exports.provenance import heads, provenance
from likvard.meeting import Item
from likvard.method import code_of
from likvard.ui.exhibits import exhibit
from likvard.ui.routes import routes
from likvard.warehouse import ROOT
from tests.any_meetings import EVERY

CLIENT = TestClient(Starlette(routes=routes()))
TAGS = re.compile(r"<(style|script).*?</\1>|<[^>]*>", re.DOTALL)
ALL = "/indikator?indikator=klarar-alla-amnen-ak9"


def told(view: str, chart: str, **more: str) -> str:
    """Return what is told of a chart."""
    found = card(view, chart, **more)
    assert found.status_code == 200
    return " ".join(
        re.sub(r"<(style|script).*?</\1>|<[^>]*>", "", found.text, flags=re.DOTALL).split()
    )


def card(view: str, chart: str, **more: str) -> Response:
    """Return the answer for a chart, or for a row of its table."""
    return CLIENT.get("/ursprung", params={"vy": view, "diagram": chart, **more})


def test_source_day_checksum_and_formula_are_told() -> None:
    """Publisher, address, day, checksum of the very file, way of reckoning and version stand."""
    file = ROOT / "data" / "figures" / "municipality" / "skolverket-slutbetyg.parquet"
    page = told(ALL, "ordning")
    for words in (
        "Skolverket:",
        "Adress https://",
        "Hämtad 2026-",
        hashlib.sha256(file.read_bytes()).hexdigest()[:12],
        "intervall (Wilson) och medelkommun",
        "Uppgifternas version 2026-",
        "Lägeskommun.",
    ):
        assert words in page


@pytest.mark.parametrize("item", EVERY, ids=lambda item: f"{item.path[1:]}-{item.chart}")
def test_every_chart_has_an_origin(item: Item) -> None:
    """No chart of any page is without a source, with series and checksum; invented rows say so."""
    page = told(item.address, item.chart)
    published = all(
        w in page for w in ("Hämtad 2026-", "Serier ", "Adress https://", "Kontrollsumma")
    )
    assert published != ("Påhittade exempelrader, inga verkliga uppgifter" in page)
    assert "None" not in page


def test_a_fault_is_reported_with_the_view(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link to report a fault carries the frozen address; with nobody to report to, no link."""
    assert "Rapportera fel" not in told(ALL, "karta")
    monkeypatch.setenv("LIKVARD_CONTACT", "hej@likvard.example")
    page = card(ALL, "karta").text
    assert "mailto:hej@likvard.example?subject=" in page
    assert "klarar-alla-amnen-ak9%26data%3D2026" in page


def test_a_row_has_its_own_card() -> None:
    """The card of a row tells its figures by column, and of several measures its own alone."""
    page = told(ALL, "ordning", rad="Eslöv")
    assert page.index("Kommun Eslöv") < page.index("Utgivare Skolverket")
    one = told("/", "matt", rad="Meritvärde, åk 9")
    assert "SKV_MERIT17" in one
    assert "Elever i åk 9 som är behöriga till yrkesprogram, hemkommun" not in one
    school = exhibit(next(item for item in EVERY if item.chart == "salsa"))
    assert school.text is not None
    named = heads(school.text.rows)
    assert len(set(named)) == len(named)
    assert provenance(school, named[1]).row[1][1] == school.text.rows[1][1]
    found = card(ALL, "ordning", rad="Stockholm")
    assert (found.status_code, found.text) == (404, "Raden finns inte i diagrammets tabell.")


def test_the_steps_lead_from_answer_to_screen() -> None:
    """Every step is told, with rows, checks, and the version of the formulas that were used."""
    page = told(ALL, "ordning")
    steps = ("Svar.", "Arkiv.", "Tabell.", "Kontroller.", "Beräkning.", "Diagram.")
    places = [page.rindex(step) for step in steps]
    assert places == sorted(places)
    version = code_of(next(m for m in load_catalogue().measures if m.id == "intervall"))
    assert f"Formelns version {version}" in page
    assert "Formelns version" not in told("/indikator?indikator=meritvarde", "ordning")


def test_every_chart_tells_its_formulas() -> None:
    """It is known of every chart which formulas it has, and they are all explained."""
    explained = {m.id for m in load_catalogue().measures}
    assert all(is_known(item.chart) for item in EVERY)
    assert all(set(_OF_CHART[item.chart]) <= explained for item in EVERY)


def test_a_deviation_that_was_let_through_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What someone has accepted for a measure stands on its card, with day and reason."""
    one = SimpleNamespace(
        indicator="klarar-alla-amnen-ak9", reason="Känd nedgång", on=date(2026, 11, 24)
    )
    catalogue = copy(load_catalogue())
    object.__setattr__(catalogue, "accepted", (one,))
    monkeypatch.setattr(traced, "load_catalogue", lambda: catalogue)
    page = told(ALL, "karta")
    assert "Avvikelse godkänd 24 november 2026: Känd nedgång." in page
    assert "Godkända avvikelser: 1." in page


def test_the_card_opens_as_a_page() -> None:
    """Opened by a reader the address is a whole page; what is not there is told on one too."""
    asked = {"vy": ALL, "diagram": "karta"}
    headers = {"Accept": "text/html"}
    page = CLIENT.get("/ursprung", params=asked, headers=headers)
    assert '<html lang="sv">' in page.text
    assert '<a class="lv-brand" href="/">' in page.text
    empty = CLIENT.get("/ursprung", headers=headers)
    assert empty.status_code == 400
    assert "vilken siffra" in empty.text
    lost = CLIENT.get("/ursprung", params=asked | {"diagram": "nix"}, headers=headers)
    assert lost.status_code == 404
    assert "<h1" in lost.text


def test_an_unknown_view_is_told() -> None:
    """What cannot be read is answered in words."""
    found = CLIENT.get("/ursprung", params={"vy": "/finns-inte", "diagram": "karta"})
    assert (found.status_code, found.text) == (404, "Vyns sida finns inte.")
