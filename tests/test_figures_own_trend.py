"""Chosen municipalities over the years: interval, line, mean, and names without a value."""

from math import nan

from likvard.catalogue import SeriesBreak
from likvard.figures.own_trend import own_trend
from likvard.figures.theme import LIGHT
from likvard.figures.trend import trend
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import CODES, indicator, long, periods, scatters, spread

BROKEN = indicator(series_breaks=(SeriesBreak(2022, "nya regler"),))
YEARS = range(2019, 2026)
VALUES = {year: [60.0 + year - 2019, 70.0, 80.0] for year in YEARS}


def test_own_interval_stops_at_breaks() -> None:
    """The shaded interval has one shape on each side of a break, none across."""
    frame = long(VALUES).assign(low=lambda f: f.value - 5, high=lambda f: f.value + 5)
    figure = own_trend(
        frame,
        spread(VALUES),
        BROKEN,
        own=CODES[0],
        slot=0,
        tokens=LIGHT,
        periods=periods(YEARS),
    )
    shapes = [trace for trace in figure.data if trace.fill == "toself"]
    assert [(min(s.x), max(s.x)) for s in shapes] == [(2019, 2021), (2022, 2025)]


def test_own_line_without_an_interval() -> None:
    """Without n there is no shading, only the line and the mean."""
    figure = own_trend(
        long(VALUES),
        spread(VALUES),
        indicator(),
        own=CODES[0],
        slot=0,
        tokens=LIGHT,
        periods=periods(YEARS),
    )
    assert not any(trace.fill for trace in figure.data)
    assert scatters(figure, "lines+markers")[0].line.color == LIGHT.chosen[0]


def test_a_name_without_value_stands_outside_the_scale() -> None:
    """Those without any value are named under the axis of years, in their colour, and whole."""
    values = {year: [nan, nan, 70.0] for year in YEARS}
    figure = trend(
        long(values),
        spread(values),
        indicator(),
        chosen={CODES[0]: 0, CODES[1]: 1},
        emphasis=frozenset(),
        tokens=LIGHT,
        periods=periods(YEARS),
    )
    for wide in (343, 740):
        foot = adapted(figure, wide)["margin"]["b"]
        boxes = label_boxes(figure, wide)
        below = [boxes["Bjuv saknas"], boxes["Bromölla saknas"]]
        assert all(box[3] <= foot - 24 and box[1] >= 0 for box in below)
        assert overlapping(boxes) == []
    colors = {note.text: note.font.color for note in figure.layout.annotations}
    assert colors["Bromölla saknas"] == LIGHT.chosen[1]


def test_a_lonely_mean_is_a_dot() -> None:
    """The mean of a year on its own is seen, and the line has no dots elsewhere."""
    values = {year: [60.0, 70.0] for year in (2019, 2022, 2023, 2024)}
    figure = own_trend(
        long(values),
        spread(values),
        indicator(),
        own=CODES[0],
        slot=0,
        tokens=LIGHT,
        periods=periods(list(values)),
    )
    (mean,) = (trace for trace in figure.data if trace.line.dash)
    seen = [x for x, size in zip(mean.x, mean.marker.size, strict=True) if size]
    assert seen == [2019]
    assert mean.marker.color == LIGHT.ink
