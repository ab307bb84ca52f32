"""The one gate through which numbers enter a measure."""

from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

LEAST: Final = 2
GREATEST: Final = 1e100
SMALLEST: Final = 1e-100


class NotDefinedError(ValueError):
    """The measure has no value for this input; the message says why."""


def sample(values: Iterable[float], least: int = LEAST) -> Floats:
    """Return the values as a float array, what is nearer to zero than 1e-100 as zero.

    Raises
    ------
    NotDefinedError
        If a value is missing or beyond 1e100, or there are fewer than `least`.
    """
    array = _numbers(values)
    if array.size < least:
        raise NotDefinedError(f"needs at least {least} values, got {array.size}")
    if not (np.abs(array) <= GREATEST).all():
        raise NotDefinedError("a value is missing or infinite")
    return array


def weights_for(values: Floats, weights: Iterable[float] | None) -> Floats:
    """Return weights that sum to one; equal ones when none are given.

    Raises
    ------
    NotDefinedError
        If a weight is negative or missing, the lengths differ, or all weights are zero.
    """
    if weights is None:
        return np.full(values.size, 1 / values.size)
    array = _numbers(weights)
    if array.shape != values.shape:
        raise NotDefinedError("values and weights differ in length")
    if not (array <= GREATEST).all() or (array < 0).any() or array.sum() <= 0:
        raise NotDefinedError("weights must be non-negative numbers with a positive sum")
    shares: Floats = array / array.sum()
    return shares


def counted(
    values: Iterable[float], weights: Iterable[float] | None = None, least: int = LEAST
) -> tuple[Floats, Floats]:
    """Return the values that count, and their weights as shares that sum to one.

    A weight is a repetition, so a value of weight zero is not there.

    Raises
    ------
    NotDefinedError
        As `sample` and `weights_for`, or if fewer than `least` values have a weight.
    """
    x = sample(values, least)
    p = weights_for(x, weights)
    there = p > 0
    if there.sum() < least:
        raise NotDefinedError(f"needs at least {least} values with a weight, got {there.sum()}")
    return x[there], p[there]


def _numbers(values: Iterable[float]) -> Floats:
    array = np.asarray(list(values), dtype=np.float64)
    # No figure is so small, and a ratio to it would run out of numbers.
    array[np.abs(array) < SMALLEST] = 0
    return array
