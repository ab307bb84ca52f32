"""Groups of municipalities, a row each, with their names and numbers beside the dots."""

from collections.abc import Iterator, Sequence
from math import inf
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.beside import Word, apart
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix
from likvard.exports.slides.tables import folded
from likvard.figures.svg import pictured
from likvard.figures.svg.fit import Fitted, fitted
from likvard.figures.theme import LIGHT, SIZE, Spec

_LEFT: Final = 240.0
_LINE: Final = 17.0
_APART: Final = 10.0
_HALF: Final = 0.5
_DOTS: Final = 0.12
"""How far under the middle of its row the dots of a group are drawn, in rows."""


def groups(exhibit: Exhibit) -> str:
    """Return the groups, what is said of each at the left as far as its row has room."""
    plain = exhibit.draws[0](LIGHT).plain
    found = _named(fitted(plain, WIDTH / READABLE, HEIGHT / READABLE, None))
    return placed(pictured(found, prefix(exhibit)), READABLE)


def _named(found: Fitted) -> Fitted:
    layout = found.layout
    layout |= {"margin": layout["margin"] | {"l": _LEFT}}
    low, high = layout["yaxis"]["range"]
    room = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    lines = int(room / abs(high - low) / _LINE)
    told = [note for note in layout["annotations"] if _of_group(note)]
    rest = [note for note in layout["annotations"] if not _of_group(note)]
    names = [note for note in told if note["x"] == 0]
    numbers = {note["y"]: note["text"] for note in told if note["x"] == 1}
    beside = [_beside(note, numbers.get(note["y"], ""), lines) for note in names]
    return Fitted(found.traces, layout | {"annotations": _kept_apart(rest, layout) + beside})


def _kept_apart(notes: Sequence[Spec], layout: Spec) -> list[Spec]:
    """Return the notes with the names under the dots of a row apart, in the room of a slide."""
    rows: dict[float, list[Spec]] = {}
    for note in notes:
        rows.setdefault(note["y"] if "yref" not in note else inf, []).append(note)
    other = rows.pop(inf, [])
    return [*other, *(moved for row in rows.values() for moved in _row(row, layout))]


def _row(notes: Sequence[Spec], layout: Spec) -> Iterator[Spec]:
    wide = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    low, high = layout["xaxis"]["range"]
    found = [Word(n["text"], (n["x"] - low) / (high - low) * wide) for n in notes]
    ends = 0.0, wide + layout["margin"]["r"]
    for note, word, middle in zip(notes, found, apart(found, SIZE, *ends, _APART), strict=True):
        yield note | {"xshift": note.get("xshift", 0) + middle - word.middle}


def _of_group(note: Spec) -> bool:
    return note.get("xref") == "paper" and "yref" not in note


def _beside(note: Spec, numbers: str, lines: int) -> Spec:
    """Return a group's name with what is said of it on the lines under, or the name alone."""
    under = folded(numbers, _LEFT - _LINE, SIZE) if numbers else []
    if 1 + len(under) > lines:
        under = []
    style = f"color:{LIGHT.muted};font-weight:400"
    text = "<br>".join([note["text"], *(f'<span style="{style}">{line}</span>' for line in under)])
    place = {"y": note["y"] + _HALF + _DOTS, "yanchor": "middle", "yshift": 0, "align": "left"}
    return note | place | {"text": text, "xshift": -_LEFT, "bgcolor": ""}
