"""The scatter: everyone a dot, the members by size, the chosen named, the line under them."""

from itertools import combinations
from math import nan, pi
from typing import Any

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from likvard.figures.labels import width
from likvard.figures.point_labels import Dot, point_labels
from likvard.figures.scatter import Side, scatter
from likvard.figures.scatter_marks import Line
from likvard.figures.theme import LIGHT
from tests.figure_boxes import adapted, label_boxes
from tests.figure_frames import CODES, NAMES, indicator

X = Side(indicator(id="x"), "Föräldrar med högre utbildning, procent av eleverna, hösten 2024")
Y = Side(indicator(id="y"), "Klarar alla ämnen, procent av eleverna i åk 9, våren 2025")


def _points(count: int = 8, members: int = 5, **columns: list[float]) -> pd.DataFrame:
    steps = np.arange(count, dtype=float)
    plain: dict[str, Any] = {
        "name": NAMES[:count],
        "slug": [name.lower() for name in NAMES[:count]],
        "x": 30 + 3 * steps,
        "y": 60 + 4 * (steps % 3),
        "n": 100 + 50 * steps,
        "hover": [f"<b>{name}</b><br>läsåret 2024/25" for name in NAMES[:count]],
        "member": steps < members,
    }
    return pd.DataFrame(plain | columns, index=CODES[:count])


def _scatter(frame: pd.DataFrame, **changes: Any) -> Figure:  # noqa: ANN401  any argument
    plain: dict[str, Any] = {
        "x": X,
        "y": Y,
        "line": Line([30, 50], [60, 70], [58, 66], [62, 74]),
        "chosen": {},
        "emphasis": frozenset(),
        "tokens": LIGHT,
    }
    return scatter(frame, **(plain | changes))


def _dots(figure: Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.mode == "markers"]


def test_members_can_be_walked_to_and_the_country_can_only_be_pointed_at() -> None:
    """Only the members' dots have a slug; every dot says who it is."""
    others, own = _dots(_scatter(_points()))
    assert (len(others.x), len(own.x)) == (3, 5)
    assert others.customdata is None
    assert set(own.customdata) == {name.lower() for name in NAMES[:5]}
    assert all("läsåret" in words for trace in (others, own) for words in trace.hovertext)


def test_the_area_of_a_dot_follows_its_n() -> None:
    """A member of four times the pupils has a dot of four times the area."""
    frame = _points(2, 2, n=[1000.0, 250.0])
    size = _dots(_scatter(frame))[0].marker.size
    assert pi * size[0] ** 2 == pytest.approx(4 * pi * size[1] ** 2)


def test_without_n_the_dots_are_of_one_size() -> None:
    """Where no n is published no size is made up."""
    size = _dots(_scatter(_points(4, 4, n=[nan] * 4)))[0].marker.size
    assert len(set(size)) == 1


def test_the_largest_lie_undermost() -> None:
    """Small dots are drawn after large ones, so that none is hidden."""
    size = _dots(_scatter(_points()))[1].marker.size
    assert list(size) == sorted(size, reverse=True)


def test_the_chosen_are_named_in_their_colour() -> None:
    """A chosen member has its slot's colour as dot and as name, on top of all others."""
    figure = _scatter(_points(), chosen={CODES[2]: 3})
    top = _dots(figure)[-1]
    assert list(top.marker.color) == [LIGHT.chosen[3]]
    notes = [note for note in figure.layout.annotations if note.text == NAMES[2]]
    assert {note.font.color for note in notes} == {LIGHT.chosen[3]}
    assert len(notes) == 2


def test_one_without_either_value_is_left_out() -> None:
    """A missing value on one axis leaves no dot, and no name, at all."""
    frame = _points(4, 4, x=[nan, 30.0, 40.0, 50.0])
    figure = _scatter(frame, chosen={CODES[0]: 0})
    assert sum(len(trace.x) for trace in _dots(figure)) == 3
    assert NAMES[0] not in [note.text for note in figure.layout.annotations]


def test_both_axes_say_what_they_measure_within_the_figure() -> None:
    """The titles stand whole and uncut at both widths, the one above, the other below the plot."""
    figure = _scatter(_points())
    for wide in (288, 328, 600):
        layout = adapted(figure, wide)
        notes = {note["text"].replace("<br>", " "): note["text"] for note in layout["annotations"]}
        for title in (X.title, Y.title):
            longest = max(width(line) for line in notes[title].split("<br>"))
            assert longest <= wide - layout["margin"]["r"]


@pytest.mark.parametrize("wide", [328, 700])
def test_names_of_neighbours_do_not_cover_each_other(wide: float) -> None:
    """Six chosen in a crowd are all named, none over another."""
    frame = _points(6, 6, x=[40.0, 40.4, 40.8, 41.2, 41.6, 70.0], y=[70.0] * 5 + [60.0])
    chosen = {code: place for place, code in enumerate(CODES[:6])}
    boxes = label_boxes(_scatter(frame, chosen=chosen), wide)
    named = [boxes[name] for name in NAMES[:6]]
    for (a, b, c, d), (e, f, g, h) in combinations(named, 2):
        assert c <= e + 1 or g <= a + 1 or d <= f + 1 or h <= b + 1


def test_a_name_turns_away_from_the_edge() -> None:
    """A dot at the right edge has its name on its left side."""
    dots = {"a": Dot("Helsingborg", 90, 50, 395, 100, 5)}
    (note,) = point_labels(dots, {"a": LIGHT.ink}, (0, 0, 400, 300), LIGHT)
    assert note["xanchor"] == "right"


def test_nothing_to_draw_is_told_to_the_caller() -> None:
    """Without a single pair of values there is no figure."""
    with pytest.raises(ValueError, match="no value"):
        _scatter(_points(3, 3, x=[nan] * 3))


def test_all_in_one_place_is_still_a_figure() -> None:
    """Where nothing varies the axes still have two ends."""
    figure = _scatter(_points(3, 3, x=[50.0] * 3, y=[70.0] * 3), line=None)
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        assert axis.range[0] < axis.range[1]
