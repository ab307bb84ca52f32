"""The pupils of each grade in each municipality, autumn by autumn, as they were published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.catalogue import Municipality
from likvard.measures.arrays import Floats
from likvard.member_years import NothingPublishedError
from likvard.warehouse import read

GRADES: Final = 9
_TOLD: Final = frozenset({"", "preliminary"})


@dataclass(frozen=True, eq=False)
class Counts:
    """Counts by municipality code: years x grades, NaN where not published.

    `years` are the latest autumns that follow one another without a gap; `statuses` say why a
    count is not there, by code, autumn and grade.
    """

    years: tuple[int, ...]
    by_code: Mapping[str, Floats]
    statuses: Mapping[tuple[str, int, int], str]

    @property
    def nothing(self) -> Floats:
        """Return the counts of nobody: nothing is known."""
        return np.full((len(self.years), GRADES), np.nan)

    def of(self, code: str) -> Floats:
        """Return a municipality's counts, all missing where none is published."""
        return self.by_code.get(code, self.nothing)


def counts_of(members: Sequence[Municipality]) -> Counts:
    """Return the counts of the municipalities.

    A count that is not published stays missing: it is never worked out from those that are.

    Raises
    ------
    NothingPublishedError
        If no count at all is published.
    """
    rows = read("grades", codes=[m.code for m in members])
    known = rows[rows["value"].notna() & rows["status"].isin(_TOLD)]
    if known.empty:
        raise NothingPublishedError("no pupils are counted in any grade")
    years = _in_a_row(sorted(set(known["year"].tolist())))
    by_code = {m.code: np.full((len(years), GRADES), np.nan) for m in members}
    columns = (known[name].tolist() for name in ("code", "year", "grade", "value"))
    for code, year, grade, value in zip(*columns, strict=True):
        if year in years:
            by_code[code][year - years[0], grade - 1] = value
    rest = rows[rows["value"].isna()]
    keys = zip(*(rest[name].tolist() for name in ("code", "year", "grade")), strict=True)
    return Counts(years, by_code, dict(zip(keys, rest["status"].tolist(), strict=True)))


def _in_a_row(years: Sequence[int]) -> tuple[int, ...]:
    """Return the latest years without a gap between them."""
    found = [years[-1]]
    for year in reversed(years[:-1]):
        if year != found[-1] - 1:
            break
        found.append(year)
    return tuple(reversed(found))
