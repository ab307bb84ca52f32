"""The tables behind the charts: header and rows of text, numbers as they were published."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from likvard import captions, story
from likvard.address import PROVIDERS
from likvard.catalogue import Municipality
from likvard.cells import STATUS_WORDS, Cell
from likvard.certainty import certainty
from likvard.choice import earlier
from likvard.comparison import compared
from likvard.equity.spread import Spreads
from likvard.exports.columns import (
    OF_MEASURES,
    OF_MEMBERS,
    OF_STANDINGS,
    OF_VALUES,
    OF_YEARS,
)
from likvard.offer import people
from likvard.panel import Panel
from likvard.standing import standing
from likvard.verdict import verdict

Pair = tuple[Panel, int]
PLACES: Final = 6
MEAN: Final = "Egen beräkning, medel av tre år"
_SURE: Final = {True: "ja", False: "nej", None: ""}
_STATUS: Final = {"": "Publicerad", "preliminary": "Preliminär"}


@dataclass(frozen=True)
class Table:
    """A header and its rows, every cell as text."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plain(value: float) -> str:
    """Return all published decimals, at most six, with a decimal comma; empty for NaN."""
    if isnan(value):
        return ""
    text = f"{value:.{PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace(".", ",")


def values(pairs: Sequence[Pair]) -> Table:
    """Return every member's value in each panel's year."""
    return _table(OF_MEMBERS, pairs, _values)


def years(panel: Panel) -> Table:
    """Return every member's value in every year."""
    return values([(panel, year) for year in panel.years])


def lone_values(pair: Pair) -> Table:
    """Return every member's value in one year, without places and comparisons among them."""
    rows = values([pair]).rows
    return Table(OF_VALUES, tuple(row[: len(OF_VALUES)] for row in rows))


def spread(found: Spreads) -> Table:
    """Return how far apart the members lie and how sure that is, a year a row."""
    return Table(OF_YEARS, tuple(_spread(found, year) for year in found.by_year))


def measures(pairs: Sequence[Pair]) -> Table:
    """Return level, spread now and then, and the verdict, a measure a row."""
    return _table(OF_MEASURES, pairs, _measure)


def standings(
    pairs: Sequence[Pair], own: Municipality, similar: Sequence[Municipality] = ()
) -> Table:
    """Return one municipality beside its three references, a measure a row.

    They are the mean municipality, the country, and the mean of the similar.
    """
    return _table(
        OF_STANDINGS, pairs, lambda panel, year: iter([_standing(panel, year, own.code, similar)])
    )


def _table(
    header: tuple[str, ...],
    pairs: Sequence[Pair],
    rows: Callable[[Panel, int], Iterator[tuple[str, ...]]],
) -> Table:
    return Table(header, tuple(row for panel, year in pairs for row in rows(panel, year)))


def _values(panel: Panel, year: int) -> Iterator[tuple[str, ...]]:
    for cell in panel.cells(year):
        own = (cell.code, cell.name, *_what(panel, year), *_measured(panel, cell))
        yield (*own, *_places(panel, year, cell))


def _places(panel: Panel, year: int, cell: Cell) -> tuple[str, str, str]:
    """Return the ends of the place's interval and the word beside the mean municipality."""
    neutral = panel.indicator.direction == "none"
    found = None if neutral else certainty(panel, year).places.get(cell.code)
    ends = ("", "") if found is None else (str(found.low), str(found.high))
    return (*ends, compared(panel, year, cell.code) if cell.known else "")


def _what(panel: Panel, year: int) -> tuple[str, ...]:
    return (
        panel.indicator.title,
        panel.period(year),
        people(panel.indicator)[panel.gender],
        PROVIDERS[panel.provider],
        captions.PERSPECTIVES[panel.indicator.perspective],
    )


def _measured(panel: Panel, cell: Cell) -> tuple[str, ...]:
    unit = panel.indicator.unit
    if cell.status == "approximate":
        # Only a bound is published: its middle is our own, and its ends are no interval of chance.
        return ("", unit, plain(cell.n), "", "", f"Nära alla: {cell.shown}")
    told = _STATUS.get(cell.status) or STATUS_WORDS[cell.status]
    status = MEAN if cell.known and panel.span_years > 1 else told
    return (plain(cell.value), unit, plain(cell.n), plain(cell.low), plain(cell.high), status)


def _spread(found: Spreads, year: int) -> tuple[str, ...]:
    panel, at = found.panel, found.at(year)
    return (
        *_what(panel, year),
        str(at.count),
        plain(at.mean),
        panel.indicator.unit,
        plain(at.sd),
        panel.distance_unit,
        plain(at.between_ends),
        panel.indicator.difference_unit,
        *(plain(value) for value in (at.low, at.high, at.corrected)),
    )


def _measure(panel: Panel, year: int) -> Iterator[tuple[str, ...]]:
    found, now, back = verdict(panel), panel.level(year), earlier(panel, year)
    then, since = panel.level(back), back < year
    yield (
        panel.indicator.title,
        captions.PERSPECTIVES[panel.indicator.perspective],
        panel.period(year),
        panel.period(back) if since else "",
        str(now.count),
        plain(now.mean),
        plain(now.weighted),
        panel.indicator.unit,
        plain(panel.distance(year)),
        plain(panel.distance(back)) if since else "",
        panel.distance_unit,
        plain(now.p90 - now.p10),
        plain(then.p90 - then.p10) if since else "",
        panel.indicator.difference_unit,
        story.change_words(panel, found),
        story.change_details(panel, year, found),
    )


def _standing(
    panel: Panel, year: int, code: str, similar: Sequence[Municipality]
) -> tuple[str, ...]:
    found = standing(panel, year, code, similar)
    place = found.place
    title, when, _, _, perspective = _what(panel, year)
    return (
        found.cell.code,
        found.cell.name,
        title,
        when,
        perspective,
        *_measured(panel, found.cell),
        plain(found.change),
        plain(found.level.mean),
        str(found.level.count),
        plain(found.difference),
        plain(found.nation),
        plain(found.nation_difference),
        panel.indicator.difference_unit,
        found.word,
        *(("",) * 3 if place is None else map(str, (place.low, place.high, place.of))),
        found.band,
        plain(found.similar),
        str(found.alike) if similar else "",
        plain(found.similar_difference),
        _SURE[found.change_certain],
    )
