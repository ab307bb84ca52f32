"""Pupils from home municipality to school municipality: the matrix of one year, and its arcs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from likvard.catalogue import Municipality
from likvard.measures.arrays import Floats
from likvard.measures.flows import Flows, flows

ARCS: Final = 15
BEYOND: Final = ""
"""Stands for all municipalities outside the area together, the last of the matrix."""


@dataclass(frozen=True)
class Arc:
    """So many pupils of a home municipality in the schools of another."""

    home: str
    host: str
    pupils: float


@dataclass(frozen=True, eq=False)
class Matrix:
    """The pupils from home (row) to host (column) by `codes`, the last all others together.

    `programme` tells whether it is of one programme alone.
    """

    year: int
    codes: tuple[str, ...]
    pupils: Floats
    programme: bool

    @property
    def flows(self) -> Flows:
        """Return the sums and shares."""
        return flows(self.pupils.tolist())

    def arcs(self, most: int = ARCS) -> list[Arc]:
        """Return the largest flows between two municipalities of the area, the largest first."""
        found = [
            Arc(home, host, float(self.pupils[i, j]))
            for i, home in enumerate(self.codes)
            for j, host in enumerate(self.codes)
            if i != j and BEYOND not in (home, host) and self.pupils[i, j] > 0
        ]
        return sorted(found, key=lambda arc: (-arc.pupils, arc.home, arc.host))[:most]

    @property
    def between(self) -> float:
        """Return all pupils who cross a border between two municipalities of the area."""
        inside = self.pupils[:-1, :-1]
        return float(inside.sum() - np.trace(inside))


def matrix(
    rows: pd.DataFrame, year: int, members: Sequence[Municipality], programme: str
) -> Matrix | None:
    """Return the matrix of a year; None where no row touches the area.

    Rows have the columns of the template "floden". Where rows of the programme are given they are
    it, else all programmes: the rows without one, and for a pair that lacks such the sum of the
    programmes. A pair that is not given counts as no pupils, as in such lists.
    """
    own = rows[rows["year"] == year]
    one = own[own["programme"] == programme] if programme else own.iloc[:0]
    pairs = _pairs(one) if len(one) else _of_all(own)
    codes = (*(member.code for member in members), BEYOND)
    place = {code: at for at, code in enumerate(codes)}
    last = len(codes) - 1
    pupils = np.zeros((len(codes), len(codes)))
    for (home, host), count in pairs.items():
        i, j = place.get(home, last), place.get(host, last)
        if (i, j) != (last, last):
            pupils[i, j] += count
    return Matrix(year, codes, pupils, bool(len(one))) if pupils.any() else None


def _of_all(rows: pd.DataFrame) -> dict[tuple[str, str], float]:
    return _pairs(rows[rows["programme"].notna()]) | _pairs(rows[rows["programme"].isna()])


def _pairs(rows: pd.DataFrame) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    columns = (rows[name].tolist() for name in ("home", "host", "pupils"))
    for home, host, pupils in zip(*columns, strict=True):
        found[home, host] = found.get((home, host), 0.0) + float(pupils)
    return found
