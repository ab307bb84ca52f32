"""What must hold before a new database takes the old one's place: a sentence and a query each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from likvard.catalogue import Catalogue


class Check(NamedTuple):
    """A sentence that must be true and a query that returns one text per place where it is not."""

    sentence: str
    query: str


CHECKS = (
    Check(
        "observation has one row per indicator, municipality, year, gender and provider",
        """
        select concat_ws(' ', indicator, municipality, year, gender, provider)
        from observation
        group by indicator, municipality, year, gender, provider
        having count(*) > 1
        """,
    ),
    Check(
        "every municipality code is known",
        """
        select distinct municipality from observation
        where municipality is null or municipality not in (select code from municipality)
        """,
    ),
)


def faults_in(
    connection: duckdb.DuckDBPyConnection, _catalogue: Catalogue, _old: Path
) -> list[str]:
    """Return one line for each check that fails: the sentence, the first place, and how many."""
    return [line for check in CHECKS for line in _run(connection, check)]


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> list[str]:
    found = connection.execute(check.query).fetchall()
    if not found:
        return []
    more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
    return [f"Failed: {check.sentence}: {found[0][0]}{more}"]
