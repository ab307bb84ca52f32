"""The long proofs of the refresh; a smaller number of each runs with the other tests.

python -m tests.refresh_soak --runs 100     a hundred seeded runs against badly behaved servers
python -m tests.refresh_soak --steps        a whole refresh killed at every step
python -m tests.refresh_soak --kills 30     SIGKILL at random times, then finished
python -m tests.refresh_soak --full-size    time and memory at the real size
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pandas as pd

from likvard.build.publishing import Places, recover
from likvard.freshness import CATALOGUE, FIGURES, ROOT, figures_version, is_fresh, kept_beside
from likvard.refresh.plan import Plan
from tests.refresh_servers import served
from tests.refresh_world import world
from tests.refreshing import dated, live_figures, places_in, run
from tests.servers.habits import Habits

if TYPE_CHECKING:
    from likvard.refresh.wish import Outcome

SECONDS, GIGABYTE = 600, 1 << 30


class KilledError(BaseException):
    """Stands for a process that is killed: nothing catches it."""


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def files(places: Places) -> dict[str, bytes]:
    """Return every figure file and what is in it."""
    return {
        str(p.relative_to(places.figures)): p.read_bytes()
        for p in places.figures.rglob("*.parquet")
    }


def whole(places: Places) -> str:
    """Return the live version; it must be readable, kept, and made of the figures there."""
    version = figures_version(places.output) or ""
    assert (kept_beside(places.figures) / f"{version}.json").exists(), version
    assert is_fresh(places.output, figures=places.figures, catalogue=places.catalogue)
    return version


def judged(places: Places, before: dict[str, bytes], outcome: Outcome) -> str:
    """Return "new" or "old" for a run that ended well; anything between is an AssertionError."""
    whole(places)
    now = files(places)
    untouched = {name for name in before if now[name] == before[name]}
    published = {f"{name}.parquet" for name in outcome.published}
    for name in before.keys() - untouched:
        assert Path(name).name in published, f"{name} changed without being published"
    assert all(outcome.failed.values())
    assert not outcome.held
    if not outcome.failed:
        assert len(outcome.published) == 10, outcome.published
        return "new"
    failed = " and ".join(sorted(outcome.failed))
    return f"new without {failed}" if outcome.published else "old"


def runs(live: Places, many: int) -> None:
    """Run seeded refreshes against servers whose habits are worse and worse."""
    before, found = files(live), Counter[str]()
    for seed in range(many):
        chance = Random(seed)  # noqa: S311 - no secret
        habits = Habits(
            share=chance.choice([0.1, 0.3, 0.6, 0.9]), seed=seed, most=chance.choice([2, 4, 9])
        )
        with tempfile.TemporaryDirectory() as folder:
            shutil.copytree(live.figures.parent, Path(folder) / "copy")
            places = places_in(Path(folder) / "copy")
            with served(world(seed=seed), habits):
                outcome = run(places)
            ended = judged(places, before, outcome)
            found[ended] += 1
            told = "; ".join(outcome.failed.values())[:150]
            say(f"seed {seed}: share {habits.share}, most {habits.most}: {ended} {told}")
    say(f"{many} runs: {dict(found)}")


def steps(live: Places) -> None:
    """Kill a whole refresh at every step it takes; the next run must go on and finish."""
    told: list[str] = []
    with served(world()), tempfile.TemporaryDirectory() as folder:
        shutil.copytree(live.figures.parent, Path(folder) / "all")
        reference = places_in(Path(folder) / "all")
        run(reference, at=told.append)
        for step in told:
            shutil.copytree(live.figures.parent, Path(folder) / "one")
            places = places_in(Path(folder) / "one")
            _killed_at(places, step)
            recover(places.figures)
            whole(places)
            run(places)
            assert files(places) == files(reference), step
            whole(places)
            shutil.rmtree(Path(folder) / "one")
    say(f"killed at each of {len(told)} steps: whole every time, finished by the next run")


def _killed_at(places: Places, step: str) -> None:
    def at(name: str) -> None:
        if name == step:
            raise KilledError

    try:
        run(places, at=at)
    except KilledError:
        return
    raise AssertionError(f"{step} was never taken")


def kills(live: Places, many: int) -> None:
    """Kill refreshes, each a process of its own, at random times; the last one may finish."""
    chance, left = Random(1), Counter[str]()  # noqa: S311 - no secret
    with served(world()), tempfile.TemporaryDirectory() as folder:
        shutil.copytree(live.figures.parent, Path(folder) / "all")
        reference = places_in(Path(folder) / "all")
        start = time.monotonic()
        _process(reference).wait()
        lasts = time.monotonic() - start
        old = figures_version(live.output)
        for number in range(many):
            place = Path(folder) / str(number)
            shutil.copytree(live.figures.parent, place)
            places = places_in(place)
            for _ in range(chance.randint(1, 3)):
                process = _process(places)
                time.sleep(chance.uniform(0.3, 1.05) * lasts)
                process.send_signal(signal.SIGKILL)
                process.wait()
                recover(places.figures)
                left["old" if whole(places) == old else "new"] += 1
            assert _process(places).wait() == 0
            assert files(places) == files(reference)
            whole(places)
            shutil.rmtree(place)
    say(
        f"{left.total()} kills, after which the live figures were {dict(left)}; "
        f"{many} of {many} were finished by the next run"
    )


def _process(places: Places) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.refreshing", str(places.figures.parent)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)


def serve() -> None:
    """Serve the real size in a process of its own, until standard input ends."""
    with served(world(whole=True, units=6600)) as here:
        say(json.dumps(here.environment))
        sys.stdin.read()


def full_size() -> None:
    """Refresh all that was shipped at the real size; tell time and memory of the client alone."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.refresh_soak", "--serve"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert server.stdout
    os.environ.update(json.loads(server.stdout.readline()))
    codes = tuple(kpi.id for kpi in world(whole=True).kpis)
    setattr(Plan, "kpis", lambda _plan, _figure_set: codes)  # noqa: B010 - more than is read
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(FIGURES, Path(folder) / "figures")
        shutil.copytree(CATALOGUE, Path(folder) / "catalogue")
        places = places_in(Path(folder))
        for path in (places.figures / "school_unit").glob("*.parquet"):
            dated(pd.read_parquet(path)).to_parquet(path, index=False)
        made = ["--output", places.output, "--figures", places.figures]
        command = [sys.executable, "-m", "likvard", "build", *map(str, made)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        start, spent = time.monotonic(), time.process_time()
        outcome = run(places, at=lambda s: _told(start, s))
        took, busy = time.monotonic() - start, time.process_time() - spent
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        say(
            f"{len(codes)} indicators: {took:.0f} s, {busy:.0f} s of them the client's own, "
            f"at most {peak / GIGABYTE:.2f} GB; published {sorted(outcome.published)}, "
            f"held {sorted(outcome.held)}, failed {outcome.failed}"
        )
        for name, faults in outcome.held.items():
            for fault in faults[:5]:
                say(f"{name}: {fault.line[:200]}")
        whole(places)
    server.terminate()
    assert busy < SECONDS
    assert peak < GIGABYTE


def _told(start: float, step: str) -> None:
    if not step.startswith("move"):
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / GIGABYTE
        say(f"{time.monotonic() - start:6.1f} s {peak:5.2f} GB {step}")


def main() -> None:
    """Run the proofs that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=0)
    parser.add_argument("--kills", type=int, default=0)
    for name in ("--steps", "--full-size", "--serve"):
        parser.add_argument(name, action="store_true")
    asked = parser.parse_args()
    if asked.serve:
        serve()
        return
    with tempfile.TemporaryDirectory() as folder:
        live = live_figures(Path(folder) / "live")
        if asked.runs:
            runs(live, asked.runs)
        if asked.steps:
            steps(live)
        if asked.kills:
            kills(live, asked.kills)
    if asked.full_size:
        full_size()


if __name__ == "__main__":
    main()
