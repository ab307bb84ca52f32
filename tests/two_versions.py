"""A small database built twice by the real build, its figures changed between: two versions."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd
import pytest

from likvard.build import Job, build
from likvard.freshness import figures_version
from tests.tiny import tiny_job

ESLOV, LUND, HOOR, HORBY, MALMO, STOCKHOLM = "1285", "1281", "1267", "1266", "1280", "0180"
YEAR: Final = 2023
NEWEST: Final = 2025
OLD_DAY, NEW_DAY = "2026-08-20", "2026-11-23"
VIEW: Final = "/indikator?indikator=meritvarde"


@dataclass(frozen=True)
class Two:
    """The build, with the newer figures in place, and the names of the two versions."""

    job: Job
    old: str
    new: str

    @contextmanager
    def live(self) -> Iterator[None]:
        """Let the app read the database of the newer version, and the kept ones beside it."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("LIKVARD_DATABASE", str(self.job.output))
            patch.setenv("LIKVARD_KEPT", str(self.job.kept))
            yield


def two_versions(folder: Path) -> Two:
    """Build older figures in a folder, then the newer, and return both versions' names."""
    job = tiny_job(folder)
    path = job.figures / "municipality" / "skolverket-slutbetyg.parquet"
    shipped = pd.read_parquet(path)
    old = made(job, older(shipped), OLD_DAY)
    return Two(job, old, made(job, newer(shipped), NEW_DAY))


def made(job: Job, figures: pd.DataFrame, day: str) -> str:
    """Build the figures as those of a day, and return the version's name."""
    figures.to_parquet(job.figures / "municipality" / "skolverket-slutbetyg.parquet", index=False)
    sources = job.catalogue / "sources.toml"
    text = sources.read_text(encoding="utf-8")
    told = re.sub(r"(?<=retrieved = )\d{4}-\d\d-\d\d", day, text)
    sources.write_text(told, encoding="utf-8")
    build(job)
    return figures_version(job.output) or ""


def older(shipped: pd.DataFrame) -> pd.DataFrame:
    """Return the figures without the latest year, and with one cell of each other change."""
    found = shipped[~(_all(shipped) & (shipped["year"] == NEWEST))].copy()
    _add(found, ESLOV, 1.25)
    _add(found, LUND, 0.04)
    _add(found, STOCKHOLM, 1.0)
    _hide(found, HOOR)
    found.loc[_at(found, MALMO), "status"] = "preliminary"
    return found


def newer(shipped: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with one value taken back."""
    found = shipped.copy()
    _hide(found, HORBY)
    return found


def revised(shipped: pd.DataFrame) -> pd.DataFrame:
    """Return the figures with one value changed."""
    found = shipped.copy()
    _add(found, ESLOV, 2.0)
    return found


def _all(frame: pd.DataFrame) -> "pd.Series[bool]":
    return (frame["series"] == "SKV_MERIT17") & (frame["provider"] == "all")


def _at(frame: pd.DataFrame, code: str) -> "pd.Series[bool]":
    return _all(frame) & (frame["municipality"] == code) & (frame["year"] == YEAR)


def _add(frame: pd.DataFrame, code: str, more: float) -> None:
    frame.loc[_at(frame, code), "value"] += more


def _hide(frame: pd.DataFrame, code: str) -> None:
    frame.loc[_at(frame, code), "value"] = float("nan")
    frame.loc[_at(frame, code), "status"] = "suppressed"
