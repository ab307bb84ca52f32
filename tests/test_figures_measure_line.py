"""One measure over the years: band, breaks, zero, names at the end, values at named years."""

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import SeriesBreak, Shade
from likvard.figures.measure_line import Measure, Reference, measure_line
from likvard.figures.theme import LIGHT
from tests.figure_frames import indicator, periods, texts

SHOWN = indicator(
    series_breaks=(SeriesBreak(2018, "nya regler"),),
    shaded=(Shade(2020, 2021, "inga nationella prov"),),
)
YEARS = range(2014, 2026)
VALUES = [4.0 + (year % 3) / 10 for year in YEARS]


def _frame(values: list[float], half: float = 0.5) -> pd.DataFrame:
    frame = pd.DataFrame({"value": values}, index=pd.Index(YEARS))
    return frame.assign(low=frame["value"] - half, high=frame["value"] + half)


def _line(measure: Measure, *, zero: bool = True, reference: Reference | None = None) -> Figure:
    return measure_line(
        measure,
        SHOWN,
        tokens=LIGHT,
        periods=periods(YEARS),
        unit="p.e.",
        named=[2018, 2025, 1999],
        zero=zero,
        reference=reference,
    )


def test_the_band_and_the_line_stop_at_a_break() -> None:
    """Neither shape nor line goes from one side of the break to the other."""
    figure = _line(Measure(_frame(VALUES), "spridning"))
    bands = [trace for trace in figure.data if trace.fill == "toself"]
    assert [(min(b.x), max(b.x)) for b in bands] == [(2014, 2017), (2018, 2025)]
    colors = [t.line.color for t in figure.data if t.hovertext]
    assert colors == [LIGHT.dot, LIGHT.accent]


def test_the_named_years_are_written_above_the_band() -> None:
    """Each named year that has a value is written out above its interval, no other year is."""
    figure = _line(Measure(_frame(VALUES), "spridning"))
    notes = {n.x: n.y for n in figure.layout.annotations if n.text in {"4,2", "4,0"}}
    assert notes == {2018: 4.2 + 0.5, 2025: 4.0 + 0.5}


def test_a_size_is_drawn_from_zero_and_its_unit_stands_once() -> None:
    """The axis begins at zero, and the measure's own unit is above it, not the indicator's."""
    figure = _line(Measure(_frame(VALUES), "spridning"))
    assert figure.layout.yaxis.tickvals[0] == 0
    assert [n.text for n in figure.layout.annotations].count("p.e.") == 1
    assert "%" not in [n.text for n in figure.layout.annotations]


def test_without_zero_the_axis_lies_around_the_values() -> None:
    """When zero is not asked for, the axis does not reach down to it."""
    assert _line(Measure(_frame(VALUES), "x"), zero=False).layout.yaxis.tickvals[0] > 0


def test_negative_values_get_a_line_at_zero_and_the_reference_a_name() -> None:
    """Below zero the axis goes on, zero is drawn across it, and the reference is named."""
    values = [-1.0 + place / 4 for place in range(len(YEARS))]
    figure = _line(Measure(_frame(values), "lutning"), reference=Reference(0.5, "riket"))
    assert figure.layout.yaxis.tickvals[0] < 0
    assert [t.y[0] for t in figure.data if len(t.x) == 2 and not t.marker.size] == [0.0, 0.5]
    assert "riket" in texts(figure)


def test_what_stands_beside_is_named_with_its_value_and_read_when_pointing() -> None:
    """The second measure has its own line, name and value, and stands in the words on a point."""
    beside = Measure(_frame([2.0] * len(YEARS)), "utan slump")
    found = texts(_line(Measure(_frame(VALUES), "spridning", beside=beside)))
    assert "utan slump 2,0" in found
    assert any("utan slump: 2,0" in words and "95 % intervall 3,5–4,5" in words for words in found)


def test_without_a_band_nothing_is_shaded_and_no_interval_is_told() -> None:
    """A measure without low and high is a line alone."""
    figure = _line(Measure(_frame(VALUES)[["value"]], "spridning"))
    assert not any(trace.fill for trace in figure.data)
    assert not any("intervall" in words for words in texts(figure))
