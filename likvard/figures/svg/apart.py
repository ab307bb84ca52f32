"""Labels beside lines moved apart anew, where a figure is drawn lower than it was made for."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from likvard.figures.labels import declutter
from likvard.figures.theme import Spec

_LINE: Final = 16.5
_SAME: Final = 1e-6


def apart(layout: Spec) -> Spec:
    """Return the layout with the labels of each column at least a line apart."""
    notes: Sequence[Spec] = layout["annotations"]
    columns: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, note in enumerate(notes):
        if _beside(note):
            columns[note.get("xref", "x"), note["x"]].append(place)
    moved = {y: new for own in columns.values() for y, new in _moves(layout, own)}
    return layout | {"annotations": [_moved(note, moved) for note in notes]}


def _beside(note: Spec) -> bool:
    by_value = "yref" not in note and not note.get("showarrow", True)
    return by_value and note.get("xanchor") == "left" and note.get("yanchor") == "middle"


def _moves(layout: Spec, places: Sequence[int]) -> list[tuple[float, float]]:
    """Return the heights of one column's labels, and where they are to stand instead."""
    margin, (low, high) = layout["margin"], layout["yaxis"]["range"]
    step = (high - low) / (layout["height"] - margin["t"] - margin["b"])
    wanted = [layout["annotations"][place]["y"] for place in places]
    pixels = [(y - low) / step for y in wanted]
    if not _close(pixels):
        return []
    ends = sorted((0.0, (high - low) / step))
    found = declutter(pixels, _LINE, *ends)
    return [(y, low + new * step) for y, new in zip(wanted, found, strict=True)]


def _close(pixels: Sequence[float]) -> bool:
    ordered = sorted(pixels)
    return any(b - a < _LINE for a, b in pairwise(ordered))


def _moved(note: Spec, moved: Mapping[float, float]) -> Spec:
    key = "ay" if note.get("ayref") == "y" else "y"
    new = next((new for old, new in moved.items() if abs(old - note[key]) < _SAME), None)
    if new is None or not (key == "ay" or _beside(note)):
        return note
    return note | {key: new}
