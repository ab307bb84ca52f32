"""Which class a value falls in, by fixed or by even limits, and the legend that counts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import Final

import pandas as pd

from likvard.catalogue import Indicator
from likvard.cells import decimals
from likvard.measures.even_groups import even_groups
from likvard.swedish import number, round_half_up, span

MISSING: Final = -1
LETTERS: Final = "ABCDE"
"""The letter of each class from low to high, which tells it where colour does not."""
REASONS: Final = {
    "suppressed": "för få elever",
    "not_applicable": "finns inte här",
    "missing": "uppgift saknas",
}


@dataclass(frozen=True)
class LegendEntry:
    """One class: its words, how many municipalities, its colour (None for a hatch).

    `letter` stands on the shapes of the class; `status` is why there is no value, for a hatch.
    """

    label: str
    count: int
    colour: int | None
    letter: str = ""
    status: str = "missing"


@dataclass(frozen=True)
class Classes:
    """Classes from low to high: the lowest value of all but the first, and the words of each.

    A value is first rounded to `places` decimals (negative: to tens, hundreds), as it is shown,
    and the lower bound belongs to the class: a municipality labelled 80 lies in the class from 80.
    """

    limits: tuple[float, ...]
    labels: tuple[str, ...]
    places: int

    def of(self, value: float) -> int:
        """Return the class of a value, 0 to the number of limits; MISSING for NaN."""
        if isnan(value):
            return MISSING
        shown = round_half_up(value, self.places)
        return sum(shown >= limit for limit in self.limits)

    def by_code(self, cells: pd.DataFrame) -> dict[str, int]:
        """Return the class of each municipality by its code."""
        found = map(self.of, cells["value"].tolist())
        return dict(zip(cells.index, found, strict=True))

    def legend(self, cells: pd.DataFrame) -> list[LegendEntry]:
        """Return every class from low to high, then each reason why a value is missing."""
        found = list(self.by_code(cells).values())
        entries = [
            LegendEntry(label, found.count(place), place, LETTERS[place])
            for place, label in enumerate(self.labels)
        ]
        return entries + _missing(cells)


def _missing(cells: pd.DataFrame) -> list[LegendEntry]:
    pairs = zip(cells["status"].tolist(), cells["value"].tolist(), strict=True)
    reasons = [reason(status) for status, value in pairs if isnan(value)]
    counts = [(name, words, reasons.count(name)) for name, words in REASONS.items()]
    return [LegendEntry(words, n, None, status=name) for name, words, n in counts if n]


def reason(status: str) -> str:
    """Return why a value is missing, one of `REASONS`."""
    return status if status in REASONS else "missing"


def fixed(indicator: Indicator) -> Classes:
    """Return the indicator's own round limits, the same for all years, sexes and providers."""
    labels = tuple(class_labels(indicator.breaks))
    return Classes(indicator.breaks, labels, decimals(indicator))


def even(indicator: Indicator, cells: pd.DataFrame) -> Classes:
    """Return classes of as many municipalities each as ties allow, by the values as shown.

    The words are the lowest and the highest shown value of each. Fixed limits without any value.
    """
    places = decimals(indicator)
    shown = [round_half_up(float(value), places) for value in cells["value"].dropna()]
    if not shown:
        return fixed(indicator)
    groups = even_groups(shown, len(LETTERS))
    ends = [[number(end, places) for end in dict.fromkeys(group)] for group in groups]
    words = tuple(span(own[0], own[-1]) if len(own) > 1 else own[0] for own in ends)
    return Classes(tuple(low for low, _ in groups[1:]), words, places)


def class_labels(breaks: Sequence[float]) -> list[str]:
    """Return "under 60", "60–70", ..., "90 och över"."""
    places = 0 if all(float(limit).is_integer() for limit in breaks) else 1
    limits = [number(limit, places) for limit in breaks]
    between = [span(low, high) for low, high in pairwise(limits)]
    return [f"under {limits[0]}", *between, f"{limits[-1]} och över"]
