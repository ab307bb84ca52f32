"""Values of which only a bound is published: a range with an open dot, never a dot at 100."""

from math import nan
from typing import Any

import numpy as np
import pytest
from plotly.graph_objects import Figure

from likvard.figures.bounds import opened
from likvard.figures.now_then import now_then
from likvard.figures.own_trend import own_trend
from likvard.figures.profile_row import profile_row
from likvard.figures.ranking import ranking
from likvard.figures.theme import LIGHT
from likvard.figures.trend import trend
from tests.figure_frames import (
    CODES,
    bounded,
    cells,
    hover,
    indicator,
    long,
    periods,
    scatters,
    spread,
    texts,
)

YEARS = {2024: [70.0, 60.0, 65.0], 2025: [80.0, 60.0, 65.0]}
PLAIN: dict[str, Any] = {"emphasis": frozenset(), "tokens": LIGHT}
LOW, MIDDLE, HIGH = 60.0, 75.0, 90.0


def _ranking(n: float, *, values: bool = False) -> Figure:
    frame = bounded(cells([80, 95, 70], n=[10.0] * 3, half=2), CODES[0], n)
    told: dict[str, Any] = {
        "mean": nan,
        "p10": nan,
        "p90": nan,
        "order": "varde",
        "hover": hover(frame),
    }
    return ranking(frame, indicator(), **told, chosen={}, values=values, **PLAIN)


def _mark(trace: Any, slug: str) -> dict[str, Any]:  # noqa: ANN401  a trace
    """Return place and look of a municipality's dot."""
    place = list(trace.customdata).index(slug)
    marker, line = trace.marker, trace.marker.line
    look = {"symbol": marker.symbol, "color": marker.color, "pen": line.color}
    each = {k: v[place] if isinstance(v, (list, tuple)) else v for k, v in look.items()}
    return each | {"x": trace.x[place], "y": trace.y[place]}


def _last(figure: Figure) -> dict[str, Any]:
    """Return the look of the last point of the last trace, the chosen line."""
    trace = figure.data[-1]
    marker, line = trace.marker, trace.marker.line
    return {"symbol": marker.symbol[-1], "color": marker.color[-1], "pen": line.color[-1]}


def test_a_bound_in_the_ranking_is_an_open_dot_amid_its_range() -> None:
    """The dot is hollow, stands and is ordered by the middle, on a stroke from low to high."""
    figure = _ranking(10)
    mark = _mark(scatters(figure, "markers")[0], "bjuv")
    assert (mark["symbol"], mark["color"], mark["pen"]) == ("circle", LIGHT.paper, LIGHT.muted)
    assert (mark["x"], mark["y"]) == (MIDDLE, 1)
    stroke = scatters(figure, "lines")[0]
    assert (LOW, HIGH) in list(zip(stroke.x, stroke.x[1:], strict=False))


def test_a_bound_without_n_points_to_lower_values() -> None:
    """Where the range is unknown there is no dot at 100 but a hollow mark that points left."""
    mark = _mark(scatters(_ranking(nan), "markers")[0], "bjuv")
    assert (mark["symbol"], mark["color"]) == ("triangle-left", LIGHT.paper)


def test_dots_that_are_published_stay_filled() -> None:
    """Only the bound is hollow."""
    dots = scatters(_ranking(10), "markers")[0]
    assert _mark(dots, "bromolla")["color"] == LIGHT.muted


def test_words_in_the_column_are_not_padded_with_letters() -> None:
    """Among numbers that end together, the bound is told in its own words."""
    words = list(_ranking(10, values=True).layout.yaxis2.ticktext)
    assert words == ["95", "minst 60", "70"]


@pytest.mark.parametrize("draw", ["trend", "own"])
@pytest.mark.parametrize(("n", "symbol"), [(10, "circle"), (nan, "triangle-down")])
def test_a_line_ends_in_an_open_dot_named_by_the_bound(draw: str, n: float, symbol: str) -> None:
    """The last dot is hollow, and what is said at it is the bound, at the height of the dot."""
    frame = long(YEARS)
    latest = frame["year"] == 2025
    frame[latest] = bounded(frame[latest], CODES[0], n)
    told: dict[str, Any] = {"tokens": LIGHT, "periods": periods(list(YEARS))}
    figure = (
        trend(frame, spread(YEARS), indicator(), chosen={CODES[0]: 0}, emphasis=frozenset(), **told)
        if draw == "trend"
        else own_trend(frame, spread(YEARS), indicator(), own=CODES[0], slot=0, **told)
    )
    assert _last(figure) == {"symbol": symbol, "color": LIGHT.paper, "pen": LIGHT.chosen[0]}
    words = "Bjuv minst 60 %" if n == 10 else "Bjuv nära 100 %"
    assert words in texts(figure)
    upright = [t for t in figure.data if list(t.x) == [2025, 2025, None]]
    assert [list(t.y) for t in upright] == ([[LOW, HIGH, None]] if n == 10 else [])


def test_a_lonely_bound_among_the_many_is_open() -> None:
    """A dot that no line reaches is hollow too."""
    frame = long({2024: [nan, 60.0], 2025: [80.0, 60.0]})
    latest = frame["year"] == 2025
    frame[latest] = bounded(frame[latest], CODES[0], 10)
    told: dict[str, Any] = {"chosen": {}, "periods": periods([2024, 2025]), **PLAIN}
    many = trend(frame, spread(YEARS), indicator(), **told).data[0]
    seen = [c for c, size in zip(many.marker.color, many.marker.size, strict=True) if size]
    assert seen == [LIGHT.paper]


def test_a_bound_on_a_strip_has_its_range_within_the_axis() -> None:
    """Now and then: the dot is hollow, the stroke under it is whole."""
    now = bounded(cells([80, 95, 70]), CODES[0], 10)
    told: dict[str, Any] = {
        "labels": ("2024/25", "2015/16"),
        "axis": (70, 95),
        "chosen": {},
        "tokens": LIGHT,
    }
    figure = now_then(now, cells([80, 95, 70]), indicator(), **told)
    dots = next(t for t in scatters(figure, "markers") if "bjuv" in t.customdata)
    assert _mark(dots, "bjuv")["color"] == LIGHT.paper
    assert [list(t.x) for t in scatters(figure, "lines")] == [[LOW, HIGH, None]]
    assert figure.layout.xaxis.range[0] <= LOW


@pytest.mark.parametrize("own", [CODES[0], CODES[1]])
def test_a_bound_in_a_profile_row_is_open(own: str) -> None:
    """The dot is hollow, whether the row is about that municipality or about another."""
    frame = bounded(cells([80, 95, 70]), CODES[0], 10)
    nation = np.linspace(40, 100, 290)
    figure = profile_row(frame, nation, indicator(), own=own, slot=0, mean=nan, tokens=LIGHT)
    trace = next(t for t in figure.data if t.customdata and "bjuv" in t.customdata)
    assert _mark(trace, "bjuv")["color"] == LIGHT.paper
    strokes = [t for t in scatters(figure, "lines") if not t.fill]
    assert len(strokes) == 1


def test_nothing_open_leaves_the_marker_as_it_is() -> None:
    """Without bounds no list of colours is sent."""
    marker = {"size": 5, "color": "#000000", "line": {"width": 0}}
    assert opened(marker, [None, None], LIGHT.paper) is marker
