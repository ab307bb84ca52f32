"""Lines over the years: no line across a break, gaps are gaps, every end has its name."""

from collections.abc import Mapping
from itertools import pairwise
from math import nan
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator, SeriesBreak, Shade
from likvard.figures.theme import LIGHT
from likvard.figures.trend import trend
from likvard.figures.years import years_of
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import CODES, indicator, long, marks, periods, spread, texts

BROKEN = indicator(series_breaks=(SeriesBreak(2022, "nya regler"),))
YEARS = range(2019, 2026)
VALUES = {year: [60.0 + year - 2019, 70.0, 80.0] for year in YEARS}


def _trend(
    values: Mapping[int, list[float]],
    shown: Indicator | None = None,
    chosen: tuple[str, ...] = (CODES[0],),
    emphasis: frozenset[str] = frozenset(),
) -> Figure:
    return trend(
        long(values),
        spread(values),
        shown or indicator(),
        chosen={code: slot for slot, code in enumerate(chosen)},
        emphasis=emphasis,
        tokens=LIGHT,
        periods=periods(list(values)),
    )


def _strokes(trace: Any) -> list[list[float]]:  # noqa: ANN401  a trace
    """Return the x of each unbroken stroke of a line."""
    strokes: list[list[float]] = [[]]
    for x, y in zip(trace.x, trace.y, strict=True):
        strokes = [*strokes, []] if y is None else [*strokes[:-1], [*strokes[-1], x]]
    return [stroke for stroke in strokes if stroke]


def test_no_line_runs_across_a_break() -> None:
    """Every stroke lies wholly before the break or wholly after it."""
    for trace in _trend(VALUES, BROKEN).data:
        for stroke in _strokes(trace):
            assert max(stroke) <= 2021 or min(stroke) >= 2022


def test_a_break_is_drawn_and_has_words_on_both_sides() -> None:
    """A dashed line stands between the years, with what changed and what lies before."""
    figure = _trend(VALUES, BROKEN)
    dashes = [shape.x0 for shape in figure.layout.shapes if shape.line.dash]
    assert dashes == [2021.5]
    wide = label_boxes(figure, 740)
    assert "nya regler" in wide
    assert any(words.startswith("äldre") for words in wide)


def test_the_mean_before_a_break_is_in_dot_colour() -> None:
    """What cannot be compared steps back: the older mean is grey, the newer ink."""
    dashed = [trace for trace in _trend(VALUES, BROKEN).data if trace.line.dash]
    assert [trace.line.color for trace in dashed] == [LIGHT.dot, LIGHT.ink]
    assert [len(_strokes(trace)[0]) for trace in dashed] == [3, 4]


def test_a_missing_year_is_a_gap() -> None:
    """A line is lifted where its municipality lacks a value."""
    values = {year: [nan if year == 2022 else 60.0, 70.0] for year in YEARS}
    own = _trend(values).data[-1]
    assert _strokes(own) == [[2019, 2020, 2021], [2023, 2024, 2025]]


def test_a_year_lacking_for_all_is_a_gap() -> None:
    """A year that no one has breaks the line, unless every second year is the rhythm."""
    lacking = {year: [60.0, 70.0] for year in (2019, 2020, 2022, 2023)}
    assert len(_strokes(_trend(lacking).data[-1])) == 2
    every_second = {year: [60.0, 70.0] for year in (2018, 2020, 2022)}
    assert len(_strokes(_trend(every_second).data[-1])) == 1


def test_a_lonely_value_is_a_dot() -> None:
    """A value between two gaps is seen, though no line reaches it."""
    values = {year: [60.0 if year == 2022 else nan, 70.0, 75.0] for year in YEARS}
    figure = _trend(values, chosen=(CODES[1],))
    many = figure.data[0]
    assert many.mode == "lines+markers"
    assert sum(size > 0 for size in many.marker.size) == 1


def test_every_point_has_its_slug_and_words() -> None:
    """Each value, of the many and of the chosen, leads to its municipality and says what it is."""
    figure = _trend(VALUES)
    assert {slug for slug, _ in marks(figure)} == {"bjuv", "bromolla", "burlov"}
    assert "<b>Bromölla</b><br>70 %<br>läsåret 2024/25" in texts(figure)


