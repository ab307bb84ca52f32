"""Where the words of a figure stand once it is fitted to a width."""

from collections.abc import Mapping
from typing import Any

from plotly.graph_objects import Figure

from likvard.figures.labels import width

Box = tuple[float, float, float, float]
"""Left, lower, right, upper, in pixels from the lower left corner."""


def adapted(figure: Figure, wide: float) -> dict[str, Any]:
    """Return the layout as it is drawn in a plot so many pixels wide."""
    layout: dict[str, Any] = figure.layout.to_plotly_json()
    narrow = layout["meta"]["narrow"] if wide < 480 else {}
    for key, value in narrow.items():
        _set(layout, key.split("."), value)
    for room, changes in layout["meta"].get("above", {}).items():
        for key, value in changes.items() if wide >= int(room) else ():
            _set(layout, key.split("."), value)
    seen = "narrow" if wide < 480 else "wide"
    layout["annotations"] = [
        a for a in layout.get("annotations", ()) if a.get("name", seen) in {seen, ""}
    ]
    aspect = layout["meta"].get("aspect")
    layout["height"] = wide * aspect if aspect and "height" not in narrow else layout["height"]
    if layout.get("yaxis", {}).get("scaleanchor") == "x":
        _level(layout, wide)
    return layout


def _level(layout: dict[str, Any], wide: float) -> None:
    """Widen the range of the axis that has the most room, so that both have one scale."""
    (left, right), (low, high) = (layout[f"{axis}axis"]["range"] for axis in "xy")
    unit = max((right - left) / wide, (high - low) / layout["height"])
    for axis, room, middle in (
        ("x", wide, (left + right) / 2),
        ("y", layout["height"], (low + high) / 2),
    ):
        reach = room * unit / 2
        _set(layout, [f"{axis}axis", "range"], [middle - reach, middle + reach])


def _set(layout: dict[str, Any], steps: list[str], value: object) -> None:
    place = layout
    for step in steps[:-1]:
        place = place.setdefault(step, {})
    if isinstance(value, dict):
        value = place.get(steps[-1], {}) | value
    place[steps[-1]] = value


def label_boxes(figure: Figure, wide: float) -> dict[str, Box]:
    """Return where each annotation's words stand, in pixels from the lower left corner."""
    layout = adapted(figure, wide)
    return {
        note["text"]: _box(note, layout, wide) for note in layout["annotations"] if note["text"]
    }


def _box(note: Mapping[str, Any], layout: Mapping[str, Any], wide: float) -> Box:
    margin = layout["margin"]
    across, up = wide - margin["l"] - margin["r"], layout["height"] - margin["t"] - margin["b"]
    x = margin["l"] + across * _part(note, "x", layout) + note.get("xshift", 0)
    y = margin["b"] + up * _part(note, "y", layout) + note.get("yshift", 0)
    length, height = width(note["text"]), 17.0
    left = x - length * {"left": 0, "right": 1}.get(note.get("xanchor", "center"), 0.5)
    low = y - height * {"bottom": 0, "top": 1}.get(note.get("yanchor", "middle"), 0.5)
    return left, low, left + length, low + height


def _part(note: Mapping[str, Any], axis: str, layout: Mapping[str, Any]) -> float:
    """Return how far along the plot an annotation is anchored, 0 to 1."""
    spot, ref = float(note[axis]), note.get(f"{axis}ref", axis)
    if ref not in {axis, f"{axis}2"}:
        return spot
    scale = layout[f"{axis}axis{ref[1:]}"]
    low, high = scale["range"]
    start, end = scale.get("domain", (0, 1))
    return float(start + (end - start) * (spot - low) / (high - low))


def overlapping(boxes: Mapping[str, Box]) -> list[tuple[str, str]]:
    """Return the pairs of words that stand on each other."""
    told = sorted(boxes.items())
    return [
        (a, b)
        for place, (a, one) in enumerate(told)
        for b, two in told[place + 1 :]
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]
