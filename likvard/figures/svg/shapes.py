"""Shapes under, between and above the marks."""

import re
from collections.abc import Iterable
from typing import Final

from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.pen import Value, group, number, tag
from likvard.figures.svg.scale import Axis, Ground
from likvard.figures.theme import Spec

_POINT: Final = re.compile(r"(-?[\d.e-]+),(-?[\d.e-]+)")


def shapes(found: Iterable[Spec], layer: str, ground: Ground, defs: Definitions) -> str:
    """Return the shapes of one layer."""
    own = (shape for shape in found if shape.get("layer", "above") == layer)
    return group((_shape(shape, ground, defs) for shape in own), class_=f"shapes-{layer}")


def _shape(shape: Spec, ground: Ground, defs: Definitions) -> str:
    look = _look(shape) | {"clip_path": _clip(shape, ground, defs)}
    return tag("path", d=_OUTLINES[shape["type"]](shape, ground), **look)


def _clip(shape: Spec, ground: Ground, defs: Definitions) -> str | None:
    x, y = shape.get("xref", "x"), shape.get("yref", "y")
    across, down = ground.axes.get(x.split(" ")[0]), ground.axes.get(y.split(" ")[0])
    if across is None and down is None:
        return None
    left, right = _ends(across, 0, ground.width)
    top, bottom = _ends(down, 0, ground.height)
    return defs.box(left, top, right, bottom)


def _ends(axis: Axis | None, low: float, high: float) -> list[float]:
    return [low, high] if axis is None else sorted((axis.first, axis.last))


def _look(shape: Spec) -> dict[str, Value]:
    line = shape.get("line") or {}
    width, dash = line.get("width", 2), line.get("dash", "solid")
    look: dict[str, Value] = {"fill": shape.get("fillcolor", "none")}
    if width:
        look |= {"stroke": line.get("color"), "stroke_width": width}
        look |= {} if dash == "solid" else {"stroke_dasharray": dash.replace("px", "")}
    return look


def _corners(shape: Spec, ground: Ground) -> tuple[float, float, float, float]:
    x, y = shape.get("xref", "x"), shape.get("yref", "y")
    if shape.get("xsizemode") == "pixel":
        left, right = (ground.x(x, shape["xanchor"]) + shape[key] for key in ("x0", "x1"))
    else:
        left, right = (ground.x(x, shape[key]) for key in ("x0", "x1"))
    if shape.get("ysizemode") == "pixel":
        top, bottom = (ground.y(y, shape["yanchor"]) - shape[key] for key in ("y0", "y1"))
    else:
        top, bottom = (ground.y(y, shape[key]) for key in ("y0", "y1"))
    return left, top, right, bottom


def _line(shape: Spec, ground: Ground) -> str:
    left, top, right, bottom = map(number, _corners(shape, ground))
    return f"M{left},{top}L{right},{bottom}"


def _rectangle(shape: Spec, ground: Ground) -> str:
    left, top, right, bottom = map(number, _corners(shape, ground))
    return f"M{left},{top}H{right}V{bottom}H{left}Z"


def _ellipse(shape: Spec, ground: Ground) -> str:
    left, top, right, bottom = _corners(shape, ground)
    wide, tall, middle = (right - left) / 2, (bottom - top) / 2, (top + bottom) / 2
    arc = f"A{number(abs(wide))},{number(abs(tall))} 0 0 1 "
    start, end = (f"{number(x)},{number(middle)}" for x in (left, right))
    return f"M{start}{arc}{end}{arc}{start}Z"


def _free(shape: Spec, ground: Ground) -> str:
    """Return a path whose points are pixels, right of and above its anchor."""
    x = ground.x(shape.get("xref", "x"), shape["xanchor"])
    y = ground.y(shape.get("yref", "y"), shape["yanchor"])
    return _POINT.sub(
        lambda at: f"{number(x + float(at[1]))},{number(y - float(at[2]))}", shape["path"]
    )


_OUTLINES: Final = {"line": _line, "rect": _rectangle, "circle": _ellipse, "path": _free}
