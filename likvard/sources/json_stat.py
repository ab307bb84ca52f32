"""Tables in the format json-stat2, as both Skolverket's and SCB's databases answer."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING, Literal

import msgspec

from likvard.sources.decoding import decode, fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.request import Request


class Cell(msgspec.Struct, frozen=True, gc=False):
    """One cell of a table: its code in each dimension, in the order of the client's method.

    `value` is None where the publisher gives none, and `status` is its sign for why (".." few,
    "." none), empty for an ordinary value.
    """

    codes: tuple[str, ...]
    value: float | None
    status: str


class Dimension(msgspec.Struct, frozen=True):
    """A dimension of a table: labels by code, in order, and whether it may be left out."""

    labels: dict[str, str]
    may_be_left_out: bool = False


class Table(msgspec.Struct, frozen=True):
    """What a table is: its dimensions in order.

    `updated` is the publisher's own time of its latest change (ISO 8601), empty if not told.
    """

    label: str
    updated: str
    dimensions: dict[str, Dimension]
    notes: tuple[str, ...] = ()


class _Category(msgspec.Struct):
    index: dict[str, int] | list[str] | None = None
    label: dict[str, str] = {}


class _Extension(msgspec.Struct, frozen=True):
    elimination: bool = False


class _Dimension(msgspec.Struct):
    category: _Category
    extension: _Extension = _Extension()


class Dataset(msgspec.Struct):
    """A table with or without its values, as it is sent."""

    id: list[str]
    size: list[int]
    dimension: dict[str, _Dimension]
    value: list[float | None] | dict[str, float | None]
    version: Literal["2.0"] = "2.0"
    label: str = ""
    updated: str = ""
    status: list[str | None] | dict[str, str] | str | None = None
    note: list[str] = []


def codes(dimension: _Dimension) -> list[str]:
    """Return a dimension's codes in the order of its values."""
    index = dimension.category.index
    if index is None:
        return list(dimension.category.label)
    return index if isinstance(index, list) else sorted(index, key=index.__getitem__)


def table(request: Request, content: bytes) -> Table:
    """Return what a table is."""
    sent = _dataset(request, content)
    return Table(
        sent.label,
        sent.updated,
        {name: _described(sent.dimension[name]) for name in sent.id},
        tuple(sent.note),
    )


def _described(dimension: _Dimension) -> Dimension:
    label = dimension.category.label
    named = {code: label.get(code, code) for code in codes(dimension)}
    return Dimension(named, dimension.extension.elimination)


def cells(
    request: Request, content: bytes, wanted: Mapping[str, Sequence[str]]
) -> tuple[Cell, ...]:
    """Return the cells of a table, held against the codes that were asked for.

    Raises
    ------
    SourceError
        If a dimension or a code was not asked for or is lacking, or there are other than as many
        values as there are combinations.
    """
    sent = _dataset(request, content)
    order = [codes(sent.dimension[name]) for name in sent.id]
    _check_wanted(request, dict(zip(sent.id, order, strict=True)), wanted)
    numbers = _numbers(request, sent, prod(sent.size))
    signs = _signs(sent, len(numbers))
    places = [sent.id.index(name) for name in wanted]
    return tuple(
        Cell(tuple(combined[place] for place in places), number, sign)
        for combined, number, sign in zip(product(*order), numbers, signs, strict=True)
    )


def _dataset(request: Request, content: bytes) -> Dataset:
    sent = decode(request, content, Dataset)
    for name, size in zip(sent.id, sent.size, strict=False):
        if name not in sent.dimension:
            raise fault(request, f"{name} is not described", "$.dimension")
        if len(codes(sent.dimension[name])) != size:
            raise fault(request, f"is not the number of codes of {name}", "$.size")
    if len(sent.id) != len(sent.size):
        raise fault(request, "is not one for each dimension", "$.size")
    return sent


def _check_wanted(
    request: Request, got: Mapping[str, Sequence[str]], wanted: Mapping[str, Sequence[str]]
) -> None:
    for name in wanted.keys() ^ got.keys():
        if name in wanted or len(got[name]) > 1:
            raise fault(request, f"{name} is not as it was asked for", "$.id")
    for name, asked in wanted.items():
        wrong = {*asked} ^ {*got[name]}
        if wrong:
            told = ", ".join(sorted(wrong)[:5])
            raise fault(request, f"lacks or adds {told}", f"$.dimension.{name}")


def _numbers(request: Request, sent: Dataset, size: int) -> list[float | None]:
    if isinstance(sent.value, dict):
        return [sent.value.get(str(place)) for place in range(size)]
    if len(sent.value) != size:
        raise fault(request, f"has {len(sent.value)} values for {size} cells", "$.value")
    return sent.value


def _signs(sent: Dataset, size: int) -> Iterator[str]:
    status = sent.status
    if isinstance(status, dict):
        return (status.get(str(place), "") for place in range(size))
    if isinstance(status, list):
        return (sign or "" for sign in [*status, *[None] * (size - len(status))][:size])
    return (status or "" for _ in range(size))
