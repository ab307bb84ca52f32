"""Portions of a table that each stay within what a database allows in one question."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Chosen = dict[str, tuple[str, ...]]


def blocks(chosen: Mapping[str, Sequence[str]], cells: int, values: int) -> Iterator[Chosen]:
    """Give the choice in portions of at most so many cells and so many values in all dimensions.

    The longest dimension is halved until the portion fits, so that portions are few and the same
    every time.

    >>> [len(part["a"]) for part in blocks({"a": "12345", "b": "12"}, 4, 100)]
    [2, 1, 2]
    """
    whole = {name: tuple(codes) for name, codes in chosen.items()}
    sizes = {name: len(codes) for name, codes in whole.items()}
    longest = max(sizes, key=sizes.__getitem__)
    fits = prod(sizes.values()) <= cells and sum(sizes.values()) <= values
    if fits or sizes[longest] == 1:
        yield whole
        return
    half = sizes[longest] // 2
    for part in (whole[longest][:half], whole[longest][half:]):
        yield from blocks({**whole, longest: part}, cells, values)
