"""The versions of the figures: which there are, and reading one of them instead of the live.

A version, "2026-11-20-7c1f", is the day of the figures and the start of a hash of them and of what
in the catalogue decides numbers. Those that a build has shown are kept (likvard/build/keeping.py);
the database of an old one is built when it is first asked for, in a process of its own.
"""

import json
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue, CatalogueError, as_of, in_place, load_catalogue
from likvard.freshness import DATABASE, ROOT, code_version, figures_version, kept_beside

MOST_OPEN: Final = 6
"""So many databases of old versions are left on the disk, those last asked for."""
PATIENCE: Final = 120
LONGEST: Final = 40
_NAME: Final = re.compile(r"\d{4}-\d\d-\d\d-[0-9a-f]{4,}")


class UnknownVersionError(Exception):
    """The version is not kept here, or is damaged; the message is Swedish and for the page."""


@dataclass(frozen=True)
class Version:
    """A version of the figures that can be read here, and its day."""

    id: str
    day: date

    @property
    def shown(self) -> str:
        """Return "20 november 2026"."""
        return swedish.day(self.day)


@dataclass(frozen=True)
class _Read:
    """What a frozen reader reads: the version, its database, its catalogue (None for the live)."""

    version: Version
    path: Path
    catalogue: Catalogue | None


_reads: Final[ContextVar[_Read | None]] = ContextVar("version", default=None)
_one: Final = threading.Lock()


def live_path() -> Path:
    """Return where the live database is: LIKVARD_DATABASE, else data/likvard.duckdb."""
    return Path(os.environ.get("LIKVARD_DATABASE", DATABASE))


def path_read() -> Path:
    """Return the database that is read here and now."""
    read = _reads.get()
    return live_path() if read is None else read.path


def frozen() -> Version | None:
    """Return the version that `reading` has chosen; None when the live figures are read."""
    read = _reads.get()
    return None if read is None else read.version


def today() -> date:
    """Return the day whose members an area has: a frozen version's own, else today."""
    read = _reads.get()
    return date.today() if read is None else read.version.day  # noqa: DTZ011  changes by the day


def current() -> str:
    """Return the version of the live figures; empty when the database does not tell."""
    path = live_path()
    try:
        status = path.stat()
    except OSError:
        return ""
    return _version_in(path, status.st_ino, status.st_size, status.st_mtime_ns)


def live() -> Version | None:
    """Return the version of the live figures; None when the database does not tell."""
    name = current()
    return _version(name) if _is_name(name) else None


@lru_cache(maxsize=4)
def _version_in(path: Path, _node: int, _size: int, _time: int) -> str:
    return figures_version(path) or ""


def known() -> tuple[Version, ...]:
    """Return the versions that can be read here, the live one first, the others latest first."""
    now = current()
    names = {path.stem for path in kept_beside().glob("*-*.json")} - {now}
    found = [now, *sorted(names, reverse=True)]
    return tuple(_version(name) for name in found if _is_name(name))


def version(name: str) -> Version:
    """Return a known version by its name.

    Raises
    ------
    UnknownVersionError
        If there is none of that name.
    """
    for found in known():
        if found.id == name:
            return found
    raise UnknownVersionError(f"Versionen ”{_short(name)}” finns inte kvar här.")


def _version(name: str) -> Version:
    return Version(name, date.fromisoformat(name[:10]))


def _is_name(name: str) -> bool:
    try:
        return bool(_NAME.fullmatch(name) and date.fromisoformat(name[:10]))
    except ValueError:
        return False


def _short(name: str) -> str:
    return name if len(name) <= LONGEST else f"{name[:LONGEST]}…"


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Read a version's figures meanwhile, in this thread; with no name the live ones.

    The first time an old version is asked for it takes some seconds (`is_ready`).

    Raises
    ------
    UnknownVersionError
        If it is not known, or damaged.
    """
    read = _opened(version(name)) if name else None
    token = _reads.set(read)
    try:
        with in_place(None if read is None else read.catalogue):
            yield
    finally:
        _reads.reset(token)


def is_ready(name: str) -> bool:
    """Tell whether reading a version answers at once: it is live, unknown, or already opened."""
    if not name or name == current():
        return True
    return name not in {found.id for found in known()} or _path(name).exists()


def _opened(asked: Version) -> _Read:
    if asked.id == current():
        return _Read(asked, live_path(), None)
    path = _path(asked.id)
    if not path.exists():
        _make(asked, path)
    _used(path)
    return _Read(asked, path, _catalogue(asked.id, kept_beside()))


def _make(asked: Version, path: Path) -> None:
    """Build an old version's database, one at a time; who waited finds it made."""
    with _one:
        if not path.exists():
            _build(asked, path)
            _leave_the_latest(path)


def _path(name: str) -> Path:
    """Return where an old version's database is: beside the live one, by version and code."""
    path = live_path()
    return path.with_name(f"{path.stem}-{name}.{code_version()}{path.suffix}")


def _build(asked: Version, path: Path) -> None:
    command = [sys.executable, "-m", "likvard", "open", asked.id, "--output", str(path)]
    kept = ["--kept", str(kept_beside().absolute())]
    try:
        done = subprocess.run(  # noqa: S603  our own module, a version known to us
            [*command, *kept], cwd=ROOT, capture_output=True, check=False, timeout=PATIENCE
        )
    except subprocess.TimeoutExpired as error:
        raise UnknownVersionError(_damaged(asked)) from error
    if done.returncode:
        raise UnknownVersionError(_damaged(asked))


def _damaged(asked: Version) -> str:
    return f"Siffrorna från {asked.shown} (versionen {asked.id}) går inte att läsa här."


def _used(path: Path) -> None:
    """Note that a database is used, its own time left as it is: that tells which file it is."""
    try:
        os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))
    except OSError as error:
        raise UnknownVersionError(f"{path.name} finns inte längre.") from error


def _leave_the_latest(newest: Path) -> None:
    """Take away the databases of old versions that were asked for longest ago."""
    path = live_path()
    found = path.parent.glob(f"{path.stem}-????-??-??-*{path.suffix}")
    by_use = sorted((p for p in found if p != newest), key=lambda p: -p.stat().st_atime_ns)
    for old in by_use[MOST_OPEN - 1 :]:
        old.unlink(missing_ok=True)
        old.with_name(f"{old.name}.lock").unlink(missing_ok=True)


@lru_cache(maxsize=MOST_OPEN)
def _catalogue(name: str, kept: Path) -> Catalogue:
    with in_place(None):
        words = load_catalogue()
    try:
        listed = json.loads((kept / f"{name}.json").read_bytes())
        return as_of(words, json.loads((kept / f"{listed['catalogue']}.json").read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, CatalogueError) as error:
        raise UnknownVersionError(_damaged(_version(name))) from error
