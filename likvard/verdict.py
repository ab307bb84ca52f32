"""Have the differences changed? A verdict by rule, on the comparable years alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from likvard.measures.mann_kendall import Trend, mann_kendall
from likvard.panel import LEAST_FOR_TREND, Panel

CERTAIN: Final = 0.05


@dataclass(frozen=True)
class Verdict:
    """Whether the differences have changed: grown, shrunk, unsure, or short (too few years).

    Also turned: a trend over all the years, though the last is not beyond the first that way.
    `since` is the first comparable year; `still` is the year from which growth has ended.
    """

    kind: str
    since: int | None
    still: int | None
    p: float | None
    points: int


def verdict(panel: Panel) -> Verdict:
    """Return whether the spread has changed over the comparable years, by trend test alone.

    Tested on single years: means of several years that share years lean where chance leans.
    """
    single = panel.single
    return judged(single.distances(), single.comparable[0] if single.comparable else None)


def judged(distances: Mapping[int, float], since: int | None) -> Verdict:
    """Return whether distances by year have changed since the first comparable year.

    Mann-Kendall, two-sided, p < 0.05 and at least six points. When they have grown, `still` is the
    first year from which the points no longer lean upward (S <= 0, at least six points).
    """
    trend, points = trend_from(distances), len(distances)
    if trend is None:
        return Verdict("short", since, None, None, points)
    if trend.probability >= CERTAIN:
        return Verdict("unsure", since, None, trend.probability, points)
    ends = distances[max(distances)] - distances[min(distances)]
    if trend.s * ends <= 0:
        return Verdict("turned", since, None, trend.probability, points)
    kind = "grown" if trend.s > 0 else "shrunk"
    still = _still(distances) if trend.s > 0 else None
    return Verdict(kind, since, still, trend.probability, points)


def trend_from(distances: Mapping[int, float], since: int = 0) -> Trend | None:
    """Return the trend of the distances from a year on.

    None below six points: with fewer, not even a steady rise is told from chance.
    """
    points = {year: value for year, value in distances.items() if year >= since}
    return mann_kendall(points, points.values()) if len(points) >= LEAST_FOR_TREND else None


def _still(distances: Mapping[int, float]) -> int | None:
    for start in sorted(distances)[1:]:
        trend = trend_from(distances, start)
        if trend is not None and trend.s <= 0:
            return start
    return None
