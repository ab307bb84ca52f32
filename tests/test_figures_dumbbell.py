"""Girls beside boys: told apart without colour, in order, and silent about what is not known."""

import re
from math import nan

import pandas as pd
import pytest
from plotly.graph_objects import Figure

from likvard.figures.gap_trend import gap_trend
from likvard.figures.theme import DARK, LIGHT, Tokens
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import indicator, periods, scatters, texts
from tests.gap_frames import HIDDEN, MEMBERS, NEARLY, drawn, gaps, of

NAMES = [m.name for m in MEMBERS]
CODES = [m.code for m in MEMBERS]


def dots(figure: Figure, symbol: str) -> list[tuple[float, int]]:
    """Return x and row of the dots with a symbol on the axis of values."""
    [trace] = [
        t for t in scatters(figure, "markers") if t.marker.symbol == symbol and t.xaxis is None
    ]
    return list(zip(trace.x, trace.y, strict=True))


def names(figure: Figure) -> list[str]:
    """Return the names of the rows from above."""
    return [n.split(">")[-2][:-6] if "<" in n else n for n in figure.layout.yaxis.ticktext]


def test_girls_and_boys_differ_in_shape_and_fill() -> None:
    """Girls are filled circles and boys open diamonds, both grey for the many."""
    figure = drawn(gaps([of(80), of(60)], [of(70), of(65)]))
    circles, diamonds = (
        next(t for t in scatters(figure, "markers") if t.marker.symbol == s and t.xaxis is None)
        for s in ("circle", "diamond")
    )
    assert set(circles.marker.color) == {LIGHT.muted}
    assert diamonds.marker.color == LIGHT.paper
    assert set(diamonds.marker.line.color) == {LIGHT.muted}
    assert {"flickor", "pojkar"} <= set(texts(figure))


def test_girls_highest_stand_first_and_boys_highest_last() -> None:
    """By gap the order falls from girls' lead to boys'; those without a gap stand below."""
    found = gaps([of(60), HIDDEN, of(80), of(70)], [of(65), of(50), of(60), of(70)])
    figure = drawn(found)
    assert names(figure) == [NAMES[2], NAMES[3], NAMES[0], NAMES[1]]
    assert dots(figure, "circle") == [(80, 0), (70, 1), (60, 2)]
    assert dots(figure, "diamond") == [(60, 0), (70, 1), (65, 2), (50, 3)]
    assert names(drawn(found, "namn")) == NAMES[:4]


def test_the_gap_stands_beside_with_its_interval_and_number() -> None:
    """On an axis of its own each gap has its interval, and its signed number at the edge."""
    found = gaps([of(80), of(60)], [of(60), of(65)])
    figure = drawn(found, certain=frozenset({CODES[0]}))
    spans = [t for t in scatters(figure, "lines") if t.xaxis == "x2"]
    ends = [x for t in spans for x in t.x if x is not None]
    assert ends == pytest.approx([e for g in found for e in (g.low, g.high)], abs=0.01)
    first, second = figure.layout.yaxis2.ticktext
    assert "+20,0" in first
    assert "600" in first
    assert "−5,0" in second
    assert "600" not in second
    assert figure.layout.xaxis2.zeroline


def test_what_is_not_known_is_said_and_not_drawn() -> None:
    """A hidden or bounded value gives no number and no dot for the gap, but the reason in words."""
    figure = drawn(gaps([of(80), NEARLY, HIDDEN], [of(70), of(90), HIDDEN]))
    told = texts(figure)
    assert "flickor: nära alla" in told
    assert "För få elever" in told
    assert _numbers(figure) == ["+10,0", "–", "–"]
    gap_dots = [t for t in scatters(figure, "markers") if t.xaxis == "x2"]
    assert [len(t.x) for t in gap_dots] == [1]
    assert dots(figure, "diamond") == [(70, 0), (90, 1)]


def _numbers(figure: Figure) -> list[str]:
    """Return the numbers at the right edge, without colour and padding."""
    return [re.sub(r"<[^>]*>|\u2007", "", words) for words in figure.layout.yaxis2.ticktext]


