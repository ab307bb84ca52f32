"""The tables of figures in the shape of data/figures: columns, order and file, always the same.

A table is written the same byte for byte when its rows are the same, whatever order they came in.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_TYPES: Final = {"year": pa.int32(), "first_year": pa.int32(), "last_year": pa.int32()}
_NUMBERS: Final = ("value", "latitude", "longitude")


@dataclass(frozen=True)
class Shape:
    """A kind of table: the folder it lies in, the columns that say which row one is, the others."""

    folder: str
    keys: tuple[str, ...]
    rest: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return all columns in their order."""
        return (*self.keys, *self.rest)

    @property
    def schema(self) -> pa.Schema:
        """Return the columns with their types."""
        return pa.schema([(name, _type(name)) for name in self.names])

    def path(self, figures: Path, figure_set: str) -> Path:
        """Return the file of a figure set in a folder of figures."""
        return figures / self.folder / f"{figure_set}.parquet"


def _type(name: str) -> pa.DataType:
    return pa.float64() if name in _NUMBERS else _TYPES.get(name, pa.string())


MUNICIPALITY: Final = Shape(
    "municipality", ("series", "year", "gender", "provider", "municipality"), ("value", "status")
)
SCHOOL_UNIT: Final = Shape(
    "school_unit", ("series", "program", "year", "gender", "unit"), ("value", "status")
)
UNITS: Final = Shape(
    "",
    ("unit",),
    ("name", "municipality", "provider", "latitude", "longitude", "first_year", "last_year"),
)
SIMILAR: Final = Shape("", ("form", "municipality", "other"), ("year",))


def table(shape: Shape, rows: Iterable[Sequence[object]]) -> pa.Table:
    """Return rows as a table; each is a sequence in the order of the shape's names."""
    columns = list(zip(*rows, strict=True)) or [()] * len(shape.names)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, shape.schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=shape.schema)


def joined(shape: Shape, parts: Iterable[pa.Table], *, repeats: bool = True) -> pa.Table:
    """Return the parts as one table without repeats, in the order of its keys.

    Where there are none, finding out is left out: it takes much memory.
    """
    whole = pa.concat_tables([shape.schema.empty_table(), *parts])
    once = whole.group_by(list(shape.names)).aggregate([]) if repeats else whole
    return ordered(shape, once)


def ordered(shape: Shape, whole: pa.Table) -> pa.Table:
    """Return a table with its columns as they should be and its rows by key, then by value."""
    order = [(name, "ascending") for name in shape.names]
    plain = whole.select(list(shape.names)).cast(shape.schema)
    return plain.sort_by(order).combine_chunks()


def read(shape: Shape, path: Path) -> pa.Table:
    """Return a table of figures; an empty one where there is no file."""
    if not path.exists():
        return shape.schema.empty_table()
    return ordered(shape, pq.read_table(path).replace_schema_metadata())


def write(whole: pa.Table, path: Path) -> None:
    """Write a table and make sure that it has reached the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pq.write_table(whole, file, compression="zstd", compression_level=9, version="2.6")
        file.flush()
        os.fsync(file.fileno())
