"""Where pupils live and where they go to school."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.counted import table


@dataclass(frozen=True)
class Flows:
    """Per municipality its pupils at home and at school, the net, and shares within [0, 1].

    A share is None where there is no pupil to be a share of.
    """

    home: Floats
    host: Floats
    net: Floats
    out_share: list[float | None]
    in_share: list[float | None]
    self_containment: list[float | None]


def flows(od: Iterable[Iterable[float]]) -> Flows:
    """Return the sums and shares of a square matrix, from the row's home to the column's school.

    Home is the row's sum and host the column's, net = host - home; self-containment is the share
    of those at home who stay, out-share the rest, in-share the guests' share of the host's pupils.

    Raises
    ------
    NotDefinedError
        For fewer than two municipalities, a matrix that is not square, or a negative or missing
        number.
    """
    matrix = table(od)
    if matrix.shape[0] != matrix.shape[1] or (matrix < 0).any():
        raise NotDefinedError("needs a square matrix of non-negative numbers")
    home, host, stay = matrix.sum(axis=1), matrix.sum(axis=0), np.diag(matrix)
    return Flows(
        home=home,
        host=host,
        net=host - home,
        out_share=_shares(home - stay, home),
        in_share=_shares(host - stay, host),
        self_containment=_shares(stay, home),
    )


def _shares(part: Floats, whole: Floats) -> list[float | None]:
    return [float(p / w) if w > 0 else None for p, w in zip(part, whole, strict=True)]
