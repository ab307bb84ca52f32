"""The marks of rows of school units: dots, their ranges, means and bands, and words for none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from likvard.figures.bounds import opened, symbol
from likvard.figures.lines import stroke
from likvard.figures.rows import Rows
from likvard.figures.theme import Spec, Tokens

_LARGEST: Final = 17.0
_SMALLEST: Final = 4.5
_UNKNOWN: Final = 4.0
_BAND: Final = 16.0
_TICK: Final = 20.0
_RANGE: Final = 1.4


@dataclass(frozen=True)
class Dot:
    """One school unit: its value, the ends of what it can be, its pupils, and words on it.

    `n` is NaN where not published. `status` is that of the value: "approximate" is drawn open.
    """

    value: float
    low: float
    high: float
    n: float
    status: str
    hover: str


@dataclass(frozen=True)
class UnitRow:
    """One municipality: its units, their mean by pupils and typical distance from it.

    `mean` and `sd` are NaN where they are not computed; `label` stands in the right column, and
    `note` where the dots would be when there are none.
    """

    code: str
    name: str
    slug: str
    dots: Sequence[Dot]
    mean: float = nan
    sd: float = nan
    label: str = ""
    note: str = ""


def bands(
    municipalities: Sequence[UnitRow], ends: tuple[float, float], tokens: Tokens
) -> list[Spec]:
    """Return the bands of one standard deviation to each side of the means, within the ends."""
    x: list[float | None] = []
    y: list[float | None] = []
    for place, own in enumerate(municipalities):
        if not isnan(own.mean + own.sd):
            low, high = max(ends[0], own.mean - own.sd), min(ends[1], own.mean + own.sd)
            x += [round(low, 2), round(high, 2), None]
            y += [place, place, None]
    return [stroke(x, y, tokens.band, _BAND)] if x else []


def strokes(municipalities: Sequence[UnitRow], rows: Rows, tokens: Tokens) -> list[Spec]:
    """Return the ranges of what is only bounded, one trace for each colour."""
    found: dict[str, tuple[list[float | None], list[float | None]]] = {}
    for place, dot in _placed(municipalities):
        if symbol(dot.status, dot.low, "left") == "circle":
            color = rows.color(municipalities[place].code, tokens.dot, tokens)
            x, y = found.setdefault(color, ([], []))
            x += [round(dot.low, 2), round(dot.high, 2), None]
            y += [place, place, None]
    return [stroke(x, y, color, _RANGE) for color, (x, y) in found.items()]


def _placed(municipalities: Sequence[UnitRow]) -> Iterator[tuple[int, Dot]]:
    """Yield every dot with the place of its row, in each row the largest first."""
    for place, own in enumerate(municipalities):
        for dot in sorted(own.dots, key=lambda d: -1.0 if isnan(d.n) else d.n, reverse=True):
            yield place, dot


def dots(
    municipalities: Sequence[UnitRow], rows: Rows, largest: float, tokens: Tokens
) -> list[Spec]:
    """Return the dots of the many, and above them those of the chosen."""
    chosen = rows.selection.chosen
    every = list(_placed(municipalities))
    mine = [pair for pair in every if municipalities[pair[0]].code in chosen]
    others = [pair for pair in every if municipalities[pair[0]].code not in chosen]
    return [_marks(part, municipalities, rows, largest, tokens) for part in (others, mine) if part]


def _marks(
    placed: Sequence[tuple[int, Dot]],
    municipalities: Sequence[UnitRow],
    rows: Rows,
    largest: float,
    tokens: Tokens,
) -> Spec:
    owners = [municipalities[place] for place, _ in placed]
    marker = {
        "size": [_size(dot.n, largest) for _, dot in placed],
        "color": [rows.color(own.code, tokens.dot, tokens) for own in owners],
        "line": {"color": tokens.paper, "width": 1},
        "opacity": 1,
    }
    shapes = [symbol(dot.status, dot.low, "left") for _, dot in placed]
    return {
        "type": "scatter",
        "mode": "markers",
        "marker": opened(marker, shapes, tokens.paper),
        "x": [round(dot.value, 2) for _, dot in placed],
        "y": [place for place, _ in placed],
        "customdata": [own.slug for own in owners],
        "hovertext": [dot.hover for _, dot in placed],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }


def _size(n: float, largest: float) -> float:
    """Return a dot's diameter, so that its area is as its pupils down to the least to be seen."""
    if isnan(n) or not largest > 0:
        return _UNKNOWN
    return round(max(_SMALLEST, _LARGEST * min(1.0, n / largest) ** 0.5), 1)


def means(municipalities: Sequence[UnitRow], tokens: Tokens) -> list[Spec]:
    """Return the ticks at the means, on a casing that lifts them clear of the dots."""
    rows = enumerate(municipalities)
    found = [(p, own.mean) for p, own in rows if len(own.dots) > 1 and not isnan(own.mean)]
    at = {"x": [round(mean, 2) for _, mean in found], "y": [place for place, _ in found]}
    look: Spec = {"type": "scatter", "mode": "markers", "hoverinfo": "skip", "cliponaxis": False}
    return [
        look | at | {"marker": _tick(color, wide)}
        for color, wide in ((tokens.paper, 4.5), (tokens.ink, 2))
        if found
    ]


def _tick(color: str, wide: float) -> Spec:
    return {
        "symbol": "line-ns-open",
        "size": _TICK,
        "opacity": 1,
        "color": color,
        "line": {"color": color, "width": wide},
    }


def notes(municipalities: Sequence[UnitRow], low: float, tokens: Tokens) -> list[Spec]:
    """Return the reason where a municipality has no dot."""
    silent = {p: own for p, own in enumerate(municipalities) if own.note and not own.dots}
    words: Spec = {
        "type": "scatter",
        "mode": "text",
        "x": [low] * len(silent),
        "y": list(silent),
        "text": [own.note for own in silent.values()],
        "textfont": {"color": tokens.muted},
        "textposition": "middle right",
        "customdata": [own.slug for own in silent.values()],
        "hovertext": [f"<b>{own.name}</b><br>{own.note}" for own in silent.values()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "cliponaxis": False,
    }
    return [words] if silent else []
