"""What holds for every figure: plotly accepts it, it is small, Swedish, and can be pointed at."""

import json
import re
from collections.abc import Callable
from math import nan
from typing import Any

import numpy as np
import pandas as pd
import pytest
from plotly.graph_objects import Figure

from likvard.catalogue import SeriesBreak, Shade
from likvard.figures.all_dots import all_dots
from likvard.figures.classes import fixed
from likvard.figures.group_rows import GroupRow, group_rows
from likvard.figures.hexagon_map import hexagon_map
from likvard.figures.measure_line import Measure, measure_line
from likvard.figures.municipality_map import municipality_map
from likvard.figures.now_then import now_then
from likvard.figures.own_trend import own_trend
from likvard.figures.profile_row import profile_row
from likvard.figures.ranking import ranking
from likvard.figures.spread import spread_line
from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.figures.trend import trend
from tests.figure_frames import (
    CODES,
    cells,
    hover,
    indicator,
    long,
    outlines,
    periods,
    points,
    spread,
    texts,
)
from tests.gap_frames import drawn, gaps, of

SHOWN = indicator(
    series_breaks=(SeriesBreak(2018, "nya regler"),),
    shaded=(Shade(2020, 2021, "inga nationella prov"),),
)
VALUES = [nan, *(50 + 1.4 * place for place in range(32))]
CELLS = cells(VALUES, n=[100.0] * 33, half=4)
YEARS = range(2016, 2026)
BY_YEAR = dict.fromkeys(YEARS, VALUES)
CHOICE: dict[str, Any] = {"chosen": {CODES[2]: 0, CODES[0]: 1}, "emphasis": frozenset({CODES[5]})}
MAPPED: dict[str, Any] = CHOICE | {"hover": hover(CELLS)}
OVER: dict[str, Any] = {"periods": periods(YEARS)}
BANDED = pd.DataFrame({"value": 6.0, "low": 5.0, "high": 7.0}, index=list(YEARS))
HEXAGONS = {code: (place % 6, place // 6, "ABC") for place, code in enumerate(CODES)}

FIGURES: dict[str, Callable[[Tokens], Figure]] = {
    "map": lambda t: municipality_map(
        CELLS, outlines(), points(), fixed(SHOWN), tokens=t, **MAPPED
    ),
    "hexagons": lambda t: hexagon_map(CELLS, HEXAGONS, fixed(SHOWN), tokens=t, **MAPPED),
    "ranking": lambda t: ranking(
        CELLS, SHOWN, mean=70, p10=60, p90=80, order="varde", tokens=t, **MAPPED
    ),
    "trend": lambda t: trend(long(BY_YEAR), spread(BY_YEAR), SHOWN, tokens=t, **CHOICE, **OVER),
    "own trend": lambda t: own_trend(
        long(BY_YEAR), spread(BY_YEAR), SHOWN, own=CODES[2], slot=0, tokens=t, **OVER
    ),
    "spread": lambda t: spread_line(spread(BY_YEAR), SHOWN, tokens=t, **OVER),
    "now and then": lambda t: now_then(
        CELLS, CELLS, SHOWN, labels=("b", "a"), axis=(50, 95), chosen=CHOICE["chosen"], tokens=t
    ),
    "dumbbell": lambda t: drawn(
        gaps([of(v, 80) for v in VALUES], [of(v + 5, 90) for v in VALUES], SHOWN),
        tokens=t,
        chosen=CHOICE["chosen"],
    ),
    "all dots": lambda t: all_dots(
        long(BY_YEAR), spread(BY_YEAR), SHOWN, chosen=CHOICE["chosen"], tokens=t, **OVER
    ),
    "measure line": lambda t: measure_line(
        Measure(BANDED, "spridning"), SHOWN, unit="p.e.", named=[2018, 2025], tokens=t, **OVER
    ),
    "group rows": lambda t: group_rows(
        [GroupRow("Större stad", "33 kommuner, medel 70", 70, CELLS.dropna(subset="value"))],
        SHOWN,
        mean=71,
        period="2024/25",
        chosen=CHOICE["chosen"],
        tokens=t,
    ),
    "profile": lambda t: profile_row(
        CELLS, np.linspace(40, 99, 290), SHOWN, own=CODES[2], slot=0, mean=70, tokens=t
    ),
}
EVERY = pytest.mark.parametrize("name", FIGURES)
ENGLISH = re.compile(r"\b(trace|mean|missing|year|the|of|no|data|and|NaN|nan|None)\b")


@EVERY
@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_plotly_accepts_every_property(name: str, tokens: Tokens) -> None:
    """What is drawn without Plotly's own check passes it."""
    figure = FIGURES[name](tokens)
    assert Figure(figure.to_plotly_json()).to_plotly_json()["data"]


@EVERY
def test_a_figure_is_small_plain_json(name: str) -> None:
    """At most 60 kB, plain lists, and nothing that JSON has no name for."""
    told = FIGURES[name](LIGHT).to_json()
    assert len(told) < 60_000
    assert "bdata" not in told
    json.loads(told, parse_constant=pytest.fail)


@EVERY
def test_a_figure_speaks_swedish(name: str) -> None:
    """No word of a figure is English, and no trace shows its name."""
    figure = FIGURES[name](LIGHT)
    assert [words for words in texts(figure) if ENGLISH.search(words)] == []
    for trace in figure.data:
        silent = trace.hoverinfo in {"skip", "text"}
        assert silent or trace.hovertemplate.endswith("<extra></extra>")


@EVERY
def test_no_text_is_small(name: str) -> None:
    """All type is 13 px."""
    layout = FIGURES[name](LIGHT).to_plotly_json()["layout"]
    sizes = {note["font"]["size"] for note in layout.get("annotations", ()) if "font" in note}
    assert sizes <= {13}
    assert layout["template"]["layout"]["font"]["size"] == 13


@EVERY
def test_a_figure_fits_itself_to_the_page(name: str) -> None:
    """Every figure has a height, and says what changes on a phone."""
    layout = FIGURES[name](LIGHT).layout
    assert layout.height > 0
    assert isinstance(layout.meta["narrow"], dict)


@EVERY
def test_drawing_changes_nothing(name: str) -> None:
    """The same frames give the same figure twice."""
    assert FIGURES[name](LIGHT).to_json() == FIGURES[name](LIGHT).to_json()


@pytest.mark.parametrize(
    ("name", "walk"),
    [
        ("map", "places"),
        ("hexagons", "places"),
        ("ranking", "rows"),
        ("dumbbell", "rows"),
        ("trend", "years"),
        ("own trend", "years"),
        ("all dots", "years"),
        ("group rows", "rows"),
        ("profile", None),
    ],
)
def test_a_figure_of_municipalities_tells_how_to_walk_in_it(name: str, walk: str | None) -> None:
    """The keyboard goes by compass on maps, by row in rankings and by year in trends."""
    assert FIGURES[name](LIGHT).layout.meta.get("walk") == walk
