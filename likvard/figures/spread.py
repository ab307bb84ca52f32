"""How far a typical municipality lies from the mean, year by year, from zero up."""

from collections.abc import Mapping, Sequence
from typing import Final, Literal

import numpy as np
import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.figures.axis import extent, nice_ticks, plain_texts, with_last_unit
from likvard.figures.canvas import figure, strong, text
from likvard.figures.history import by_year, hover, when
from likvard.figures.labels import width
from likvard.figures.lines import bands
from likvard.figures.theme import Spec, Tokens
from likvard.figures.value_line import named_dots, value_line
from likvard.figures.years import Years, break_lines, years_of
from likvard.swedish import number

Kind = Literal["sd", "p90_p10"]
Ends = tuple[Mapping[int, float], Mapping[int, float]]
"""The lower and upper ends of a band by year."""

_MARGIN: Final = {"l": 28, "r": 62, "t": 26, "b": 34}
_TALL: Final = 158
_LEAST: Final = 320
_TICKS: Final = 6
_AWAY: Final = 12
_EDGE: Final = 0.015


def spread_line(  # noqa: PLR0913  the last three are rarely needed
    spread: pd.DataFrame,
    indicator: Indicator,
    *,
    tokens: Tokens,
    periods: Mapping[int, str],
    kind: Kind = "sd",
    turning: int | None = None,
    unit: str | None = None,
) -> Figure:
    """Return the spread over the years, with its values at the ends and where it turned.

    Parameters
    ----------
    spread
        By year: `sd`, or `p10` and `p90`; NaN where none is computed. With columns `low_<kind>`
        and `high_<kind>` their band is drawn.
    turning
        The year in which the development turned, to be named as well.
    unit
        Of the spread, on the axis; "p.e." for shares and "%" for money (of the mean) by default.
    """
    known = _values(spread, kind)
    years = years_of(indicator, {year: periods[year] for year in sorted(known)})
    ends = _ends(spread, kind)
    ticks = nice_ticks(*extent([0.0], known.values(), ends[1].values()), _TICKS)
    said = unit or _unit(indicator)
    named = [years.comparable_from, *([turning] if turning in known else []), years.every[-1]]
    named = list(dict.fromkeys(year for year in named if year in known))
    layout: Spec = {
        "height": _MARGIN["t"] + _TALL + _MARGIN["b"],
        "margin": _MARGIN,
        "xaxis": {"range": years.range, "ticklabelstandoff": 8} | _year_ticks(years, named),
        "yaxis": _value_axis(ticks, said, tokens),
        "shapes": break_lines(years, tokens),
        "annotations": [
            *_break_words(indicator, years, tokens),
            *_labels(known, named, ends, tokens),
        ],
    }
    line = value_line(known, _words(known, years, said), years, tokens)
    traces = [*_band(ends, years, tokens), *line, named_dots(known, named, tokens)]
    return figure(traces, tokens, layout)


def _values(spread: pd.DataFrame, kind: Kind) -> dict[int, float]:
    series = spread["p90"] - spread["p10"] if kind == "p90_p10" else spread[kind]
    return by_year(series)


def _unit(indicator: Indicator) -> str:
    if indicator.difference_unit == "procentenheter":
        return "p.e."
    return "%" if is_money(indicator) else indicator.difference_unit


def _year_ticks(years: Years, named: Sequence[int]) -> Spec:
    """Return the first, the named and, when there is room, the middle of the longest stretch."""
    shown = sorted({years.every[0], *named})
    pixels = (_LEAST - _MARGIN["l"] - _MARGIN["r"]) / max(years.range[1] - years.range[0], 1)
    need = (max(width(years.periods[year]) for year in years.every) + 8) / pixels
    kept = [shown[-1]]
    for year in shown[-2::-1]:
        kept += [year] if kept[-1] - year >= need else []
    long = max(zip(kept[1:], kept, strict=False), key=lambda p: p[1] - p[0], default=(0, 0))
    middle = [y for y in years.every if y - long[0] >= need and long[1] - y >= need]
    kept += [min(middle, key=lambda y: abs(2 * y - sum(long)))] if middle else []
    kept.sort()
    return {"tickvals": kept, "ticktext": [years.periods[year] for year in kept]}


def _value_axis(ticks: Sequence[float], unit: str, tokens: Tokens) -> Spec:
    return {
        "side": "right",
        "range": [0, ticks[-1] * (1 + _EDGE)],
        "tickvals": list(ticks),
        "ticktext": with_last_unit(plain_texts(ticks), unit),
        "ticklabelstandoff": 8,
        "zeroline": True,
        "zerolinecolor": tokens.edge,
        "zerolinewidth": 1,
    }


def _words(known: Mapping[int, float], years: Years, unit: str) -> list[str]:
    said = {
        year: hover(f"{number(value, 1)} {unit}", when(years.periods[year]))
        for year, value in known.items()
    }
    return ["" if year is None else said.get(year, "") for year in years.stops]


def _labels(
    known: Mapping[int, float], named: Sequence[int], ends: Ends, tokens: Tokens
) -> list[Spec]:
    """Return the values beside their dots: below where the line rises from the dot, else above.

    Where there is a band they stand clear of it.
    """
    ordered = sorted(known)
    notes = []
    for year in named:
        place = ordered.index(year)
        near = [known[y] for y in ordered[max(place - 1, 0) : place + 2] if y != year]
        below = bool(near) and np.mean(near) > known[year]
        anchor = "right" if year == ordered[-1] else "left" if year == named[0] else "center"
        shift = {"right": 6, "left": -4, "center": 0}[anchor]
        look: Spec = {"xanchor": anchor, "xshift": shift, "yshift": -_AWAY if below else _AWAY}
        words, end = number(known[year], 1), ends[0 if below else 1]
        spot = {"x": year, "y": round(end.get(year, known[year]), 2)}
        notes.append(strong(words, tokens.accent, **spot, **look))
    return notes


def _break_words(indicator: Indicator, years: Years, tokens: Tokens) -> list[Spec]:
    place: Spec = {"xanchor": "left", "yanchor": "bottom", "xshift": 6, "yshift": 4}
    return [
        text(b.what, tokens.muted, x=b.year - 0.5, y=0, **place)
        for b in indicator.series_breaks
        if b.year in years.breaks
    ]


def _ends(spread: pd.DataFrame, kind: Kind) -> Ends:
    """Return the band's lower and upper ends by year, empty when there is none."""
    names = [f"low_{kind}", f"high_{kind}"]
    low, high = (by_year(spread[name]) if name in spread else {} for name in names)
    return low, high


def _band(ends: Ends, years: Years, tokens: Tokens) -> list[Spec]:
    """Return the band of the spread's own uncertainty since the last break, when there is one."""
    low, high = ({y: v for y, v in end.items() if y >= years.comparable_from} for end in ends)
    return bands(years, low, high, tokens.band)
