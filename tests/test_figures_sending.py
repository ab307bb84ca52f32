"""A figure on its way to the browser: nothing that is there, nothing twice, nothing lost."""

import json
from math import nan
from typing import Any

import pytest

from likvard.figures.canvas import figure
from likvard.figures.drawing import Drawing
from likvard.figures.hexagon_map import hexagon_outlines
from likvard.figures.sending import Shapes, sent
from likvard.figures.theme import DARK, LIGHT
from likvard.ui.geometry import PATH, geometry, shapes
from tests.test_figures_all import FIGURES, HEXAGONS

EVERYWHERE = Shapes(frozenset({"1200", "1201"}), "/geometri.json?x")
# How large a figure may be when it is sent, in bytes: the frames of all years go at once.
MOST = {"map": 16_000, "hexagons": 16_000, "ranking": 12_000, "trend": 35_000}


def told(drawn: Drawing, known: Shapes = EVERYWHERE) -> dict[str, Any]:
    """Return what the browser is told of a figure."""
    found: dict[str, Any] = json.loads(sent(drawn, known), parse_constant=pytest.fail)
    return found


def test_the_points_of_known_shapes_stay_at_home() -> None:
    """A shape that the browser can fetch goes by its name; any other keeps its points."""
    found = told(FIGURES["map"](LIGHT))
    named = {t["meta"]["shape"]: "x" in t for t in found["data"] if t.get("meta", {}).get("shape")}
    assert len(named) > 30
    assert [name for name, has_points in named.items() if not has_points] == ["1200", "1201"]
    assert found["layout"]["meta"]["shapes"] == "/geometri.json?x"


def test_without_known_shapes_a_figure_is_whole() -> None:
    """Where there is nothing to fetch, every trace keeps its points and nothing is asked for."""
    found = told(FIGURES["map"](LIGHT), Shapes())
    assert all("x" in trace for trace in found["data"])
    for plain in (found, told(FIGURES["ranking"](LIGHT))):
        assert "shapes" not in plain["layout"]["meta"]


def test_drawing_for_the_browser_leaves_the_figure_whole() -> None:
    """The same figure is still a whole Plotly figure, for tests and files."""
    drawn = FIGURES["map"](LIGHT)
    told(drawn)
    assert drawn.to_json() == FIGURES["map"](LIGHT).to_json()
    assert drawn.data[0].x
    assert json.loads(sent(drawn, EVERYWHERE))["data"]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_template_goes_by_its_name(tokens: Any) -> None:  # noqa: ANN401  a theme's tokens
    """The template is the same for all figures of a theme, and stands in the script."""
    assert told(FIGURES["ranking"](tokens))["layout"]["template"] == tokens.name


def test_no_line_of_words_goes_twice() -> None:
    """Name, value and year of all marks stand once each, and the marks point to them."""
    found = told(FIGURES["trend"](LIGHT))
    words = found["layout"]["meta"]["words"]
    assert len(words) == len(set(words))
    assert "läsåret 2015/16" in words
    assert json.dumps(found, ensure_ascii=False).count("läsåret 2015/16") == 1


@pytest.mark.parametrize("name", MOST)
def test_a_figure_is_sent_in_few_bytes(name: str) -> None:
    """A map takes at most 16 kB, a ranking 12 and a trend 35."""
    names = [one.name for one in hexagon_outlines(HEXAGONS)]
    names += [trace.meta["shape"] for trace in FIGURES["map"](LIGHT).data if "shape" in trace.meta]
    known = Shapes(frozenset(names), "/geometri.json?x")
    assert len(sent(FIGURES[name](LIGHT), known).encode()) <= MOST[name]


def test_a_missing_number_is_null() -> None:
    """NaN, for which JSON has no name, becomes null wherever it stands."""
    drawn = figure([{"type": "scatter", "x": [1, nan], "y": [2.5, 3]}], LIGHT, {"height": nan})
    found = told(drawn)
    assert found["data"][0]["x"] == [1, None]
    assert found["layout"]["height"] is None


def test_the_shapes_of_all_maps_lie_at_one_address() -> None:
    """Every municipality of an area, its border and its hexagon are in the file, as drawn."""
    found, known = json.loads(geometry()), shapes()
    assert known.names == set(found)
    assert known.address.startswith(f"{PATH}?")
    assert {"1214", "hexagon-1214"} <= known.names
    assert any(name.startswith("border-") for name in known.names)
    assert all(len(x) == len(y) > 3 for x, y in found.values())


def test_hexagons_are_drawn_as_they_are_named() -> None:
    """A hexagon's points on the map are those that go by its name."""
    points = {one.name: (one.x, one.y) for one in hexagon_outlines(HEXAGONS)}
    for trace in FIGURES["hexagons"](LIGHT).plain["data"]:
        assert points[trace["meta"]["shape"]] == (trace["x"], trace["y"])
