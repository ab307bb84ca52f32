"""Axes as Swedish readers expect them: round ticks, decimal comma, the unit once."""

from collections.abc import Iterable, Sequence
from math import ceil, floor, inf, isnan, log10
from typing import Final

from likvard.catalogue import Indicator
from likvard.cells import is_money
from likvard.swedish import number

_STEPS: Final = (1, 2, 5, 10)
THOUSANDS_FROM: Final = 10_000
_MOST_TICKS: Final = 7
_SHORT: Final = 5


def nice_step(low: float, high: float, most: int = _MOST_TICKS) -> float:
    """Return the smallest step of 1, 2 or 5 times a power of ten giving at most `most` ticks."""
    size = 10 ** floor(log10((high - low) / most)) if high > low else 1.0
    steps = (size * factor for factor in (*_STEPS, 20, 50))
    return next(s for s in steps if ceil(high / s - 1e-9) - floor(low / s + 1e-9) < most)


def nice_ticks(low: float, high: float, most: int = _MOST_TICKS) -> list[float]:
    """Return round ticks, the outer ones at or outside low and high."""
    step = nice_step(low, high, most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [round(place * step, 9) for place in range(first, max(last, first + 1) + 1)]


def inner_ticks(low: float, high: float, most: int = _MOST_TICKS) -> list[float]:
    """Return the round ticks that lie within low to high, at most `most`."""
    step = nice_step(low, high, most)
    finer = nice_step(low, high, most + 2)
    ticks = _between(low, high, finer)
    return ticks if len(ticks) <= most else _between(low, high, step)


def _between(low: float, high: float, step: float) -> list[float]:
    places = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    return [round(place * step, 9) for place in places]


def extent(*many: Iterable[float]) -> tuple[float, float]:
    """Return the lowest and highest of all numbers that are not missing.

    Raises
    ------
    ValueError
        If every one is missing.
    """
    known = [float(value) for values in many for value in values if not isnan(value)]
    if not known:
        raise ValueError("no value to draw an axis for")
    return min(known), max(known)


def limits(indicator: Indicator, low: float, high: float) -> tuple[float, float]:
    """Return low and high kept within what the indicator can be; its own axis when it has one."""
    least, most = indicator.range or (-inf, inf)
    return indicator.axis or (max(low, least), min(high, most))


def in_thousands(indicator: Indicator, ticks: Sequence[float]) -> bool:
    """Return whether the axis counts thousands of kronor."""
    return is_money(indicator) and max(map(abs, ticks)) >= THOUSANDS_FROM


def axis_unit(indicator: Indicator, ticks: Sequence[float]) -> str:
    """Return the unit as the axis gives it: "tkr" for kronor in thousands."""
    return "tkr" if in_thousands(indicator, ticks) else indicator.unit


def tick_texts(ticks: Sequence[float], indicator: Indicator) -> list[str]:
    """Return the ticks as words, without unit, kronor in thousands where they are many."""
    scale = 1000 if in_thousands(indicator, ticks) else 1
    return plain_texts([tick / scale for tick in ticks])


def plain_texts(ticks: Sequence[float]) -> list[str]:
    """Return the ticks as words with as few decimals as tell them apart."""
    decimals = next((d for d in range(4) if _exact(ticks, d)), 4)
    return [number(tick, decimals) for tick in ticks]


def _exact(ticks: Sequence[float], decimals: int) -> bool:
    return all(abs(tick - round(tick, decimals)) < 1e-9 for tick in ticks)  # noqa: PLR2004


def with_last_unit(texts: Sequence[str], unit: str) -> list[str]:
    """Return the texts with the unit after the last one only."""
    return [*texts[:-1], f"{texts[-1]} {unit}".strip()]


def short_unit(indicator: Indicator, ticks: Sequence[float]) -> str:
    """Return the unit in at most a few letters, for the last tick; empty when it has none."""
    unit = axis_unit(indicator, ticks)
    return unit if len(unit) <= _SHORT else "kr" if is_money(indicator) else ""
