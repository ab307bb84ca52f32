"""What a new version of the figures changes, kept beside the versions: the changelog of data.

A record is made once, when a version is first put in place after another: the counts by measure and
kind as JSON, the cells that differ as a file of their own, kept by its contents. It is told by two
kept versions and today's code alone, so that it can be made again.
"""

from __future__ import annotations

import io
import json
import re
from math import nan
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

import duckdb
import pandas as pd

from likvard.build.database import observed
from likvard.build.keeping import DamagedError, digest_of, lay, put
from likvard.catalogue import as_of, read_catalogue
from likvard.cells import Published
from likvard.freshness import COMPARE, changes_beside, figures_version
from likvard.kinds import OF_UNITS, Kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from likvard.build import Job
    from likvard.build.keeping import Edition
    from likvard.catalogue import Catalogue

FORM = 1
CORRECTION = re.compile(r"\b(?:rätt(?:a|ad|ade|at|else|elsen)|korriger\w*)\b", re.IGNORECASE)
"""What a reason for letting a deviation through must say for its revisions to be corrections."""
Plain = dict[str, Any]


class _Let(NamedTuple):
    """Why a deviation of a measure was let through, and the day."""

    reason: str
    day: str


def note_changes(job: Job, made: Edition, catalogue: Catalogue, new: Path) -> None:
    """Keep what a version changes from the one it takes the place of, unless that is known.

    `new` is the database about to be put in place of `job.output`. A version that nothing went
    before is kept as the first. Where the one before cannot be read any more, that is told.
    """
    folder = changes_beside(job.kept)
    path = folder / f"{made.version}.json"
    if path.exists():
        return
    record = _record(job, made, catalogue, new, _before(job, made.version))
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True).encode()
    put(path, digest_of(text), text)


def _before(job: Job, version: str) -> str:
    """Return the version that is live, else the latest kept one that no other came after."""
    live = figures_version(job.output)
    if live and live != version and (job.kept / f"{live}.json").exists():
        return live
    names = {path.stem for path in job.kept.glob("????-??-??-*.json")} - {version}
    followed = {_previous(path) for path in changes_beside(job.kept).glob("*.json")}
    return max(names - followed, default=max(names, default=""))


