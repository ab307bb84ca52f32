"""A small set of inputs for the real build: the shipped figures of a few places and years."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd

from likvard.build import Job
from likvard.catalogue import load_catalogue
from likvard.freshness import CATALOGUE, FIGURES

ELSEWHERE = {"0180", "1080", "1480", "2305"}
YEARS = {2011, 2012, 2016, *range(2018, 2027)}


def tiny_inputs(folder: Path) -> tuple[Path, Path]:
    """Lay out figures and catalogue in a folder, and return the two folders.

    The figures are the shipped ones of the first county and four municipalities elsewhere, for
    some of the years; the catalogue is a copy, free to be changed.
    """
    figures, catalogue = folder / "figures", folder / "catalogue"
    shutil.copytree(CATALOGUE, catalogue)
    for path in sorted(FIGURES.rglob("*.parquet")):
        target = figures / path.relative_to(FIGURES)
        target.parent.mkdir(parents=True, exist_ok=True)
        _few(pd.read_parquet(path)).to_parquet(target, index=False)
    return figures, catalogue


def _few(frame: pd.DataFrame) -> pd.DataFrame:
    kept = frame
    if "year" in frame:
        kept = kept[kept["year"].isin(YEARS)]
    if "municipality" in frame:
        kept = kept[kept["municipality"].isin(_places())]
    if "unit" in frame and "municipality" not in frame:
        kept = kept[kept["unit"].isin(_units())]
    return kept


def _places() -> set[str]:
    county = load_catalogue().areas[0]
    return {member.municipality for member in county.members} | ELSEWHERE


def _units() -> set[str]:
    units = pd.read_parquet(FIGURES / "school_units.parquet")
    return set(units[units["municipality"].isin(_places())]["unit"])


def tiny_job(folder: Path) -> Job:
    """Return the build of the tiny inputs in a folder, with nothing built yet."""
    return Job(folder / "likvard.duckdb", *tiny_inputs(folder))


def ask(path: Path, query: str) -> list[tuple[object, ...]]:
    """Return the rows of a query on a built database."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(query).fetchall()


def command(job: Job, *more: str) -> list[str]:
    """Return the arguments of a build of the job."""
    paths = ["--output", job.output, "--figures", job.figures, "--catalogue", job.catalogue]
    return ["build", *map(str, paths), *more]
