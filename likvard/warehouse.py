"""The built database, opened read only: ask a question by the name of its file."""

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import duckdb
import pandas as pd

from likvard.versions import path_read

ROOT: Final = Path(__file__).resolve().parent.parent
QUERIES: Final = ROOT / "queries" / "read"

Stamp = tuple[str, int, int, int]
Parameter = str | int | float | list[str] | None


class DatabaseError(Exception):
    """The database is missing or cannot be read; the message is Swedish and for the page."""


@dataclass(frozen=True)
class _Open:
    stamp: Stamp
    connection: duckdb.DuckDBPyConnection


_lock: Final = threading.Lock()
_opened: dict[str, _Open] = {}
_MOST_OPENED: Final = 8


def database_path() -> Path:
    """Return where the database is: a frozen reader's, LIKVARD_DATABASE, or data/likvard.duckdb."""
    return path_read()


def stamp() -> Stamp:
    """Return what identifies the file that is read now.

    Raises
    ------
    DatabaseError
        If there is no file.
    """
    path = database_path()
    try:
        status = path.stat()
    except OSError as error:
        raise DatabaseError(f"Databasen saknas: {path.name} finns inte.") from error
    return str(path), status.st_ino, status.st_size, status.st_mtime_ns


def read(question: str, **parameters: Parameter) -> pd.DataFrame:
    """Return the answer to queries/read/<question>.sql as a frame of the caller's own.

    A new database file is opened at the next question after it was put in place.

    Raises
    ------
    DatabaseError
        If the database is missing, broken, or lacks what the question needs.
    """
    frozen = tuple((k, tuple(v) if isinstance(v, list) else v) for k, v in parameters.items())
    return _answer(stamp(), question, frozen).copy()


@lru_cache(maxsize=1024)
def _answer(
    live: Stamp,
    question: str,
    parameters: tuple[tuple[str, str | float | tuple[str, ...] | None], ...],
) -> pd.DataFrame:
    named = {k: list(v) if isinstance(v, tuple) else v for k, v in parameters}
    try:
        with _connection(live).cursor() as cursor:
            cursor.execute("use figures")
            return cursor.execute(question_text(question), named).df()
    except duckdb.Error as error:
        raise DatabaseError(f"Databasen {Path(live[0]).name} går inte att läsa.") from error


@lru_cache(maxsize=64)
def question_text(question: str) -> str:
    """Return the SQL of a question."""
    return (QUERIES / f"{question}.sql").read_text(encoding="utf-8")


def _connection(live: Stamp) -> duckdb.DuckDBPyConnection:
    """Return the one connection to a file; those to versions asked for longest ago are let go."""
    with _lock:
        current = _opened.pop(live[0], None)
        if current is None or current.stamp != live:
            current = _Open(live, _attached(live[0]))
        _opened[live[0]] = current
        while len(_opened) > _MOST_OPENED:
            del _opened[next(iter(_opened))]
        return current.connection


def _attached(path: str) -> duckdb.DuckDBPyConnection:
    # DuckDB keeps one instance per file name in a process, so that a replaced file would go on
    # being read as it was. An instance of its own with the file attached sees the new one.
    connection = duckdb.connect()
    quoted = path.replace("'", "''")
    connection.execute(f"attach '{quoted}' as figures (read_only)")
    return connection
