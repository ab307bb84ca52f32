"""Many rows in columns beside each other, so that every name can be read."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix
from likvard.exports.slides.values import short, values
from likvard.figures.labels import width
from likvard.figures.svg import pictured
from likvard.figures.svg.fit import Fitted, fitted
from likvard.figures.svg.words import plain
from likvard.figures.theme import LIGHT, Spec

_ROOM: Final = {12: 1, 34: 2}
"""Up to how many rows stand in so many columns; more stand in three."""
_MOST: Final = 3
_GAP: Final = 48.0
_HALF: Final = 0.5
_TOP, _BOTTOM = 28, 24
_BESIDE: Final = 10
_AIR, _BRIEF = 8, 6
_FILL, _FILL_UPRIGHT = 1.0, 0.62
"""How much of a row a mark may fill; an upright line is drawn longer than its size says."""


def columns(exhibit: Exhibit) -> str:
    """Return the rows, cut in as few columns as they can be read in."""
    drawing = exhibit.draws[0](LIGHT).plain
    rows = _count(drawing["layout"])
    many = next((number for most, number in _ROOM.items() if rows <= most), _MOST)
    each, wide = ceil(rows / many), (WIDTH - _GAP * (many - 1)) / many
    parts = []
    for place in range(many):
        part = place * each - _HALF, (place + 1) * each - _HALF
        found = fitted(drawing, wide / READABLE, HEIGHT / READABLE, part)
        drawn = pictured(_tight(_told(exhibit, found), part), prefix(exhibit, place))
        parts.append(placed(drawn, READABLE, place * (wide + _GAP)))
    return "".join(parts)


def _count(layout: Spec) -> int:
    low, high = layout["yaxis"]["range"]
    return round(abs(float(high) - float(low)))


def _told(exhibit: Exhibit, found: Fitted) -> Fitted:
    """Return the figure with every value in words beside its row, where nothing stands there."""
    told = {value.name: short(value.told) for value in values(exhibit)}
    names = found.layout["yaxis"]["ticktext"]
    if exhibit.key != "ordning" or not told:
        return found
    words = [name.replace(plain(name)[0], told.get(plain(name)[0], "–")) for name in names]
    beside = {"side": "right", "ticktext": words, "showgrid": False, "zeroline": False}
    heads = [note for note in found.layout["annotations"] if note.get("xref") != "paper"]
    layout = found.layout | {"yaxis2": found.layout["yaxis"] | beside, "annotations": heads}
    return Fitted(found.traces, layout)


def _tight(found: Fitted, part: tuple[float, float]) -> Fitted:
    """Return the figure with margins no larger than their words, and marks no larger than rows."""
    layout = found.layout
    left = _widest(layout["yaxis"]["ticktext"]) + layout["yaxis"]["ticklabelstandoff"] + 2
    margin = layout["margin"] | {"l": left, "t": _top(layout), "b": _BOTTOM}
    layout |= {"margin": margin}
    if "yaxis2" in layout:
        layout = _short(layout)
    pitch = (layout["height"] - margin["t"] - margin["b"]) / (part[1] - part[0])
    axis = _thin(layout["xaxis"], _inner(layout))
    return Fitted([_smaller(one, pitch) for one in found.traces], layout | {"xaxis": axis})


def _smaller(trace: Spec, pitch: float) -> Spec:
    """Return marks that stay in their rows, smaller all alike."""
    marker = trace.get("marker") or {}
    size = marker.get("size")
    if not size:
        return trace
    sizes = size if isinstance(size, list) else [size]
    upright = str(marker.get("symbol", "")).startswith("line")
    factor = min(1.0, pitch * (_FILL_UPRIGHT if upright else _FILL) / max(sizes))
    smaller = [one * factor for one in sizes]
    return trace | {"marker": marker | {"size": smaller if size is sizes else smaller[0]}}


def _top(layout: Spec) -> float:
    shifts = [note.get("yshift", 0) for note in layout["annotations"] if note.get("yref")]
    return float(max(shifts, default=0) + _TOP - _BESIDE)


def _inner(layout: Spec) -> float:
    low, high = layout["xaxis"].get("domain", (0, 1))
    room = layout["width"] - layout["margin"]["l"] - layout["margin"]["r"]
    return float(room * (high - low))


def _short(layout: Spec) -> Spec:
    """Return the layout with numbers close beside the rows; words in their stead are left out."""
    beside = layout["yaxis2"]
    told = [words if _is_brief(plain(words)[0]) else "" for words in beside["ticktext"]]
    last = width(plain(layout["xaxis"]["ticktext"][-1])[0]) / 2
    right = max(_widest(told) + beside["ticklabelstandoff"] + 4, last, *_reach(layout))
    return layout | {
        "yaxis2": beside | {"ticktext": told},
        "margin": layout["margin"] | {"r": right},
    }


def _reach(layout: Spec) -> list[float]:
    """Return how far the headings at the right edge reach beyond it."""
    notes = [n for n in layout["annotations"] if n.get("xref") == "paper" and n["x"] == 1]
    parts = {"left": 1.0, "center": 0.5, "right": 0.0}
    return [
        note.get("xshift", 0) + parts[note.get("xanchor", "center")] * width(note["text"]) + 2
        for note in notes
    ]


def _is_brief(words: str) -> bool:
    return len(words) <= _BRIEF or (any(map(str.isdigit, words)) and "enhet" not in words)


def _widest(texts: Sequence[str]) -> float:
    return max(width(line) for text in texts for line in plain(text))


def _thin(axis: Spec, room: float) -> Spec:
    """Return the axis with as many of its words as there is room for, the last before all."""
    low, high = axis["range"]
    words, kept, free = list(axis["ticktext"]), [], float("inf")
    for value, told in reversed(list(zip(axis["tickvals"], words, strict=True))):
        middle, half = (value - low) / (high - low) * room, width(plain(told)[0]) / 2
        fits = middle + half + _AIR <= free
        kept.append(told if fits else "")
        free = middle - half if fits else free
    return axis | {"ticktext": kept[::-1]}
