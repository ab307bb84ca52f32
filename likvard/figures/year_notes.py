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
    """A note above the plot: where it stands, in years, and where its box is, in pixels.

    `shift` is how far it stands from there, in pixels.
    """

    text: str
    x: float
    anchor: str
    shift: float
    box: tuple[float, float]


def notes(
    indicator: Indicator,
    years: Years,
    tokens: Tokens,
    *,
    pixels: Mapping[str, float],
    clear: float,
) -> tuple[list[Spec], dict[str, int]]:
    """Return the words above the plot, and how many lines of them, wide and narrow.

    Parameters
    ----------
    pixels
        The plot's least width, wide and narrow.
    clear
        How many pixels from the left edge of the plot are taken, by the unit.
    """
    found: list[Spec] = []
    most = {}
    for name in (WIDE, NARROW):
        scale = pixels[name] / max(years.range[1] - years.range[0], 1)
        words = _words(indicator, years, scale, clear, long=name == WIDE)
        lines = _lines(words)
        most[name] = len(lines)
        found += [
            _note(word, level, tokens, name) for level, line in enumerate(lines) for word in line
        ]
    return found, most


def _words(
    indicator: Indicator, years: Years, scale: float, clear: float, *, long: bool
) -> list[Word]:
    what = {b.year: b.what for b in indicator.series_breaks}
    words = []
    for year in years.breaks:
        spot = (year - 0.5 - years.range[0]) * scale
        words.append(_from(what[year], year - 0.5, "left", spot, max(spot + _BESIDE, clear)))
        older = next((word for word in OLDER if clear + width(word) + _BESIDE <= spot), None)
        words += [_before(older, year - 0.5, spot)] if older else []
    for first, last, why in shaded(indicator, years):
        said = f"{why} {first}–{last}" if long and last > first else why
        middle = (first + last) / 2
        left = (middle - years.range[0]) * scale - width(said) / 2
        words.append(_from(said, middle, "center", left, max(left, clear)))
    return words


def _from(words: str, x: float, anchor: str, wanted: float, left: float) -> Word:
    """Return words that begin at `left`, though their anchor has them begin at `wanted`."""
    return Word(words, x, anchor, round(left - wanted, 1), (left, left + width(words)))


def _before(words: str, x: float, spot: float) -> Word:
    end = spot - _BESIDE
    return Word(words, x, "right", -_BESIDE, (end - width(words), end))


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
    place = {"yref": "paper", "yanchor": "bottom", "xanchor": word.anchor}
    moved = {"xshift": word.shift, "yshift": _ABOVE + level * LINE}
    return text(word.text, tokens.muted, x=word.x, y=1, name=name, **place, **moved)
