"""New figures and their database put in place together, whatever is killed on the way."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import pandas as pd
import pytest

from likvard.build import Job, build, rehearse
from likvard.build.publishing import OvertakenError, Places, publish, recover
from likvard.freshness import figures_version, is_fresh, kept_beside
from tests.refreshing import copied

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.xdist_group("refresh")


MOVED = ["municipality/kolada.parquet", "municipality/scb-folkmangd.parquet"]


class KilledError(BaseException):
    """Stands for a process that is killed: nothing catches it."""


def killer(step: str) -> Callable[[str], None]:
    """Return what dies at a step."""

    def at(told: str) -> None:
        if told == step:
            raise KilledError

    return at


@dataclass(frozen=True)
class Staged:
    """Live figures with newer ones staged beside them, and both versions' names."""

    places: Places
    old: str
    new: str


@pytest.fixture(scope="module")
def staged(small: Places, tmp_path_factory: pytest.TempPathFactory) -> Staged:
    """Give small live figures, and the same with one value changed, staged with its database."""
    places = copied(small, tmp_path_factory.mktemp("publishing") / "staged")
    shutil.copytree(places.figures, places.staged)
    path = places.staged / "municipality" / "kolada.parquet"
    frame = pd.read_parquet(path)
    frame.loc[frame.index[0], "value"] += 0.01
    frame.to_parquet(path, index=False)
    (places.staged / "deliveries.json").write_text("{}", encoding="utf-8")
    job = Job(places.database, places.staged, places.catalogue)
    assert not rehearse(job, places.output, kept_beside(places.figures))
    new = figures_version(places.database) or ""
    return Staged(places, figures_version(places.output) or "", new)


def steps(staged: Staged, folder: Path) -> list[str]:
    """Return every step of a publication, in order."""
    told: list[str] = []
    publish(copied(staged.places, folder), MOVED, told.append)
    return told


def version(places: Places) -> str:
    """Return the version of the live database, which must be readable and whole."""
    with duckdb.connect(str(places.output), read_only=True) as connection:
        tables = connection.execute("select count(*) from observation").fetchone()
    assert tables
    assert tables[0]
    return figures_version(places.output) or ""


def test_killed_at_every_step(staged: Staged, tmp_path: Path) -> None:
    """A kill at any step leaves a whole live database, and whoever comes next finishes the work."""
    told = steps(staged, tmp_path / "whole")
    assert len(told) == 9
    for number, step in enumerate(told):
        folder = tmp_path / str(number)
        places = copied(staged.places, folder)
        with pytest.raises(KilledError):
            publish(places, MOVED, killer(step))
        assert version(places) in {staged.old, staged.new}
        recovered = recover(places.figures)
        assert recovered == (step != "order")
        assert version(places) == (staged.new if recovered else staged.old)
        assert is_fresh(places.output, figures=places.figures, catalogue=places.catalogue)
        kept = {path.stem for path in kept_beside(places.figures).glob("*-*.json")}
        assert version(places) in kept
        assert not places.order.exists()
        shutil.rmtree(folder)


def test_a_build_finishes_first(staged: Staged, tmp_path: Path) -> None:
    """A build that comes upon an unfinished publication carries it out, and finds all fresh."""
    places = copied(staged.places, tmp_path / "copy")
    with pytest.raises(KilledError):
        publish(places, MOVED, killer("move kolada.parquet"))
    job = Job(places.output, places.figures, places.catalogue)
    assert not build(job, if_needed=True)
    assert version(places) == staged.new


def test_nothing_is_recovered_where_nothing_is_left(staged: Staged, tmp_path: Path) -> None:
    """Without an order nothing staged is ever published."""
    places = copied(staged.places, tmp_path / "copy")
    assert not recover(places.figures)
    assert version(places) == staged.old


def test_an_import_meanwhile_is_not_lost(staged: Staged, tmp_path: Path) -> None:
    """Figures that were changed after staging are never laid back: it is to be judged again."""
    places = copied(staged.places, tmp_path / "copy")
    path = places.figures / "own" / "platser.parquet"
    path.parent.mkdir()
    pd.DataFrame({"n": [1]}).to_parquet(path)
    with pytest.raises(OvertakenError, match=r"own/platser\.parquet"):
        publish(places, MOVED)
    assert not places.order.exists()
    assert path.exists()
    assert version(places) == staged.old
