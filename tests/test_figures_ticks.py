"""The numbers of the axes: apart on a phone, and never cut."""

from itertools import pairwise
from typing import Any

import pytest
from plotly.graph_objects import Figure

from likvard.catalogue import Shade
from likvard.figures.labels import width
from likvard.figures.own_trend import own_trend
from likvard.figures.ranking import ranking
from likvard.figures.theme import LIGHT
from likvard.figures.trend import trend
from tests.figure_boxes import adapted, label_boxes, overlapping
from tests.figure_frames import CODES, cells, hover, indicator, long, periods, spread

PHONE = 343
SMALL_PHONE = 288
SKIPPING = [2019, 2022, 2023, 2024]


def _ranking(lowest: float) -> Figure:
    frame = cells([lowest, 279.0], [1000.0, 20.0], 5.0)
    return ranking(
        frame,
        indicator(unit="poäng", range=(0.0, 340.0)),
        mean=240,
        p10=230,
        p90=260,
        order="varde",
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
    )


@pytest.mark.parametrize("lowest", [5.0, 65.0, 86.0, 187.0, 212.0])
def test_numbers_below_a_ranking_have_room_on_a_phone(lowest: float) -> None:
    """They stand apart, the last with its unit, and as many as fit."""
    layout = adapted(_ranking(lowest), PHONE)
    axis, margin = layout["xaxis"], layout["margin"]
    scale = (PHONE - margin["l"] - margin["r"]) / (axis["range"][1] - axis["range"][0])
    told = [(x * scale, width(words) / 2) for x, words in zip(*_ticks(axis), strict=True)]
    assert all(x + half < y - other for (x, half), (y, other) in pairwise(told))
    assert len(told) >= 2
    assert axis["ticktext"][-1].endswith(" poäng")


def _ticks(axis: dict[str, list[float]]) -> tuple[list[float], list[str]]:
    return axis["tickvals"], [str(words) for words in axis["ticktext"]]


@pytest.mark.parametrize("wide", [PHONE, 740])
def test_numbers_beside_a_trend_are_never_cut(wide: int) -> None:
    """The left margin holds the longest, also of tens of thousands of pupils."""
    values = {2024: [900.0, 31_000.0], 2025: [950.0, 38_000.0]}
    figure = trend(
        long(values),
        spread(values),
        indicator(unit="elever", range=(0.0, 1e6)),
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        periods=periods(list(values)),
    )
    layout = adapted(figure, wide)
    longest = max(width(words) for words in layout["yaxis"]["ticktext"])
    assert longest > 30
    assert layout["margin"]["l"] >= layout["yaxis"]["ticklabelstandoff"] + longest


POINTS = indicator(
    unit="poäng", range=(0.0, 20.0), shaded=(Shade(2020, 2021, "inga nationella prov"),)
)


def _tests(years: list[int]) -> Figure:
    values = {year: [11.0, 13.2] for year in years}
    look: dict[str, Any] = {"chosen": {CODES[0]: 0}, "emphasis": frozenset[str](), "tokens": LIGHT}
    return trend(long(values), spread(values), POINTS, **look, periods=periods(years))


def _own_tests(years: list[int], shown: int | None) -> Figure:
    values = {year: [11.0, 13.2] for year in years}
    own: dict[str, Any] = {
        "own": CODES[0],
        "slot": 0,
        "tokens": LIGHT,
        "periods": periods(years),
        "year": shown,
    }
    return own_trend(long(values), spread(values), POINTS, **own)


@pytest.mark.parametrize("wide", [SMALL_PHONE, 328, PHONE, 480, 740, 1200])
@pytest.mark.parametrize("years", [SKIPPING, [2018, *SKIPPING], list(range(2016, 2026))])
@pytest.mark.parametrize("shown", [None, 2022])
def test_years_below_a_trend_have_room(wide: int, years: list[int], shown: int | None) -> None:
    """They stand apart at every width, also where a series skips years, and the last is named."""
    layout = adapted(_own_tests(years, shown) if shown else _tests(years), wide)
    axis, margin = layout["xaxis"], layout["margin"]
    scale = (wide - margin["l"] - margin["r"]) / (axis["range"][1] - axis["range"][0])
    half = width("2024/25") / 2
    assert all((b - a) * scale >= 2 * half + 8 for a, b in pairwise(axis["tickvals"]))
    assert (shown or years[-1]) in axis["tickvals"]
    assert len(axis["tickvals"]) >= 2


@pytest.mark.parametrize("wide", [SMALL_PHONE, 328, PHONE, 480, 740, 1200])
@pytest.mark.parametrize("years", [SKIPPING, [2018, *SKIPPING], list(range(2016, 2026))])
def test_words_above_a_trend_have_room(wide: int, years: list[int]) -> None:
    """Notes and unit stand apart, and no word is cut."""
    boxes = label_boxes(_tests(years), wide)
    assert {"poäng"} < set(boxes)
    assert any(words.startswith("inga nationella prov") for words in boxes)
    assert overlapping(boxes) == []
    assert all(box[0] >= 0 and box[2] <= wide for box in boxes.values())
