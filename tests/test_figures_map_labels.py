"""The names on the map: the right ones, none cut, none on another."""

from collections.abc import Iterable
from dataclasses import replace
from math import nan

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.figures.classes import fixed
from likvard.figures.land import land, rings_of
from likvard.figures.municipality_map import municipality_map
from likvard.figures.placing import place
from likvard.figures.spots import View, Wish
from likvard.figures.theme import LIGHT
from tests.figure_boxes import label_boxes, overlapping
from tests.figure_frames import (
    CODES,
    NAMES,
    cells,
    hover,
    indicator,
    outlines,
    points,
    texts,
)
from tests.figure_maps import VALUES, WIDTHS, county_map


def test_the_extremes_and_the_chosen_are_named() -> None:
    """The highest, the lowest and the chosen are among the labels at every width."""
    boxes = [label_boxes(county_map(VALUES, chosen=(CODES[9],)), wide) for wide in WIDTHS]
    for seen in boxes:
        assert {"Bjuv 50", "Östra-Göinge 95", "Höör 63"} <= set(seen)
    narrow = sum(wide < 480 for wide in WIDTHS)
    assert [len(seen) for seen in boxes[:narrow]] == [3] * narrow
    assert all(6 <= len(seen) <= 12 for seen in boxes[narrow:])


def test_a_wider_map_names_more() -> None:
    """At 740 px there are more names than at 540 px, none cut and none on another."""
    small, large = (label_boxes(county_map(VALUES), wide) for wide in (540, 740))
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


def test_a_chosen_one_without_a_value_is_named_without_a_number() -> None:
    """A missing value gives no dash and no zero on the map."""
    figure = county_map([nan, *VALUES[1:]], chosen=(CODES[0],))
    assert NAMES[0] in texts(figure)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.one_of(st.floats(0, 1e6), st.just(nan)), min_size=33, max_size=33),
    st.lists(st.sampled_from(CODES), unique=True, max_size=6),
)
def test_no_label_is_cut_or_stands_on_another(values: list[float], chosen: list[str]) -> None:
    """Whatever the values and the choice, labels are whole and apart at all widths."""
    figure = county_map(values, tuple(chosen))
    for wide in WIDTHS:
        boxes = label_boxes(figure, wide)
        assert overlapping(boxes) == []
        assert all(box[0] >= 0 and box[2] <= wide for box in boxes.values())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(CODES), unique=True, min_size=1, max_size=6))
def test_all_the_chosen_are_named(chosen: list[str]) -> None:
    """However long their values, up to six chosen have each a label at all widths."""
    figure = county_map([100_000.0 + value for value in VALUES], tuple(chosen))
    names = {NAMES[CODES.index(code)] for code in chosen}
    for wide in WIDTHS:
        assert names <= _named(label_boxes(figure, wide))


def _named(boxes: Iterable[str]) -> set[str]:
    return {words.split(" ")[0] for words in boxes}


def test_a_chosen_one_gets_its_value_where_there_is_room() -> None:
    """Six neighbours far from the sea have names alone on a phone, and values on a wide map."""
    figure = county_map([100_000.0 + value for value in VALUES], tuple(CODES[7:11] + CODES[13:15]))
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
