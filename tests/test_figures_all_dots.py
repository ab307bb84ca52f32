"""Every municipality a dot every year: all are there, none covers another, each end is named."""

import json
from itertools import combinations
from math import hypot, nan

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from likvard.catalogue import SeriesBreak
from likvard.figures.all_dots import all_dots, padding
from likvard.figures.sending import sent
from likvard.figures.swarm import swarm
from likvard.figures.theme import DARK, LIGHT, Tokens
from tests.figure_frames import CODES, NAMES, bounded, indicator, long, marks, periods, scatters

YEARS = range(2016, 2026)
BROKEN = indicator(series_breaks=(SeriesBreak(2020, "nya regler"),))
VALUES = {year: [60.0 + (place * 7 + year) % 33 for place in range(33)] for year in YEARS}


def _levels(missing: tuple[int, ...] = ()) -> pd.DataFrame:
    rows = {y: (75.0, 65.0, 88.0) if y not in missing else (75.0, nan, nan) for y in YEARS}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["mean", "p10", "p90"])


def _drawn(
    frame: pd.DataFrame,
    chosen: tuple[str, ...] = (),
    levels: pd.DataFrame | None = None,
    tokens: Tokens = LIGHT,
) -> Figure:
    return all_dots(
        frame,
        _levels() if levels is None else levels,
        BROKEN,
        chosen={code: slot for slot, code in enumerate(chosen)},
        tokens=tokens,
        periods=periods(YEARS),
    )


def test_every_value_is_a_dot_in_its_year() -> None:
    """The dots of a year are its values, each within half a year of it."""
    dots = scatters(_drawn(long(VALUES)), "markers")[0]
    for year in YEARS:
        near = [y for x, y in zip(dots.x, dots.y, strict=True) if abs(x - year) < 0.5]
        assert sorted(near) == sorted(VALUES[year])


def test_the_chosen_stand_in_the_middle_joined_but_not_across_the_break() -> None:
    """A chosen municipality's dots are on the year itself, with a gap where the series breaks."""
    figure = _drawn(long(VALUES), chosen=(CODES[3],))
    own = next(t for t in figure.data if t.mode == "lines+markers")
    assert own.line.color == LIGHT.chosen[0]
    known = [x for x, y in zip(own.x, own.y, strict=True) if y is not None]
    assert known == list(YEARS)
    assert own.y[list(own.x).index(2019.5)] is None
    assert NAMES[3].lower() not in set(scatters(figure, "markers")[0].customdata)


def test_mean_ends_of_the_band_and_extremes_are_named() -> None:
    """At the right end stand the mean, both ends of the band, the lowest and the highest."""
    values = [*range(50, 83)]
    figure = _drawn(long({year: [float(v) for v in values] for year in YEARS}))
    words = {note.text for note in figure.layout.annotations}
    named = {"medelkommun 75", "nära toppen 88", "nära botten 65"}
    assert named | {f"{NAMES[0]} 50", f"{NAMES[-1]} 82"} <= words
    assert "medel 75" in words


def test_a_chosen_extreme_is_named_once() -> None:
    """The highest is named in its colour when it is chosen, not again in grey."""
    values = {year: [float(v) for v in range(50, 83)] for year in YEARS}
    words = [n.text for n in _drawn(long(values), chosen=(CODES[32],)).layout.annotations]
    assert words.count(f"{NAMES[32]} 82") == 2  # wide and narrow


def test_the_band_is_left_out_where_no_spread_is_computed() -> None:
    """Years without P10 and P90 have no band, and none goes across the break."""
    shapes = [t for t in _drawn(long(VALUES), levels=_levels((2016, 2017))).data if t.fill]
    assert [(min(s.x), max(s.x)) for s in shapes] == [(2018, 2019), (2020, 2025)]


def test_those_outside_a_highlighted_part_step_back() -> None:
    """With a part of the area highlighted, its dots keep their colour and the others are pale."""
    kept = frozenset(CODES[:4])
    figure = all_dots(
        long(VALUES),
        _levels(),
        BROKEN,
        chosen={},
        emphasis=kept,
        tokens=LIGHT,
        periods=periods(YEARS),
    )
    dots = scatters(figure, "markers")[0]
    pairs = set(zip(dots.customdata, dots.marker.color, strict=True))
    dark = {name for name, color in pairs if color == LIGHT.dot}
    assert dark == {name.lower().translate(str.maketrans("åäö", "aao")) for name in NAMES[:4]}
    assert {color for _, color in pairs} == {LIGHT.dot, LIGHT.line}


def test_a_bound_is_an_open_dot() -> None:
    """A value of which only a bound is published is drawn open."""
    figure = _drawn(bounded(long(VALUES), CODES[5], n=100))
    assert "circle" in scatters(figure, "markers")[0].marker.symbol
    assert LIGHT.paper in scatters(figure, "markers")[0].marker.color


def test_all_dots_answer_the_pointer_and_can_be_sent_in_both_themes() -> None:
    """Each dot has words and a slug, and the figure is whole JSON in either theme."""
    for tokens in (LIGHT, DARK):
        figure = _drawn(long(VALUES), tokens=tokens)
        assert len(list(marks(figure))) == 33 * len(YEARS)
        assert json.loads(sent(figure))["data"]


def test_the_axis_has_room_for_the_dots_aside_of_the_outer_years() -> None:
    """The axis of years goes on beyond first and last by what the swarm needs, never a half."""
    figure = _drawn(long(VALUES))
    pad = padding(periods(YEARS))
    assert tuple(figure.layout.xaxis.range) == (2016 - pad, 2025 + pad)
    assert 0 < pad < 0.5
    assert padding({2025: "2024/25"}) == 0


@settings(max_examples=50)
@given(st.lists(st.floats(0, 400), min_size=1, max_size=33))
def test_dots_of_a_swarm_cover_each_other_only_when_there_is_no_room(heights: list[float]) -> None:
    """Within reach all dots are apart; one that is in the middle for want of room may cover."""
    found = swarm({str(i): h for i, h in enumerate(heights)}, reach=400)
    places = [(found[str(i)], h) for i, h in enumerate(heights)]
    assert all(hypot(a[0] - b[0], a[1] - b[1]) >= 7.6 - 1e-6 for a, b in combinations(places, 2))
    narrow = swarm({str(i): h for i, h in enumerate(heights)}, reach=10)
    assert all(abs(x) <= 10 for x in narrow.values())


def test_the_first_of_a_swarm_stand_in_the_middle() -> None:
    """Who is to be seen first is not moved aside by the others."""
    found = swarm({"a": 10.0, "b": 10.0, "c": 10.5}, reach=30, first=["c"])
    assert found["c"] == 0
    assert found["a"] * found["b"] < 0
