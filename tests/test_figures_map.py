"""The map: every municipality in the colour of its class, named without a collision."""

from collections.abc import Iterable
from dataclasses import replace
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from likvard.figures.classes import LETTERS, fixed
from likvard.figures.land import SEA, border, land, path, rings_of
from likvard.figures.municipality_map import municipality_map
from likvard.figures.placing import place
from likvard.figures.plane import plane
from likvard.figures.spots import View, Wish
from likvard.figures.theme import DARK, LIGHT
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import (
    CODES,
    NAMES,
    cells,
    hover,
    indicator,
    marks,
    outlines,
    points,
    texts,
)

WIDTHS = (288, 320, 343, 490, 540, 740, 1120)
VALUES = [50 + 1.4 * place for place in range(33)]


def _map(
    values: list[float], chosen: tuple[str, ...] = (), emphasis: tuple[str, ...] = ()
) -> Figure:
    return _drawn(cells(values), chosen, emphasis)


def _drawn(
    frame: pd.DataFrame, chosen: tuple[str, ...] = (), emphasis: tuple[str, ...] = ()
) -> Figure:
    return municipality_map(
        frame,
        outlines(len(frame)),
        points(len(frame)),
        fixed(indicator()),
        chosen={code: slot for slot, code in enumerate(chosen)},
        emphasis=frozenset(emphasis),
        tokens=LIGHT,
        hover=hover(frame),
    )


def test_every_member_is_drawn_and_can_be_chosen() -> None:
    """All 33 have a filled shape that answers the pointer with its words and its slug."""
    frame, figure = cells(VALUES), _map(VALUES)
    fills = [trace for trace in figure.data if trace.fill == "toself"]
    assert [trace.meta["slug"] for trace in fills] == list(frame["slug"])
    assert [trace.text for trace in fills] == hover(frame)
    assert {trace.hoveron for trace in fills} == {"fills"}
    assert [slug for slug, _ in marks(figure)] == list(frame["slug"])


def test_missing_is_hatched_by_its_reason_and_never_coloured() -> None:
    """Too few, not here and not known have each a pattern of their own on paper."""
    frame = cells([nan, nan, nan, 65, 95])
    frame["status"] = ["suppressed", "not_applicable", "missing", "", ""]
    fills = [trace for trace in _drawn(frame).data if trace.fill == "toself"]
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
    figure = _map(VALUES)
    letters, boxes = _letters(figure, wide), label_boxes(figure, wide)
    assert len(letters.text) + len(boxes) == 33
    assert sorted(set(letters.text)) == list("ABCDE")
    colors = dict(zip(LETTERS, LIGHT.sequential_text, strict=True))
    assert list(letters.textfont.color) == [colors[letter] for letter in letters.text]


@pytest.mark.parametrize("wide", [343, 490, 740])
def test_no_letter_stands_on_a_label(wide: float) -> None:
    """The letters keep clear of the words and of each other."""
    figure = _map(VALUES, chosen=(CODES[9], CODES[20]))
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
    figure = _map([95.0] * 4, emphasis=(CODES[3],))
    assert set(_letters(figure, 490).textfont.color) <= {LIGHT.ink}


def test_a_missing_value_has_no_letter() -> None:
    """Only classes have letters."""
    figure = _map([nan] * 4)
    assert len(_letters(figure, 490).text) == 0


def test_a_wide_region_is_not_cut() -> None:
    """A region twice as wide as high is drawn whole, in a lower figure."""
    frame = cells(VALUES[:12])
    figure = _drawn(frame)
    assert figure.layout.meta["aspect"] < 0.5
    for wide in (343, 540):
        low, high = adapted(figure, wide)["xaxis"]["range"]
        assert low < min(x for t in figure.data for x in t.x if x is not None)
        assert high > max(x for t in figure.data for x in t.x if x is not None)


def test_the_region_has_one_edge() -> None:
    """The border of all is drawn once, around the outside only."""
    edges = [t for t in _map(VALUES).data if t.line.color == LIGHT.edge and "shape" in t.meta]
    assert len(edges) == 1
    assert edges[0].hoverinfo == "skip"


def test_borders_inside_the_region_fall_away() -> None:
    """Two squares side by side have a border of six sides, whatever way their rings turn."""
    square = np.array([[0, 0], [0, 1], [1, 1], [1, 0], [0, 0]], dtype=float)
    lines = border({"a": [square], "b": [np.add(square, (1, 0))[::-1]]})
    assert sum(len(line) - 1 for line in lines) == 6


def test_the_chosen_have_an_outline_in_their_colour() -> None:
    """Each chosen municipality is outlined in its slot's colour on a casing of paper."""
    figure = _map(VALUES, chosen=(CODES[3], CODES[8]))
    outlines = [t for t in figure.data if t.mode == "lines" and "shape" in (t.meta or {})]
    colors = [trace.line.color for trace in outlines][-4:]
    assert colors == [LIGHT.paper, LIGHT.chosen[0], LIGHT.paper, LIGHT.chosen[1]]


