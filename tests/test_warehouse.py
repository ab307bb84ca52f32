import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from likvard.warehouse import QUERIES, DatabaseError, database_path, question_text, read

QUESTIONS = sorted(path.stem for path in QUERIES.glob("*.sql"))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the app at a database of the test's own."""
    path = tmp_path / "liten.duckdb"
    shutil.copy(database_path(), path)
    monkeypatch.setenv("LIKVARD_DATABASE", str(path))
    return path


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_opens_with_its_grain(question: str) -> None:
    """Each query's first line says what one row is."""
    assert question_text(question).startswith("-- One row")


def test_answers_are_the_readers_own() -> None:
    """Changing an answer does not change what the next reader gets."""
    first = read("build")
    first["version"] = "ändrad"
    assert read("build")["version"].iloc[0] != "ändrad"


def test_many_readers_at_once() -> None:
    """Eight threads asking at the same time all get the same answer."""
    codes = [[f"12{i:02d}"] for i in range(60, 92)]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda c: read("points", codes=c), codes * 10))
    assert len(answers) == 320
    assert all(len(a) <= 1 for a in answers)


def test_a_missing_database_says_so(elsewhere: Path) -> None:
    """Without a file the error is a Swedish sentence with the file's name."""
    elsewhere.unlink()
    with pytest.raises(DatabaseError, match=r"Databasen saknas: liten\.duckdb finns inte"):
        read("build")


def test_a_broken_database_says_so(elsewhere: Path) -> None:
    """A file that is no database is told as such."""
    elsewhere.write_bytes(b"inte en databas" * 1000)
    with pytest.raises(DatabaseError, match="går inte att läsa"):
        read("build")


def test_a_database_without_the_tables_says_so(elsewhere: Path) -> None:
    """A database that lacks what is asked for is told as such."""
    elsewhere.unlink()
    duckdb.connect(str(elsewhere)).close()
    with pytest.raises(DatabaseError, match="går inte att läsa"):
        read("build")


def test_a_new_file_is_read_at_the_next_question(elsewhere: Path, tmp_path: Path) -> None:
    """Replacing the file changes the answer without a restart."""
    before = read("build")["version"].iloc[0]
    newer = tmp_path / "nyare.duckdb"
    shutil.copy(elsewhere, newer)
    with duckdb.connect(str(newer)) as connection:
        connection.execute("update build_info set version = 'nyare'")
    newer.replace(elsewhere)
    assert before != read("build")["version"].iloc[0] == "nyare"
