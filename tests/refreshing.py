"""A refresh for tests: small live figures, and a run that waits for nobody."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from likvard.build import Job, build
from likvard.build.publishing import Places
from likvard.refresh.running import refresh
from likvard.refresh.wish import Outcome, Watch, Wish
from likvard.sources.fetching import Live
from likvard.sources.pace import Clock
from tests.refresh_world import YEARS, left_out_here, places_here
from tests.tiny import tiny_job

if TYPE_CHECKING:
    from collections.abc import Callable

    from likvard.sources.archive import Archive


def places_in(folder: Path) -> Places:
    """Return where a refresh works in a folder."""
    return Places(folder / "figures", folder / "likvard.duckdb", folder / "catalogue")


def copied(places: Places, folder: Path) -> Places:
    """Return a copy of everything a refresh touches; files are linked, since none is written in."""
    shutil.copytree(places.figures.parent, folder, copy_function=_linked)
    return places_in(folder)


def _linked(source: str, target: str) -> str:
    """Link a file, or copy the index of the archive, which grows in place."""
    if source.endswith(".jsonl"):
        return str(shutil.copy2(source, target))
    os.link(source, target)
    return target


def live_figures(folder: Path) -> Places:
    """Return small live figures in a folder with their database built."""
    job = tiny_job(folder)
    _cut(job)
    build(job)
    return places_in(folder)


def _cut(job: Job) -> None:
    """Leave the few municipalities and years that the world tells of, and a year for all."""
    path = job.catalogue / "indicators.toml"
    body, *checks = path.read_text(encoding="utf-8").split("[[checks]]")
    blocks = [b for b in body.split("[[indicators]]") if not _is_left_out(b)]
    text = "[[checks]]".join(["[[indicators]]".join(blocks), *checks])
    path.write_text(text, encoding="utf-8")
    path = job.catalogue / "municipalities.toml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if _is_here(line)]
    path.write_text("\n".join(kept), encoding="utf-8")
    for path in job.figures.rglob("*.parquet"):
        frame = pd.read_parquet(path)
        if path.stem in {"kolada", "kolada-skane"}:
            frame = frame[frame["year"].isin(YEARS)]
        frame = dated(frame)
        for name in {"municipality", "other"} & {*frame.columns}:
            frame = frame[frame[name].isin(places_here())]
        frame.to_parquet(path, index=False)


def dated(frame: pd.DataFrame) -> pd.DataFrame:
    """Return figures where those of no year count as their file's year: here no newer come."""
    if "status" in frame:
        frame["status"] = frame["status"].replace("undated", "")
    return frame


def _is_left_out(block: str) -> bool:
    told = re.search(r'^id = "(.+)"$', block, re.MULTILINE)
    return told is not None and told[1] in left_out_here()


def _is_here(line: str) -> bool:
    told = re.search(r'code = "(\d{4})"', line)
    return told is None or told[1] in places_here()


def hurried(archive: Archive, run: str) -> Live:
    """Return a fetcher that does not wait: nobody here is to be spared."""
    return Live(archive, run, clock=Clock(sleep=lambda _seconds: None))


def run(
    places: Places, wish: Wish | None = None, at: Callable[[str], None] | None = None
) -> Outcome:
    """Refresh without waiting; `at` is told each step."""
    watch = Watch(at=at or (lambda _step: None), live=hurried)
    return refresh(places, places.folder.parent / "archive", wish or Wish(), watch)


def main() -> None:
    """Refresh the figures in a folder, as a process of its own that can be killed."""
    folder = Path(sys.argv[1])
    outcome = run(places_in(folder))
    sys.stdout.write(f"{sorted(outcome.published)} {sorted(outcome.held)} {outcome.failed}\n")


if __name__ == "__main__":
    main()
