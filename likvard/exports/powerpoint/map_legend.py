"""What the colours of a map mean: its classes with letters and counts, and what codes stand for."""

from collections.abc import Iterator, Sequence
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.canvas import Canvas
from likvard.exports.powerpoint.page import LEAST, LINE, Box
from likvard.figures.theme import LIGHT, Spec

_OF_STATUS: Final = {"suppressed": "openDmnd", "not_applicable": "pct20", "missing": "wdUpDiag"}
_COLUMNS: Final = 3
_ROW: Final = 25.0
_SQUARE: Final = 18.0
"""The side of the square a letter stands in the middle of."""

Point = tuple[float, float]


def letters(exhibit: Exhibit, traces: Sequence[Spec]) -> Iterator[tuple[str, float, float, str]]:
    """Yield the letters of the classes that stand on shapes, so that colour is not alone."""
    known = {entry.letter for entry in exhibit.legend if entry.letter}
    for trace in traces:
        if trace.get("mode") == "text" and known.issuperset(trace["text"]):
            colours = trace["textfont"]["color"]
            yield from zip(trace["text"], trace["x"], trace["y"], colours, strict=True)


def add_letter(canvas: Canvas, letter: str, at: Point, colour: str) -> None:
    """Add the letter of a class about a point."""
    place = Box(at[0] - _SQUARE / 2, at[1] - _SQUARE / 2, _SQUARE, _SQUARE)
    canvas.add("words", f"Klass {letter}", place, [letter], LEAST, colour, "ctr")


def add_legend(canvas: Canvas, exhibit: Exhibit, box: Box) -> Box:
    """Add a swatch and words per class, the highest first; return the room that is left below."""
    entries = [e for e in exhibit.legend if e.colour is not None][::-1]
    entries += [e for e in exhibit.legend if e.colour is None]
    y = box.y + 6
    for entry in entries:
        words = f"{entry.label} ({entry.count})"
        fill = LIGHT.paper if entry.colour is None else LIGHT.sequential[entry.colour]
        pattern = _OF_STATUS[entry.status] if entry.colour is None else ""
        canvas.add("swatch", f"Klass {entry.label}", Box(box.x, y, 26, 18), fill, pattern)
        if entry.letter and entry.colour is not None:
            add_letter(
                canvas, entry.letter, (box.x + 13, y + 9), LIGHT.sequential_text[entry.colour]
            )
        at = Box(box.x + 36, y, box.wide - 36, 18)
        canvas.add("words", words, at, [words], 16, LIGHT.ink, "l")
        y += _ROW
    return Box(box.x, y + 4, box.wide, box.bottom - y - 4)


def add_codes(canvas: Canvas, codes: Sequence[tuple[str, str]], box: Box) -> None:
    """Add what the codes on a hexagon map stand for, in columns."""
    many = -(-len(codes) // _COLUMNS)
    wide = box.wide / _COLUMNS
    for place in range(0, len(codes), many or 1):
        told = [f"{code} {name}" for code, name in codes[place : place + many]]
        at = Box(box.x + place / many * wide, box.y, wide, min(box.high, many * LEAST * LINE))
        canvas.add("words", "Förkortningar", at, told, LEAST, LIGHT.muted, "l", anchor="t")
