"""What the relative measures of inequality can be asked about: resources only."""

from collections.abc import Iterable
from typing import Final, Literal

from likvard.measures.arrays import Floats, NotDefinedError, counted

Quantity = Literal["resource", "share", "score"]

REASONS: Final[dict[str, str]] = {
    "share": (
        "a share has two sides, and the measure answers differently for those who reached it and "
        "those who did not, although they are the same pupils"
    ),
    "score": "a score has no natural zero, and the measure depends on where zero is put",
}


def require_resource(of: Quantity) -> None:
    """Let resources and counts pass: money, hours, teachers, pupils.

    Raises
    ------
    NotDefinedError
        For a share or a score; the message says why.
    """
    if of != "resource":
        raise NotDefinedError(REASONS.get(of, f"no such kind of quantity: {of}"))


def amounts(
    values: Iterable[float], weights: Iterable[float] | None, of: Quantity
) -> tuple[Floats, Floats]:
    """Return n >= 2 amounts and their weights, which sum to one.

    Raises
    ------
    NotDefinedError
        For a share or a score, an amount below zero, nothing at all to share, and as `counted`.
    """
    require_resource(of)
    x, p = counted(values, weights)
    if (x < 0).any():
        raise NotDefinedError("an amount is below zero")
    if p @ x <= 0:
        raise NotDefinedError("there is nothing to share: every amount is zero")
    return x, p
