"""Why a cell differs between two versions of the figures."""

from math import isnan
from typing import Final, Literal

from likvard.cells import Published

Kind = Literal["year", "revised", "corrected", "late", "withdrawn", "suppressed", "status"]
KINDS: Final[tuple[Kind, ...]] = (
    "corrected",
    "revised",
    "withdrawn",
    "suppressed",
    "late",
    "status",
    "year",
)
"""The least expected first. A revision is a correction only where whoever published it says so."""
OF_UNITS: Final = "skolenhet."
"""How the id of a measure of school units begins where an indicator could have the same."""


def kind_of(old: Published, new: Published, *, beyond: bool) -> Kind | None:
    """Return why a cell differs; None when it does not.

    `beyond` says that its year is later than any that had a value before.
    """
    if same(old, new):
        return None
    before, after = known(old), known(new)
    if before and after:
        return "status" if _same(old.value, new.value) and _same(old.n, new.n) else "revised"
    if before:
        return "suppressed" if new.status == "suppressed" else "withdrawn"
    if beyond:
        return "year"
    return "late" if after else "status"


def same(old: Published, new: Published) -> bool:
    """Return whether two cells hold the same value, number of pupils and status."""
    numbers = _same(old.value, new.value) and _same(old.n, new.n)
    return numbers and old.status == new.status


def _same(one: float, other: float) -> bool:
    return one == other or (isnan(one) and isnan(other))


def known(published: Published) -> bool:
    """Return whether a value is published."""
    return not isnan(published.value)
