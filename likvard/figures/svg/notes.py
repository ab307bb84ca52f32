"""Annotations: words by a point or an edge, with a ground, a halo or a leader."""

from collections.abc import Iterable
from math import floor, hypot
from typing import Final, NamedTuple

from likvard.figures.svg.pen import Value, group, number, tag
from likvard.figures.svg.scale import Ground
from likvard.figures.svg.words import ASCENT, measure, written
from likvard.figures.theme import SIZE, Spec

_PARTS: Final = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}
_ANCHORS: Final = {"left": "start", "center": "middle", "right": "end"}
_HALO: Final = 3
_PAD, _BORDER = 1, 1


class Box(NamedTuple):
    """A text's box in pixels."""

    left: float
    top: float
    wide: float
    tall: float


def notes(found: Iterable[Spec], ground: Ground, font: Spec) -> str:
    """Return the annotations whose points are in view."""
    seen = (note for note in found if _in_view(note, ground))
    return group((_note(note, ground, font) for note in seen), class_="notes")


def _in_view(note: Spec, ground: Ground) -> bool:
    for name in ("x", "y"):
        axis = ground.axes.get(note.get(f"{name}ref", name))
        if axis is not None and not axis.within(note[name]):
            tail = note.get(f"a{name}ref") == note.get(f"{name}ref", name)
            if not (tail and axis.within(note[f"a{name}"])):
                return False
    return True


def _note(note: Spec, ground: Ground, font: Spec) -> str:
    x = ground.x(note.get("xref", "x"), note["x"]) + note.get("xshift", 0)
    y = ground.y(note.get("yref", "y"), note["y"]) - note.get("yshift", 0)
    leader = ""
    if note.get("showarrow", True):
        tail = _tail(note, ground, x, y)
        leader = _leader(note, (x, y), tail)
        x, y = tail
    return leader + (_words(note, x, y, font | note.get("font", {})) if note["text"] else "")


def _tail(note: Spec, ground: Ground, x: float, y: float) -> tuple[float, float]:
    by_x, by_y = note.get("axref", "pixel"), note.get("ayref", "pixel")
    across = x + note["ax"] if by_x == "pixel" else ground.x(by_x, note["ax"])
    down = y + note["ay"] if by_y == "pixel" else ground.y(by_y, note["ay"])
    return across, down


def _leader(note: Spec, head: tuple[float, float], tail: tuple[float, float]) -> str:
    away, off = hypot(head[0] - tail[0], head[1] - tail[1]), note.get("standoff", 0)
    if away <= off:
        return ""
    part = off / away
    x, y = (h + (t - h) * part for h, t in zip(head, tail, strict=True))
    d = f"M{number(tail[0])},{number(tail[1])}L{number(x)},{number(y)}"
    look = {"stroke": note["arrowcolor"], "stroke_width": note["arrowwidth"]}
    return tag("path", d=d, fill="none", **look)


def _words(note: Spec, x: float, y: float, font: Spec) -> str:
    size = font.get("size", SIZE)
    box = _box(note, x, y, size)
    pad = note.get("borderpad", _PAD) + _BORDER
    align = note.get("align", "center")
    side = _side(note, align)
    text_x = box.left + pad + _PARTS[side] * (box.wide - 2 * pad)
    look: dict[str, Value] = {
        "fill": font["color"],
        "font_weight": font.get("weight"),
        "text_anchor": _ANCHORS[side],
    }
    told = written(note["text"], text_x, box.top + pad + ASCENT * size, size, **look | _halo(font))
    return _patch(note, box) + told


def _side(note: Spec, align: str) -> str:
    """Return where lines begin: a single line at its anchor, which asks for no measuring."""
    return align if "<br" in note["text"] else note.get("xanchor", "center")


def _box(note: Spec, x: float, y: float, size: float) -> Box:
    pad = note.get("borderpad", _PAD) + _BORDER
    wide, tall = (side + 2 * pad for side in measure(note["text"], size))
    across, down = _PARTS[note.get("xanchor", "center")], _PARTS[note.get("yanchor", "middle")]
    return Box(x - across * wide, floor(y - down * tall + 0.5), wide, tall)


def _patch(note: Spec, box: Box) -> str:
    color = note.get("bgcolor")
    if not color:
        return ""
    inset, line, edge = _BORDER / 2, _BORDER, note.get("bordercolor")
    drawn: dict[str, Value] = {"stroke": edge, "stroke_width": note["borderwidth"]} if edge else {}
    return tag(
        "rect",
        x=box.left + inset,
        y=box.top + inset,
        width=box.wide - line,
        height=box.tall - line,
        fill=color,
        **drawn,
    )


def _halo(font: Spec) -> dict[str, Value]:
    if "shadow" not in font:
        return {}
    color = font["shadow"].split(",")[0].split()[-1]
    return {
        "stroke": color,
        "stroke_width": _HALO,
        "stroke_linejoin": "round",
        "paint_order": "stroke",
    }
