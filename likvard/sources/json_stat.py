"""Tables in the format json-stat2, as both Skolverket's and SCB's databases answer."""

from __future__ import annotations

import msgspec


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell of a table: its code in each dimension, in the order of the table's dimensions.

    `value` is None where the publisher gives none, and `status` is its sign for why (".." few,
    "." none), empty for an ordinary value.
    """

    codes: tuple[str, ...]
    value: float | None
    status: str


class Table(msgspec.Struct, frozen=True):
    """What a table is: dimensions in order, each with its codes in order and their labels.

    `updated` is the publisher's own time of its latest change (ISO 8601), empty if not told.
    """

    label: str
    updated: str
    dimensions: dict[str, dict[str, str]]
    notes: tuple[str, ...] = ()
