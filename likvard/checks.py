"""What must hold before a new database takes the old one's place: a sentence and a query each.

The queries lie in queries/check, one per file. The first line of a file is the sentence; the query
returns one text (`place`) for every place where the sentence is not true, and where it can be told
the `indicator` and the `figure_set` (one, or a list) to which it belongs. A check with the line
"-- May be accepted." is about what is likely, not about what the app needs: a person can let such
a fault through, with a reason (see likvard/catalogue/deliveries.py).
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from likvard.freshness import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa

    from likvard.catalogue import Accepted

ACCEPTABLE = "-- May be accepted."


class Check(NamedTuple):
    """A sentence that must be true and a query for the places where it is not."""

    name: str
    sentence: str
    query: str
    acceptable: bool = False


class Fault(NamedTuple):
    """Where a check fails for one indicator (empty where none can be named), and in which sets.

    `figure_sets` are those the fault can come from; empty where that cannot be told.
    """

    check: str
    sentence: str
    indicator: str
    figure_sets: frozenset[str]
    places: tuple[str, ...]
    acceptable: bool

    @property
    def digest(self) -> str:
        """Return a short hash of the places, by which an accepted fault is known again."""
        return hashlib.sha256("\n".join(sorted(self.places)).encode()).hexdigest()[:16]

    @property
    def line(self) -> str:
        """Return the fault in one line: sentence, first place, how many more."""
        return _line(self.sentence, self.places)


def checks(folder: Path = CHECKS) -> tuple[Check, ...]:
    """Return every check in the folder, by name."""
    return tuple(_check(path) for path in sorted(folder.glob("*.sql")))


def _check(path: Path) -> Check:
    query = path.read_text(encoding="utf-8")
    sentence = query.splitlines()[0].removeprefix("--").strip()
    return Check(path.stem, sentence, query, ACCEPTABLE in query)


def faults_in(
    connection: duckdb.DuckDBPyConnection, old: Path, accepted: Iterable[Accepted] = ()
) -> list[str]:
    """Return one line for each check that the new database fails: sentence, first place, how many.

    `connection` still has the tables and frames of the build. `old` is the database to be replaced;
    when it is missing or cannot be read, the checks that compare with it are left out.
    """
    by_check: dict[str, list[Fault]] = {}
    for fault in faults(connection, old, accepted):
        by_check.setdefault(fault.check, []).append(fault)
    return [
        _line(found[0].sentence, sorted({p for fault in found for p in fault.places}))
        for found in by_check.values()
    ]


def _line(sentence: str, places: tuple[str, ...] | list[str]) -> str:
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    return f"Not true that {sentence}: {places[0]}{more}"


def faults(
    connection: duckdb.DuckDBPyConnection,
    old: Path,
    accepted: Iterable[Accepted] = (),
    answered: pa.Table | None = None,
) -> list[Fault]:
    """Return every fault of the new database that nobody has let through, by check and indicator.

    The arguments are those of `faults_in`, and what sources answered of years at hand.
    """
    let_through = {(one.check, one.indicator, one.places) for one in accepted}
    comparable = _attach(connection, old)
    lacking = [] if comparable else [" old."]
    if answered is None:
        lacking.append(" answered\n")
    else:
        connection.register("answered", answered)
    wanted = (c for c in checks() if not any(name in c.query for name in lacking))
    found = [fault for check in wanted for fault in _run(connection, check)]
    if comparable:
        connection.execute("detach old")
    return [one for one in found if (one.check, one.indicator, one.digest) not in let_through]


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


def _run(connection: duckdb.DuckDBPyConnection, check: Check) -> Iterator[Fault]:
    result = connection.execute(check.query)
    names = [column[0] for column in result.description or ()]
    found: dict[tuple[str, frozenset[str]], list[str]] = {}
    for row in result.fetchall():
        told = dict(zip(names, row, strict=True))
        indicator = str(told.get("indicator") or "")
        sets = _sets(connection, indicator, told.get("figure_set"))
        found.setdefault((indicator, sets), []).append(str(told["place"]))
    for (indicator, sets), places in found.items():
        may = check.acceptable and bool(indicator)
        yield Fault(check.name, check.sentence, indicator, sets, tuple(places), may)


def _sets(connection: duckdb.DuckDBPyConnection, indicator: str, told: object) -> frozenset[str]:
    """Return the sets a row names, else all that its indicator reads."""
    if isinstance(told, str):
        return frozenset({told})
    if isinstance(told, list):
        return frozenset(map(str, told))
    if not indicator:
        return frozenset()
    query = "select distinct figure_set from catalogue_series where indicator = $indicator"
    rows = connection.execute(query, {"indicator": indicator}).fetchall()
    return frozenset(str(name) for (name,) in rows)
