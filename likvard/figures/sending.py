"""A figure on its way to the browser: as JSON without what is there already or stands there twice.

The browser puts it together again (`whole.js`): the template by its name, the shapes from the one
file of them all, the words on the marks from their parts, long lists from what they repeat, and
what traces and notes look like from the few looks there are.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Final

from likvard.figures.drawing import Drawing
from likvard.figures.theme import TEMPLATES, Spec

LINE_END: Final = "<br>"
_LONG: Final = 60
_REPEATED: Final = ("x", "customdata")
_OWN: Final = ("text", "x", "y", "hovertext", "customdata", "meta")
"""What of a trace or note is its own; the rest is its look."""


@dataclass(frozen=True)
class Shapes:
    """The shapes that the browser fetches once: their names, and where they lie."""

    names: frozenset[str] = frozenset()
    address: str = ""

    def hold(self, trace: Spec) -> bool:
        """Return whether a trace's shape is among them."""
        return trace.get("meta", {}).get("shape") in self.names


NO_SHAPES: Final = Shapes()


def sent(figure: Drawing, shapes: Shapes = NO_SHAPES) -> str:
    """Return the figure as JSON for the browser; traces lack x and y if their shape is known there.

    A trace tells the name of its shape in `meta.shape`. NaN becomes null.
    """
    words, looks = _Words(), _Looks()
    data = [looks.lean(_packed(trace, words, shapes)) for trace in figure.plain["data"]]
    layout = looks.lean_notes(figure.plain["layout"])
    meta = dict(layout["meta"])
    if "above" in meta:
        meta["above"] = {room: looks.lean_notes(patch) for room, patch in meta["above"].items()}
    meta |= {"words": list(words.parts), "looks": looks.every}
    meta |= {"shapes": shapes.address} if any(map(shapes.hold, figure.plain["data"])) else {}
    lean = layout | {"template": _name(layout["template"]), "meta": meta}
    return _json({"data": data, "layout": lean})


@dataclass(frozen=True)
class _Words:
    """The lines of all words on marks, each once, and the lines of each of the words."""

    parts: dict[str, int] = field(default_factory=dict)
    told: dict[str, list[int] | None] = field(default_factory=dict)

    def places(self, words: str) -> list[int] | None:
        """Return where the lines of some words stand among the parts; None for no words."""
        if words not in self.told:
            lines = words.split(LINE_END) if words else []
            places = [self.parts.setdefault(line, len(self.parts)) for line in lines]
            self.told[words] = places or None
        return self.told[words]


@dataclass(frozen=True)
class _Looks:
    """What traces and notes look like, each look once."""

    every: list[Spec] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)

    def lean(self, item: Spec) -> Spec:
        """Return a trace or note as what is its own, and where its look stands."""
        look = {key: value for key, value in item.items() if key not in _OWN}
        place = self.places.setdefault(repr(look), len(self.every))
        self.every.extend([look] if place == len(self.every) else [])
        return {"look": place} | {key: item[key] for key in _OWN if key in item}

    def lean_notes(self, layout: Spec) -> Spec:
        """Return a layout, or changes to one, with its notes lean."""
        notes = layout.get("annotations")
        return layout if notes is None else layout | {"annotations": list(map(self.lean, notes))}


def _packed(trace: Spec, words: _Words, shapes: Shapes) -> Spec:
    lean = dict(trace)
    if shapes.hold(trace):
        del lean["x"], lean["y"]
    if isinstance(lean.get("hovertext"), list):
        lean["hovertext"] = [words.places(one) for one in lean["hovertext"]]
    if lean.get("hoverinfo") == "text" and isinstance(lean.get("text"), str):
        lean["text"] = words.places(lean["text"])
    return lean | {
        name: _brief(lean[name]) for name in _REPEATED if len(lean.get(name, "")) > _LONG
    }


def _brief(values: list[Any]) -> list[Any] | Spec:
    """Return what the values repeat, as a whole or each for itself, or the values as they are."""
    if None in values:
        once = values[: values.index(None) + 1]
        times = len(values) // len(once)
        return {"all": once, "times": times} if once * times == values else values
    runs = list(_runs(values))
    return {"runs": runs} if len(runs) * 2 < len(values) else values


def _runs(values: list[Any]) -> Iterator[tuple[Any, int]]:
    return ((value, len(list(same))) for value, same in groupby(values))


def _name(template: Spec) -> str | Spec:
    """Return the name of the theme whose template it is."""
    return next((name for name, one in TEMPLATES.items() if one is template), template)


def _json(plain: Spec) -> str:
    try:
        return _dumped(plain)
    except ValueError:  # NaN, for which JSON has no name
        return _dumped(_without_nan(plain))


def _dumped(plain: Any) -> str:  # noqa: ANN401  any JSON
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _without_nan(plain: Any) -> Any:  # noqa: ANN401  any JSON
    if isinstance(plain, dict):
        return {key: _without_nan(value) for key, value in plain.items()}
    if isinstance(plain, list | tuple):
        return [_without_nan(value) for value in plain]
    return None if plain != plain else plain  # noqa: PLR0124  NaN
