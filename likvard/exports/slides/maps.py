"""A map with its classes, and beside it who lies highest, lowest, and where the followed lie."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides.board import HEIGHT, READABLE, WIDTH, placed, prefix, words
from likvard.exports.slides.followed import followed
from likvard.exports.slides.values import Value, short, values
from likvard.figures.canvas import hatch
from likvard.figures.classes import LegendEntry
from likvard.figures.shapes import PATTERNS
from likvard.figures.svg import picture
from likvard.figures.svg.definitions import Definitions
from likvard.figures.svg.pen import tag
from likvard.figures.theme import LIGHT

_LAND, _CELLS = 370.0, 480.0
"""The width of a map, and of one of hexagons, in pixels of the page: the latter has values."""
_AIR: Final = 40.0
_LEGEND, _LISTS = 890.0, 1300.0
_LINE, _FIRST = 44.0, 24.0
_FLOWS: Final = 1230.0
_ENDS: Final = 4
_FEWER: Final = 3
_MANY: Final = 4
_PATCH: Final = 34.0
_BRIEF: Final = 4


def of_map(exhibit: Exhibit) -> str:
    """Return the map, its classes and the ends of the list."""
    wide = _CELLS if exhibit.codes and _brief(exhibit) else _LAND
    made = picture(
        exhibit.draws[0](LIGHT), width=wide, height=HEIGHT / READABLE, prefix=prefix(exhibit)
    )
    shift = (_LEGEND - _AIR - wide * READABLE) / 2
    legend = _legend(exhibit.legend, Definitions(prefix(exhibit, "legend")))
    return placed(made, READABLE, shift) + legend + "".join(_lists(exhibit))


def of_flows(exhibit: Exhibit) -> str:
    """Return the map with its arcs, the classes, and what the numbers on the arcs stand for."""
    made = picture(
        exhibit.draws[0](LIGHT), width=_LAND, height=HEIGHT / READABLE, prefix=prefix(exhibit)
    )
    shift = (_LEGEND - _AIR - _LAND * READABLE) / 2
    legend = _legend(exhibit.legend, Definitions(prefix(exhibit, "legend")))
    rows = exhibit.text.rows if exhibit.text else ()
    line = min(_LINE, HEIGHT / max(len(rows), 1))
    told = [
        words(f"{number}. {home} till {host}", _FLOWS, _FIRST + at * line)
        + words(count, WIDTH, _FIRST + at * line, anchor="end")
        for at, (number, home, host, count) in enumerate(rows)
    ]
    return placed(made, READABLE, shift) + legend + "".join(told)


def _brief(exhibit: Exhibit) -> bool:
    """Return whether values are short enough to stand in the cells."""
    told = [value.told for value in values(exhibit)]
    return all(len(one.split(" ")[0]) <= _BRIEF and "nära" not in one for one in told)


def _legend(entries: Sequence[LegendEntry], defs: Definitions) -> str:
    """Return a class a line, the highest first, and last the reasons for missing values."""
    classes = [entry for entry in entries if entry.colour is not None]
    ordered = [*reversed(classes), *(entry for entry in entries if entry.colour is None)]
    lines = [_class(entry, _FIRST + place * _LINE, defs) for place, entry in enumerate(ordered)]
    return defs.written() + "".join(lines)


def _class(entry: LegendEntry, middle: float, defs: Definitions) -> str:
    hatched = entry.colour is None
    fill = (
        defs.hatch(hatch(LIGHT) | PATTERNS[entry.status])
        if hatched
        else LIGHT.sequential[entry.colour or 0]
    )
    patch = tag(
        "rect",
        x=_LEGEND,
        y=middle - _PATCH / 2,
        width=_PATCH,
        height=_PATCH,
        fill=fill,
        stroke=LIGHT.edge,
        stroke_width=1,
    )
    letter = _letter(entry, middle)
    told = f"{entry.label} ({entry.count})"
    return patch + letter + words(told, _LEGEND + 1.5 * _PATCH, middle)


def _letter(entry: LegendEntry, middle: float) -> str:
    if not entry.letter or entry.colour is None:
        return ""
    color = LIGHT.sequential_text[entry.colour]
    return words(entry.letter, _LEGEND + _PATCH / 2, middle, size=30, color=color, anchor="middle")


def _lists(exhibit: Exhibit) -> Iterator[str]:
    found, own = values(exhibit), followed(exhibit)
    ends = _FEWER if len(own) > _MANY - 1 else _ENDS
    ends = min(ends, len(found) // 2)
    chosen = [value for value in found if value.name in own]
    groups = 3 if chosen else 2
    count = 2 * ends + len(chosen) + groups * 1.25
    line, middle = min(_LINE, (HEIGHT - 10) / count), _FIRST
    for heading, part in (
        ("Högst", found[:ends]),
        ("Lägst", found[len(found) - ends :]),
        ("Följs", chosen),
    ):
        if part:
            yield words(heading, _LISTS, middle, color=LIGHT.muted)
            yield from _rows(part, own, middle + line, line)
            middle += (len(part) + 1.25) * line


def _rows(
    part: Sequence[Value], own: Mapping[str, str], middle: float, line: float
) -> Iterator[str]:
    for place, value in enumerate(part):
        y, color = middle + place * line, own.get(value.name, LIGHT.ink)
        strong = value.name in own
        yield words(value.name, _LISTS, y, color=color, strong=strong)
        yield words(short(value.told), WIDTH, y, color=color, strong=strong, anchor="end")
