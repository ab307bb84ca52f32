"""One measure over the years, with its 95 % band: a spread, a gap, a slope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.axis import extent, nice_ticks
from likvard.figures.canvas import NARROW, WIDE, strong
from likvard.figures.ends import End
from likvard.figures.history import by_year, hover, when
from likvard.figures.lines import bands, heights, lonely_dots, stroke
from likvard.figures.theme import Spec, Tokens
from likvard.figures.time_plot import Ends, time_plot
from likvard.figures.value_line import named_dots, value_line
from likvard.figures.years import Years, years_of
from likvard.swedish import number

TALL: Final = {WIDE: 160, NARROW: 150}
_TICKS: Final = 6
_BESIDE: Final = 1.6
_AWAY: Final = 12
_DASH: Final = "5px,4px"


@dataclass(frozen=True)
class Measure:
    """What is drawn: values by year, called so at the line's right end.

    `brief` is the name where there is little room; `beside` is a second measure in the same unit,
    drawn thin, in the colour of its `slot` when it is a chosen municipality's.
    """

    frame: pd.DataFrame
    name: str
    brief: str = ""
    beside: "Measure | None" = None
    slot: int | None = None

    def color(self, tokens: Tokens) -> str:
        """Return its colour beside another: that of a chosen municipality's slot, or grey."""
        return tokens.muted if self.slot is None else tokens.chosen[self.slot]

    def column(self, name: str) -> dict[int, float]:
        """Return a column of the frame by year, without the missing; empty when it is not there."""
        return by_year(self.frame[name]) if name in self.frame else {}


@dataclass(frozen=True)
class Reference:
    """A level to hold the line against: no difference, say."""

    value: float
    name: str


def measure_line(  # noqa: PLR0913  the last ones are rarely needed
    measure: Measure,
    indicator: Indicator,
    *,
    tokens: Tokens,
    periods: Mapping[int, str],
    unit: str,
    decimals: int = 1,
    named: Sequence[int] = (),
    zero: bool = True,
    reference: Reference | None = None,
    pad: float = 0.0,
) -> Figure:
    """Return the measure over the years, in accent since the last break, grey before it.

    Parameters
    ----------
    measure
        Its frame has by year `value` and, where known, `low` and `high`; any of them may be
        negative or NaN.
    indicator
        Whose breaks and years to read with care are drawn; its unit is not used.
    periods
        What each year is called, e.g. 2025: "2024/25". Years without a name are not drawn.
    unit
        Of the measure: "p.e.", "poäng", "%".
    decimals
        Of the numbers on the line and of those read when pointing at it.
    named
        The years whose value is written out at a dot.
    zero
        Whether the axis goes to zero, as it must for a size.
    reference
        A dashed level, named at the right end.
    pad
        How far the axis goes on beyond the first and last year, as that of a chart above it.

    Raises
    ------
    ValueError
        If there is no value at all.
    """
    years = years_of(indicator, periods, pad=pad)
    spans = [_drawn(measure.column(name), years) for name in ("value", "low", "high")]
    values, low, high = spans
    told = [year for year in dict.fromkeys(named) if year in values]
    aside = _drawn(measure.beside.column("value"), years) if measure.beside else {}
    more = [0.0] * zero + ([reference.value] if reference else [])
    ticks = nice_ticks(*extent(*(span.values() for span in (*spans, aside)), more), _TICKS)
    traces = [
        *bands(years, low, high, tokens.band),
        *_levels(years, ticks, reference, tokens),
        *_thin(measure.beside, years, tokens),
        *value_line(values, _told(measure, years, unit, decimals), years, tokens),
        named_dots(values, told, tokens),
    ]
    return time_plot(
        traces,
        replace(indicator, unit=unit),
        years,
        ticks=ticks,
        ends=_ends(measure, reference, years, decimals, tokens),
        tokens=tokens,
        tall=TALL,
        marks=_labels({y: values[y] for y in told}, high, decimals, tokens),
    )


def _drawn(values: Mapping[int, float], years: Years) -> dict[int, float]:
    return {year: values[year] for year in years.every if year in values}


def _told(measure: Measure, years: Years, unit: str, decimals: int) -> list[str]:
    """Return the words on each of the years' steps: value, band, what is beside it, year."""
    values, low, high = (measure.column(name) for name in ("value", "low", "high"))
    aside = measure.beside.column("value") if measure.beside else {}
    name = measure.beside.name if measure.beside else ""
    said = {}
    for year in (y for y in years.every if y in values):
        ends = [number(end[year], decimals) for end in (low, high) if year in end]
        band = f"95 % intervall {'–'.join(ends)}" if len(ends) > 1 else ""
        second = f"{name}: {number(aside[year], decimals)}" if year in aside else ""
        lead = f"{number(values[year], decimals)} {unit}"
        said[year] = hover(lead, band, second, when(years.periods[year]))
    return ["" if year is None else said.get(year, "") for year in years.stops]


def _thin(beside: Measure | None, years: Years, tokens: Tokens) -> list[Spec]:
    values = _drawn(beside.column("value"), years) if beside else {}
    if beside is None or not values:
        return []
    color = beside.color(tokens)
    return [lonely_dots(stroke(years.steps, heights(years, values), color, _BESIDE), color)]


def _levels(
    years: Years, ticks: Sequence[float], reference: Reference | None, tokens: Tokens
) -> list[Spec]:
    """Return zero where the axis goes on below it, and the reference."""
    ends = years.range
    zero = [stroke(ends, [0.0, 0.0], tokens.edge, 1)] if ticks[0] < 0 < ticks[-1] else []
    if reference is None:
        return zero
    return [*zero, stroke(ends, [reference.value] * 2, tokens.ink, 1.2, dash=_DASH)]


def _labels(
    named: Mapping[int, float], high: Mapping[int, float], decimals: int, tokens: Tokens
) -> list[Spec]:
    """Return the values of the named years, each above its dot or above the band there."""
    place: Spec = {"yshift": _AWAY, "yanchor": "middle"}
    return [
        strong(
            number(value, decimals),
            tokens.accent,
            x=year,
            y=round(max(value, high.get(year, value)), 3),
            **place,
        )
        for year, value in named.items()
    ]


def _ends(
    measure: Measure, reference: Reference | None, years: Years, decimals: int, tokens: Tokens
) -> Ends:
    last = years.every[-1]
    found: list[tuple[str, str, float, str]] = []
    beside = measure.beside.color(tokens) if measure.beside else ""
    for part, color in ((measure, tokens.accent), (measure.beside, beside)):
        value = part.column("value").get(last) if part else None
        if part and value is not None and part.name:
            shown = f" {number(value, decimals)}" if part is not measure else ""
            found.append((part.name + shown, (part.brief or part.name) + shown, value, color))
    if reference and reference.name:
        found.append((reference.name, reference.name, reference.value, tokens.ink))
    wide = [End(name, value, color) for name, _, value, color in found]
    return Ends(wide, [End(brief, value, color) for _, brief, value, color in found])
