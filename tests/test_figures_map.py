"""The map: every municipality in the colour of its class, named without a collision."""

from math import nan
from typing import Any

import numpy as np
import pytest
from plotly.graph_objects import Figure

from likvard.figures.classes import LETTERS, fixed
from likvard.figures.land import SEA, border, land, path, rings_of
from likvard.figures.municipality_map import municipality_map
from likvard.figures.plane import plane
from likvard.figures.theme import DARK, LIGHT
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import (
    CODES,
    cells,
    hover,
    indicator,
    marks,
    outlines,
    points,
)
from tests.figure_maps import VALUES, WIDTHS, county_map, drawn_map


def test_every_member_is_drawn_and_can_be_chosen() -> None:
    """All 33 have a filled shape that answers the pointer with its words and its slug."""
    frame, figure = cells(VALUES), county_map(VALUES)
    fills = [trace for trace in figure.data if trace.fill == "toself"]
    assert [trace.meta["slug"] for trace in fills] == list(frame["slug"])
    assert [trace.text for trace in fills] == hover(frame)
    assert {trace.hoveron for trace in fills} == {"fills"}
    assert [slug for slug, _ in marks(figure)] == list(frame["slug"])


def test_missing_is_hatched_by_its_reason_and_never_coloured() -> None:
    """Too few, not here and not known have each a pattern of their own on paper."""
    frame = cells([nan, nan, nan, 65, 95])
    frame["status"] = ["suppressed", "not_applicable", "missing", "", ""]
    fills = [trace for trace in drawn_map(frame).data if trace.fill == "toself"]
    assert [trace.fillpattern.shape for trace in fills] == ["x", ".", "/", None, None]
    assert {trace.fillcolor for trace in fills[:3]} == {LIGHT.paper}
    assert [trace.fillcolor for trace in fills[3:]] == [LIGHT.sequential[1], LIGHT.sequential[4]]


def _letters(figure: Figure, wide: float) -> Any:  # noqa: ANN401  a trace
    """Return the letters seen in a plot so many pixels wide."""
    traces = [t for t in figure.data if t.mode == "text"]
    (seen,) = (
        t for t in traces if t.meta.get("from", 0) <= wide < t.meta.get("below", float("inf"))
    )
    return seen


@pytest.mark.parametrize("wide", WIDTHS)
def test_each_shape_says_its_class(wide: float) -> None:
    """At every width a shape has its label or its letter, in the colour that is read on it."""
    figure = county_map(VALUES)
    letters, boxes = _letters(figure, wide), label_boxes(figure, wide)
    assert len(letters.text) + len(boxes) == 33
    assert sorted(set(letters.text)) == list("ABCDE")
    colors = dict(zip(LETTERS, LIGHT.sequential_text, strict=True))
    assert list(letters.textfont.color) == [colors[letter] for letter in letters.text]


@pytest.mark.parametrize("wide", [343, 490, 740])
def test_no_letter_stands_on_a_label(wide: float) -> None:
    """The letters keep clear of the words and of each other."""
    figure = county_map(VALUES, chosen=(CODES[9], CODES[20]))
    layout, letters = adapted(figure, wide), _letters(figure, wide)
    (left, right), (low, high) = (layout[f"{axis}axis"]["range"] for axis in "xy")
    scale = wide / (right - left)
    boxes = label_boxes(figure, wide)
    for number, (x, y) in enumerate(zip(letters.x, letters.y, strict=True)):
        across, up = (x - left) * scale, (y - low) / (high - low) * layout["height"]
        boxes[f"letter {number}"] = (across - 3, up - 6, across + 3, up + 6)
    assert overlapping(boxes) == []


def test_a_faded_shape_has_its_letter_in_ink() -> None:
    """Where others stand out, letters on dark classes are not white on pale."""
    figure = county_map([95.0] * 4, emphasis=(CODES[3],))
    assert set(_letters(figure, 490).textfont.color) <= {LIGHT.ink}


def test_a_missing_value_has_no_letter() -> None:
    """Only classes have letters."""
    figure = county_map([nan] * 4)
    assert len(_letters(figure, 490).text) == 0


def test_a_wide_region_is_not_cut() -> None:
    """A region twice as wide as high is drawn whole, in a lower figure."""
    frame = cells(VALUES[:12])
    figure = drawn_map(frame)
    assert figure.layout.meta["aspect"] < 0.5
    for wide in (343, 540):
        low, high = adapted(figure, wide)["xaxis"]["range"]
        assert low < min(x for t in figure.data for x in t.x if x is not None)
        assert high > max(x for t in figure.data for x in t.x if x is not None)


def test_the_region_has_one_edge() -> None:
    """The border of all is drawn once, around the outside only."""
    edges = [t for t in county_map(VALUES).data if t.line.color == LIGHT.edge and "shape" in t.meta]
    assert len(edges) == 1
    assert edges[0].hoverinfo == "skip"


def test_borders_inside_the_region_fall_away() -> None:
    """Two squares side by side have a border of six sides, whatever way their rings turn."""
    square = np.array([[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]], dtype=float)
    lines = border({"a": [square], "b": [np.add(square, (1, 0))[::-1]]})
    assert sum(len(line) - 1 for line in lines) == 6


def test_the_chosen_have_an_outline_in_their_colour() -> None:
    """Each chosen municipality is outlined in its slot's colour on a casing of paper."""
    figure = county_map(VALUES, chosen=(CODES[3], CODES[8]))
    outlines = [t for t in figure.data if t.mode == "lines" and "shape" in (t.meta or {})]
    colors = [trace.line.color for trace in outlines][-4:]
    assert colors == [LIGHT.paper, LIGHT.chosen[0], LIGHT.paper, LIGHT.chosen[1]]


def test_a_subregion_stands_out_by_fading_the_rest() -> None:
    """Only municipalities that are neither emphasised nor chosen fade."""
    figure = county_map(VALUES, chosen=(CODES[0],), emphasis=(CODES[1],))
    faded = [trace.meta["slug"] for trace in figure.data if trace.opacity]
    assert len(faded) == 31
    assert "bjuv" not in faded
    assert "bromolla" not in faded


def test_the_ground_is_worked_out_once() -> None:
    """The same outlines, read anew, give the very same grid."""
    first, again = (plane(outlines(4), CODES[:4]) for _ in range(2))
    assert first is again
    assert plane(outlines(4), CODES[:3]) is not first
    assert plane(outlines(3), CODES[:3]) is not plane(outlines(4), CODES[:3])


def test_the_ground_knows_land_from_sea() -> None:
    """The grid gives each square its area, and nothing beyond the region."""
    ground = land(rings_of(outlines(4), CODES[:4]))
    assert ground.area(CODES[2]) == pytest.approx(22**2)
    assert not (ground.cells[:22, :88] == SEA).any()


def test_islands_are_part_of_one_shape() -> None:
    """The rings of a municipality make one path with the pen lifted between them."""
    ring = np.array([[0, 0], [0, 1], [1, 1], [0, 0]], dtype=float)
    x, y = path([ring, ring + 5])
    assert x == [0, 0, 1, 0, None, 5, 5, 6, 5]
    assert y[4] is None


def test_the_dark_map_turns_the_classes_round() -> None:
    """In the dark theme the highest class is the palest, and texts keep their contrast."""
    frame = cells([50, 95])
    figure = municipality_map(
        frame,
        outlines(2),
        points(2),
        fixed(indicator()),
        chosen={},
        emphasis=frozenset(),
        tokens=DARK,
        hover=hover(frame),
    )
    assert figure.data[1].fillcolor == "#D6E8F8"
