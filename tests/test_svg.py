"""Our own drawing of figures: the same marks, words and places as on the page, in any renderer."""

import re

import pytest
from lxml import etree

from likvard.exports.exhibit import Exhibit
from likvard.figures.svg import svg
from likvard.figures.svg.fit import fitted
from likvard.figures.svg.keys import unknown
from likvard.figures.svg.scale import ground
from likvard.figures.svg.words import plain
from likvard.figures.theme import LIGHT, Spec
from tests.every_view import every_exhibit
from tests.our_drawings import SPACE, axis, dots, drawn, found, made, words

EVERY = [exhibit for exhibit in every_exhibit() if exhibit.draws]
NAMES = [f"{exhibit.address} {exhibit.key}" for exhibit in EVERY]


@pytest.mark.parametrize("exhibit", EVERY, ids=NAMES)
@pytest.mark.parametrize("width", [343, 740])
def test_every_figure_of_the_pages_is_drawn_whole(exhibit: Exhibit, width: float) -> None:
    """Nothing a figure holds is passed over, every word is there, and every dot, as XML."""
    for draw in exhibit.draws:
        drawing = draw(LIGHT)
        assert unknown(drawing.plain) == set()
        fit = fitted(drawing.plain, width, None, None)
        root = drawn(drawing, width)
        notes = [note["text"] for note in fit.layout["annotations"] if note["text"]]
        seen = words(root)
        assert {"".join(plain(note)) for note in notes} <= set(seen)
        assert len(found(root, "circle")) == sum(circles(trace) for trace in fit.traces)


def circles(trace: Spec) -> int:
    """Return how many circles a trace shows: points with a place and a size."""
    marker = trace.get("marker") or {}
    symbol = marker.get("symbol", "circle")
    if (
        "markers" not in trace.get("mode", "")
        or "circle" not in symbol
        or not trace.get("opacity", 1)
    ):
        return 0
    sizes = (
        marker["size"] if isinstance(marker["size"], list) else [marker["size"]] * len(trace["x"])
    )
    rows = zip(trace["x"], trace["y"], sizes, strict=True)
    return sum(x is not None and y is not None and bool(size) for x, y, size in rows)


def test_points_lie_where_the_axes_say() -> None:
    """A dot's middle is its value's share of the range, upwards; no value, no dot."""
    root = drawn(made([dots([0, 5, None, 20], [0, 5, 5, 10])]))
    middles = [(float(c.get("cx")), float(c.get("cy"))) for c in found(root, "circle")]
    assert middles == [(10, 110), (60, 60), (210, 10)]
    assert {float(c.get("r")) for c in found(root, "circle")} == {5}


def test_marks_tell_whose_they_are_when_pointed_at() -> None:
    """The first two lines of a mark's words are its title; one that is silent has none."""
    told = dots([1, 2], [1, 2], hovertext=["<b>Eslöv</b><br>84 %<br>läsåret", "<b>Lund</b><br>–"])
    root = drawn(made([told, dots([3], [3], hoverinfo="skip", hovertext=["x"])]))
    assert [t.text for t in found(root, "title")] == ["Eslöv: 84 %", "Lund: –"]


def test_width_decides_traces_notes_and_layout() -> None:
    """Under 480 px the narrow form is drawn, from a width what is meant for it, as on the page."""
    notes = [
        {"text": name, "showarrow": False, "x": 1, "y": 1, "name": name, "font": {"color": "#000"}}
        for name in ("wide", "narrow")
    ]
    meta = {"narrow": {"height": 300}, "above": {"600": {"xaxis": {"ticktext": ["c", "d"]}}}}
    traces = [dots([1], [1], meta={"below": 480}), dots([1, 2], [1, 2], meta={"from": 480})]
    drawing = made(traces, {"annotations": notes}, meta)
    narrow, wide, wider = (drawn(drawing, width) for width in (479, 480, 600))
    assert [len(found(root, "circle")) for root in (narrow, wide, wider)] == [1, 2, 2]
    assert [root.get("height") for root in (narrow, wide, wider)] == ["300", "120", "120"]
    assert words(narrow) == ["a", "b", "a", "b", "narrow"]
    assert words(wider) == ["c", "d", "a", "b", "wide"]


def test_a_drawing_stays_as_it_was() -> None:
    """Fitting a figure to a width changes nothing in it, and the same input gives the same text."""
    drawing = made([dots([1], [1])], meta={"narrow": {"margin.l": 50, "xaxis": {"range": [0, 5]}}})
    before = repr(drawing.plain)
    assert svg(drawing, width=300) == svg(drawing, width=300)
    assert repr(drawing.plain) == before


def test_rows_in_part_and_height_asked_for() -> None:
    """Of many rows those asked for are drawn, as high as they were or as high as is asked."""
    rows = axis(9.5, -0.5) | {"tickvals": list(range(10)), "ticktext": list("ABCDEFGHIJ")}
    drawing = made([dots([1] * 10, range(10))], {"yaxis": rows})
    part = drawn(drawing, rows=(4.5, 9.5))
    assert words(part)[2:] == list("FGHIJ")
    assert len(found(part, "circle")) == 5
    assert part.get("height") == "70"
    assert drawn(drawing, rows=(4.5, 9.5), height=320).get("height") == "320"


