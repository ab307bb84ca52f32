"""The charts in words, for those who do not see them: what a sighted reader sees."""

from collections.abc import Collection

import numpy as np

from likvard import captions, story, swedish
from likvard.panel import Panel


def of_year(panel: Panel, year: int, followed: Collection[str] = ()) -> str:
    """Return what a sighted reader sees of one year, in words.

    Level with its extremes, mean, spread, who has a value, the followed by their codes, and what
    it is about.
    """
    found = panel.level(year)
    apart = "" if np.isnan(found.sd) else f"{_typical(panel, year)} {story.ends(panel, year)}"
    parts = (
        f"{story.level(panel, year)}.",
        f"Ovägt medel {panel.with_unit(found.mean)}.",
        apart,
        f"{found.count} av {len(panel.members)} kommuner har uppgift.",
        *(f"{c.name}: {c.shown}." for c in panel.cells(year) if c.code in followed),
        f"{captions.subtitle(panel, year)}.",
    )
    return " ".join(filter(None, parts))


def _typical(panel: Panel, year: int) -> str:
    distance = swedish.number(panel.distance(year), max(1, panel.indicator.decimals))
    return f"En typisk kommun ligger {distance} {panel.distance_unit} från medeltalet."


def of_years(panel: Panel, followed: Collection[str] = ()) -> str:
    """Return what a sighted reader sees of all years, in words.

    How the mean has moved, its first and last value, the lowest and highest of the last year, and
    the first and last value of the followed, by their codes.
    """
    first, last = panel.years[0], panel.years[-1]
    means = (panel.with_unit(panel.level(y).mean) for y in (first, last))
    moves = [("Medelkommunen", *means)] + [
        (then.name, then.shown, now.shown)
        for then, now in zip(panel.cells(first), panel.cells(last), strict=True)
        if then.code in followed
    ]
    span = (panel.period(first), panel.period(last))
    told = (f"{n}: {a} {span[0]}, {b} {span[1]}." for n, a, b in moves)
    about = f"{captions.span(panel, panel.years)}."
    parts = (f"{story.trend_heading(panel)}.", *told, story.ends(panel, last), about)
    return " ".join(filter(None, parts))
