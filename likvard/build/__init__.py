"""From figures and catalogue to data/likvard.duckdb: built beside it, checked, then put in place."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from filelock import FileLock

from likvard.build.database import fill
from likvard.catalogue import CatalogueError, load_catalogue
from likvard.checks import faults_in
from likvard.freshness import CATALOGUE, DATABASE, FIGURES, inputs_version, is_fresh

if TYPE_CHECKING:
    from collections.abc import Callable


class BuildError(Exception):
    """The inputs cannot be read; the message is one line."""


class ChecksFailed(Exception):  # noqa: N818 - it is no programming error
    """The new database does not hold what it should; `faults` has one line for each fault."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(f"{len(faults)} checks failed")
        self.faults = faults


@dataclass(frozen=True)
class Job:
    """What to build from what: the file to make and the folders of figures and catalogue."""

    output: Path = DATABASE
    figures: Path = FIGURES
    catalogue: Path = CATALOGUE


def build(
    job: Job, *, if_needed: bool = False, progress: Callable[[str, float], None] | None = None
) -> bool:
    """Build the database and put it in place; return False when it was already fresh.

    Two processes never build at once: the second waits for the first. The old file stays until the
    new one has passed every check. `progress` is told the step and the share done (0-1).
    Raises BuildError for inputs that cannot be read and ChecksFailed for a failing check.
    """
    job.output.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{job.output}.lock"):
        if if_needed and is_fresh(job.output, figures=job.figures, catalogue=job.catalogue):
            return False
        _replace(job, progress or _silent)
    return True


def _silent(_step: str, _share: float) -> None:
    pass


def _replace(job: Job, progress: Callable[[str, float], None]) -> None:
    new = job.output.with_name(f"{job.output.name}.new")
    new.unlink(missing_ok=True)
    try:
        _make(job, new, progress)
        _settle(new)
        new.replace(job.output)
        _settle(job.output.parent)
    finally:
        new.unlink(missing_ok=True)


def _make(job: Job, new: Path, progress: Callable[[str, float], None]) -> None:
    try:
        catalogue = load_catalogue(job.catalogue)
        version = inputs_version(job.figures, job.catalogue)
        with duckdb.connect(str(new)) as connection:
            fill(connection, catalogue, job.figures, version, progress)
            faults = faults_in(connection, catalogue, job.output)
    except CatalogueError as error:
        raise BuildError(str(error)) from error
    except (duckdb.Error, OSError) as error:
        raise BuildError(_one_line(error)) from error
    if faults:
        raise ChecksFailed(faults)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _settle(path: Path) -> None:
    """Make sure that what was written to a file or folder has reached the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
