"""What the build tells the person who runs it: a bar while it works, a table when it is done."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import duckdb

if TYPE_CHECKING:
    from pathlib import Path

WIDTH = 24
TABLES = (
    "observation",
    "grade_pupils",
    "municipality",
    "area_membership",
    "series_break",
    "school_unit",
    "unit_observation",
    "similar",
    "outline",
    "neighbour",
    "provenance",
)


def bar(step: str, share: float) -> None:
    """Draw the progress on one line of stderr, when that is a terminal."""
    if sys.stderr.isatty():
        done = round(WIDTH * share)
        line = f"\r{'█' * done}{'░' * (WIDTH - done)} {step}"
        sys.stderr.write(f"{line:<60}")
        sys.stderr.flush()


def clear() -> None:
    """Take the progress line away."""
    if sys.stderr.isatty():
        sys.stderr.write("\r" + " " * 60 + "\r")


def summary(path: Path) -> str:
    """Return a short table of what the database holds."""
    with duckdb.connect(str(path), read_only=True) as connection:
        lines = [_line(connection, table) for table in TABLES]
        row = connection.execute(
            "select count(distinct indicator), min(year), max(year) from observation"
        ).fetchone()
        version = connection.execute("select version from build_info").fetchone()
    heading = f"{path.name}, version {version[0] if version else '?'}"
    what = "{} indicators, {}-{}".format(*row) if row else ""
    return "\n".join([heading, *lines, what])


def _line(connection: duckdb.DuckDBPyConnection, table: str) -> str:
    row = connection.execute(f'select count(*) from "{table}"').fetchone()  # noqa: S608
    return f"  {table:<18}{row[0] if row else 0:>9,}".replace(",", " ")
