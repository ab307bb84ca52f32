"""Filled shapes and lines on a plane without axes: what map and hexagons share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from likvard.figures.canvas import hatch
from likvard.figures.classes import MISSING
from likvard.figures.theme import Spec, Tokens


class Outline(NamedTuple):
    """The x and the y of a shape, None lifting the pen; its name, if others can know it by that."""

    x: Sequence[float | None]
    y: Sequence[float | None]
    name: str = ""


FADED: Final = 0.25
EDGE: Final = 0.9
_BORDER: Final = 1.1
_CASING: Final = 4.6
_CHOSEN: Final = 2.4
PATTERNS: Final[Mapping[str, Spec]] = {
    "suppressed": {"shape": "x", "solidity": 0.2},
    "not_applicable": {"shape": ".", "solidity": 0.07},
    "missing": {},
}
"""What differs from the usual hatching, by why a value is missing."""


@dataclass(frozen=True)
class Selection:
    """The colour slots of the chosen by code, and the codes to be seen before all others."""

    chosen: Mapping[str, int]
    emphasis: frozenset[str]

    def steps_back(self, code: str) -> bool:
        """Return whether others than this one are to be seen."""
        return bool(self.emphasis) and code not in self.emphasis and code not in self.chosen

    def dimmed(self, code: str) -> Spec:
        """Return what makes a shape step back, if it is to."""
        return {"opacity": FADED} if self.steps_back(code) else {}

    def words_on(self, code: str, klass: int, tokens: Tokens) -> str:
        """Return the colour of words on a shape: its class's, ink on paper and pale shapes."""
        pale = klass == MISSING or self.steps_back(code)
        return tokens.ink if pale else tokens.sequential_text[klass]


def area(  # noqa: PLR0913  what is drawn, and what it says
    outline: Outline, klass: int, tokens: Tokens, *, slug: str, words: str, status: str = "missing"
) -> Spec:
    """Return a municipality's shape in the colour of its class, or hatched by its status.

    Its whole surface answers the pointer. Plotly gives a filled surface's own `text` but neither
    its template nor its point's customdata, so that a click finds the slug in `meta`.
    """
    ground: Spec = {"fillcolor": tokens.paper, "fillpattern": hatch(tokens) | PATTERNS[status]}
    if klass >= 0:
        ground = {"fillcolor": tokens.sequential[klass]}
    pen = (tokens.paper, _BORDER) if klass >= 0 else (tokens.edge, EDGE)
    said = {"text": words, "hoverinfo": "text", "hoveron": "fills"}
    shape = line(outline, *pen) | {"fill": "toself"}
    known = {"customdata": [slug], "meta": shape["meta"] | {"slug": slug}}
    return shape | ground | said | known


def line(outline: Outline, color: str, thickness: float) -> Spec:
    """Return a line that does not answer the pointer."""
    x, y, name = outline
    pen = {"color": color, "width": thickness}
    shape: Spec = {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": pen}
    return shape | {"hoverinfo": "skip", "meta": {"shape": name} if name else {}}


def chosen_outlines(
    outlines: Mapping[str, Outline], selection: Selection, tokens: Tokens
) -> list[Spec]:
    """Return the outlines of the chosen, each on a casing that frees it from any ground."""
    return [
        line(outlines[code], *pen)
        for code, slot in selection.chosen.items()
        if code in outlines
        for pen in ((tokens.paper, _CASING), (tokens.chosen[slot], _CHOSEN))
    ]
