"""Whether the built database is the one that today's inputs would give."""

from __future__ import annotations

import hashlib
import os
from functools import lru_cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = ROOT / "data" / "likvard.duckdb"
FIGURES = ROOT / "data" / "figures"
CATALOGUE = ROOT / "data" / "catalogue"
QUERIES = ROOT / "queries" / "build"
CHECKS = ROOT / "queries" / "check"
COMPARE = ROOT / "queries" / "compare"
LENGTH = 12


def inputs_version(figures: Path = FIGURES, catalogue: Path = CATALOGUE) -> str:
    """Return a short hash over the contents of everything the database is built from.

    That is the figures, the catalogue, the build queries and the build's own code.
    """
    digest = hashlib.sha256()
    for name, path in _inputs(figures, catalogue):
        digest.update(name.encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]


def kept_beside(figures: Path = FIGURES) -> Path:
    """Return the folder of kept versions: LIKVARD_KEPT, else `kept` beside the figures."""
    named = os.environ.get("LIKVARD_KEPT")
    return Path(named) if named else figures.parent / "kept"


def changes_beside(kept: Path) -> Path:
    """Return the folder of what each kept version changed, in the folder of kept versions."""
    return kept / "changes"


@lru_cache(maxsize=1)
def code_version() -> str:
    """Return a short hash over the queries and the code that make tables of kept figures."""
    digest = hashlib.sha256()
    for name, path in _listed(_code()):
        digest.update(name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:LENGTH]


def _inputs(figures: Path, catalogue: Path) -> list[tuple[str, Path]]:
    delivered = [(figures, "*.parquet"), (figures, "deliveries.json")]
    return _listed([*delivered, (catalogue, "*.toml"), *_code()])


def _code() -> list[tuple[Path, str]]:
    code = ROOT / "likvard"
    queries = [(QUERIES, "*.sql"), (CHECKS, "*.sql")]
    return [*queries, (code / "build", "*.py"), (code / "catalogue", "*.py")]


def _listed(folders: list[tuple[Path, str]]) -> list[tuple[str, Path]]:
    return [
        (f"{folder.name}/{path.relative_to(folder).as_posix()}", path)
        for folder, pattern in folders
        for path in sorted(folder.rglob(pattern))
    ]


def built_version(path: Path = DATABASE) -> str | None:
    """Return the inputs' version of a built database; None when it is missing or unreadable."""
    return _told(path, "version")


def figures_version(path: Path = DATABASE) -> str | None:
    """Return the figures' version of a built database, as in frozen links; None as above."""
    return _told(path, "figures_version")


def _told(path: Path, column: str) -> str | None:
    import duckdb  # noqa: PLC0415 - hashing alone must not cost the import

    if not path.exists():
        return None
    quoted = str(path).replace("'", "''")
    try:
        # An instance of its own sees the file that is there now: see likvard/warehouse.py.
        with duckdb.connect() as connection:
            connection.execute(f"attach '{quoted}' as told (read_only)")
            row = connection.execute(f"select {column} from told.build_info").fetchone()  # noqa: S608
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def is_fresh(
    path: Path = DATABASE, *, figures: Path = FIGURES, catalogue: Path = CATALOGUE
) -> bool:
    """Tell whether the database exists, can be read, and was built from exactly these inputs."""
    return built_version(path) == inputs_version(figures, catalogue)
