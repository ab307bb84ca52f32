"""A development of one year is no development: a sentence stands in place of a chart."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from likvard.ui import cards
from likvard.ui.sections import SECTIONS
from likvard.warehouse import ROOT

EXPLORE = next(section.script for section in SECTIONS if section.path == "/indikator")


def _trend(identity: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what Utforska asks to be shown of the development of an indicator."""
    asked: dict[str, dict[str, Any]] = {}

    def note(draws: list[object], **parts: Any) -> None:  # noqa: ANN401  as the chart takes them
        asked[parts["key"]] = parts | {"draws": draws}

    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(cards, "chart", note)
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    app.query_params["indikator"] = identity
    app.switch_page(EXPLORE).run()
    assert not app.exception
    return asked["utveckling"]


def test_a_single_year_is_told_and_not_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sentence names the year; table and file are still offered, pictures are not."""
    asked = _trend("behorig-estetiskt", monkeypatch)
    assert asked["draws"] == []
    assert "ett enda år, läsåret 2024/25" in asked["body"]
    assert "/data/utveckling.csv" in asked["data_href"]
    assert set(asked["tools"]) == {"table", "data"}


def test_several_years_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """With more than a year the development is a chart with all its tools."""
    asked = _trend("meritvarde", monkeypatch)
    assert len(asked["draws"]) == 1
    assert asked["body"] is None
    assert "image" in asked["tools"]
