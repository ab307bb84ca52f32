"""A figure fitted to a width as the page fits it: narrow below 480 px, more where there is room."""

from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from likvard.figures.canvas import NARROW, WIDE
from likvard.figures.svg.apart import apart
from likvard.figures.svg.within import within
from likvard.figures.theme import Spec

NARROW_BELOW: Final = 480
_USUAL: Final = 300
_NAMED: Final = ("annotations", "shapes")
Rows = tuple[float, float]


class Fitted(NamedTuple):
    """What is drawn at one width: the traces, and the layout with its width and height."""

    traces: Sequence[Spec]
    layout: Spec


def fitted(plain: Spec, width: float, height: float | None, rows: Rows | None) -> Fitted:
    """Return the figure for a width in pixels; `rows` is the part of the y axis that is shown."""
    traces = [trace for trace in plain["data"] if _seen(trace.get("meta") or {}, width)]
    narrow = width < NARROW_BELOW
    layout = _patches(plain["layout"], width, narrow=narrow)
    fixed = _height(layout, width, narrow=narrow)
    layout |= {kind: _suited(layout.get(kind) or (), narrow=narrow) for kind in _NAMED}
    layout = _styled(layout | {"width": width, "height": height or fixed})
    if rows is not None:
        layout = _cropped(layout, rows, height)
        traces = [within(trace, rows) for trace in traces]
    return Fitted(traces, layout if height is None else apart(layout))


def _seen(meta: Mapping[str, float], width: float) -> bool:
    return meta.get("from", 0) <= width < meta.get("below", float("inf"))


def _patches(layout: Spec, width: float, *, narrow: bool) -> Spec:
    if narrow:
        layout = patched(layout, layout.get("meta", {}).get("narrow") or {})
    above = layout.get("meta", {}).get("above") or {}
    for least in sorted(above, key=float):
        layout = patched(layout, above[least]) if width >= float(least) else layout
    return dict(layout)


def patched(target: Spec, changes: Spec) -> Spec:
    """Return a copy with changes, whose keys may be dotted paths or nested."""
    made = dict(target)
    for path, value in changes.items():
        first, _, rest = path.partition(".")
        deeper = {rest: value} if rest else value
        nested = isinstance(deeper, dict)
        made[first] = patched(made.get(first) or {}, deeper) if nested else value
    return made


def _height(layout: Spec, width: float, *, narrow: bool) -> float:
    meta: Mapping[str, Any] = layout.get("meta") or {}
    aspect, changes = meta.get("aspect"), meta.get("narrow") or {}
    if not aspect or (narrow and "height" in changes):
        return float(layout.get("height") or _USUAL)
    return float(int(width * aspect + 0.5))


def _suited(items: Sequence[Spec], *, narrow: bool) -> list[Spec]:
    other = WIDE if narrow else NARROW
    return [item for item in items if item.get("name") != other]


def _styled(layout: Spec) -> Spec:
    """Return the layout with what the template says where it says nothing itself."""
    base: Spec = layout["template"]["layout"]
    axes = {"xaxis", "yaxis"} | {key for key in layout if key[1:].startswith("axis")}
    styled = {key: base[f"{key[0]}axis"] | layout.get(key, {}) for key in sorted(axes)}
    margin = base["margin"] | layout.get("margin", {})
    return base | layout | styled | {"margin": margin}


def _cropped(layout: Spec, rows: Rows, height: float | None) -> Spec:
    """Return the layout with part of the rows, as high as that part when no height is given."""
    low, high = layout["yaxis"]["range"]
    part = abs((rows[1] - rows[0]) / (high - low))
    span = list(rows) if low < high else [rows[1], rows[0]]
    edges = layout["margin"]["t"] + layout["margin"]["b"]
    axes = {key: axis | {"range": span} for key, axis in layout.items() if key[:5] == "yaxis"}
    return layout | axes | {"height": height or edges + (layout["height"] - edges) * part}
