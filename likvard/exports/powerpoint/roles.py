"""The kinds of native charts, and the part that each column of a table can play in them.

A column is named by its header, or by its place where the header changes with what is shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from likvard.exports.columns import WHEN

Column = str | int
MEAN: Final = "Medelkommun"


@dataclass(frozen=True, kw_only=True)
class Role:
    """What all have in common: the table's place in the file, and sentences said otherwise here.

    `leave` are the beginnings of the subtitle's sentences on marks that a slide does not have,
    `swap` words that are said otherwise, and `say` is told besides.
    """

    table: int = 0
    leave: tuple[str, ...] = ()
    swap: tuple[tuple[str, str], ...] = ()
    say: str = ""


@dataclass(frozen=True, kw_only=True)
class Members(Role):
    """Every municipality over the years: as lines, as dots, or the first followed one alone."""

    value: Column = "Värde"
    low: Column = "95 % från"
    high: Column = "95 % till"
    look: Literal["lines", "dots", "own"] = "lines"


@dataclass(frozen=True, kw_only=True)
class Line(Role):
    """One measure over the years with its interval, for each of those in the column `who`.

    `told` says how the last value is written, where it is not with one decimal.
    """

    value: Column
    unit: Column
    low: Column = ""
    high: Column = ""
    who: Column = ""
    also: Column = ""
    when: Column = WHEN
    name: str = ""
    told: Callable[[float], str] | None = None


@dataclass(frozen=True, kw_only=True)
class Rows(Role):
    """One value per municipality, a row each; `tick` is a second one to compare it with."""

    value: Column = "Värde"
    low: Column = "95 % från"
    high: Column = "95 % till"
    unit: Column = "Enhet"
    tick: Column = ""
    low_name: str = "95 % intervall"


@dataclass(frozen=True, kw_only=True)
class Gaps(Role):
    """Two values per municipality, joined by a line, and how far apart they lie."""

    first: Column
    second: Column
    names: tuple[str, str]
    gap: Column = ""
    unit: Column = ""


@dataclass(frozen=True, kw_only=True)
class Units(Role):
    """Several school units per municipality, a row each, with its mean from another table."""

    value: Column
    unit: Column = "Enhet"
    mean: Column = ""
    means: int = 0


@dataclass(frozen=True, kw_only=True)
class Points(Role):
    """One point per municipality by two values, with the drawing's lines by their dashes."""

    x: Column
    y: Column
    name: Column = "Kommun"
    lines: tuple[tuple[str, str], ...] = (("", "Linje, området"), ("5px,4px", "Linje, riket"))
    logarithmic: bool = False


@dataclass(frozen=True, kw_only=True)
class Parts(Role):
    """Shares of a whole, a measure a row."""

    names: tuple[Column, ...]
    shares: tuple[Column, ...]


@dataclass(frozen=True, kw_only=True)
class Read(Role):
    """The table as it is read on screen; `columns` by their places where all are too many."""

    columns: tuple[int, ...] = ()
