"""From figures and catalogue to the database: built beside the old one, checked, put in place."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path  # noqa: TC003 - a field type of a dataclass
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
from filelock import FileLock

from likvard.build.changing import note_changes
from likvard.build.database import fill
from likvard.build.keeping import Edition, edition, keep
from likvard.build.publishing import recover
from likvard.catalogue import CatalogueError, read_catalogue
from likvard.catalogue.deliveries import FILE
from likvard.checks import Fault, faults, faults_in
from likvard.freshness import (
    CATALOGUE,
    DATABASE,
    FIGURES,
    inputs_version,
    is_fresh,
    kept_beside,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pyarrow as pa

    from likvard.catalogue import Catalogue

PATIENCE = 300  # seconds to wait for another build before giving up
MODEST = "320MB"  # of memory for a database that is tried out beside whatever else is held


class BuildError(Exception):
    """The database cannot be built from these inputs, or not there; the message is one line."""


class ChecksFailedError(Exception):
    """The new database does not hold what it should; `faults` has one line for each check."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(f"{len(faults)} checks failed")
        self.faults = faults


@dataclass(frozen=True)
class Job:
    """What to build from what: the file to make and the folders of figures and catalogue."""

    output: Path = DATABASE
    figures: Path = FIGURES
    catalogue: Path = CATALOGUE

    @property
    def kept(self) -> Path:
        """Return the folder where versions of the figures are kept."""
        return kept_beside(self.figures)


def build(
    job: Job, *, if_needed: bool = False, progress: Callable[[str, float], None] | None = None
) -> bool:
    """Build the database and put it in place; return False when it was already fresh.

    What a refresh was publishing when it was killed is published first.
    Two processes never build at once: the second waits for the first, and with `if_needed` finds
    its work done. The old file stays until the new one has passed every check. `progress` is told
    the step and the share done (0-1).
    Raises BuildError when inputs cannot be read and ChecksFailedError when a check fails.
    """
    try:
        job.output.parent.mkdir(parents=True, exist_ok=True)
        recover(job.figures)
        with FileLock(f"{job.output}.lock", timeout=PATIENCE):
            if if_needed and is_fresh(job.output, figures=job.figures, catalogue=job.catalogue):
                return False
            _replace(job, progress or _silent)
    except (CatalogueError, duckdb.Error, OSError) as error:
        raise BuildError(" ".join(str(error).split())) from error
    return True


def _silent(_step: str, _share: float) -> None:
    pass


def _replace(job: Job, progress: Callable[[str, float], None]) -> None:
    catalogue = read_catalogue(job.catalogue, job.figures / FILE)
    made = edition(catalogue, job.figures, job.kept)
    with beside(job.output) as new:
        _make(job, new, catalogue, made, progress)
        keep(made, catalogue, job.figures, job.kept)
        note_changes(job, made, catalogue, new)


@contextmanager
def beside(output: Path) -> Iterator[Path]:
    """Give a path to write to; put it in place of the output in one step, when all went well."""
    new = output.with_name(f"{output.name}.new")
    _remove(new)
    try:
        yield new
        _settle(new)
        new.replace(output)
        _settle(output.parent)
    finally:
        _remove(new)


def _make(
    job: Job,
    new: Path,
    catalogue: Catalogue,
    made: Edition,
    progress: Callable[[str, float], None],
) -> None:
    version = inputs_version(job.figures, job.catalogue)
    with duckdb.connect(str(new)) as connection:
        fill(connection, catalogue, job.figures, version, progress, figures_version=made.version)
        found = faults_in(connection, job.output, catalogue.accepted)
    if found:
        raise ChecksFailedError(found)


@contextmanager
def _modest(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a connection that lays what does not fit into MODEST on the disk meanwhile."""
    with TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as spill:
        settings: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": MODEST,
            "temp_directory": spill,
        }
        with duckdb.connect(str(path), config=settings) as connection:
            yield connection


def rehearse(
    job: Job,
    old: Path,
    kept: Path,
    progress: Callable[[str, float], None] | None = None,
    *,
    answered: pa.Table | None = None,
) -> list[Fault]:
    """Build a database that is not to be read yet, and return its faults beside the old one.

    Those that somebody has let through are among them. `kept` is where versions are kept, which
    the new one's name depends on, `answered` what sources answered of years at hand.
    Raises BuildError when inputs cannot be read.
    """
    try:
        catalogue = read_catalogue(job.catalogue, job.figures / FILE)
        made = edition(catalogue, job.figures, kept)
        version = inputs_version(job.figures, job.catalogue)
        _remove(job.output)
        with _modest(job.output) as connection:
            told, named = progress or _silent, made.version
            fill(connection, catalogue, job.figures, version, told, figures_version=named)
            found = faults(connection, old, answered=answered)
        _settle(job.output)
    except (CatalogueError, duckdb.Error, OSError) as error:
        raise BuildError(" ".join(str(error).split())) from error
    return found


def _remove(new: Path) -> None:
    for path in new.parent.glob(f"{new.name}*"):
        path.unlink()


def _settle(path: Path) -> None:
    """Make sure that what was written to a file or folder has reached the disk."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
