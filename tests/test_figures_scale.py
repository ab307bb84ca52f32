"""A scale that stays while the years are stepped through, and the year marked in a development."""

from itertools import pairwise
from math import isnan, nan

import pytest
from plotly.graph_objects import Figure

from likvard.catalogue import Catalogue
from likvard.figures.labels import width
from likvard.figures.own_trend import own_trend
from likvard.figures.ranking import ranking
from likvard.figures.theme import LIGHT
from likvard.panel import panel
from tests.figure_boxes import adapted
from tests.figure_frames import CODES, cells, hover, indicator, long, periods, spread

YEARS = range(2006, 2026)


def _ranked(values: list[float], span: tuple[float, float] | None) -> Figure:
    frame = cells(values)
    return ranking(
        frame,
        indicator(),
        mean=70,
        p10=nan,
        p90=nan,
        order="varde",
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
        span=span,
    )


def _trend(year: int | None) -> Figure:
    values = {y: [60.0, 70.0, 80.0] for y in YEARS}
    return own_trend(
        long(values),
        spread(values),
        indicator(),
        own=CODES[0],
        slot=0,
        tokens=LIGHT,
        periods=periods(YEARS),
        year=year,
    )


@pytest.mark.parametrize("wide", [343, 620])
def test_a_ranking_keeps_its_scale_from_year_to_year(wide: int) -> None:
    """With one span for all years the axis and its ticks are the same; without, each its own."""
    high, low = [71.0, 84.0, 95.0], [41.0, 70.0, 62.0]
    first, second = (adapted(_ranked(v, (41, 95)), wide)["xaxis"] for v in (high, low))
    assert first == second
    assert first["range"][0] < 41
    assert first["range"][1] >= 95
    alone = adapted(_ranked(high, None), wide)["xaxis"]
    assert alone["range"] != first["range"]


def test_a_panel_knows_what_a_scale_for_all_years_must_hold(catalogue: Catalogue) -> None:
    """The span reaches from the lowest to the highest value or interval end of any year."""
    found = panel(catalogue, catalogue.indicator("klarar-alla-amnen-ak9"), catalogue.areas[0])
    every = [c for year in found.years for c in found.cells(year)]
    ends = [e for c in every for e in (c.value, c.low, c.high) if not isnan(e)]
    assert found.span == (min(ends), max(ends))


def test_a_panel_without_any_value_has_no_span(catalogue: Catalogue) -> None:
    """Where nothing is published there is no scale to keep."""
    one = catalogue.indicator("klarar-alla-amnen-ak9")
    assert panel(catalogue, one, catalogue.areas[0], gender="X").span is None


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("wide", [343, 1120])
def test_the_year_shown_is_marked_and_named(year: int, wide: int) -> None:
    """A hairline stands at the year shown, its name is strong, and no two names collide."""
    layout = adapted(_trend(year), wide)
    lines = [line for line in layout["shapes"] if line["x0"] == line["x1"] == year]
    assert [(line["line"]["color"], line["line"]["width"]) for line in lines] == [(LIGHT.edge, 1)]
    assert lines[0]["layer"] != "above"
    axis, margin = layout["xaxis"], layout["margin"]
    named = dict(zip(axis["tickvals"], axis["ticktext"], strict=True))
    assert LIGHT.ink in named[year]
    assert sum(LIGHT.ink in words for words in named.values()) == 1
    scale = (wide - margin["l"] - margin["r"]) / (YEARS[-1] - YEARS[0])
    assert min((b - a) * scale for a, b in pairwise(sorted(named))) > width("2024/25")


def test_without_a_year_shown_nothing_is_marked() -> None:
    """A development that stands alone has no hairline and no strong year, nor has one of others."""
    for year in (None, 1999):
        figure = _trend(year)
        assert figure.layout.shapes == ()
        assert not any(LIGHT.ink in words for words in figure.layout.xaxis.ticktext)
