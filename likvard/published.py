"""Which of the catalogue's indicators the figures hold: the others are pending a refresh.

A pending indicator has its words, but no value for any municipality and year. No page offers it,
until figures of it have been fetched; Om lists it.
"""

from dataclasses import replace

from likvard.catalogue import Catalogue
from likvard.warehouse import DatabaseError, read


def published(catalogue: Catalogue) -> Catalogue:
    """Return the catalogue with those of its indicators that have values, the others pending.

    It is the one for the figures read here and now. Where they have no value at all, or cannot be
    read, nothing is known to be pending: the pages tell what is wrong.
    """
    try:
        held = set(read("published")["indicator"])
    except DatabaseError:
        return catalogue
    order = {theme.id: place for place, theme in enumerate(catalogue.themes)}
    known = sorted(catalogue.known, key=lambda i: order[i.theme])
    found = tuple(i for i in known if i.id in held)
    if not found:
        return catalogue
    return replace(catalogue, indicators=found, pending=tuple(i for i in known if i.id not in held))
