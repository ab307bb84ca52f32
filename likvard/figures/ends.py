"""Names at the right ends of lines, moved apart, with a leader where they had to move far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.figures.canvas import leader, strong, text
from likvard.figures.labels import LINE, declutter
from likvard.figures.theme import Spec

AWAY: Final = 18.0
"""From the end of a line to its name, in pixels."""
_LEADER_END: Final = 14.0
_STANDOFF: Final = 6.0
_MOVED: Final = 5.0
_BELOW: Final = 32.0
_ASIDE: Final[Spec] = {"xanchor": "left", "xshift": AWAY}


@dataclass(frozen=True)
class End:
    """What is said at the end of a line: the words, the value there if any, the line's colour.

    `plain` words are not strong: those of what is not a line.
    """

    words: str
    value: float | None
    color: str
    plain: bool = False


@dataclass(frozen=True)
class Scale:
    """The value axis of a plot: its range and how many pixels tall it is drawn."""

    low: float
    high: float
    pixels: float

    def place(self, value: float) -> float:
        """Return how many pixels above the foot of the plot a value lies."""
        return (value - self.low) / (self.high - self.low) * self.pixels

    def value(self, place: float) -> float:
        """Return the value so many pixels above the foot."""
        return self.low + place / self.pixels * (self.high - self.low)


def end_labels(ends: Sequence[End], x: float, scale: Scale) -> Iterator[Spec]:
    """Yield the words, at least 18 px apart, and leaders for those moved more than 5 px.

    Words without a value stand under the axis of years, where nothing reads as a value.
    """
    known = [(end, end.value) for end in ends if end.value is not None]
    wanted = [scale.place(value) for _, value in known]
    places = declutter(wanted, LINE, 0, scale.pixels)
    for (end, value), was, place in zip(known, wanted, places, strict=True):
        y = round(scale.value(place), 3)
        said = text if end.plain else strong
        yield said(end.words, end.color, x=x, y=y, yanchor="middle", **_ASIDE)
        if abs(place - was) > _MOVED:
            tail: Spec = {"ax": _LEADER_END, "ay": y, "ayref": "y", "standoff": _STANDOFF}
            yield leader(x, round(value, 3), end.color, **tail)
    below: Spec = {"y": 0, "yref": "paper", "yanchor": "top"}
    for line, end in enumerate(without_value(ends)):
        yield strong(end.words, end.color, x=x, yshift=-_BELOW - line * LINE, **below, **_ASIDE)


def without_value(ends: Sequence[End]) -> list[End]:
    """Return those that have no value."""
    return [end for end in ends if end.value is None]
