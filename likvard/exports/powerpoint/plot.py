"""A native chart in plain terms: its series, marks, labels and axes, before any file format."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

Numbers = tuple[float | None, ...]
"""Values in order; None where there is none, which is left empty and never drawn as zero."""
Form = Literal["line", "xy", "bar"]
Side = Literal["l", "r", "t", "b", "ctr"]


@dataclass(frozen=True)
class Stroke:
    """A line: its colour, width in points, and dashes as the file format calls them."""

    colour: str
    width: float
    dash: str = "solid"


@dataclass(frozen=True)
class Mark:
    """A dot: its colour, size in points, symbol, and whether only its outline is drawn."""

    colour: str
    size: int
    symbol: str = "circle"
    hollow: bool = False


@dataclass(frozen=True)
class Label:
    """Words at a point; `lift` moves them down by a part of the chart's height."""

    text: str
    colour: str
    side: Side = "r"
    lift: float = 0.0
    strong: bool = True


@dataclass(frozen=True)
class Ends:
    """An interval at each point of a chart with categories, drawn up and down."""

    low: Numbers
    high: Numbers
    stroke: Stroke


@dataclass(frozen=True, kw_only=True)
class Series:
    """One series: its values and how they look.

    Attributes
    ----------
    name
        What it is called, as header of its column in the workbook.
    y
        Values; on a chart of rows the place of the row.
    x
        Values across, where the chart has no categories.
    names
        What each point is called, as a column of the workbook.
    stroke, mark
        Line and dots; None for none.
    own
        Dots that differ from the others, by place.
    fill
        Colour of bars.
    fills
        Bars that differ from the others, by place.
    labels
        Words at points, by place.
    told, told_colour
        How every value is written on its bar, and in which colour; empty for not at all.
    ends
        Intervals.
    values_across
        Whether what is shown is across, so that `name` is the header of x.
    """

    name: str
    y: Numbers
    x: Numbers = ()
    names: tuple[str, ...] = ()
    stroke: Stroke | None = None
    mark: Mark | None = None
    own: Mapping[int, Mark] = field(default_factory=dict)
    fill: str = ""
    fills: Mapping[int, str] = field(default_factory=dict)
    labels: Mapping[int, Label] = field(default_factory=dict)
    told: str = ""
    told_colour: str = ""
    ends: Ends | None = None
    values_across: bool = False


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One axis: where it begins and ends, its steps, format and title; None leaves it to itself."""

    low: float | None = None
    high: float | None = None
    step: float | None = None
    format: str = "General"
    title: str = ""
    shown: bool = True
    grid: bool = False
    turned: bool = False
    logarithmic: bool = False


@dataclass(frozen=True, kw_only=True)
class Plot:
    """A whole chart.

    Attributes
    ----------
    categories
        What stands along the first axis of lines and bars.
    head
        Headers of the workbook's columns of names, of x and of y.
    title
        Words above the upper left corner, where they are too long for an axis.
    inner
        Where the plot lies within the chart: left, top, width and height, as parts of it.
    every
        Every which category is named.
    legend
        Whether the series are told in a legend, above.
    size
        Of the letters on axes and labels, in points.
    gap
        Between bars, in per cent of a bar.
    """

    form: Form
    series: tuple[Series, ...]
    x: Axis
    y: Axis
    inner: tuple[float, float, float, float]
    categories: tuple[str, ...] = ()
    title: str = ""
    head: tuple[str, str, str] = ("Namn", "x", "y")
    every: int = 1
    legend: bool = False
    stacked: bool = False
    size: int = 14
    gap: int = 40


def even(series: Sequence[Series]) -> tuple[Series, ...]:
    """Return the series with as many points each, empty ones at the end.

    Some programs lose a series that stands before a longer one.
    """
    most = max((len(one.y) for one in series), default=0)
    return tuple(replace(one, x=_filled(one.x, most), y=_filled(one.y, most)) for one in series)


def _filled(values: Numbers, most: int) -> Numbers:
    return values + (None,) * (most - len(values))


def segments(
    name: str,
    rows: Sequence[tuple[str, float | None, float | None, float, float]],
    stroke: Stroke,
) -> Series:
    """Return a short line for each row: what it is called, x from and to, y from and to.

    They are one series, an empty point between them.
    """
    known = [row for row in rows if row[1] is not None and row[2] is not None]
    names = tuple(text for row in known for text in (row[0], row[0], ""))
    x = tuple(value for row in known for value in (row[1], row[2], None))
    y = tuple(value for row in known for value in (row[3], row[4], None))
    return Series(name=name, names=names, x=x, y=y, stroke=stroke, values_across=True)