def test_a_bound_is_drawn_as_what_the_value_may_be() -> None:
    """One to four short of a hundred is a thick stroke from 96 to 99, not a dot."""
    figure = drawn(gaps([NEARLY], [of(90)]))
    [thick] = [t for t in scatters(figure, "lines") if t.line.width == 4]
    assert list(thick.x) == [96, 99, None]
    assert not [t for t in scatters(figure, "markers") if t.marker.symbol == "circle" and t.x]


def test_the_chosen_keep_their_colour_everywhere() -> None:
    """Name, dots, join, interval and number of a chosen municipality are in its colour."""
    figure = drawn(gaps([of(80), of(60)], [of(70), of(65)]), chosen={CODES[1]: 2})
    own = LIGHT.chosen[2]
    assert own in figure.layout.yaxis.ticktext[1]
    assert own in figure.layout.yaxis2.ticktext[1]
    lines = {t.line.color for t in scatters(figure, "lines")}
    assert lines == {own, LIGHT.dot}


def test_a_phone_shows_the_values_and_the_numbers() -> None:
    """Below 480 px the axis of gaps gives way; the reason stands where neither value is drawn."""
    figure = drawn(gaps([of(80), HIDDEN], [of(70), HIDDEN]))
    layout = adapted(figure, 330)
    assert layout["xaxis"]["domain"] == [0, 1]
    assert layout["xaxis2"]["visible"] is False
    beside = [t for t in figure.data if t.xaxis == "x2"]
    assert beside
    assert all(t.meta["from"] == 480 for t in beside)
    alone = [t for t in scatters(figure, "text") if t.meta.get("below") == 480]
    assert [list(t.text) for t in alone] == [["För få elever"]]


@pytest.mark.parametrize("wide", [330, 480, 600, 640, 820, 1200])
@pytest.mark.parametrize("girls", [(80, 90), (60, 50), (70, 70)])
def test_the_words_above_the_plot_have_room(wide: float, girls: tuple[float, float]) -> None:
    """Whichever way the gaps go, no words above the plot stand on each other."""
    figure = drawn(gaps([of(v) for v in girls], [of(70), of(70)]))
    assert overlapping(label_boxes(figure, wide)) == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
@pytest.mark.parametrize(
    ("girls", "boys"),
    [([50.0], [50.0]), ([0.0, 0.0], [0.0, 0.0]), ([nan, nan], [nan, nan]), ([100.0], [0.0])],
)
def test_degenerate_figures_are_drawn(
    girls: list[float], boys: list[float], tokens: Tokens
) -> None:
    """One municipality, all equal, all hidden and the extremes give a figure Plotly accepts."""
    found = gaps([of(v) for v in girls], [of(v) for v in boys])
    figure = drawn(found, tokens=tokens)
    assert Figure(figure.to_plotly_json()).to_plotly_json()["data"]


def trend(mean: dict[int, float], chosen: dict[str, int]) -> Figure:
    """Return the gap over the years with two municipalities' own."""
    frame = pd.DataFrame(
        {"gap": mean, "low": dict.fromkeys(mean, nan), "high": dict.fromkeys(mean, nan)}
    )
    rows = [
        {"code": c, "name": n, "slug": n.lower(), "year": y, "value": -v, "shown": "x", "sure": ""}
        for c, n in zip(CODES[:2], NAMES, strict=False)
        for y, v in mean.items()
    ]
    return gap_trend(
        frame,
        pd.DataFrame(rows),
        indicator(),
        chosen=chosen,
        tokens=LIGHT,
        periods=periods(list(mean)),
    )


def test_the_trend_has_zero_the_mean_and_the_chosen() -> None:
    """The line of no gap is drawn inside the plot, the mean in accent, the chosen in colour."""
    figure = trend({2020: 3.0, 2021: 2.0, 2022: 1.0}, {CODES[1]: 0})
    colors = {t.line.color for t in scatters(figure, "lines") + scatters(figure, "lines+markers")}
    assert {LIGHT.edge, LIGHT.accent, LIGHT.chosen[0]} <= colors
    assert "medelkommun 1,0" in texts(figure)
    assert f"{NAMES[1]} −1,0" in texts(figure)


def test_without_means_the_trend_has_the_chosen_alone() -> None:
    """Where no year has a mean, the chosen municipalities are still drawn."""
    figure = trend({2020: nan, 2021: nan}, {})
    assert LIGHT.accent not in {t.line.color for t in scatters(figure, "lines")}
    assert not [words for words in texts(figure) if "nan" in words]
