"""Fetch a world of the real size from local servers, and say how long it takes in how much memory.

`.venv/bin/python -m tests.servers.full_size` takes a few minutes. The servers run in a process of
their own, so that time and memory are the client's alone; waits for politeness are left out. It
ends with 1 if the client works for more than ten minutes or takes more than a gigabyte.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from likvard.sources.archive import Archive
from likvard.sources.fetching import Live, Replay
from likvard.sources.pace import Clock
from tests.everything_fetched import everything
from tests.servers.everywhere import published
from tests.servers.world import World, real_world

if TYPE_CHECKING:
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Event

    from likvard.sources.fetching import Fetcher

LONGEST, LARGEST = 600.0, 1024


def main() -> int:
    """Fetch everything from the servers, then from the archive; return 0 if within bounds."""
    told: Queue[dict[str, str]] = multiprocessing.Queue()
    done = multiprocessing.Event()
    servers = multiprocessing.Process(target=_serve, args=(told, done))
    servers.start()
    os.environ.update(told.get())
    try:
        with TemporaryDirectory() as folder:
            return 0 if _measured(Path(folder)) else 1
    finally:
        done.set()
        servers.join()


def _serve(told: Queue[dict[str, str]], done: Event) -> None:
    with published(real_world()) as publishers:
        told.put(publishers.environment)
        done.wait()


def _measured(folder: Path) -> bool:
    world, archive = real_world(), Archive(folder)
    run = archive.begin()
    with Live(archive, run, clock=Clock(sleep=lambda _: None)) as fetcher:
        taken = _one("fetched", fetcher, world)
    _one("replayed", Replay(Archive(folder), run), world)
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) >> 20
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    sys.stdout.write(f"archive {size} MB, memory at most {largest} MB\n")
    return taken <= LONGEST and largest <= LARGEST


def _one(what: str, fetcher: Fetcher, world: World) -> float:
    began, worked, parts, records = time.monotonic(), time.process_time(), 0, 0
    part: Any
    for part in everything(fetcher, world):
        parts, records = parts + 1, records + len(part.records)
    taken = time.monotonic() - began
    own = time.process_time() - worked
    told = f"{records:,} records of {parts:,} answers in {taken:.0f} s ({own:.0f} s of our own)"
    sys.stdout.write(f"{what}: {told}\n")
    sys.stdout.flush()
    return own


if __name__ == "__main__":
    sys.exit(main())
