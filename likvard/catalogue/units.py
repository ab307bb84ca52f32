"""The measures of school units as frozen dataclasses: what is known of them, and in which words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from likvard.catalogue.model import Perspective  # noqa: TC001 - read when parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

Aspect = Literal["result", "composition", "residual"]
UnitPeriod = Literal["spring", "autumn"]
TEXTS = (
    "title",
    "short",
    "measure",
    "matter",
    "unit",
    "difference_unit",
    "who",
    "definition",
    "not_as",
)


@dataclass(frozen=True)
class UnitSeries:
    """A publisher's series of school units within a figure set."""

    code: str
    figure_set: str


@dataclass(frozen=True)
class UnitCount:
    """A series of how many pupils a unit has: `what` in Swedish, `lag` the years it lies before.

    A result of spring 2024 is of the pupils counted in October 2023: their lag is 1.
    """

    code: str
    figure_set: str
    what: str
    lag: int = 0


@dataclass(frozen=True)
class UnitMeasure:
    """One thing that is known of school units.

    `aspect` is what it tells: a result, the composition of pupils, or what a model of the
    publisher's leaves unexplained. `proportion` says that the value is a share of the pupils
    counted. `counts` are in priority order. `axis` is what a scale must hold at least, `least` the
    number of pupils below which nothing is published. `groups` name the two sides of a share.
    `matter` is what pupils differ in, `indicator` the id of the same thing for municipalities.
    """

    id: str
    title: str
    short: str
    measure: str
    matter: str
    indicator: str
    unit: str
    difference_unit: str
    decimals: int
    aspect: Aspect
    period: UnitPeriod
    perspective: Perspective
    proportion: bool
    series: UnitSeries
    counts: tuple[UnitCount, ...]
    axis: tuple[float, float]
    least: int
    who: str
    definition: str
    not_as: str
    groups: tuple[str, str] = ("", "")


def unit_faults(
    measures: tuple[UnitMeasure, ...], figure_sets: set[str], indicators: set[str]
) -> Iterator[str]:
    """Yield a line for everything in the measures that does not hold together."""
    for measure in measures:
        for fault in _faults(measure, figure_sets, indicators):
            yield f"unit_measures.toml: unitmeasure {measure.id}: field {fault}"


def _faults(measure: UnitMeasure, figure_sets: set[str], indicators: set[str]) -> Iterator[str]:
    yield from (f"{name} missing" for name in TEXTS if not getattr(measure, name))
    every: tuple[UnitSeries | UnitCount, ...] = (measure.series, *measure.counts)
    for series in every:
        if series.figure_set not in figure_sets:
            yield f"series {series.code}: figure_set {series.figure_set!r} is not in sources.toml"
    if not measure.counts:
        yield "counts missing"
    if any(count.lag < 0 for count in measure.counts):
        yield "counts has a lag below zero"
    if measure.axis[0] >= measure.axis[1]:
        yield "axis does not rise"
    if measure.proportion and (measure.unit != "%" or not all(measure.groups)):
        yield "proportion needs the unit % and two groups"
    if measure.least < 1:
        yield "least is below 1"
    if measure.indicator not in indicators:
        yield f"indicator {measure.indicator!r} is not in indicators.toml"
