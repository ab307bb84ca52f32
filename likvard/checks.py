"""What must hold before a new database takes the old one's place: a sentence and a query each.

The queries lie in queries/check, one per file. The first line of a file is the sentence; the query
returns one text for every place where the sentence is not true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import duckdb

from likvard.freshness import CHECKS

if TYPE_CHECKING:
    from pathlib import Path


class Check(NamedTuple):
    """A sentence that must be true and a query for the places where it is not."""

    name: str
    sentence: str
    query: str


def checks(folder: Path = CHECKS) -> tuple[Check, ...]:
    """Return every check in the folder, by name."""
    return tuple(_check(path) for path in sorted(folder.glob("*.sql")))


def _check(path: Path) -> Check:
    query = path.read_text(encoding="utf-8")
    return Check(path.stem, query.splitlines()[0].removeprefix("--").strip(), query)


def faults_in(connection: duckdb.DuckDBPyConnection, old: Path) -> list[str]:
    """Return one line for each check that the new database fails: sentence, first place, how many.

    `connection` still has the tables and frames of the build. `old` is the database to be replaced;
    when it is missing or cannot be read, the checks that compare with it are left out.
    """
    comparable = _attach(connection, old)
    wanted = (check for check in checks() if comparable or "from old." not in check.query)
    faults = [line for check in wanted for line in _run(connection, check)]
    if comparable:
        connection.execute("detach old")
    return faults


def _attach(connection: duckdb.DuckDBPyConnection, old: Path) -> bool:
    if not old.exists():
        return False
    path = str(old).replace("'", "''")
    try:
        connection.execute(f"attach '{path}' as old (read_only)")
        connection.execute("select indicator, value from old.observation limit 0")
    except duckdb.Error:
        return False
    return True


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> list[str]:
    found = connection.execute(check.query).fetchall()
    if not found:
        return []
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return [f"Not true that {check.sentence}: {found[0][0]}{more}"]
