"""Every check is shown to pass on real figures and to fail on a fault made for it."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from likvard.build.database import fill
from likvard.build.inputs import COLUMNS
from likvard.catalogue import load_catalogue
from likvard.checks import checks, faults_in
from tests.tiny import tiny_inputs

pytestmark = pytest.mark.xdist_group("checks")

FAULTS = {
    "country_between": """
        insert into published
        select 'kolada', 'N17461', code, 2024, 'T', 'all', 70 + code::integer % 10, ''
        from municipality;
        insert into national values ('kolada', 'N17461', 2024, 'T', 'all', 95)
    """,
    "genders": "update figure set value = 1 where series = 'SKV_NP9_MA_ANTAL' and gender = 'K'",
    "grain": "insert into observation from observation limit 1",
    "grade_grain": "insert into grade_pupils from grade_pupils limit 1",
    "magnitude": """
        update observation set value = value / 100 where indicator = 'meritvarde' and year = 2024
    """,
    "municipality_known": "update published set municipality = '9999' where series = 'N17461'",
    "neighbours": "delete from neighbour where municipality = '1285'",
    "outlines": "delete from label_point where municipality = '1285'",
    "parts": "update figure set value = 1 where series = 'SKV_GR_ELEVER' and provider = 'all'",
    "publishers_agree": "update figure set value = value + 1 where series = 'N15813'",
    "range": "update observation set value = 101 where indicator = 'behorig-yrkesprogram'",
    "series_known": "delete from figure where series = 'SKV_MERIT17'",
    "source_known": "update figure set figure_set = 'rumour' where series = 'N17461'",
    "subregions": "delete from catalogue_membership where kind = 'subregion' and area like 's%'",
    "unit_grain": "insert into unit_observation from unit_observation limit 1",
    "unit_known": "update unit_observation set unit = 'x' where measure = 'SKV_ENH_MERIT17'",
    "unit_range": """
        update unit_observation set value = -1 where measure = 'SKV_ENH_AK9_ALLA'
    """,
    "units_against_municipality": """
        update unit_observation set value = value - 20 where measure = 'SKV_ENH_MERIT17'
    """,
    "value_or_reason": "update observation set value = null where status = ''",
    "words_known": "update observation set status = 'gone' where status = 'suppressed'",
}
COMPARES = {
    "answers_agree",
    "coverage",
    "coverage_by_year",
    "revised",
    "similar_coverage",
    "unit_coverage",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database just filled from the tiny inputs, its frames turned into tables."""
    figures, catalogue = tiny_inputs(tmp_path_factory.mktemp("checks"))
    with duckdb.connect() as connection:
        fill(connection, load_catalogue(catalogue), figures, "test", lambda _step, _share: None)
        for name in COLUMNS:
            connection.execute(f"create temp table copy as from {name}")
            connection.unregister(name)
            connection.execute(f"alter table copy rename to {name}")
        yield connection


@pytest.fixture
def database(filled: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give the filled database; what a test does to it is undone."""
    filled.begin()
    yield filled
    filled.rollback()


def test_real_figures_pass(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """The shipped figures of a few municipalities pass every check."""
    assert faults_in(database, tmp_path / "none.duckdb") == []


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_is_told_in_one_line(
    database: duckdb.DuckDBPyConnection, tmp_path: Path, name: str
) -> None:
    """A fault in the data makes its check fail with one line that opens with the sentence."""
    database.execute(FAULTS[name])
    sentence = next(check.sentence for check in checks() if check.name == name)
    told = [line for line in faults_in(database, tmp_path / "none.duckdb") if sentence in line]
    assert len(told) == 1
    assert told[0].startswith(f"Not true that {sentence}: ")
    assert "\n" not in told[0]


def test_every_check_has_a_fault() -> None:
    """No check is shipped that was never seen to fail."""
    assert {check.name for check in checks()} == FAULTS.keys() | COMPARES


def test_more_places_are_counted(database: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """The line tells how many more places there are than the one it names."""
    database.execute("delete from label_point where municipality in ('1285', '1281', '1280')")
    told = faults_in(database, tmp_path / "none.duckdb")
    assert [line.endswith("1280 Malmö (and 2 more)") for line in told] == [True]
