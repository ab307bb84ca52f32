import pytest
import shapely

from likvard.build import Job, build
from tests.tiny import ask, tiny_job

pytestmark = pytest.mark.xdist_group("outlines")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Give a database built once from the tiny inputs."""
    job = tiny_job(tmp_path_factory.mktemp("build"))
    assert build(job)
    return job


def test_rounding_opens_no_gap(built: Job) -> None:
    """The rounded outlines of the county still fit together without gap or overlap."""
    rows = ask(
        built.output,
        "select x, y from outline where municipality like '12%' order by municipality, ring",
    )
    shapes = [
        shapely.Polygon(list(zip(x, y, strict=True)))  # type: ignore[call-overload]
        for x, y in rows
    ]
    assert len(shapes) == 33
    assert shapely.coverage_is_valid(shapes)
    assert isinstance(shapely.union_all(shapes), shapely.Polygon)


def test_every_ring_is_kept(built: Job) -> None:
    """A municipality of several islands has a ring for each, the largest first."""
    rows = ask(
        built.output,
        "select ring, list_max(x) - list_min(x) from outline"
        " where municipality = '0136' order by ring",
    )
    assert [ring for ring, _ in rows] == [0, 1, 2, 3]
    assert rows[0][1] == max(width for _, width in rows)  # type: ignore[type-var]


def test_neighbours_in_the_county(built: Job) -> None:
    """The county has 75 pairs of neighbours, among them Lund and Malmö's."""
    rows = ask(
        built.output,
        "select municipality, other from neighbour where municipality < other"
        " and municipality like '12%' and other like '12%'",
    )
    assert len(rows) == 75
    assert ("1280", "1281") not in rows
    assert ("1230", "1281") in rows


def test_labels_stand_inside(built: Job) -> None:
    """The label point lies in its municipality, with room to both sides."""
    rows = ask(
        built.output,
        "select o.x, o.y, l.x, l.y, l.width_km from label_point as l"
        " inner join outline as o on o.municipality = l.municipality and o.ring = 0",
    )
    assert len(rows) == 290
    for corners_x, corners_y, x, y, width in rows:
        shape = shapely.Polygon(list(zip(corners_x, corners_y, strict=True)))  # type: ignore[call-overload]
        assert shape.contains(shapely.Point(x, y))
        assert float(str(width)) > 0
