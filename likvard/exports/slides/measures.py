"""Several measures, a row each: names, numbers, and a small drawing in each row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, SMALL, placed, prefix, rule, words
from likvard.exports.slides.tables import folded, more
from likvard.figures.svg import pictured
from likvard.figures.svg.fit import Fitted, fitted
from likvard.figures.theme import LIGHT

_HEAD: Final = 76.0
_MOST: Final = 7
_FOOT, _HIGHEST = 46.0, 96.0
_INSET: Final = 4.0
_GAP: Final = 36.0
_LEADING: Final = 1.13
_DRAWN: Final = 1.7
"""How many times larger than on the page the small drawings are."""


@dataclass(frozen=True)
class Column:
    """A column: its place in the table, None for the drawing, and its width in pixels."""

    place: int | None
    wide: float
    heading: str = ""
    strong: bool = False


_DRAWING: Final = None
_WHEN: Final = 1
_PROFILE: Final = (
    Column(0, 390),
    Column(_WHEN, 250, "Läsår eller år"),
    Column(_DRAWING, 240),
    Column(2, 200, strong=True),
    Column(6, 190),
    Column(12, 278),
)
_OVERVIEW: Final = (
    Column(0, 320),
    Column(_WHEN, 238, "Läsår eller år (förr)"),
    Column(_DRAWING, 184),
    Column(2, 176),
    Column(3, 206, "Spridning nu", strong=True),
    Column(4, 206, "Spridning förr"),
    Column(7, 182, "Har den ändrats?"),
)


def profile(exhibit: Exhibit) -> str:
    """Return one municipality's measures, where it lies among the others in each."""
    return _rows(exhibit, _PROFILE)


def overview(exhibit: Exhibit) -> str:
    """Return the measures of the overview with spread now and then."""
    return _rows(exhibit, _OVERVIEW)


def _rows(exhibit: Exhibit, columns: Sequence[Column]) -> str:
    rows = exhibit.text.rows if exhibit.text else ()
    shown = min(len(rows), _MOST)
    foot = 0 if shown == len(rows) else _FOOT
    pitch = min(_HIGHEST, (HEIGHT - _HEAD - foot) / max(1, shown))
    parts = [*_heads(exhibit, columns), rule(_HEAD)]
    for place in range(shown):
        top = _HEAD + place * pitch
        parts += [*_row(exhibit, columns, place, top, pitch), rule(top + pitch)]
    return "".join([*parts, more(len(rows) - shown, HEIGHT - foot / 2)])


def _lefts(columns: Sequence[Column]) -> Iterator[tuple[Column, float]]:
    left = 0.0
    for column in columns:
        yield column, left
        left += column.wide + _GAP


def _heads(exhibit: Exhibit, columns: Sequence[Column]) -> Iterator[str]:
    names = exhibit.text.columns if exhibit.text else ()
    for column, left in _lefts(columns):
        if column.place is not None:
            told = folded(column.heading or names[column.place], column.wide, SMALL)
            yield _lines(told, left, _HEAD / 2 - 2, color=LIGHT.muted)


def _row(
    exhibit: Exhibit, columns: Sequence[Column], place: int, top: float, pitch: float
) -> Iterator[str]:
    row = exhibit.text.rows[place] if exhibit.text else ()
    for column, left in _lefts(columns):
        if column.place is None:
            yield _drawn(exhibit, place, (left, top), (column.wide, pitch))
        else:
            told = _told(row[column.place], column)
            strong = column.strong or column.place == 0
            yield _lines(told, left, top + pitch / 2, strong=strong)


def _told(cell: str, column: Column) -> list[str]:
    """Return what a cell says on at most two lines; of when and whose each on a line."""
    if column.place == _WHEN:
        return cell.split(", ")[:2]
    return folded(cell.split(". ", maxsplit=1)[0], column.wide, SMALL)[:2]


def _lines(
    told: Sequence[str],
    left: float,
    middle: float,
    *,
    color: str = LIGHT.ink,
    strong: bool = False,
) -> str:
    step = SMALL * _LEADING
    first = middle - (len(told) - 1) * step / 2
    lines = (
        words(line, left, first + place * step, size=SMALL, color=color, strong=strong)
        for place, line in enumerate(told)
    )
    return "".join(lines)


def _drawn(exhibit: Exhibit, place: int, at: tuple[float, float], room: tuple[float, float]) -> str:
    if place >= len(exhibit.draws):
        return ""
    plain = exhibit.draws[place](LIGHT).plain
    wide, tall = (room[0]) / _DRAWN, (room[1] - 2 * _INSET) / _DRAWN
    drawn = pictured(_bare(fitted(plain, wide, tall, None)), prefix(exhibit, place))
    return placed(drawn, _DRAWN, at[0], at[1] + _INSET)


def _bare(found: Fitted) -> Fitted:
    """Return a figure without words, which are too small on a slide."""
    layout = found.layout
    axis = layout["xaxis"]
    quiet = axis | {"ticktext": [""] * len(axis.get("tickvals", ()))}
    margin = {"l": 4, "r": 4, "t": 2, "b": 2}
    return Fitted(found.traces, layout | {"xaxis": quiet, "annotations": [], "margin": margin})
