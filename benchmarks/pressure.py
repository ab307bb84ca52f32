"""Many readers at once, and one who does nothing but ask: speed, processor and memory."""

import asyncio
import random
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final

import numpy as np

from benchmarks.clients import Client, client
from benchmarks.page import YEARS, names
from benchmarks.servers import Server

SECONDS: Final = 4.0  # at least
ANSWERS: Final = 2  # for each reader at least, however long that takes


@dataclass(frozen=True)
class Pressure:
    """What a server stands: views a second, the slowest of twenty in ms, processor ms a view."""

    rate: float
    p95: float
    cpu: float


def views(seed: int) -> Iterator[tuple[str, int]]:
    """Return indicators and years in an order that looks random and is always the same."""
    chance = random.Random(seed)  # noqa: S311  no secret
    while True:
        yield chance.choice(list(names())), chance.choice(YEARS)


def runs(server: Server, chosen: Sequence[tuple[str, int]]) -> list[float]:
    """Return the ms from asking for each view until its script has finished, for one reader."""
    return asyncio.run(_runs(server, chosen))


async def _runs(server: Server, chosen: Sequence[tuple[str, int]]) -> list[float]:
    reader = client(server.app.kind)
    await reader.open(server.address)
    spent = []
    for identity, year in chosen:
        started = time.perf_counter()
        await reader.visit(identity, year)
        spent.append(1000 * (time.perf_counter() - started))
    await reader.close()
    return spent


def alone(server: Server, count: int, seed: int) -> tuple[float, float]:
    """Return mean ms and processor ms per view for one reader."""
    chosen = list(islice(views(seed), count))
    before = server.cpu()
    spent = runs(server, chosen)
    return float(np.mean(spent)), 1000 * (server.cpu() - before) / (count + 1)


def pressed(server: Server, users: int) -> Pressure:
    """Return what a server stands when so many readers ask without pause."""
    return asyncio.run(_pressed(server, users))


async def _pressed(server: Server, users: int) -> Pressure:
    readers = [client(server.app.kind) for _ in range(users)]
    for reader in readers:
        await reader.open(server.address)
    waits: list[float] = []
    asking = [asyncio.create_task(_ask(r, i, waits)) for i, r in enumerate(readers)]
    start, before = time.perf_counter(), server.cpu()
    while time.perf_counter() - start < SECONDS or len(waits) < ANSWERS * users:
        await asyncio.sleep(0.1)
        for task in asking:
            if task.done():
                task.result()  # it never ends by itself: tell why it did
    spent, used, count = time.perf_counter() - start, server.cpu() - before, len(waits)
    for task in asking:
        task.cancel()
    await asyncio.gather(*asking, return_exceptions=True)
    for reader in readers:
        with suppress(OSError):
            await reader.close()
    return Pressure(count / spent, float(np.percentile(waits, 95)), 1000 * used / count)


async def _ask(reader: Client, seed: int, waits: list[float]) -> None:
    for identity, year in views(seed):
        asked = time.perf_counter()
        await reader.visit(identity, year)
        waits.append(1000 * (time.perf_counter() - asked))


def memory(server: Server, sessions: int) -> tuple[float, float]:
    """Return the server's MB with one session, and the MB that each further one adds."""
    return asyncio.run(_memory(server, sessions))


async def _memory(server: Server, sessions: int) -> tuple[float, float]:
    readers = [client(server.app.kind) for _ in range(sessions)]
    await readers[0].open(server.address)
    for identity, year in islice(views(0), 20):
        await readers[0].visit(identity, year)
    one = server.memory()
    for reader in readers[1:]:
        await reader.open(server.address)
    each = (server.memory() - one) / (sessions - 1)
    for reader in readers:
        await reader.close()
    return one, each
