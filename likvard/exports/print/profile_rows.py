"""The profile's table: a measure a row, with its strip."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from likvard.exports.exhibit import Exhibit
from likvard.exports.print.footnotes import Footnotes, Marks
from likvard.exports.print.paper import Picture, picture
from likvard.swedish import NO_VALUE

_WIDTH: Final = 40.0
_SCALE: Final = 0.66


class Told(NamedTuple):
    """A row of the profile as it is read on screen, in the order of its columns."""

    name: str
    when: str
    own: str
    n: str
    interval: str
    change: str
    mean: str
    difference: str
    word: str
    place: str
    nation: str
    nation_difference: str
    band: str
    similar: str
    similar_difference: str


@dataclass(frozen=True)
class Row:
    """One measure: value and certainty, the references, its strip, the verdict; lines of text.

    `known` says whether there is a value; the first line of each column is the large one.
    """

    name: str
    about: tuple[str, ...]
    known: bool
    own: tuple[str, ...]
    mean: tuple[str, ...]
    strip: Picture | None
    sure: bool
    word: str
    beside: tuple[str, ...]
    marks: Marks


def rows(main: Exhibit, told: Sequence[Told], footnotes: Footnotes) -> tuple[Row, ...]:
    """Return the rows of the view of all measures, in its order, each with its footnotes."""
    whose = _perspectives(main, len(told))
    marks = [_marks(main, row, footnotes) for row in told]
    return tuple(_row(main, n, row, whose[n], marks[n]) for n, row in enumerate(told))


def _marks(main: Exhibit, told: Told, footnotes: Footnotes) -> Marks:
    panels = () if main.shown is None else main.shown.panels
    return footnotes.of_panels([p for p in panels if p.indicator.short == told.name])


def _perspectives(main: Exhibit, count: int) -> list[str]:
    """Return whose schools or residents each row is about, from the figures behind it."""
    if main.shown is None:
        return [""] * count
    table = main.shown.tables[0]
    at = table.header.index("Perspektiv")
    return [row[at] for row in table.rows]


def _row(main: Exhibit, place: int, told: Told, perspective: str, marks: Marks) -> Row:
    known = told.difference != NO_VALUE
    alt = f"{told.name}: {told.own}, medelkommunen {told.mean}, {told.band}."
    strip = picture(main, place, _WIDTH, scale=_SCALE, alt=alt) if known else None
    own, per = _short(told.own)
    ends = f"plats {told.place}" if told.place != NO_VALUE else ""
    return Row(
        name=told.name,
        about=_lines(f"{_when(told.when)}, {perspective}", told.change if known else ""),
        known=known,
        own=_lines(own, per, _sure(told)),
        mean=_lines(
            _short(told.mean)[0],
            f"riket {_short(told.nation)[0]}",
            f"liknande {_short(told.similar)[0]}",
        ),
        strip=strip,
        sure=told.word.startswith(("Tydligt", "Ingen")),
        word=told.word,
        beside=_lines(_short(told.difference)[0] if known else "", ends, told.band),
        marks=marks,
    )


def _when(told: str) -> str:
    """Return "läsåret 2024/25" or "åren 2022–2024" of what the table says: years, perspective."""
    years = told.partition(",")[0]
    kind = "läsår" if "/" in years else "år"
    if "–" in years:
        return f"{kind}en {years}"
    return f"{kind}et {years}" if kind == "läsår" else f"{kind} {years}"


def _lines(*told: str) -> tuple[str, ...]:
    return tuple(line for line in told if line.strip(", "))


def _short(told: str) -> tuple[str, str]:
    """Return an amount and, apart, per what it is."""
    amount, per, unit = told.partition(" per ")
    return amount, f"per {unit}" if per else ""


def _sure(told: Told) -> str:
    """Return "69–78, n = 439", or what of it is known."""
    count = "" if told.n == NO_VALUE else f"n = {told.n}"
    ends = "" if told.interval == NO_VALUE else told.interval
    return ", ".join(filter(None, [ends, count]))
