"""However badly the publishers behave, what is fetched is the whole truth, or a fault is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from likvard.sources.archive import Archive
from likvard.sources.faults import NotArchivedError, SourceError
from likvard.sources.fetching import Replay
from likvard.sources.request import KOLADA, SCB, SIRIS, SKOLVERKET, STATISTIKDATABASEN
from tests.asking_sources import client, live
from tests.everything_fetched import everything
from tests.servers.everywhere import PATHS, published
from tests.servers.habits import BAD, Habits
from tests.servers.world import small_world

if TYPE_CHECKING:
    from pathlib import Path

WORLD = small_world()
PUBLISHERS = {KOLADA, SKOLVERKET, STATISTIKDATABASEN, SIRIS, SCB}
Records = list[tuple[Any, ...]]


def fetched(folder: Path, habits: Habits) -> Records:
    """Return what is fetched from publishers with habits; the archive is in the folder."""
    with published(WORLD, habits) as publishers, pytest.MonkeyPatch.context() as patch:
        for name, address in publishers.environment.items():
            patch.setenv(name, address)
        with live(folder, asker=client(0.4)) as fetcher:
            return [part.records for part in everything(fetcher, WORLD)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Records:
    """What there is to be fetched, as publishers that behave well tell it."""
    return fetched(tmp_path_factory.mktemp("truth"), Habits())


@pytest.mark.parametrize("seed", range(4))
def test_bad_habits_change_nothing(tmp_path: Path, whole: Records, seed: int) -> None:
    """A third of the questions answered badly, in every way there is: the same comes in the end."""
    assert fetched(tmp_path, Habits(0.33, seed, BAD, hang=0.6)) == whole


@pytest.mark.parametrize("seed", range(2))
def test_runs_that_fail_go_on(tmp_path: Path, whole: Records, seed: int) -> None:
    """Where publishers stay away too long the run fails by name, and the next goes on with it."""
    kinds, faults = ("503", "torn", "cut"), []
    for attempt in range(60):
        try:
            records = fetched(tmp_path, Habits(0.75, 1000 * seed + attempt, kinds, most=99))
        except SourceError as fault:
            faults.append(str(fault))
        else:
            break
    assert records == whole
    assert faults
    assert all(fault.split(": http")[0] in PUBLISHERS for fault in faults)
    assert len(Archive(tmp_path).runs(finished=False)) == 1


def test_replay_is_the_same(
    tmp_path: Path, whole: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the archive alone, with no publisher at hand, come the same records and entries."""
    with published(WORLD) as publishers:
        for name, address in publishers.environment.items():
            monkeypatch.setenv(name, address)
        with live(tmp_path) as fetcher:
            parts = [*everything(fetcher, WORLD)]
    for name in PATHS:
        monkeypatch.delenv(name)
    run = Archive(tmp_path).runs(finished=False)[0]
    again = [*everything(Replay(Archive(tmp_path), run), WORLD)]
    assert again == parts
    assert [part.records for part in again] == whole


def test_replay_of_a_run_that_lacks_something(tmp_path: Path, whole: Records) -> None:
    """A run of which one answer is lost names it when it is replayed."""
    fetched(tmp_path, Habits())
    index = tmp_path / "index.jsonl"
    lines = index.read_text().splitlines(keepends=True)
    index.write_text("".join(line for line in lines if "/salsa" not in line))
    run = Archive(tmp_path).runs(finished=False)[0]
    with pytest.raises(NotArchivedError, match=r"Skolverket: .*/statistics/all-schools/salsa"):
        [*everything(Replay(Archive(tmp_path), run), WORLD)]
    assert whole
