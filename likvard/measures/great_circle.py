"""The shortest way over the earth between two places, as the crow flies."""

from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Final

from likvard.measures.arrays import NotDefinedError

EARTH_KM: Final = 6371.0088
"""The mean radius of the earth in kilometres (IUGG, Moritz 1980)."""
Place = tuple[float, float]
"""Latitude and longitude in degrees."""
_POLE, _DATE_LINE = 90.0, 180.0


def great_circle(one: Place, other: Place) -> float:
    """Return the kilometres between two places along the surface of a sphere.

    The haversine formula (Sinnott 1984), exact on the sphere also for places close to each other;
    within half a per cent of the way over the ellipsoid.

    Raises
    ------
    NotDefinedError
        If a place is missing or not on earth.

    >>> round(great_circle((0, 0), (0, 90)))
    10008
    """
    for latitude, longitude in (one, other):
        if not isfinite(latitude + longitude):
            raise NotDefinedError("a place is missing")
        if abs(latitude) > _POLE or abs(longitude) > _DATE_LINE:
            raise NotDefinedError("a place is not on earth")
    north, south = radians(one[0]), radians(other[0])
    rise, turn = (south - north) / 2, radians(other[1] - one[1]) / 2
    half = sin(rise) ** 2 + cos(north) * cos(south) * sin(turn) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