def test_scale_makes_all_larger_and_the_prefix_keeps_names_apart() -> None:
    """A picture three times larger has the same contents; ids of two pictures never meet."""
    drawing = made([dots([0], [0])])
    root = drawn(drawing, scale=3, prefix="x-")
    assert (root.get("width"), root.get("viewBox")) == ("660", "0 0 220 120")
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert ids == ["x-cut0"]


def test_one_scale_for_both_axes_of_a_map() -> None:
    """Where y follows x a kilometre is as long across as upwards, and all of it is seen."""
    layout = {"yaxis": axis(0, 10, scaleanchor="x"), "xaxis": axis(0, 10)}
    plot = ground(fitted(made([], layout).plain, 220, None, None).layout)
    across = plot.x("x", 1) - plot.x("x", 0)
    assert across == pytest.approx(plot.y("y", 0) - plot.y("y", 1)) == pytest.approx(10)
    assert plot.x("x", 5) == pytest.approx(110)


def test_bars_stand_on_each_other_or_on_their_base() -> None:
    """Stacked bars begin where the last ended; a bar with a base begins there."""
    bar = {"type": "bar", "orientation": "h", "y": [5], "width": 2, "marker": {"color": "#111111"}}
    stacked = [bar | {"x": [4]}, bar | {"x": [6]}, bar | {"x": [-5], "base": [20]}]
    root = drawn(made(stacked, {"barmode": "stack"}))
    paths = [p.get("d") for p in found(root, "path") if p.get("fill") == "#111111"]
    assert paths == [
        "M10,50V70H50V50Z",
        "M50,50V70H110V50Z",
        "M160,50V70H210V50Z",
    ]


def test_a_missing_value_is_hatched() -> None:
    """A shape with a pattern refers to lines of its colours, defined once for all that share it."""
    look = {"shape": "/", "size": 6, "solidity": 0.25, "fgcolor": "#75808B", "bgcolor": "#FFFFFF"}
    shape = {"type": "scatter", "mode": "lines", "x": [1, 2, 2], "y": [1, 1, 2], "fill": "toself"}
    root = drawn(made([shape | {"fillpattern": look, "line": {"width": 0}}] * 2))
    (pattern,) = found(root, "pattern")
    fills = [p.get("fill") for p in found(root, "path") if p.get("fill")]
    assert fills == [f"url(#{pattern.get('id')})"] * 2
    assert pattern.find(f"{SPACE}path").get("stroke") == "#75808B"


def test_each_reason_for_a_missing_value_has_its_own_pattern() -> None:
    """Lines, crossed lines and dots: three patterns that look different, each defined once."""
    looks = [{"size": 6, "solidity": 0.2, "fgcolor": "#75808B", "bgcolor": "#FFFFFF"}] * 3
    shape = {"type": "scatter", "mode": "lines", "x": [1, 2, 2], "y": [1, 1, 2], "fill": "toself"}
    traces = [
        shape | {"fillpattern": look | {"shape": kind}}
        for look, kind in zip(looks, "/x.", strict=True)
    ]
    patterns = found(drawn(made(traces)), "pattern")
    assert len({etree.tostring(pattern[1]) for pattern in patterns}) == 3


def test_triangles_point_where_the_value_may_lie() -> None:
    """The tip of a triangle lies a radius from its point, towards the side it is named for."""
    tips = {"up": (60, 55), "down": (60, 65), "left": (55, 60), "right": (65, 60)}
    for way, tip in tips.items():
        look = {"size": 10, "color": "#123456", "symbol": f"triangle-{way}"}
        root = drawn(made([dots([5], [5]) | {"marker": look}]))
        (path,) = [p.get("d") for p in found(root, "path") if p.get("fill") == "#123456"]
        corners = [tuple(map(float, one.split(","))) for one in path.strip("MZ").split("L")]
        assert corners[2] == tip
        assert len({corner for corner in corners if corner != tip}) == 2


def test_what_is_not_drawn_is_named() -> None:
    """A figure with a part or a word that the drawing does not know is told of by its path."""
    trace = dots([1], [1]) | {"error_x": {"array": [1]}, "mode": "lines+text"}
    layout = {"shapes": [{"type": "rect", "label": {"text": "x"}}], "xaxis": axis(0, 1, title="t")}
    assert unknown(made([trace], layout).plain) == {
        "trace.error_x.array",
        "trace.mode=lines+text",
        "shape.label.text",
        "axis.title",
    }


def test_no_number_is_written_long() -> None:
    """Coordinates have at most two decimals, so that files stay small and the same everywhere."""
    text = svg(EVERY[0].draws[0](LIGHT), width=517)
    assert not re.search(r"\d\.\d{3}", text)
