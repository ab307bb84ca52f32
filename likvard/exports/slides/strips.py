"""All municipalities in a few years under each other: the first, the turning and the last."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.beside import Word, apart, reach
from likvard.exports.slides.board import SMALL, USUAL, WIDTH, words
from likvard.exports.slides.followed import followed
from likvard.exports.slides.values import short
from likvard.exports.slides.years import Year, years
from likvard.figures.labels import width
from likvard.figures.svg.pen import Value, tag, titled
from likvard.figures.swarm import swarm
from likvard.figures.theme import LIGHT, Spec

_LEFT, _RIGHT = 300.0, 1490.0
_FIRST, _LAST, _AXIS = 118.0, 480.0, 618.0
"""The middles of the first and the last strip, and of the words of the axis, in pixels."""
_BAND, _MEAN = 52.0, 60.0
_DOT, _FOLLOWED, _APART, _REACH = 10.0, 13.0, 21.0, 50.0
_NAME, _NUMBER = 38.0, 46.0
_OVER, _CLOSE, _UNDER = 82.0, 38.0, 80.0
"""From the middle of a strip to words above the mean, above a dot, and below the strip."""
_UPPER, _LOWER = 70.0, 103.0
"""From the middle of a strip to two lines below it."""
_AIR: Final = 0.03


@dataclass(frozen=True)
class Scale:
    """From values to pixels across the board."""

    low: float
    high: float

    def at(self, value: float) -> float:
        """Return where a value lies."""
        return _LEFT + (value - self.low) / (self.high - self.low) * (_RIGHT - _LEFT)


def strips(exhibit: Exhibit) -> str:
    """Return the strips of the years that the title tells of."""
    found, own = years(exhibit), followed(exhibit)
    scale = _scale(found)
    step = (_LAST - _FIRST) / max(1, len(found) - 1)
    middles = [_LAST - step * place for place in reversed(range(len(found)))]
    parts = [*_grid(exhibit, scale, middles[0])]
    for place, (year, middle) in enumerate(zip(found, middles, strict=True)):
        last = place == len(found) - 1
        parts += [*_strip(year, middle, scale, own, last=last)]
        parts.append(_mean(year, middle, scale, named=place == 0))
    mean = _mean_told(found[-1], named=len(found) == 1)
    parts += [*_ends(found[-1], scale, own, mean), *_own(found[-1], scale, own)]
    return "".join([*parts, _heading(found, middles[0])])


def _scale(found: Sequence[Year]) -> Scale:
    ends = [value for year in found for value in (*year.dots.values(), year.mean)]
    air = (max(ends) - min(ends)) * _AIR or 1
    return Scale(min(ends) - air, max(ends) + air)


def _grid(exhibit: Exhibit, scale: Scale, first: float) -> Iterator[str]:
    layout: Spec = exhibit.draws[0](LIGHT).plain["layout"]
    axis = layout["yaxis"]
    pairs = list(zip(axis["tickvals"], axis["ticktext"], strict=True))
    inside = [(v, told) for v, told in pairs if scale.low <= v <= scale.high]
    for value, told in inside:
        x = scale.at(value)
        d = f"M{x:.2f},{first - _MEAN:g}V{_LAST + _MEAN + 30:g}"
        yield tag("path", d=d, stroke=LIGHT.grid, stroke_width=2)
        unit = f" {_unit(layout)}" if value == inside[-1][0] else ""
        yield words(told + unit, x, _AXIS, color=LIGHT.muted, anchor="middle")


def _unit(layout: Spec) -> str:
    """Return the unit that stands over the drawing's own axis."""
    over = (n for n in layout["annotations"] if n.get("xref") == "x domain" and n["x"] == 0)
    return next((str(note["text"]) for note in over), "")


def _strip(
    year: Year, middle: float, scale: Scale, own: Mapping[str, str], *, last: bool
) -> Iterator[str]:
    ink, dot = (LIGHT.ink, LIGHT.accent) if last else (LIGHT.muted, LIGHT.dot)
    yield words(year.name, 0, middle, size=_NAME, color=ink, strong=True)
    if year.band:
        left, right = (scale.at(end) for end in year.band)
        yield tag(
            "rect", x=left, y=middle - _BAND, width=right - left, height=2 * _BAND, fill=LIGHT.band
        )
    for name, shift in sorted(_aside(year, scale, own).items(), key=lambda one: one[0] in own):
        yield _dot(year, name, (scale.at(year.dots[name]), middle + shift), dot, own)
    strong = dot if last else ink
    yield words(year.distance, WIDTH, middle, size=_NUMBER, color=strong, strong=True, anchor="end")


