"""Which municipalities are named on the map, and how the names are written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import pandas as pd

from likvard.figures.canvas import leader, text
from likvard.figures.land import Land
from likvard.figures.placing import GAP, Placed, Wish
from likvard.figures.theme import Spec, Tokens

_DOT: Final = 2.2


def wishes(
    cells: pd.DataFrame,
    points: pd.DataFrame,
    ground: Land,
    *,
    chosen: Sequence[str],
    emphasis: frozenset[str],
    sizes: Mapping[str, float] | None,
) -> list[Wish]:
    """Return the labels in order of importance: extremes, chosen, biggest, next to extreme.

    The biggest are so by `sizes`, else by n, or by area when no n is published.
    """
    spots = points.set_index("municipality")
    texts = {code: f"{row['name']} {row['label']}" for code, row in cells.iterrows()}
    return [
        Wish(code, texts[code], (float(spots["x"][code]), float(spots["y"][code])))
        for code in _important(cells, sizes or _sizes(cells, ground), chosen, emphasis)
        if code in spots.index
    ]


def _sizes(cells: pd.DataFrame, ground: Land) -> Mapping[str, float]:
    if cells["n"].notna().any():
        return {str(code): float(n) for code, n in cells["n"].fillna(0).items()}
    return {code: ground.area(code) for code in ground.codes}


def _important(
    cells: pd.DataFrame,
    sizes: Mapping[str, float],
    chosen: Sequence[str],
    emphasis: frozenset[str],
) -> list[str]:
    seen = cells[cells.index.isin(emphasis)] if emphasis else cells
    ranked = [str(c) for c in seen.dropna(subset="value").sort_values("value").index]
    big = sorted(ranked, key=lambda code: -sizes.get(code, 0))
    mine = [code for code in chosen if code in cells.index]
    extremes, next_to = [*ranked[-1:], *ranked[:1]], [*ranked[1:2], *ranked[-2:-1]]
    return list(dict.fromkeys([*extremes, *mine, *big[:3], *next_to, *big[3:6], *ranked[2:3]]))


def annotations(
    placed: Sequence[Placed],
    klass: Mapping[str, int],
    *,
    chosen: Mapping[str, int],
    tokens: Tokens,
    name: str,
) -> Iterator[Spec]:
    """Yield the texts, and for those in the sea their leader: casing, line and dot."""
    for label in placed:
        if label.tip is None:
            yield _inside(label, klass[label.code], tokens, name)
        else:
            yield from _pointer(label, tokens, name)
            yield _outside(label, chosen.get(label.code), tokens, name)


def _inside(label: Placed, klass: int, tokens: Tokens, name: str) -> Spec:
    known = klass >= 0
    ground = tokens.sequential[klass] if known else tokens.paper
    color = tokens.sequential_text[klass] if known else tokens.ink
    words = text(label.text, tokens, x=_short(label.at[0]), y=_short(label.at[1]), name=name, strong=True)
    words["font"] |= {"color": color, "shadow": halo(ground)}
    return words


def _outside(label: Placed, slot: int | None, tokens: Tokens, name: str) -> Spec:
    color = tokens.ink if slot is None else tokens.chosen[slot]
    shift = {"left": {"xshift": GAP}, "right": {"xshift": -GAP}}.get(label.anchor, {})
    (x, y), (_, low, _, high) = label.at, label.box
    across = "middle" if low < y < high else "bottom" if y <= low else "top"
    place = {"xanchor": label.anchor, "yanchor": across, "borderpad": 0} | shift
    return text(label.text, tokens, x=_short(x), y=_short(y), name=name, color=color, strong=True, **place)


def _pointer(label: Placed, tokens: Tokens, name: str) -> Iterator[Spec]:
    """Yield the leader and, as two short arrows, the dot and the ring that frees it."""
    tip = label.tip or label.at
    there: Spec = {"ax": _short(label.at[0]), "ay": _short(label.at[1]), "axref": "x", "ayref": "y"}
    yield leader(*tip, **there, color=tokens.edge, name=name)
    for color, radius in ((tokens.paper, _DOT + 1), (tokens.ink, _DOT)):
        disc = {"arrowhead": 6, "arrowsize": radius / 2}
        yield leader(*tip, ax=0, ay=3, color=color, name=name) | disc


def halo(color: str) -> str:
    """Return a text shadow that lifts words 3.5 px clear of what lies behind."""
    near = ", ".join(f"{x}px {y}px 1px {color}" for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y)
    return f"{near}, 0 0 3px {color}, 0 0 3px {color}"


def _short(coordinate: float) -> float:
    return round(coordinate, 2)