def test_a_subregion_stands_out_by_fading_the_rest() -> None:
    """Only municipalities that are neither emphasised nor chosen fade."""
    figure = _map(VALUES, chosen=(CODES[0],), emphasis=(CODES[1],))
    faded = [trace.meta["slug"] for trace in figure.data if trace.opacity]
    assert len(faded) == 31
    assert "bjuv" not in faded
    assert "bromolla" not in faded


def test_the_extremes_and_the_chosen_are_named() -> None:
    """The highest, the lowest and the chosen are among the labels at every width."""
    boxes = [label_boxes(_map(VALUES, chosen=(CODES[9],)), wide) for wide in WIDTHS]
    for seen in boxes:
        assert {"Bjuv 50", "Östra-Göinge 95", "Höör 63"} <= set(seen)
    narrow = sum(wide < 480 for wide in WIDTHS)
    assert [len(seen) for seen in boxes[:narrow]] == [3] * narrow
    assert all(6 <= len(seen) <= 12 for seen in boxes[narrow:])


def test_a_wider_map_names_more() -> None:
    """At 740 px there are more names than at 540 px, none cut and none on another."""
    small, large = (label_boxes(_map(VALUES), wide) for wide in (540, 740))
    assert len(large) > len(small)
    assert len(large) >= 11
    assert overlapping(large) == []


def test_kronor_have_one_form() -> None:
    """Amounts below and above ten thousand are written alike, in full kronor as in the legend."""
    frame = cells([1800.0, 33_400.0])
    cost = indicator(unit="kr per elev", range=(0.0, 1e6), breaks=(2e3, 4e3, 6e3, 8e3))
    figure = municipality_map(
        frame,
        outlines(2),
        points(2),
        fixed(cost),
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
    )
    assert {"Bjuv 1\u202f800", "Bromölla 33\u202f400"} <= set(texts(figure))


def test_the_ground_is_worked_out_once() -> None:
    """The same outlines, read anew, give the very same grid."""
    first, again = (plane(outlines(4), CODES[:4]) for _ in range(2))
    assert first is again
    assert plane(outlines(4), CODES[:3]) is not first
    assert plane(outlines(3), CODES[:3]) is not plane(outlines(4), CODES[:3])


def test_a_chosen_one_without_a_value_is_named_without_a_number() -> None:
    """A missing value gives no dash and no zero on the map."""
    figure = _map([nan, *VALUES[1:]], chosen=(CODES[0],))
    assert NAMES[0] in texts(figure)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.floats(0, 1e6), st.just(nan)), min_size=33, max_size=33),
    st.lists(st.sampled_from(CODES), unique=True, max_size=6),
)
def test_no_label_is_cut_or_stands_on_another(values: list[float], chosen: list[str]) -> None:
    """Whatever the values and the choice, labels are whole and apart at all widths."""
    figure = _map(values, tuple(chosen))
    for wide in WIDTHS:
        boxes = label_boxes(figure, wide)
        assert overlapping(boxes) == []
        assert all(box[0] >= 0 and box[2] <= wide for box in boxes.values())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(CODES), unique=True, min_size=1, max_size=6))
def test_all_the_chosen_are_named(chosen: list[str]) -> None:
    """However long their values, up to six chosen have each a label at all widths."""
    figure = _map([100_000.0 + value for value in VALUES], tuple(chosen))
    names = {NAMES[CODES.index(code)] for code in chosen}
    for wide in WIDTHS:
        assert names <= _named(label_boxes(figure, wide))


def _named(boxes: Iterable[str]) -> set[str]:
    return {words.split(" ")[0] for words in boxes}


def test_a_chosen_one_gets_its_value_where_there_is_room() -> None:
    """Six neighbours far from the sea have names alone on a phone, and values on a wide map."""
    figure = _map([100_000.0 + value for value in VALUES], tuple(CODES[7:11] + CODES[13:15]))
    inland = set(NAMES[7:11] + NAMES[13:15])
    assert inland & set(label_boxes(figure, 288))
    assert not inland & set(label_boxes(figure, 1120))


def test_others_give_way_to_the_chosen() -> None:
    """A label that would take the only place of a chosen one is not there."""
    ground = land(rings_of(outlines(), CODES))
    view = View(330, 6120, 530, 6280, 540)
    wish = Wish(CODES[7], "Lund 8", (383, 6163), short="Lund", first=True)
    other = replace(wish, code="other", text="Malmö 9", short="", first=False)
    assert [label.text for label in place([other, wish], ground, view, 1)] == ["Lund 8"]


def test_a_label_inside_stands_on_its_own_ground() -> None:
    """A label that is not led to stands in its municipality; others stand in the sea."""
    ground = land(rings_of(outlines(), CODES))
    view = View(330, 6120, 530, 6280, 540)
    wishes = [Wish(CODES[7], "Lund 8", (383, 6163)), Wish(CODES[0], "Kristianstad 80", (361, 6141))]
    inside, outside = place(wishes, ground, view, 5)
    assert inside.tip is None
    assert ground.share(np.array([inside.box]), CODES[7])[0] == 1
    assert outside.tip == (361, 6141)
    assert ground.is_sea(np.array([outside.box]))[0]


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
