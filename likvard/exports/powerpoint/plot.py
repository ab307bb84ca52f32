"""A native chart in plain terms: its series, marks, labels and axes, before any file format."""

from collections.abc import Mapping
from dataclasses import dataclass, field
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
    """An interval at each point, drawn along one of the axes."""

    low: Numbers
    high: Numbers
    stroke: Stroke
    along: Literal["x", "y"] = "x"


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
    tick
        A short line up and down through each point, half the height `tick_reach` in rows.
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
    tick: Stroke | None = None
    tick_reach: float = 0.36
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
    head: tuple[str, str, str] = ("Namn", "x", "y")
    every: int = 1
    legend: bool = False
    stacked: bool = False
    size: int = 14
    gap: int = 40
