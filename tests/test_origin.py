"""Whoever asks where a chart's figures come from is told, for every chart."""

import hashlib

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from likvard.meeting import Item
from likvard.ui.routes import routes
from likvard.warehouse import ROOT
from tests.any_meetings import EVERY

CLIENT = TestClient(Starlette(routes=routes()))
ALL = "/indikator?indikator=klarar-alla-amnen-ak9"


def told(view: str, chart: str) -> str:
    """Return what is told of a chart."""
    found = CLIENT.get("/ursprung", params={"vy": view, "diagram": chart})
    assert found.status_code == 200
    return found.text


def test_source_day_checksum_and_formula_are_told() -> None:
    """Publisher, address, day, checksum of the very file, way of reckoning and version stand."""
    file = ROOT / "data" / "figures" / "municipality" / "skolverket-slutbetyg.parquet"
    page = told(ALL, "ordning")
    for words in (
        "Skolverket:",
        'href="https://',
        "Hämtad 2026-",
        hashlib.sha256(file.read_bytes()).hexdigest()[:12],
        "intervall (Wilson) och medelkommun",
        "Uppgifternas version 2026-",
        "Lägeskommun.",
    ):
        assert words in page


@pytest.mark.parametrize("item", EVERY, ids=lambda item: f"{item.path[1:]}-{item.chart}")
def test_every_chart_has_an_origin(item: Item) -> None:
    """No chart of any page is without a source."""
    page = told(item.address, item.chart)
    assert "Hämtad 2026-" in page
    assert "None" not in page


def test_a_fault_is_reported_with_the_view(monkeypatch: pytest.MonkeyPatch) -> None:
    """The link to report a fault carries the frozen address; with nobody to report to, no link."""
    assert "Rapportera fel" not in told(ALL, "karta")
    monkeypatch.setenv("LIKVARD_CONTACT", "hej@likvard.example")
    page = told(ALL, "karta")
    assert "mailto:hej@likvard.example?subject=" in page
    assert "klarar-alla-amnen-ak9%26data%3D2026" in page


def test_an_unknown_view_is_told() -> None:
    """What cannot be read is answered in words."""
    found = CLIENT.get("/ursprung", params={"vy": "/finns-inte", "diagram": "karta"})
    assert (found.status_code, found.text) == (404, "Vyns sida finns inte.")