def _dot(year: Year, name: str, at: tuple[float, float], color: str, own: Mapping[str, str]) -> str:
    radius, fill = (_FOLLOWED if name in own else _DOT), own.get(name, color)
    edge: dict[str, Value] = {"stroke": LIGHT.paper, "stroke_width": 2}
    return titled(
        "circle", f"{name}: {year.told[name]}", cx=at[0], cy=at[1], r=radius, fill=fill, **edge
    )


def _aside(year: Year, scale: Scale, own: Mapping[str, str]) -> dict[str, float]:
    places = {name: scale.at(value) for name, value in year.dots.items()}
    return swarm(places, _REACH, [name for name in own if name in places], _APART)


def _mean(year: Year, middle: float, scale: Scale, *, named: bool) -> str:
    x = scale.at(year.mean)
    d = f"M{x:.2f},{middle - _MEAN:g}V{middle + _MEAN:g}"
    line = tag("path", d=d, stroke=LIGHT.ink, stroke_width=5)
    return line + words(
        _mean_told(year, named=named), x, middle - _OVER, strong=True, anchor="middle"
    )


def _mean_told(year: Year, *, named: bool) -> str:
    name = f"{year.mean_name[:1].lower()}{year.mean_name[1:]} " if named else ""
    return f"{name}{short(year.mean_told)}"


def _ends(year: Year, scale: Scale, own: Mapping[str, str], mean: str) -> Iterator[str]:
    """Return the names of the lowest and the highest, unless they are followed, where free.

    `mean` is what stands above the mean of the same strip.
    """
    order = sorted(year.dots, key=lambda name: year.dots[name])
    for name in dict.fromkeys((order[0], order[-1])):
        told = f"{name} {short(year.told[name])}"
        half = width(told, USUAL) / 2
        x = min(max(scale.at(year.dots[name]), half), _RIGHT + 60 - half)
        taken = _about(scale.at(year.mean), mean)
        up = _free_height(year, scale, (x - half, x + half), taken, _aside(year, scale, own))
        if name not in own and up:
            yield words(told, x, _LAST - up, strong=True, anchor="middle")


def _about(middle: float, told: str) -> tuple[float, float]:
    """Return from where to where words reach that stand about a middle."""
    half = width(told, USUAL) / 2 + _FOLLOWED
    return middle - half, middle + half


def _free_height(
    year: Year,
    scale: Scale,
    span: tuple[float, float],
    taken: tuple[float, float],
    aside: Mapping[str, float],
) -> float:
    """Return how far above the middle of the strip words can stand, 0 where they cannot."""
    low, high = span[0] - _DOT, span[1] + _DOT
    crowd = [aside[name] for name, value in year.dots.items() if low < scale.at(value) < high]
    if all(shift > -_DOT for shift in crowd):
        return _CLOSE
    return 0 if taken[0] < high and low < taken[1] else _OVER


def _own(year: Year, scale: Scale, own: Mapping[str, str]) -> Iterator[str]:
    """Return the followed under the last strip, apart from each other, on two lines if needed."""
    seen = sorted((n for n in own if n in year.dots), key=lambda name: year.dots[name])
    told = [Word(f"{name} {short(year.told[name])}", scale.at(year.dots[name])) for name in seen]
    if reach(told, USUAL) <= WIDTH:
        lines = [(seen, told, USUAL, _UNDER)]
    else:
        lines = [(seen[::2], told[::2], SMALL, _UPPER), (seen[1::2], told[1::2], SMALL, _LOWER)]
    for names, line, size, under in lines:
        for name, word, x in zip(names, line, apart(line, size, 0, WIDTH), strict=True):
            y, color = _LAST + under, own[name]
            yield words(word.told, x, y, size=size, color=color, strong=True, anchor="middle")


def _heading(found: Sequence[Year], first: float) -> str:
    if not any(year.distance for year in found):
        return ""
    return words("Spridning", WIDTH, first - _OVER, size=SMALL, color=LIGHT.muted, anchor="end")
