"""The small figures of Översikt: spread, now and then, sparkline."""

from math import nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from likvard.catalogue import SeriesBreak
from likvard.figures.now_then import NOTHING_OLDER, now_then
from likvard.figures.sparkline import HEIGHT, sparkline
from likvard.figures.spread import spread_line
from likvard.figures.theme import LIGHT
from tests.figure_boxes import label_boxes, overlapping
from tests.figure_frames import CODES, cells, indicator, marks, periods, scatters, texts

PUBLISHED = st.integers(0, 1000).map(lambda tenths: tenths / 10)
NATION = np.linspace(40, 100, 290)
SPREAD = pd.DataFrame({"sd": [4.0, 4.2, 5.1, 6.0, 6.7]}, index=[2020, 2021, 2022, 2023, 2024])


def _spread(turning: int | None = None) -> Figure:
    broken = indicator(series_breaks=(SeriesBreak(2022, "nya regler"),))
    return spread_line(
        SPREAD, broken, tokens=LIGHT, periods=periods(list(SPREAD.index)), turning=turning
    )


def test_the_spread_starts_at_zero() -> None:
    """The axis of a spread always holds zero, with a line there."""
    axis = _spread().layout.yaxis
    assert axis.range[0] == 0
    assert axis.zeroline


def test_spread_before_a_break_is_grey_and_unnamed() -> None:
    """The older part is in dot colour; values stand at first comparable and last year."""
    figure = _spread()
    old, new = scatters(figure, "lines")
    assert (old.line.color, new.line.color) == (LIGHT.dot, LIGHT.accent)
    assert {"5,1", "6,7", "nya regler"} <= set(texts(figure))
    assert "4,0" not in texts(figure)


def test_the_turning_year_is_named_too() -> None:
    """A year in which the development turned gets its dot and value."""
    assert "6,0" in texts(_spread(turning=2023))


def test_the_unit_of_a_spread() -> None:
    """Shares differ by p.e., money by per cent of the mean, others by their own unit."""
    assert any(words.endswith(" p.e.") for words in texts(_spread()))
    money = indicator(unit="kr per elev", difference_unit="kr per elev")
    figure = spread_line(SPREAD, money, tokens=LIGHT, periods=periods(list(SPREAD.index)))
    assert any(words.endswith(" %") for words in texts(figure))


def test_the_band_is_drawn_when_there_is_one() -> None:
    """The spread's own interval is a band since the break, and only with its columns."""
    known = SPREAD.assign(low_sd=SPREAD.sd - 1, high_sd=SPREAD.sd + 1)
    figure = spread_line(known, indicator(), tokens=LIGHT, periods=periods(list(SPREAD.index)))
    assert [trace.fillcolor for trace in figure.data if trace.fill] == [LIGHT.band]


def test_the_values_stand_clear_of_the_band() -> None:
    """With a band, the value of the last year stands over its upper end, and the axis holds it."""
    known = SPREAD.assign(low_sd=SPREAD.sd - 1, high_sd=SPREAD.sd + 3)
    figure = spread_line(known, indicator(), tokens=LIGHT, periods=periods(list(SPREAD.index)))
    last = next(note for note in figure.layout.annotations if note.text == "6,7")
    assert last.y == pytest.approx(9.7)
    assert figure.layout.yaxis.tickvals[-1] >= 9.7


def test_years_without_a_spread_are_not_drawn() -> None:
    """NaN, too few municipalities, shortens the line instead of reaching zero."""
    told = SPREAD.assign(sd=[nan, nan, 5.1, 6.0, 6.7])
    figure = spread_line(told, indicator(), tokens=LIGHT, periods=periods(list(SPREAD.index)))
    assert min(figure.data[0].x) == 2022


def _now_then(now: list[float], then: list[float], *, same: bool = False) -> Figure:
    known = [value for value in [*now, *then] if value == value]  # noqa: PLR0124  NaN
    return now_then(
        cells(now),
        cells(then),
        indicator(),
        labels=("2024/25", "2024/25" if same else "2015/16"),
        axis=(min(known), max(known)),
        chosen={CODES[0]: 1},
        tokens=LIGHT,
    )


def test_both_strips_hold_every_known_municipality() -> None:
    """Now and then share one axis; each known value is a dot with slug and words."""
    figure = _now_then([70, 60, 80], [65, 75, nan])
    low, high = figure.layout.xaxis.range
    assert len(list(marks(figure))) == 5
    assert low < 60
    assert high > 80
    assert "<b>Bjuv</b><br>65 %<br>läsåret 2015/16" in texts(figure)


def test_lowest_and_highest_now_are_named() -> None:
    """The names above the strip are those of the extremes now."""
    said = texts(_now_then([70, 60, 80], [10, 75, 90]))
    assert {"Bromölla", "Burlöv", "2024/25", "2015/16"} <= set(said)
    assert "Bjuv" not in said


@settings(max_examples=40, deadline=None)
@given(
    st.lists(PUBLISHED, min_size=2, max_size=20),
    st.lists(PUBLISHED, min_size=2, max_size=20),
)
def test_names_above_the_strip_are_whole_and_apart(now: list[float], then: list[float]) -> None:
    """However close lowest and highest lie, their names neither collide nor are cut."""
    figure = _now_then(now, then)
    for wide in (280, 343, 450):
        boxes = label_boxes(figure, wide)
        assert overlapping(boxes) == []
        assert all(box[0] >= -1 and box[2] <= wide + 1 for box in boxes.values())


def test_the_middle_is_drawn_only_for_most() -> None:
    """The band of the middle 80 per cent needs four fifths of the municipalities."""
    full, half = _now_then([60.0] * 5, [70.0] * 5), _now_then([60.0, *[nan] * 4], [70.0] * 5)
    bands = [[s for s in f.layout.shapes if s.type == "rect"] for f in (full, half)]
    assert [len(found) for found in bands] == [2, 1]


def test_without_an_older_year_only_now_is_drawn() -> None:
    """When nothing older can be compared the second row says so."""
    figure = _now_then([70, 60], [70, 60], same=True)
    assert NOTHING_OLDER in texts(figure)
    assert len(list(marks(figure))) == 2


def test_a_sparkline_marks_both_ends_and_starts_at_zero() -> None:
    """First and last value have a dot, and half of the largest stands half way up, 32 px tall."""
    svg = sparkline([5.0, nan, 10.0])
    places = [float(words.split('"')[0]) for words in svg.split('cy="')[1:]]
    assert HEIGHT == 32
    assert svg.count("<circle") == 2
    assert places == [16, 4]


def test_a_sparkline_from_zero_stands_on_a_line() -> None:
    """Zero is drawn where the scale begins there, and only there."""
    assert 'y1="28"' in sparkline([5.0, 10.0])
    assert "<line" not in sparkline([5.0, 10.0], low=4.0)
