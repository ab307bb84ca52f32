from pathlib import Path

import pytest

from likvard.build import Job, build
from tests.tiny import ask, tiny_job

pytestmark = pytest.mark.xdist_group("build")

COLUMNS = {
    "observation": "indicator municipality year gender provider value n status figure_set",
    "grade_pupils": "municipality year grade value status",
    "municipality": "code name slug county subregion kind",
    "area_membership": "area municipality valid_from valid_to source",
    "series_break": "indicator year what",
    "provenance": "figure_set publisher title address retrieved checksum rows licence cite"
    " series note",
    "school_unit": "unit name municipality provider latitude longitude first_year last_year",
    "unit_observation": "measure unit program year gender value status",
    "similar": "form municipality other year",
    "own_places": "year municipality school unit programme track places first_choice applicants"
    " admitted admitted_first reserves publisher imported_on checksum",
    "own_need": "year area programme judgement wanted source publisher imported_on checksum",
    "own_flow": "year home host programme pupils publisher imported_on checksum",
    "own_age": "year municipality form age teachers retirements publisher imported_on checksum",
    "own_indicator": "period municipality indicator gender provider value n unit_name publisher"
    " imported_on checksum",
    "delivered": "figure_set series",
    "outline": "municipality ring x y",
    "label_point": "municipality x y width_km latitude longitude",
    "neighbour": "municipality other",
    "build_info": "version figures_version built_at data_date",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Give a database built once from the tiny inputs."""
    job = tiny_job(tmp_path_factory.mktemp("build"))
    assert build(job)
    return job


def test_tables_and_columns(built: Job) -> None:
    """The database has just the promised tables with just the promised columns."""
    rows = ask(
        built.output,
        "select table_name, column_name from information_schema.columns"
        " where table_catalog = 'likvard' order by ordinal_position",
    )
    found: dict[object, list[object]] = {}
    for table, column in rows:
        found.setdefault(table, []).append(column)
    assert found == {table: names.split() for table, names in COLUMNS.items()}


def test_longest_series_comes_first(built: Job) -> None:
    """Kolada's series gives the years it has, Skolverket's the years and providers it lacks."""
    rows = ask(
        built.output,
        "select distinct provider, figure_set, year >= 2024 from observation"
        " where indicator = 'behoriga-larare' and value is not null order by all",
    )
    assert rows == [
        ("all", "kolada", False),
        ("all", "skolverket-larare", True),
        ("independent", "skolverket-larare", False),
        ("independent", "skolverket-larare", True),
        ("municipal", "skolverket-larare", False),
        ("municipal", "skolverket-larare", True),
    ]


def test_statuses_are_kept(built: Job) -> None:
    """Suppressed, approximate, preliminary and missing cells keep their status."""
    rows = ask(built.output, "select distinct status from observation order by status")
    assert [status for (status,) in rows] == [
        "",
        "approximate",
        "missing",
        "not_applicable",
        "preliminary",
        "suppressed",
    ]


def test_share_in_independent_schools(built: Job) -> None:
    """The computed share is the published counts' ratio, with all pupils as its n."""
    query = """
        select share.value, 100 * part.value / total.value, share.n, total.value
        from observation as share
        inner join observation as part
            on part.municipality = share.municipality and part.year = share.year
            and part.indicator = 'antal-elever' and part.provider = 'independent'
        inner join observation as total
            on total.municipality = share.municipality and total.year = share.year
            and total.indicator = 'antal-elever' and total.provider = 'all'
        where share.indicator = 'andel-fristaende' and part.value is not null
    """
    rows = ask(built.output, query)
    assert rows
    assert all(share == ratio and n == total for share, ratio, n, total in rows)


def test_no_independent_school_is_zero_and_not_applicable(built: Job) -> None:
    """Where all pupils go to municipal schools the share is 0 and the rest not applicable."""
    zero = "indicator = 'andel-fristaende' and value = 0 and year = 2024"
    query = f"""
        select distinct status, value from observation
        where indicator = 'meritvarde' and provider = 'independent' and year = 2024
        and municipality in (select municipality from observation where {zero})
    """  # noqa: S608 - our own text
    assert ask(built.output, query) == [("not_applicable", None)]


def test_counts_stand_beside_shares(built: Job) -> None:
    """Girls and boys get their own n where it is published."""
    rows = ask(
        built.output,
        "select gender, n from observation where indicator = 'behorig-yrkesprogram'"
        " and municipality = '1285' and year = 2025 and provider = 'all' order by gender",
    )
    counts = {str(gender): n for gender, n in rows}
    assert counts.keys() == {"K", "M", "T"}
    assert sum(int(str(counts[g])) for g in "KM") == counts["T"]


def test_nothing_is_promised_after_the_announced_date(built: Job) -> None:
    """A membership whose first day is unknown is kept, without a day."""
    rows = ask(
        built.output,
        "select municipality from area_membership where valid_from is null",
    )
    assert rows == [("1080",)]


def test_same_inputs_same_tables(built: Job, tmp_path: Path) -> None:
    """Two builds of the same inputs differ in nothing but the time of building."""
    again = Job(tmp_path / "again.duckdb", built.figures, built.catalogue)
    build(again)
    for table in COLUMNS:
        query = f'select * from "{table}"'  # noqa: S608 - our own names
        if table == "build_info":
            query = "select version, data_date from build_info"
        assert ask(built.output, query) == ask(again.output, query)