def test_the_chosen_is_thick_cased_and_named() -> None:
    """The chosen line is 2.5 px in its colour on a 5 px casing, named with its last value."""
    figure = _trend(VALUES)
    casing, line = figure.data[-2:]
    assert (casing.line.color, casing.line.width) == (LIGHT.paper, 5)
    assert (line.line.color, line.line.width) == (LIGHT.chosen[0], 2.5)
    assert "Bjuv 66" in texts(figure)
    assert "medelkommun 72" in texts(figure)


def test_a_chosen_one_without_a_last_value_is_named_without_a_number() -> None:
    """An old value is never passed off as the latest; none at all is said."""
    values = {year: [60.0 if year < 2025 else nan, nan, 70.0] for year in YEARS}
    said = texts(_trend(values, chosen=(CODES[0], CODES[1])))
    assert "Bjuv" in said
    assert "Bromölla saknas" in said


def test_shaded_years_have_a_note() -> None:
    """The wash covers the shaded years, and their reason stands above."""
    shaded = indicator(shaded=(Shade(2020, 2021, "inga nationella prov"),))
    figure = _trend(VALUES, shaded)
    wash = figure.layout.shapes[0]
    assert (wash.x0, wash.x1, wash.fillcolor) == (2019.6, 2021.4, LIGHT.wash)
    assert "inga nationella prov 2020–2021" in label_boxes(figure, 740)
    assert "inga nationella prov" in label_boxes(figure, 343)


def test_shading_outside_the_years_is_left_out() -> None:
    """Years to read with care that are not shown leave no trace."""
    figure = _trend(VALUES, indicator(shaded=(Shade(2010, 2011, "annat"),)))
    assert len(figure.layout.shapes) == 0


def test_a_subregion_steps_forward() -> None:
    """The emphasised lines are darker, the others fainter."""
    figure = _trend(VALUES, emphasis=frozenset({CODES[1]}))
    behind, before = figure.data[:2]
    assert before.line.color == LIGHT.muted
    assert before.opacity > behind.opacity
    assert set(before.customdata) == {"bromolla"}


@pytest.mark.parametrize("wide", [343, 480, 740, 1200])
def test_years_are_named_by_school_year_and_never_collide(wide: int) -> None:
    """First and last year are named, and the words between have room at every width."""
    values = {year: [60.0, 70.0] for year in range(2006, 2026)}
    layout = adapted(_trend(values), wide)
    for room, patch in layout["meta"]["above"].items():
        layout["xaxis"] |= patch["xaxis"] if wide >= int(room) else {}
    ticks = layout["xaxis"]["tickvals"]
    plot = wide - layout["margin"]["l"] - layout["margin"]["r"]
    assert layout["xaxis"]["ticktext"][0] == "2005/06"
    assert layout["xaxis"]["ticktext"][-1] == "2024/25"
    assert min(b - a for a, b in pairwise(ticks)) / 19 * plot >= 52


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 100), min_size=6, max_size=6))
def test_ends_are_never_cut_and_never_collide(last: list[float]) -> None:
    """Names of six chosen and the mean stand apart and whole, whatever the last values."""
    values = {2024: [50.0] * 6, 2025: last}
    figure = _trend(values, chosen=tuple(CODES[:6]))
    for wide in (343, 480, 740, 1200):
        boxes = {w: b for w, b in label_boxes(figure, wide).items() if w != "%"}
        assert overlapping(boxes) == []
        assert all(box[2] <= wide for box in boxes.values())


def test_calendar_years_are_years() -> None:
    """A cost is of a year, not of a school year."""
    values = {2023: [100_000.0], 2024: [110_000.0]}
    cost = indicator(unit="kr per elev", period="calendar", range=(0.0, 1e6))
    figure = trend(
        long(values),
        spread(values),
        cost,
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        periods={2023: "2023", 2024: "2024"},
    )
    assert any("år 2024" in words for words in texts(figure))
    assert "tkr" in texts(figure)


def test_breaks_outside_the_years_do_not_count() -> None:
    """A break before the first year shown divides nothing."""
    years = years_of(BROKEN, periods(range(2023, 2026)))
    assert years.breaks == ()
    assert years.comparable_from == 2023
