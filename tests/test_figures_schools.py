"""The figures of school units: what is drawn where, and what is said of it."""

from collections.abc import Callable
from math import nan
from typing import Any

import pytest
from plotly.graph_objects import Figure

from likvard.figures.parts import PartsRow, parts_bars
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.figures.unit_dots import Scale, unit_dots
from likvard.figures.unit_marks import Dot, UnitRow

CHOICE: dict[str, Any] = {"chosen": {"1202": 1}, "emphasis": frozenset()}
SCALE = Scale(0, 100, "%", 400)
UNITS = [
    UnitRow(
        "1201",
        "Bjuv",
        "bjuv",
        [
            Dot(40, 40, 40, 100, "", "a"),
            Dot(60, 60, 60, 400, "", "b"),
            Dot(95, 92, 98, 50, "approximate", "c"),
        ],
        mean=58,
        sd=12,
        label="12",
    ),
    UnitRow("1202", "Burlöv", "burlov", [Dot(70, 70, 70, nan, "", "d")], mean=70, label="en enhet"),
    UnitRow("1203", "Perstorp", "perstorp", [], label="noll enheter", note="inga värden"),
]
SHARES = [
    ShareRow("1201", "Bjuv", "bjuv", 8, 6, 20, "8", "", "a"),
    ShareRow("1202", "Burlöv", "burlov", 0, 0, 0, "0", "inte mer än slumpen", "b", open=True),
    ShareRow("1203", "Perstorp", "perstorp", note="färre än tre skolenheter", hover="c"),
]
PARTS = [
    PartsRow("Meritvärde", "meritvarde", 40.4, "2024/25", current=True),
    PartsRow("Behörighet", "behorighet", nan, "2023/24", "för lite"),
]


def dots(tokens: Tokens = LIGHT) -> Figure:
    """Return the units as dots."""
    return unit_dots(
        UNITS,
        SCALE,
        tokens=tokens,
        head="spridning",
        reference=62,
        reference_words="alla",
        **CHOICE,
    )


def rows(tokens: Tokens = LIGHT, axis: tuple[float, float] = (0, 40)) -> Figure:
    """Return the shares in rows."""
    return share_rows(SHARES, axis=axis, unit="%", head="%", tokens=tokens, **CHOICE)


def bars(tokens: Tokens = LIGHT) -> Figure:
    """Return the parts as bars."""
    return parts_bars(PARTS, ("mellan kommuner", "inom"), ("mellan", "inom"), tokens=tokens)


FIGURES: dict[str, Callable[[Tokens], Figure]] = {"dots": dots, "rows": rows, "bars": bars}


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_plotly_accepts_every_property(name: str, tokens: Tokens) -> None:
    """What is drawn without Plotly's own check passes it, in both themes."""
    figure = FIGURES[name](tokens)
    assert Figure(figure.to_plotly_json()).to_plotly_json()["data"]


def marks(figure: Figure, mode: str = "markers") -> list[dict[str, Any]]:
    """Return the traces of a mode that answer the pointer."""
    traces = figure.to_plotly_json()["data"]
    return [t for t in traces if t.get("mode") == mode and t.get("hovertext")]


def test_every_unit_is_a_dot_that_names_it() -> None:
    """A dot per unit in its municipality's row, that leads to the municipality."""
    found = {
        text: (x, y, slug)
        for t in marks(dots())
        for text, x, y, slug in zip(t["hovertext"], t["x"], t["y"], t["customdata"], strict=True)
    }
    assert found == {
        "a": (40, 0, "bjuv"),
        "b": (60, 0, "bjuv"),
        "c": (95, 0, "bjuv"),
        "d": (70, 1, "burlov"),
    }


def test_the_area_of_a_dot_is_as_its_pupils() -> None:
    """Four times the pupils is twice the width; the largest comes first, under the others."""
    many, chosen = marks(dots())
    sizes = dict(zip(many["hovertext"], many["marker"]["size"], strict=True))
    assert sizes["b"] == pytest.approx(2 * sizes["a"], rel=0.02)
    assert many["hovertext"][0] == "b"
    assert chosen["marker"]["size"][0] < sizes["a"]


def test_only_a_bound_is_an_open_dot_on_its_range() -> None:
    """The fill of a bounded value is paper, and a stroke reaches over what it can be."""
    many, _ = marks(dots())
    fill = dict(zip(many["hovertext"], many["marker"]["color"], strict=True))
    assert fill["c"] == LIGHT.paper != fill["a"]
    strokes = [t for t in dots().to_plotly_json()["data"] if t.get("mode") == "lines"]
    assert any(t["x"][:2] == [92, 98] for t in strokes)


def test_the_band_and_the_tick_are_of_those_compared() -> None:
    """One standard deviation to each side of the mean; neither for a unit alone."""
    data = dots().to_plotly_json()["data"]
    band = next(t for t in data if t.get("mode") == "lines" and t["line"]["width"] > 10)
    assert band["x"][:2] == [46, 70]
    ticks = [t for t in data if t.get("marker", {}).get("symbol") == "line-ns-open"]
    assert all(t["x"] == [58] for t in ticks)


def test_too_few_and_none_are_told_in_words() -> None:
    """The right column tells how many units there are; a row without dots says why."""
    layout = dots().to_plotly_json()["layout"]
    assert [text.strip() for text in layout["yaxis2"]["ticktext"][:1]] == ["12"]
    assert "en enhet" in layout["yaxis2"]["ticktext"][1]
    (words,) = marks(dots(), "text")
    assert (words["text"], words["y"]) == (["inga värden"], [2])


def test_the_scale_holds_what_is_asked_and_what_is_drawn() -> None:
    """The axis is that of all years, and never cuts a value."""
    low, high = dots().layout.xaxis.range
    assert low < 0
    assert high > 100
    wide = unit_dots(UNITS, Scale(50, 60, "%", 400), tokens=LIGHT, **CHOICE).layout.xaxis.range
    assert wide[0] < 40
    assert wide[1] > 95


def test_shares_begin_at_zero_and_tell_chance() -> None:
    """A hollow dot for what may be chance, words beside it, the reason where there is none."""
    figure = rows()
    (found,) = marks(figure)
    assert found["marker"]["color"][1] == LIGHT.paper
    told = [t for t in figure.to_plotly_json()["data"] if t.get("mode") == "text"]
    assert [t["text"][0].strip() for t in told] == [
        "inte mer än slumpen",
        "färre än tre skolenheter",
    ]
    low, high = figure.layout.xaxis.range
    assert low <= 0
    assert high == 40
    assert rows(axis=(0, 10)).layout.xaxis.range[1] >= 20


def test_the_two_parts_are_the_whole() -> None:
    """The bars begin at zero and end at a hundred, and their rounded numbers do too."""
    figure = bars()
    first, second = (t for t in figure.to_plotly_json()["data"] if t["type"] == "bar")
    assert first["x"][0] + second["x"][0] == 100
    assert figure.layout.barmode == "stack"
    texts = [note["text"] for note in figure.to_plotly_json()["layout"]["annotations"]]
    assert {"40", "60"} <= set(texts)
    assert first["marker"]["color"] == [LIGHT.accent]
    words = [t for t in figure.to_plotly_json()["data"] if t.get("mode") == "text"]
    assert words[0]["text"] == ["för lite"]


def test_arrow_keys_go_along_and_across_the_rows() -> None:
    """The units are walked in rows of several, the shares a row at a time."""
    assert dots().layout.meta["walk"] == "units"
    assert rows().layout.meta["walk"] == "rows"
