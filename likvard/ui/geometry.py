"""The shapes of all maps: one file that the browser fetches once, by its content's address."""

import json
from datetime import date
from functools import lru_cache
from hashlib import sha256
from typing import Final

from likvard.catalogue import load_catalogue
from likvard.figures.hexagon_map import hexagon_outlines
from likvard.figures.plane import plane
from likvard.figures.sending import NO_SHAPES, Shapes
from likvard.versions import reading, today
from likvard.warehouse import DatabaseError, Stamp, read, stamp

PATH: Final = "/geometri.json"


def geometry() -> str:
    """Return x and y of every shape by its name, as JSON.

    Raises
    ------
    DatabaseError
        If the database is missing or cannot be read.
    """
    return _of_today()[0]


def shapes() -> Shapes:
    """Return the names of the shapes and where they lie; none when there is no database."""
    try:
        return _of_today()[1]
    except DatabaseError:
        return NO_SHAPES


def _of_today() -> tuple[str, Shapes]:
    """Return the live shapes, for frozen views too: the browser fetches one file, before all."""
    with reading(""):
        return _geometry(stamp(), today())


@lru_cache(maxsize=2)
def _geometry(_live: Stamp, on: date) -> tuple[str, Shapes]:
    """Return the file and what is in it: every area's members and outer border; the hexagons."""
    catalogue = load_catalogue()
    every = hexagon_outlines(catalogue.hexagons)
    for area in catalogue.areas:
        codes = [member.code for member in catalogue.members(area, on)]
        flat = plane(read("outlines", codes=codes), codes)
        every += [*flat.shapes.values(), flat.border]
    found = {one.name: (one.x, one.y) for one in every}
    told = json.dumps(found, separators=(",", ":"))
    mark = sha256(told.encode()).hexdigest()[:16]
    return told, Shapes(frozenset(found), f"{PATH}?{mark}")
