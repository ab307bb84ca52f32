"""Have the differences changed? A verdict by rule, on the comparable years alone."""

from dataclasses import dataclass
from typing import Final

from likvard.panel import Panel

CERTAIN: Final = 0.05


@dataclass(frozen=True)
class Verdict:
    """Whether the differences have changed: grown, shrunk, unsure, or short (too few years).

    `since` is the first comparable year; `still` is the year from which growth has ended.
    """

    kind: str
    since: int | None
    still: int | None
    p: float | None
    points: int


def verdict(panel: Panel) -> Verdict:
    """Return whether the spread has changed over the comparable years, by trend test alone.

    Mann-Kendall on the typical distance, two-sided, p < 0.05 and at least six points. When it
    has grown, `still` is the first year from which the points no longer lean upward (S <= 0,
    at least six points).
    """
    trend, points = panel.trend_of_spread(), len(panel.distances())
    since = panel.comparable[0] if panel.comparable else None
    if trend is None:
        return Verdict("short", since, None, None, points)
    if trend.probability >= CERTAIN:
        return Verdict("unsure", since, None, trend.probability, points)
    kind = "grown" if trend.s > 0 else "shrunk"
    still = _still(panel) if trend.s > 0 else None
    return Verdict(kind, since, still, trend.probability, points)


def _still(panel: Panel) -> int | None:
    for start in list(panel.distances())[1:]:
        trend = panel.trend_of_spread(start)
        if trend is not None and trend.s <= 0:
            return start
    return None
