"""The few marks of a figure's texts as SVG: lines, strong words, words in a colour."""

import re
from collections.abc import Sequence
from html import escape, unescape
from typing import Final, NamedTuple

from likvard.figures.labels import width
from likvard.figures.svg.pen import Value, tag
from likvard.figures.theme import SIZE, STRONG

LEADING: Final = 1.3
ASCENT, DESCENT = 13 / SIZE, 4 / SIZE
_MARK: Final = re.compile(r"<(/?)([a-z]+)([^>]*)>")
_BREAK: Final = re.compile(r"<br */?>")


class Run(NamedTuple):
    """Words in one colour and weight; empty means as the text around."""

    words: str
    color: str = ""
    weight: str = ""


class UnknownMarkError(ValueError):
    """A text has a mark that is not drawn."""


def lines(text: str) -> list[list[Run]]:
    """Return a figure's text as lines of runs.

    Raises
    ------
    UnknownMarkError
        If it has other marks than br, b and span.
    """
    open_marks: list[Run] = [Run("")]
    return [_runs(line, open_marks) for line in _BREAK.split(text)]


def _runs(line: str, open_marks: list[Run]) -> list[Run]:
    found, at = [], 0
    for mark in _MARK.finditer(line):
        found.append(open_marks[-1]._replace(words=unescape(line[at : mark.start()])))
        _turn(mark, open_marks)
        at = mark.end()
    found.append(open_marks[-1]._replace(words=unescape(line[at:])))
    return [run for run in found if run.words]


def _turn(mark: re.Match[str], open_marks: list[Run]) -> None:
    closing, name, rest = mark.groups()
    if closing:
        open_marks.pop()
    elif name == "b":
        open_marks.append(open_marks[-1]._replace(weight=str(STRONG)))
    elif name == "span":
        open_marks.append(_span(rest, open_marks[-1]))
    else:
        raise UnknownMarkError(mark.group())


def _span(rest: str, around: Run) -> Run:
    style = dict(re.findall(r"([a-z-]+): ?([^;\"']+)", rest))
    return Run("", style.get("color", around.color), style.get("font-weight", around.weight))


def plain(text: str, most: int = 0) -> list[str]:
    """Return the lines without marks, at most so many of them unless that is 0."""
    found = _BREAK.split(text, most)[: most or None]
    return [unescape(_MARK.sub("", line)) for line in found]


def measure(text: str, size: float) -> tuple[float, float]:
    """Return the width, an estimate, and the height of a text in pixels."""
    told = plain(text)
    tall = (ASCENT + DESCENT + LEADING * (len(told) - 1)) * size
    return max(width(line, size) for line in told), tall


def written(text: str, x: float, y: float, size: float, **look: Value) -> str:
    """Return a text whose first baseline is at y, a line under the other."""
    told = lines(text)
    if len(told) == 1:
        return tag("text", _spans(told[0]), x=x, y=y, font_size=size, **look)
    rows = (
        tag("tspan", _spans(line), x=x, y=y + place * LEADING * size)
        for place, line in enumerate(told)
    )
    return tag("text", "".join(rows), font_size=size, **look)


def _spans(line: Sequence[Run]) -> str:
    return "".join(_styled(run) for run in line)


def _styled(run: Run) -> str:
    words = escape(run.words, quote=False)
    if not (run.color or run.weight):
        return words
    return tag("tspan", words, fill=run.color or None, font_weight=run.weight or None)
