"""The funnel: who lies within is grey and unnamed, who lies outside is named with its limits."""

from math import log10
from typing import Any

import numpy as np
import pytest
from plotly.graph_objects import Figure

from likvard.figures.funnel import Dot, Limit, funnel, grid
from likvard.figures.theme import LIGHT
from tests.figure_boxes import adapted

SIZES = [100.0, 400.0, 1600.0, 6400.0]
NAMES = ["Bjuv", "Höör", "Lund", "Malmö"]
OFF = [1.0, -9.0, 0.5, -0.2]


def _dots() -> list[Dot]:
    ends = [60 / np.sqrt(n) for n in SIZES]
    rows = zip(NAMES, SIZES, OFF, ends, strict=True)
    return [
        Dot(name, name, name.lower(), n, off, -end, end, f"<b>{name}</b>")
        for name, n, off, end in rows
    ]


def _funnel(**changes: Any) -> Figure:  # noqa: ANN401  any argument
    at = grid(SIZES)
    reach = [60 / np.sqrt(n) for n in at]
    limit = Limit("95 %", at, [-end for end in reach], reach)
    plain: dict[str, Any] = {"across": "Antal", "upward": "Skillnad", "chosen": {}, "tokens": LIGHT}
    return funnel(_dots(), [limit], **(plain | changes))


def _marks(figure: Figure) -> Any:  # noqa: ANN401  one of Plotly's traces
    return next(trace for trace in figure.data if trace.mode == "markers")


def _named(figure: Figure) -> set[str]:
    return {note.text for note in figure.layout.annotations if note.text in NAMES}


def test_only_those_outside_are_named() -> None:
    """One lies below its limits: it is named and in accent, all others are grey."""
    figure = _funnel()
    assert _named(figure) == {"Höör"}
    colors = dict(zip(_marks(figure).customdata, _marks(figure).marker.color, strict=True))
    assert colors.pop("höör") == LIGHT.accent
    assert set(colors.values()) == {LIGHT.muted}


def test_everyone_can_be_pointed_at_and_walked_to() -> None:
    """Every dot has its words and its slug, inside or not."""
    marks = _marks(_funnel())
    assert set(marks.customdata) == {name.lower() for name in NAMES}
    assert all(words.startswith("<b>") for words in marks.hovertext)


def test_a_chosen_one_is_named_though_it_lies_inside() -> None:
    """A chosen municipality has its colour, its name and its own limits."""
    figure = _funnel(chosen={"Lund": 2})
    assert _named(figure) == {"Höör", "Lund"}
    strokes = [t for t in figure.data if t.mode == "lines" and t.line.color == LIGHT.chosen[2]]
    assert [list(trace.y) for trace in strokes] == [[-1.5, 1.5]]


def test_limits_that_are_alike_are_drawn_once() -> None:
    """Where the drawn limits are everyone's, the named have none of their own."""
    plain = _funnel(chosen={"Lund": 2}, alike=True)
    assert not [t for t in plain.data if t.mode == "lines" and t.line.color == LIGHT.chosen[2]]


def test_sizes_stand_at_their_powers() -> None:
    """The axis is of powers: 300 and 3 000 stand as far apart as ten times."""
    axis = _funnel().layout.xaxis
    places = dict(zip(axis.ticktext, axis.tickvals, strict=True))
    assert places["3\u202f000"] - places["300"] == pytest.approx(1)
    assert axis.range[0] < log10(SIZES[0]) < log10(SIZES[-1]) < axis.range[1]


@pytest.mark.parametrize("wide", [328, 700])
def test_limits_are_called_by_name_at_the_right(wide: float) -> None:
    """The name of the limits stands at the right end, within the margin."""
    layout = adapted(_funnel(), wide)
    note = next(note for note in layout["annotations"] if note["text"] == "95 %")
    assert note["x"] == pytest.approx(layout["xaxis"]["range"][1])
    assert layout["margin"]["r"] > 40


def test_differences_are_signed() -> None:
    """A difference above zero has a plus, below a real minus, and zero has a line."""
    axis = _funnel().layout.yaxis
    assert any(text.startswith("+") for text in axis.ticktext)
    assert any(text.startswith("\u2212") for text in axis.ticktext)
    assert axis.zeroline


def test_without_dots_there_is_no_funnel() -> None:
    """Nothing to draw is told to the caller."""
    with pytest.raises(ValueError, match="no dot"):
        funnel([], [], across="", upward="", chosen={}, tokens=LIGHT)
