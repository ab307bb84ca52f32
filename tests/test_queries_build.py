import re
from pathlib import Path

import pytest

from likvard.build.database import ORDER
from likvard.freshness import CHECKS, QUERIES

PARAMETERS = {"figures", "country", "version", "figures_version", "built_at"}


def _name(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", sorted(QUERIES.glob("*.sql")), ids=_name)
class TestBuildQuery:
    """What every query of the build keeps to."""

    def test_opens_with_its_grain(self, path: Path) -> None:
        """A build query opens with a comment that says what one row is."""
        assert path.read_text(encoding="utf-8").startswith("-- One row")

    def test_makes_the_table_it_is_named_for(self, path: Path) -> None:
        """A build query makes one table, and that table has the name of the file."""
        made = re.findall(r'create (?:temp )?table "?(\w+)"? as', path.read_text(encoding="utf-8"))
        assert made == [path.stem]

    def test_asks_only_for_known_parameters(self, path: Path) -> None:
        """A build query names no parameter that the build does not give."""
        assert set(re.findall(r"\$(\w+)", path.read_text(encoding="utf-8"))) <= PARAMETERS

    def test_knows_no_place(self, path: Path) -> None:
        """No build query knows a county, a municipality or how many there are."""
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"'\d{2,4}'|Skåne|\b33\b|\b290\b", text)


def test_every_query_is_run_once() -> None:
    """The build runs every query in the folder, each once."""
    assert sorted(ORDER) == sorted(path.stem for path in QUERIES.glob("*.sql"))


@pytest.mark.parametrize("path", sorted(CHECKS.glob("*.sql")), ids=_name)
def test_check_opens_with_a_sentence(path: Path) -> None:
    """A check opens with the sentence that must be true, fit to follow "not true that"."""
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert re.fullmatch(r"-- [a-z].{20,}[a-z0-9]", first)
