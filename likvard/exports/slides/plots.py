"""One plot that fills the board."""

from collections.abc import Callable
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix
from likvard.exports.slides.named import renamed
from likvard.figures.labels import width
from likvard.figures.svg import pictured
from likvard.figures.svg.fit import Fitted, fitted
from likvard.figures.svg.words import measure
from likvard.figures.svg.words import plain as plain_lines
from likvard.figures.theme import LIGHT, SIZE, Spec

ROOMY: Final = 2.6
_AIR: Final = 4.0


def dense(exhibit: Exhibit) -> str:
    """Return the plot with letters as small as they may be."""
    return _filling(exhibit, READABLE)


def roomy(exhibit: Exhibit) -> str:
    """Return the plot with larger letters."""
    return _filling(exhibit, ROOMY)


def of_dots(exhibit: Exhibit) -> str:
    """Return a plot of named dots, the names of its axes on a line each."""
    return _filling(exhibit, READABLE, _unbroken)


def _filling(
    exhibit: Exhibit, scale: float, fit: Callable[[Fitted], Fitted] = lambda found: found
) -> str:
    plain = exhibit.draws[0](LIGHT).plain
    found = fit(fitted(plain, WIDTH / scale, HEIGHT / scale, None))
    return placed(pictured(renamed(found), prefix(exhibit)), scale)


def _unbroken(found: Fitted) -> Fitted:
    """Return the figure with the names of its axes on a line each, where there is room for it."""
    layout = found.layout
    notes = [_joined(note, layout["width"]) for note in layout["annotations"]]
    over = [note.get("yshift", 0) + _tall(note) for note in notes if _edge(note) == 1]
    under = [_tall(note) - note.get("yshift", 0) for note in notes if _edge(note) == 0]
    margin = layout["margin"]
    margin |= {"t": max(over, default=margin["t"]), "b": max(under, default=margin["b"])}
    return Fitted(found.traces, layout | {"annotations": notes, "margin": margin})


def _edge(note: Spec) -> float | None:
    at_edge = note.get("yref") == note.get("xref") == "paper"
    return float(note["y"]) if at_edge else None


def _joined(note: Spec, room: float) -> Spec:
    whole = " ".join(plain_lines(note["text"]))
    fits = _edge(note) is not None and width(whole) <= room
    return note | {"text": whole} if fits else note


def _tall(note: Spec) -> float:
    return measure(note["text"], SIZE)[1] + _AIR
