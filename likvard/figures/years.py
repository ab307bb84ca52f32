"""The axis of years: which are named, where the series breaks, which are to be read with care."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from likvard.catalogue import Indicator
from likvard.figures.canvas import span
from likvard.figures.labels import width
from likvard.figures.theme import Spec, Tokens

_APART: Final = 12.0
_WHOLE: Final = 4
_AROUND: Final = 0.4


@dataclass(frozen=True)
class Years:
    """The years drawn, how they are called, where the comparable ones begin anew, which is shown.

    `shown` is the year that the rest of the page is about, if that is to be seen; `pad` is how far
    the axis goes on beyond the first and the last, in years.
    """

    every: tuple[int, ...]
    periods: Mapping[int, str]
    breaks: tuple[int, ...]
    shown: int | None = None
    pad: float = 0.0

    @property
    def range(self) -> list[float]:
        """Return the axis range; a single year stands in the middle."""
        first, last = self.every[0], self.every[-1]
        return [first - self.pad, last + self.pad] if last > first else [first - 1, last + 1]

    @property
    def end(self) -> float:
        """Return where what is drawn of the last year ends, beside which names stand."""
        return self.every[-1] + self.pad

    @cached_property
    def steps(self) -> list[float]:
        """Return the x of all points of a line, with one between years where the pen is lifted."""
        return sorted([*self.every, *self._lifts])

    @cached_property
    def stops(self) -> list[int | None]:
        """Return the year of each step, None where the pen is lifted."""
        return [int(x) if x == int(x) else None for x in self.steps]

    @property
    def _lifts(self) -> set[float]:
        """Return the places of breaks, and of years that are lacking in the usual rhythm."""
        pairs = list(pairwise(self.every))
        rhythm = min((after - before for before, after in pairs), default=1)
        lacking = {(a + b) / 2 + 0.25 for a, b in pairs if b - a > rhythm}
        return lacking | {year - 0.5 for year in self.breaks}

    @property
    def comparable_from(self) -> int:
        """Return the first year after the last break."""
        return max(self.breaks, default=self.every[0])

    def axis(self, pixels: float, tokens: Tokens) -> Spec:
        """Return the ticks and their words for a plot of so many pixels, the year shown strong."""
        ticks = self.ticks(pixels)
        words = (self.periods[year] for year in ticks)
        strong = (
            span(word, tokens.ink) if year == self.shown else word
            for year, word in zip(ticks, words, strict=True)
        )
        return {"tickvals": ticks, "ticktext": list(strong)}

    def ticks(self, pixels: float) -> list[int]:
        """Return the years named: the last, the first and as many between as there is room for.

        Even steps are preferred as long as they name at least four. The year shown is always
        named, and those that leave it no room are not.
        """
        widest = max(width(self.periods[year]) for year in self.every)
        apart = (widest + _APART) / pixels * (self.range[1] - self.range[0])
        found = self._spread(apart)
        if self.shown is None or self.shown in found:
            return found
        return sorted([self.shown, *(y for y in found if abs(y - self.shown) >= apart)])

    def _spread(self, apart: float) -> list[int]:
        """Return years at least so many years apart, which series that skip years need as well."""
        spans = len(self.every) - 1
        even = (self.every[::step] for step in range(1, spans + 1) if not spans % step)
        roomy = (years for years in even if all(b - a >= apart for a, b in pairwise(years)))
        found = list(next(roomy, ()))
        return found if len(found) >= _WHOLE else self._from_the_last(apart)

    def _from_the_last(self, apart: float) -> list[int]:
        first, named = self.every[0], [self.every[-1]]
        for year in self.every[-2:0:-1]:
            named += [year] if named[-1] - year >= apart and year - first >= apart else []
        return [*([first] if named[-1] - first >= apart else []), *reversed(named)]


def years_of(
    indicator: Indicator, periods: Mapping[int, str], shown: int | None = None, pad: float = 0.0
) -> Years:
    """Return the years that have a name, the breaks with years on both sides, the year shown."""
    ordered = tuple(sorted(int(year) for year in periods))
    cuts = (b.year for b in indicator.series_breaks)
    inner = tuple(sorted(year for year in cuts if ordered[0] < year <= ordered[-1]))
    return Years(ordered, periods, inner, shown if shown in ordered else None, pad)


def shown_line(years: Years, tokens: Tokens) -> list[Spec]:
    """Return the hairline at the year shown, if there is one."""
    line = {"type": "line", "line": {"color": tokens.edge, "width": 1}, "layer": "between"}
    tall: Spec = {"yref": "paper", "y0": 0, "y1": 1}
    return [] if years.shown is None else [line | tall | {"x0": years.shown, "x1": years.shown}]


def break_lines(years: Years, tokens: Tokens) -> list[Spec]:
    """Return the dashed line at each break."""
    pen = {"color": tokens.edge, "width": 1, "dash": "3px,3px"}
    tall: Spec = {"yref": "paper", "y0": 0, "y1": 1, "layer": "between"}
    return [
        tall | {"type": "line", "line": pen, "x0": year - 0.5, "x1": year - 0.5}
        for year in years.breaks
    ]


def shades(indicator: Indicator, years: Years, tokens: Tokens) -> list[Spec]:
    """Return the wash behind each stretch of years to be read with care."""
    wash = {"type": "rect", "fillcolor": tokens.wash, "line": {"width": 0}}
    tall: Spec = {"yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    return [
        tall | wash | {"x0": first - _AROUND, "x1": last + _AROUND}
        for first, last, _ in shaded(indicator, years)
    ]


def shaded(indicator: Indicator, years: Years) -> list[tuple[int, int, str]]:
    """Return first year, last year and words of the shaded stretches that are drawn."""
    low, high = years.every[0], years.every[-1]
    return [
        (max(shade.first_year, low), min(shade.last_year, high), shade.what)
        for shade in indicator.shaded
        if shade.first_year <= high and shade.last_year >= low and high > low
    ]
