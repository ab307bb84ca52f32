"""python -m likvard import: put figures that only the network has where everybody sees them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path  # noqa: TC003 - a field type of a dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd
from filelock import FileLock

from likvard.build import BuildError, Job, beside, build
from likvard.build.own import FIGURE_SET, INDICATORS, imported_rows, own_file
from likvard.catalogue import CatalogueError, read_catalogue
from likvard.catalogue.templates import load_templates, template
from likvard.own.fault import RefusedError
from likvard.own.reader import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from likvard.catalogue.templates import Template
    from likvard.own.reader import Delivery

PATIENCE: Final = 300
_LONGEST_SOURCE: Final = 120
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Wanted:
    """What to import: a file, the template it follows, whose figures they are, and into what."""

    file: Path
    kind: str
    source: str
    job: Job
    dry_run: bool = False


@dataclass(frozen=True)
class Done:
    """What an import came to: rows by what happened to them, and what should be looked at."""

    added: int
    replaced: int
    unchanged: int
    total: int
    warnings: tuple[str, ...]

    def __str__(self) -> str:
        """Return it in a line, and a line for each warning."""
        told = f"{self.added} added, {self.replaced} replaced, {self.unchanged} as they were"
        return "\n".join([f"{told}: {self.total} rows in all", *self.warnings])


def run(wanted: Wanted, progress: Callable[[str, float], None] | None = None) -> Done:
    """Check a file, add its rows to those imported before, and build the database anew.

    A row with the key of one imported before takes its place; the others stay. When the database
    does not pass its checks, the rows imported before are left as they were. With `dry_run`
    nothing is written.

    Raises
    ------
    BuildError
        If the file is refused: the message has every fault, with line and column.
    ChecksFailedError
        If the database with these rows fails a check.
    """
    asked = template(wanted.kind)
    found = _read(asked, wanted)
    path = own_file(wanted.job.figures, asked.id)
    if not wanted.dry_run:
        path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path, needed=not wanted.dry_run):
        before = imported_rows(wanted.job.figures, asked)
        after = _merged(asked, before, _signed(found, wanted.source))
        done = _counted(asked, before, after, found)
        if not wanted.dry_run:
            with _in_place(path, after):
                build(wanted.job, progress=progress)
    return Done(*done, (*found.warnings, *_unlisted(asked, found.rows, wanted.job)))


def kinds() -> list[str]:
    """Return the ids of the templates."""
    return [one.id for one in load_templates().templates]


def _read(asked: Template, wanted: Wanted) -> Delivery:
    source = wanted.source.strip()
    if not source or len(source) > _LONGEST_SOURCE or source.startswith(_FORMULA):
        raise BuildError(f"--source is to name whose figures they are, not {source!r}")
    try:
        return read_file(asked, wanted.file.name, wanted.file.read_bytes())
    except OSError as error:
        raise BuildError(f"{wanted.file.name}: cannot be read ({error.strerror})") from error
    except RefusedError as error:
        raise BuildError(f"{wanted.file.name}: {error}") from error


@contextmanager
def _alone(path: Path, *, needed: bool) -> Iterator[None]:
    """Let no other import come between reading what was there and writing what is there now."""
    if not needed:
        yield
        return
    with FileLock(path.with_name(".lock"), timeout=PATIENCE):
        yield


@contextmanager
def _in_place(path: Path, rows: pd.DataFrame) -> Iterator[None]:
    """Put the rows in place in one step; take them back when what follows fails."""
    before = path.read_bytes() if path.exists() else None
    with beside(path) as new:
        rows.to_parquet(new, index=False)
    try:
        yield
    except BaseException:
        _put_back(path, before)
        raise


def _put_back(path: Path, content: bytes | None) -> None:
    if content is None:
        path.unlink(missing_ok=True)
        return
    with beside(path) as new:
        new.write_bytes(content)


def _signed(found: Delivery, source: str) -> pd.DataFrame:
    today = date.today().isoformat()  # noqa: DTZ011  the maintainer's day
    about = {"publisher": source.strip(), "imported_on": today, "checksum": found.checksum}
    return found.rows.assign(**about)


def _merged(asked: Template, before: pd.DataFrame, new: pd.DataFrame) -> pd.DataFrame:
    """Return all rows, each key once; one that says what was said before keeps its source."""
    same = _values(asked, new).isin(set(_values(asked, before)))
    whole = pd.concat([before, new[~same]], ignore_index=True)
    last = ~_keys(asked, whole).duplicated(keep="last")
    return whole[last].sort_values(list(asked.key), kind="stable", ignore_index=True)


def _counted(
    asked: Template, before: pd.DataFrame, after: pd.DataFrame, found: Delivery
) -> tuple[int, int, int, int]:
    old, new = set(_keys(asked, before)), _keys(asked, found.rows)
    known = new.isin(old)
    same = _values(asked, found.rows).isin(set(_values(asked, before)))
    return int((~known).sum()), int((known & ~same).sum()), int(same.sum()), len(after)


def _keys(asked: Template, rows: pd.DataFrame) -> pd.Series[str]:
    return _told(rows, list(asked.key)).str.casefold()


def _values(asked: Template, rows: pd.DataFrame) -> pd.Series[str]:
    return _told(rows, [column.id for column in asked.columns])


def _told(rows: pd.DataFrame, names: list[str]) -> pd.Series[str]:
    texts = [
        "\t".join(map(str, row)) for row in rows[names].astype("object").itertuples(index=False)
    ]
    return pd.Series(texts, index=rows.index, dtype="str")


def _unlisted(asked: Template, rows: pd.DataFrame, job: Job) -> Iterator[str]:
    """Yield a line for each indicator that the catalogue does not show."""
    if asked.id != INDICATORS:
        return
    try:
        catalogue = read_catalogue(job.catalogue)
    except CatalogueError as error:
        raise BuildError(str(error)) from error
    shown = {s.code for i in catalogue.indicators for s in i.series if s.figure_set == FIGURE_SET}
    for name in sorted(set(rows["indicator"]) - shown):
        yield f"{name} is kept but not shown: no indicator of the catalogue has it as a series"
