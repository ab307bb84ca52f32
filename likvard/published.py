"""Which of the catalogue's indicators the figures hold: the others are pending a refresh.

A pending indicator has its words, but no value for any municipality and year. No page offers it,
until figures of it have been fetched; Om lists it.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

from likvard.catalogue import Catalogue, Indicator
from likvard.warehouse import DatabaseError, Stamp, read, stamp


@dataclass(frozen=True, eq=False)
class _Held:
    """What the figures hold: the first year by indicator, and the series by set and code."""

    since: dict[str, int]
    series: frozenset[tuple[str, str]]


def published(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with those of its indicators that have values, the others pending.

    It is the one for the figures read here and now: series that they lack, and a break before the
    first of them, are left out. Where they have no value at all, or cannot be read, nothing is
    known to be pending: the pages tell what is wrong.
    """
    try:
        held = _held(stamp())
    except DatabaseError:
        return catalogue
    order = {theme.id: place for place, theme in enumerate(catalogue.themes)}
    known = sorted(catalogue.known, key=lambda i: order[i.theme])
    found = tuple(_of(i, held) for i in known if i.id in held.since)
    if not found:
        return catalogue
    pending = tuple(i for i in known if i.id not in held.since)
    return replace(catalogue, indicators=found, pending=pending)


@lru_cache(maxsize=512)
def _of(indicator: Indicator, held: _Held) -> Indicator:
    """Return the indicator with the series that have values, and the breaks within them."""
    return replace(
        indicator,
        series=tuple(s for s in indicator.series if (s.figure_set, s.code) in held.series),
        series_breaks=tuple(
            b for b in indicator.series_breaks if b.year > held.since[indicator.id]
        ),
    )


@lru_cache(maxsize=8)
def _held(_read: Stamp) -> _Held:
    since, series = read("published"), read("delivered")
    return _Held(
        dict(zip(since["indicator"].tolist(), since["first_year"].tolist(), strict=True)),
        frozenset(zip(series["figure_set"].tolist(), series["series"].tolist(), strict=True)),
    )
