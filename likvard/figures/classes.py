"""Which class a value falls in, and the legend that counts them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import pandas as pd

from likvard.catalogue import Indicator
from likvard.cells import decimals
from likvard.swedish import number, round_half_up

MISSING: Final = -1


@dataclass(frozen=True)
class LegendEntry:
    """One class: its words, how many municipalities, its colour (None for the hatch)."""

    label: str
    count: int
    colour: int | None


def classes(values: Iterable[float], breaks: Sequence[float], places: int) -> list[int]:
    """Return the class, 0 to len(breaks), of each value as it is shown; MISSING for NaN.

    The value is first rounded to `places` decimals (negative: to tens, hundreds),
    and the lower bound belongs to the class: a municipality labelled 80 lies in the class from 80.
    """
    return [_class(float(value), breaks, places) for value in values]


def _class(value: float, breaks: Sequence[float], places: int) -> int:
    if np.isnan(value):
        return MISSING
    shown = round_half_up(value, places)
    return sum(shown >= limit for limit in breaks)


def legend(cells: pd.DataFrame, indicator: Indicator) -> list[LegendEntry]:
    """Return every class from low to high, and "uppgift saknas" last when something is missing."""
    found = classes(cells["value"], indicator.breaks, decimals(indicator))
    entries = [
        LegendEntry(label, found.count(place), place)
        for place, label in enumerate(class_labels(indicator.breaks))
    ]
    missing = found.count(MISSING)
    return entries + [LegendEntry("uppgift saknas", missing, None)] * bool(missing)


def class_labels(breaks: Sequence[float]) -> list[str]:
    """Return "under 60", "60–70", ..., "90 och över"."""
    places = 0 if all(float(limit).is_integer() for limit in breaks) else 1
    limits = [number(limit, places) for limit in breaks]
    between = [f"{low}–{high}" for low, high in pairwise(limits)]
    return [f"under {limits[0]}", *between, f"{limits[-1]} och över"]


def by_code(cells: pd.DataFrame, indicator: Indicator) -> dict[str, int]:
    """Return the class of each municipality by its code."""
    found = classes(cells["value"], indicator.breaks, decimals(indicator))
    return dict(zip(cells.index, found, strict=True))