def _previous(path: Path) -> str:
    try:
        return str(json.loads(path.read_bytes()).get("previous", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _record(job: Job, made: Edition, catalogue: Catalogue, new: Path, before: str) -> Plain:
    record: Plain = {"form": FORM, "version": made.version, "previous": before}
    if not before:
        return record
    try:
        with TemporaryDirectory(prefix=f".{before}.", dir=job.output.parent) as folder:
            figures = job.output.parent / folder
            kept = lay(before, job.kept, figures)
            then = as_of(read_catalogue(job.catalogue), kept)
            return record | _differing(job, (then, catalogue), figures, new)
    except (DamagedError, KeyError, TypeError, ValueError) as error:
        return record | {"unreadable": " ".join(str(error).split())}


def _differing(
    job: Job, catalogues: tuple[Catalogue, Catalogue], figures: Path, new: Path
) -> Plain:
    then, now = catalogues
    with duckdb.connect() as connection:
        observed(connection, then, figures)
        connection.execute(f"attach '{_quoted(new)}' as newer (read_only)")
        connection.register("catalogue_unit_measure", _units(then, now))
        counts = _asked(connection, "counts")
        cells = _asked(connection, "cells")
    let = _let_through(now, max((s.retrieved for s in then.sources), default=None))
    cells.insert(0, "kind", _kinds(cells, let))
    kept = cells.drop(columns=["last_year"])
    return {
        "cells": _kept(kept, job.kept) if len(kept) else "",
        "measures": _counted(kept),
        "new": _only(counts, "after_count", "before_count"),
        "gone": _only(counts, "before_count", "after_count"),
        "reasons": {k: v._asdict() for k, v in let.items() if k in set(kept["indicator"])},
        "deliveries": _deliveries(then, now),
    }


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _units(then: Catalogue, now: Catalogue) -> pd.DataFrame:
    """Return the measures of school units that both versions have, by the series they are now."""
    known = {m.id for m in then.unit_measures}
    rows = [
        (f"{OF_UNITS}{m.id}", m.series.code, m.series.figure_set)
        for m in now.unit_measures
        if m.id in known
    ]
    return pd.DataFrame(rows, columns=["id", "series", "figure_set"])


def _asked(connection: duckdb.DuckDBPyConnection, name: str) -> pd.DataFrame:
    return connection.execute((COMPARE / f"{name}.sql").read_text(encoding="utf-8")).df()


def _let_through(catalogue: Catalogue, since: Any) -> dict[str, _Let]:  # noqa: ANN401 - a date
    """Return the reasons given since a day for letting through what the checks held, by measure."""
    found: dict[str, list[Any]] = {}
    accepted: Iterable[Any] = getattr(catalogue, "accepted", ())
    for one in accepted:
        if one.indicator and (since is None or one.on >= since):
            found.setdefault(one.indicator, []).append(one)
    return {
        name: _Let(" ".join(dict.fromkeys(o.reason for o in some)), str(max(o.on for o in some)))
        for name, some in found.items()
    }


def _kinds(cells: pd.DataFrame, let: Mapping[str, _Let]) -> list[str]:
    corrected = {name for name, one in let.items() if CORRECTION.search(one.reason)}
    before, after = (_published(cells, side) for side in ("old", "new"))
    years = cells["year"].tolist()
    last = cells["last_year"].to_numpy(dtype=float, na_value=nan).tolist()
    names = cells["indicator"].tolist()
    return [
        _named(kind_of(old, new, beyond=not year <= latest), corrected=name in corrected)
        for old, new, year, latest, name in zip(before, after, years, last, names, strict=True)
    ]


def _published(cells: pd.DataFrame, side: str) -> list[Published]:
    names = (f"{side}_value", f"{side}_n")
    numbers = [cells[name].to_numpy(dtype=float, na_value=nan).tolist() for name in names]
    return list(map(Published, *numbers, cells[f"{side}_status"].tolist()))


def _named(kind: Kind | None, *, corrected: bool) -> str:
    if kind is None:
        raise ValueError("a cell is said to differ that does not")
    return "corrected" if corrected and kind == "revised" else kind


def _counted(cells: pd.DataFrame) -> Plain:
    """Return by measure how many cells there are of each kind, and which years are new."""
    found: Plain = {}
    for (indicator, kind), rows in cells.groupby(["indicator", "kind"], sort=True):
        own = found.setdefault(str(indicator), {"counts": {}, "years": []})
        own["counts"][str(kind)] = len(rows)
        if kind == "year":
            own["years"] = sorted(int(year) for year in rows["year"].unique())
    return found


def _only(counts: pd.DataFrame, one: str, other: str) -> dict[str, int]:
    """Return the measures with values in one version alone, and how many."""
    rows = counts[(counts[one] > 0) & (counts[other] == 0)]
    return {str(row["indicator"]): int(row[one]) for row in rows.to_dict("records")}


def _deliveries(then: Catalogue, now: Catalogue) -> dict[str, Plain]:
    """Return the days of the figure sets that were fetched anew."""
    days = {s.figure_set: s.retrieved for s in then.sources}
    return {
        s.figure_set: {
            "retrieved": str(s.retrieved),
            "before": str(days[s.figure_set]) if s.figure_set in days else "",
        }
        for s in now.sources
        if days.get(s.figure_set) != s.retrieved
    }


def _kept(cells: pd.DataFrame, kept: Path) -> str:
    """Keep the cells by their contents, and return the hash they lie under."""
    file = io.BytesIO()
    cells.to_parquet(file, index=False, compression="zstd")
    digest = digest_of(file.getvalue())
    put(kept / f"{digest}.parquet", digest, file.getvalue())
    return digest
