"""Whether the built database is the one that today's inputs would give."""

from __future__ import annotations

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = ROOT / "data" / "likvard.duckdb"
FIGURES = ROOT / "data" / "figures"
CATALOGUE = ROOT / "data" / "catalogue"
QUERIES = ROOT / "queries" / "build"
CHECKS = ROOT / "queries" / "check"
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


def _inputs(figures: Path, catalogue: Path) -> list[tuple[str, Path]]:
    code = ROOT / "likvard"
    folders = [(figures, "*.parquet"), (catalogue, "*.toml"), (QUERIES, "*.sql"), (CHECKS, "*.sql")]
    folders += [(code / "build", "*.py"), (code / "catalogue", "*.py")]
    return [
        (f"{folder.name}/{path.relative_to(folder).as_posix()}", path)
        for folder, pattern in folders
        for path in sorted(folder.rglob(pattern))
    ]


def built_version(path: Path = DATABASE) -> str | None:
    """Return the version a built database carries; None when it is missing or cannot be read."""
    import duckdb  # noqa: PLC0415 - hashing alone must not cost the import

    if not path.exists():
        return None
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            row = connection.execute("select version from build_info").fetchone()
    except duckdb.Error:
        return None
    return str(row[0]) if row else None


def is_fresh(
    path: Path = DATABASE, *, figures: Path = FIGURES, catalogue: Path = CATALOGUE
) -> bool:
    """Tell whether the database exists, can be read, and was built from exactly these inputs."""
    return built_version(path) == inputs_version(figures, catalogue)
