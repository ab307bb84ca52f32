"""The words above an axis of years: what changed at a break, what to read with care."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.catalogue import Indicator
from likvard.figures.canvas import NARROW, WIDE, text
from likvard.figures.labels import LINE, overlaps, width
from likvard.figures.theme import Spec, Tokens
from likvard.figures.years import Years, shaded

OLDER: Final = ("äldre, ej jämförbart", "äldre serie", "äldre")
_ABOVE: Final = 4.0
_BESIDE: Final = 6.0


@dataclass(frozen=True)
class Word:
    """A note above the plot: where it stands, in years, and where its box is, in pixels."""

    text: str
    x: float
    anchor: str
    box: tuple[float, float]


def notes(
    indicator: Indicator, years: Years, tokens: Tokens, *, pixels: Mapping[str, float]
) -> tuple[list[Spec], int]:
    """Return the words above the plot, and how many lines of them.

    `pixels` are the plot's least width, wide and narrow.
    """
    found: list[Spec] = []
    most = 0
    for name in (WIDE, NARROW):
        scale = pixels[name] / max(years.range[1] - years.range[0], 1)
        lines = _lines(_words(indicator, years, scale, long=name == WIDE))
        most = max(most, len(lines))
        found += [
            _note(word, level, tokens, name) for level, line in enumerate(lines) for word in line
        ]
    return found, most


def _words(indicator: Indicator, years: Years, scale: float, *, long: bool) -> list[Word]:
    what = {b.year: b.what for b in indicator.series_breaks}
    words = []
    for year in years.breaks:
        spot = (year - 0.5 - years.range[0]) * scale
        words.append(_beside(what[year], year - 0.5, spot, "left"))
        older = next((word for word in OLDER if width(word) + _BESIDE <= spot), None)
        words += [_beside(older, year - 0.5, spot, "right")] if older else []
    for first, last, why in shaded(indicator, years):
        said = f"{why} {first}–{last}" if long and last > first else why
        middle, half = (first + last) / 2, width(said) / 2
        spot = (middle - years.range[0]) * scale
        words.append(Word(said, middle, "center", (spot - half, spot + half)))
    return words


def _beside(words: str, x: float, spot: float, anchor: str) -> Word:
    near, far = spot + _BESIDE, spot + _BESIDE + width(words)
    box = (near, far) if anchor == "left" else (2 * spot - far, 2 * spot - near)
    return Word(words, x, anchor, box)


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words on as few lines as let none overlap."""
    lines: list[list[Word]] = []
    for word in words:
        free = (line for line in lines if not overlaps([w.box for w in [*line, word]]))
        line = next(free, None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    return lines


def _note(word: Word, level: int, tokens: Tokens, name: str) -> Spec:
    shift = {"left": _BESIDE, "right": -_BESIDE}.get(word.anchor, 0)
    place = {"yref": "paper", "yanchor": "bottom", "xanchor": word.anchor}
    moved = {"xshift": shift, "yshift": _ABOVE + level * LINE}
    return text(word.text, tokens.muted, x=word.x, y=1, name=name, **place, **moved)
