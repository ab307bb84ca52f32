"""New figures and the database made of them, put in place together: all of it or nothing.

A refresh lays out new figures and their database beside the live ones. Nothing of that counts until
the order to publish is written (`order`). From then on every step can be repeated, so that whoever
comes next carries out what a killed process left: `recover` is the first thing a build does.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock

from likvard.build.changing import note_changes
from likvard.build.keeping import edition, keep
from likvard.catalogue import read_catalogue
from likvard.catalogue.deliveries import FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

FOLDER: Final = "refresh"
_ORDER: Final = "publish.json"
PATIENCE: Final = 300


@dataclass(frozen=True)
class Places:
    """Where a refresh works: live figures, live database, catalogue, and what is beside them."""

    figures: Path
    output: Path
    catalogue: Path

    @property
    def folder(self) -> Path:
        """Return the folder of everything that is under way, beside the figures."""
        return self.figures.parent / FOLDER

    @property
    def staged(self) -> Path:
        """Return the folder of new figures; its name is the live one's, as the version wants it."""
        return self.folder / self.figures.name

    @property
    def database(self) -> Path:
        """Return the new database, on the live one's own disk."""
        return self.output.with_name(f"{self.output.name}.staged")

    @property
    def order(self) -> Path:
        """Return the file that says that what is staged is to be published."""
        return self.folder / _ORDER


class OvertakenError(Exception):
    """Other figures have been changed since these were staged: stage and judge them again."""


def publish(
    places: Places, names: Sequence[str], at: Callable[[str], None] = lambda _step: None
) -> None:
    """Put staged files, their records and the staged database in place of the live ones.

    `names` are the files to move, by their paths in the folder; the rest of what is staged is as it
    lay there. `at` is told each step before it is taken. A kill before the order is written leaves
    everything as it was; after that `recover` finishes.

    Raises
    ------
    OvertakenError
        If a file that is not to be moved is no longer as it was, such as after an import.
    """
    moved = [*sorted(names), FILE]
    with FileLock(f"{places.output}.lock", timeout=PATIENCE):
        at("order")
        _check_the_rest(places, moved)
        _write_order(places, moved)
        _carry_out(places, moved, at)


def _check_the_rest(places: Places, moved: Sequence[str]) -> None:
    live, staged = _figures(places.figures), _figures(places.staged)
    for name in (live.keys() | staged.keys()) - set(moved):
        paths = (live.get(name), staged.get(name))
        if None in paths or len({path.read_bytes() for path in paths if path}) > 1:
            raise OvertakenError(f"{name} has been changed meanwhile")


def _figures(folder: Path) -> dict[str, Path]:
    return {p.relative_to(folder).as_posix(): p for p in folder.rglob("*.parquet")}


def recover(figures: Path) -> bool:
    """Carry out an order that was left when a process was killed; tell whether there was one."""
    order = figures.parent / FOLDER / _ORDER
    if not order.exists():
        return False
    try:
        told = json.loads(order.read_bytes())
    except FileNotFoundError:
        return False
    places = Places(figures, Path(told["output"]), Path(told["catalogue"]))
    with FileLock(f"{places.output}.lock", timeout=PATIENCE):
        if order.exists():
            _carry_out(places, told["files"], lambda _step: None)
    return True


def _write_order(places: Places, moved: Sequence[str]) -> None:
    told = {
        "output": str(places.output.absolute()),
        "catalogue": str(places.catalogue.absolute()),
        "files": list(moved),
    }
    write_settled(places.order, json.dumps(told).encode())


def _carry_out(places: Places, moved: Sequence[str], at: Callable[[str], None]) -> None:
    """Take every step that has not been taken; each is one rename, or harmless when repeated."""
    at("keep")
    _keep(places, moved)
    at("figures")
    for name in moved:
        _move(places.staged / name, places.figures / name, at)
    at("database")
    if places.database.exists():
        places.database.replace(places.output)
    at("tidy")
    shutil.rmtree(places.staged, ignore_errors=True)
    at("done")
    places.order.unlink(missing_ok=True)


def _keep(places: Places, moved: Sequence[str]) -> None:
    """Keep the new version for frozen links, before any reader can get a link to it.

    A folder with files gone is one whose version was kept before they were moved.
    """
    if not all((places.staged / name).exists() for name in moved):
        return
    from likvard.build import Job  # noqa: PLC0415 - it imports this module

    catalogue = read_catalogue(places.catalogue, places.staged / FILE)
    job = Job(places.output, places.figures, places.catalogue)
    made = edition(catalogue, places.staged, job.kept)
    keep(made, catalogue, places.staged, job.kept)
    if places.database.exists():
        note_changes(job, made, catalogue, places.database)


def _move(path: Path, target: Path, at: Callable[[str], None]) -> None:
    if not path.exists():
        return
    at(f"move {target.name}")
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def write_settled(path: Path, content: bytes) -> None:
    """Write a file in one step, so that it is there whole or not at all, and on the disk."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
