"""The gate for numbers that come in several columns: shares with their n, values with their sd."""

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import NDArray

from likvard.measures.arrays import LEAST, Floats, NotDefinedError, sample


def columns(*given: Iterable[float], least: int = LEAST) -> tuple[Floats, ...]:
    """Return columns of finite numbers of one length.

    Raises
    ------
    NotDefinedError
        If a number is missing, the lengths differ, or there are fewer than `least` rows.
    """
    arrays = tuple(sample(column, least) for column in given)
    if len({array.size for array in arrays}) > 1:
        raise NotDefinedError("the columns differ in length")
    return arrays


def shares_of(
    shares: Iterable[float], n: Iterable[float], least: int = LEAST
) -> tuple[Floats, Floats]:
    """Return shares within [0, 1] and the number that each is a share of.

    Raises
    ------
    NotDefinedError
        If a share lies outside [0, 1] or an n is below 1, and as `columns`.
    """
    p, size = columns(shares, n, least=least)
    if (p < 0).any() or (p > 1).any() or (size < 1).any():
        raise NotDefinedError("shares in [0, 1], each of at least one, are needed")
    return p, size


def variances_of(values: Iterable[float], variances: Iterable[float]) -> tuple[Floats, Floats]:
    """Return values and the variance of chance in each.

    Raises
    ------
    NotDefinedError
        If a variance is negative, and as `columns`.
    """
    x, v = columns(values, variances)
    if (v < 0).any():
        raise NotDefinedError("a variance cannot be negative")
    return x, v


def table(rows: Iterable[Iterable[float]], least: int = LEAST) -> Floats:
    """Return rows of finite numbers as a matrix.

    Raises
    ------
    NotDefinedError
        If a number is missing, the rows differ in length, or there are fewer than `least`.
    """
    lists = [list(row) for row in rows]
    if len({len(row) for row in lists}) > 1:
        raise NotDefinedError("the rows differ in length")
    matrix = np.asarray(lists, dtype=np.float64)
    if len(lists) < least or matrix.size == 0 or not np.isfinite(matrix).all():
        raise NotDefinedError(f"needs at least {least} rows of numbers, none of them missing")
    return matrix


def numbered(groups: Iterable[Hashable], units: int) -> NDArray[np.intp]:
    """Return each unit's group as a number, counted from 0 in the order they are met.

    Raises
    ------
    NotDefinedError
        If there are not so many units, or one lacks a group (None or NaN).
    """
    labels = list(groups)
    if len(labels) != units:
        raise NotDefinedError("values and groups differ in length")
    if any(label is None or label != label for label in labels):  # noqa: PLR0124 - only NaN differs
        raise NotDefinedError("a unit lacks a group")
    numbers = {label: number for number, label in enumerate(dict.fromkeys(labels))}
    return np.array([numbers[label] for label in labels], dtype=np.intp)
