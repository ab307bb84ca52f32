"""Which of the catalogue's indicators the figures hold: the others are pending a refresh.

A pending indicator has its words, but no value for any municipality and year. No page offers it,
until figures of it have been fetched; Om lists it.
"""

from dataclasses import replace
from functools import lru_cache

from likvard.catalogue import Catalogue, Indicator
from likvard.warehouse import DatabaseError, Stamp, read, stamp


def published(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with those of its indicators that have values, the others pending.

    It is the one for the figures read here and now: a break before the first of them is left out.
    Where they have no value at all, or cannot be read, nothing is known to be pending: the pages
    tell what is wrong.
    """
    try:
        since = _since(stamp())
    except DatabaseError:
        return catalogue
    order = {theme.id: place for place, theme in enumerate(catalogue.themes)}
    known = sorted(catalogue.known, key=lambda i: order[i.theme])
    found = tuple(_from(i, since[i.id]) for i in known if i.id in since)
    if not found:
        return catalogue
    pending = tuple(i for i in known if i.id not in since)
    return replace(catalogue, indicators=found, pending=pending)


def _from(indicator: Indicator, year: int) -> Indicator:
    """Return the indicator with the breaks within its figures, itself where that is all."""
    inside = tuple(b for b in indicator.series_breaks if b.year > year)
    kept = inside == indicator.series_breaks
    return indicator if kept else replace(indicator, series_breaks=inside)


@lru_cache(maxsize=8)
def _since(_read: Stamp) -> dict[str, int]:
    """Return the first year with a value, by indicator."""
    rows = read("published")
    return dict(zip(rows["indicator"].tolist(), rows["first_year"].tolist(), strict=True))
