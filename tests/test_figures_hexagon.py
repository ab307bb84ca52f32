"""The hexagon map: every municipality the same room."""

from itertools import pairwise
from math import dist, nan, sqrt

import pytest
from plotly.graph_objects import Figure

from likvard.figures.classes import fixed
from likvard.figures.hexagon_map import hexagon_map
from likvard.figures.theme import LIGHT
from tests.figure_boxes import adapted
from tests.figure_frames import CODES, cells, hover, indicator, marks

HEXAGONS = {
    code: (place % 6, place // 6, name)
    for place, (code, name) in enumerate(zip(CODES, ["ABC"] * 33, strict=True))
}
VALUES = [50 + 1.4 * place for place in range(33)]


def _hexagons(values: list[float], emphasis: frozenset[str] = frozenset()) -> Figure:
    frame = cells(values)
    return hexagon_map(
        frame,
        HEXAGONS,
        fixed(indicator()),
        chosen={CODES[1]: 0},
        emphasis=emphasis,
        tokens=LIGHT,
        hover=hover(frame),
    )


def test_every_member_has_a_cell_of_the_same_size() -> None:
    """33 hexagons, each with its slug, all with sides of the same length."""
    figure = _hexagons(VALUES)
    fills = [trace for trace in figure.data if trace.fill == "toself"]
    assert len(fills) == len(list(marks(figure))) == 33
    for trace in fills:
        corners = list(zip(trace.x, trace.y, strict=True))
        sides = [dist(a, b) for a, b in pairwise(corners)]
        assert sides == pytest.approx([0.965] * 6, abs=0.002)


def test_neighbours_touch() -> None:
    """A step in q moves √3 to the right, a step in r half of that and 1.5 down."""
    first, second, seventh = (_middle(_hexagons(VALUES), place) for place in (0, 1, 6))
    assert second[0] - first[0] == pytest.approx(sqrt(3), abs=0.01)
    assert seventh[0] - first[0] == pytest.approx(sqrt(3) / 2, abs=0.01)
    assert first[1] - seventh[1] == pytest.approx(1.5, abs=0.01)


def _middle(figure: Figure, place: int) -> tuple[float, float]:
    x, y = figure.data[place].x[:6], figure.data[place].y[:6]
    return sum(x) / 6, sum(y) / 6


def test_a_phone_shows_the_class_letter_for_the_value() -> None:
    """Wide cells say code and value, narrow ones code and letter; one note per cell at each."""
    figure = _hexagons(VALUES)
    wide, narrow = (adapted(figure, width)["annotations"] for width in (540, 343))
    assert len(wide) == len(narrow) == 33
    assert [note["text"].split("<br>")[1] for note in wide[::16]] == ["50", "72", "95"]
    assert [note["text"].split("<br>")[1] for note in narrow[::16]] == ["A", "C", "E"]


def test_a_missing_value_is_hatched_with_its_code_on_a_patch() -> None:
    """The code of a hatched cell stands on paper, without number or letter."""
    figure = _hexagons([nan, 70])
    assert figure.data[0].fillpattern.shape == "x"
    assert figure.layout.annotations[0].bgcolor == LIGHT.paper
    codes = [n.text for n in figure.layout.annotations if n.bgcolor]
    assert len(codes) == 2
    assert not any("<br>" in text for text in codes)


def _many_beside(across: int) -> Figure:
    frame = cells(VALUES[:28])
    places = {code: (n % across, n // across, "ABC") for n, code in enumerate(frame.index)}
    return hexagon_map(
        frame,
        places,
        fixed(indicator()),
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
    )


@pytest.mark.parametrize("across", [6, 14])
def test_a_wide_region_is_not_cut(across: int) -> None:
    """All cells are seen at every width, however many stand beside each other."""
    figure = _many_beside(across)
    for width in (343, 540):
        layout = adapted(figure, width)
        low, high = layout["xaxis"]["range"]
        bottom, top = layout["yaxis"]["range"]
        assert low <= min(x for trace in figure.data for x in trace.x)
        assert high >= max(x for trace in figure.data for x in trace.x)
        assert width / layout["height"] == pytest.approx((high - low) / (top - bottom), rel=0.02)


def test_small_cells_on_a_phone_show_the_code_alone() -> None:
    """Two lines are not squeezed into a cell that is too small for them."""
    narrow, wide = (adapted(_many_beside(14), width)["annotations"] for width in (343, 540))
    assert not any("<br>" in note["text"] for note in narrow)
    assert all("<br>" in note["text"] for note in wide)


def test_pale_cells_have_an_edge() -> None:
    """The lowest class and the missing are outlined; the others need no line."""
    edges = [trace.line.color for trace in _hexagons([nan, 50, 75]).data[:3]]
    assert edges == [LIGHT.edge, LIGHT.edge, None]


def test_words_on_faded_cells_are_ink() -> None:
    """What stands on a faded dark cell is not white."""
    figure = _hexagons([95, 95, 95], frozenset({CODES[2]}))
    inks = [note.font.color for note in figure.layout.annotations[:3]]
    assert inks == [LIGHT.ink, "#FFFFFF", "#FFFFFF"]
