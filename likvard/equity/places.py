"""Places, applicants and admitted in upper secondary school: sums and what they come down to.

What is missing in any row makes the sum missing: a sum of a part is never taken for the whole.
Empty places and those who did not get their first choice are two counts, never set off against
each other: a programme can have both, at different schools.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import isnan, nan
from typing import Final

import pandas as pd

from likvard.measures.places import empty_places, fill_rate, first_choice_met, per_place, queue

COUNTS: Final = ("places", "first_choice", "applicants", "admitted", "admitted_first", "reserves")


@dataclass(frozen=True)
class Sums:
    """The sums of some educations (a row each); NaN where any of them lacks the number.

    `empty` and `queue` are sums of each education's own.
    """

    rows: int
    places: float
    first_choice: float
    applicants: float
    admitted: float
    admitted_first: float
    reserves: float
    empty: float
    queue: float

    @property
    def per_place(self) -> float:
        """Return first-hand applicants per place."""
        return per_place(self.first_choice, self.places)

    @property
    def fill(self) -> float:
        """Return the admitted in per cent of the places."""
        return fill_rate(self.admitted, self.places)

    @property
    def met(self) -> float:
        """Return the share admitted to their first choice, in per cent."""
        if isnan(self.queue):
            return nan
        return first_choice_met(self.admitted_first, self.first_choice)

    @property
    def incomplete(self) -> bool:
        """Tell whether any number shown is missing, reserves and all applicants aside."""
        own = ("places", "first_choice", "admitted", "admitted_first", "queue")
        return self.rows > 0 and any(isnan(getattr(self, name)) for name in own)


Numbers = tuple[float, ...]
"""The numbers of COUNTS of one education, NaN where missing."""


def numbers(rows: pd.DataFrame) -> list[Numbers]:
    """Return the numbers of rows with the columns of the template "platser"."""
    columns = list(COUNTS)
    return [tuple(map(_float, row)) for row in rows[columns].itertuples(index=False, name=None)]


def sums(rows: pd.DataFrame) -> Sums:
    """Return the sums of rows with the columns of the template "platser"; NaN for no row at all."""
    return sums_of(numbers(rows))


def sums_of(own: Sequence[Numbers]) -> Sums:
    """Return the sums of educations by their numbers; NaN for none at all."""
    if not own:
        return Sums(0, **{f.name: nan for f in fields(Sums)[1:]})
    totals = {name: _total(row[at] for row in own) for at, name in enumerate(COUNTS)}
    at = {name: place for place, name in enumerate(COUNTS)}
    empty = _total(empty_places(r[at["places"]], r[at["admitted"]]) for r in own)
    waiting = _total(queue(r[at["first_choice"]], r[at["admitted_first"]]) for r in own)
    return Sums(len(own), **totals, empty=empty, queue=waiting)


def _float(value: object) -> float:
    return nan if pd.isna(value) else float(str(value))  # type: ignore[call-overload]  # one value


def _total(values: Iterable[float]) -> float:
    return float(sum(values))
