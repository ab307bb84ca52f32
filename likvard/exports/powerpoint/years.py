"""Years as categories, with an empty one where a series is broken, and how they are laid out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Final

from likvard.exports.powerpoint.figures import Figures, around
from likvard.exports.powerpoint.letters import across
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Axis, Label, Numbers, Plot, Series
from likvard.figures.labels import declutter
from likvard.panel import Panel
from likvard.swedish import number

_SIZE: Final = 14
_LEFT, _ABOVE, _BELOW = 46.0, 24.0, 26.0
_LINE_HIGH: Final = 17.0
_LARGE: Final = 1000
_BREAK: Final = " "
"""The empty year between two series that are not compared: no line is drawn across it."""


@dataclass(frozen=True)
class Years:
    """The years as categories, with an empty one where the series is broken."""

    panel: Panel
    categories: tuple[str, ...]

    @classmethod
    def of(cls, panel: Panel) -> "Years":
        """Return the years of a panel."""
        breaks = {b.year for b in panel.indicator.series_breaks if b.year > panel.years[0]}
        names = [
            name
            for year in panel.years
            for name in ((_BREAK,) if year in breaks else ()) + (panel.period(year),)
        ]
        return cls(panel, tuple(names))

    def spread(self, values: Mapping[str, float | None]) -> Numbers:
        """Return values by year as they stand along the categories."""
        return tuple(values.get(name) for name in self.categories)

    def levels(self, name: str) -> Numbers:
        """Return one of the numbers of each year's level."""
        own = {
            self.panel.period(y): float(getattr(self.panel.level(y), name))
            for y in self.panel.years
        }
        return self.spread({year: None if isnan(v) else round(v, 6) for year, v in own.items()})


def with_breaks(figures: Figures, whens: Sequence[str]) -> Sequence[str]:
    """Return years with an empty one where the series of their panel is broken."""
    if figures.panel is None:
        return whens
    whole = Years.of(figures.panel).categories
    return [name for name in whole if name in whens or name == _BREAK] if _BREAK in whole else whens


def over_years(
    figures: Figures, found: Sequence[Series], categories: tuple[str, ...], unit: str, box: Box
) -> Plot:
    """Return series over the years as a chart, labels at the last year beside it."""
    values = [v for one in found for v in _reached(one)]
    axis = around(figures.axis("yaxis", title=unit, grid=True), values)
    wide = max((across(one.text, _SIZE) for s in found for one in s.labels.values()), default=0.0)
    inner = (
        round(_LEFT / box.wide, 4),
        round(_ABOVE / box.high, 4),
        round(1 - (_LEFT + wide + 14) / box.wide, 4),
        round(1 - (_ABOVE + _BELOW) / box.high, 4),
    )
    return Plot(
        form="line",
        series=tuple(_apart(found, axis, inner[3], box)),
        categories=categories,
        x=Axis(),
        y=axis,
        inner=inner,
        head=("Läsår eller år", "", ""),
        every=_every(len(categories), inner[2] * box.wide),
        size=_SIZE,
    )


def _reached(one: Series) -> list[float]:
    """Return all that is drawn of a series, its intervals too."""
    ends = (*one.ends.low, *one.ends.high) if one.ends else ()
    return [value for value in (*one.y, *ends) if value is not None]


def _apart(found: Sequence[Series], axis: Axis, part: float, box: Box) -> list[Series]:
    """Return the series with labels at the last year moved apart."""
    low, high = axis.low or 0.0, axis.high or 1.0
    scale = part * box.high / (high - low)
    ends = {at: max(s.labels) for at, s in enumerate(found) if s.labels}
    wanted = [((high - (found[at].y[place] or 0.0)) * scale) for at, place in ends.items()]
    placed = declutter(wanted, _LINE_HIGH, 0.0, part * box.high)
    moved = list(found)
    for (at, place), wish, got in zip(ends.items(), wanted, placed, strict=True):
        own = replace(found[at].labels[place], lift=round((got - wish) / box.high, 4))
        moved[at] = replace(found[at], labels={place: own})
    return moved


def _every(count: int, wide: float) -> int:
    """Return every which year can be named, so that the last one is, where that is near."""
    least = max(1, -int(-count * across("2024/25 ", _SIZE) // wide))
    near = [step for step in range(least, least + 3) if (count - 1) % step == 0]
    return near[0] if near else least


def end_label(
    name: str,
    values: Numbers,
    colour: str,
    figures: Figures,
    write: int | Callable[[float], str] | None = None,
) -> dict[int, Label]:
    """Return the name and the last value, beside the last point.

    `write` is how many decimals it is told with unless it is large, or how it is written at all.
    """
    known = [place for place, value in enumerate(values) if value is not None]
    if not known:
        return {}
    last = values[known[-1]] or 0.0
    if callable(write):
        told = write(last)
    else:
        large = abs(last) >= _LARGE
        told = number(last, figures.places(last) if write is None or large else write)
    return {known[-1]: Label(f"{name} {told}".strip(), colour)}
