"""A relay between a browser and a server that counts the bytes each way."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from benchmarks.servers import free_port

CHUNK = 65536


@dataclass
class Relay:
    """Bytes passed so far, to and from the server, and the address to talk to."""

    address: str
    passed: int = 0

    async def join(
        self, port: int, read: asyncio.StreamReader, write: asyncio.StreamWriter
    ) -> None:
        """Connect one visitor with the server until either hangs up."""
        with suppress(OSError, asyncio.CancelledError):
            onward = await asyncio.open_connection("127.0.0.1", port)
            await asyncio.gather(self._pass(read, onward[1]), self._pass(onward[0], write))

    async def _pass(self, read: asyncio.StreamReader, write: asyncio.StreamWriter) -> None:
        while data := await read.read(CHUNK):
            self.passed += len(data)
            write.write(data)
            await write.drain()
        write.close()


@contextmanager
def counting(port: int) -> Iterator[Relay]:
    """Relay a port of its own to a server's, in a thread."""
    own = free_port()
    relay = Relay(f"http://127.0.0.1:{own}")
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.start_server(lambda r, w: relay.join(port, r, w), "127.0.0.1", own)
    asyncio.run_coroutine_threadsafe(listening, loop).result()
    try:
        yield relay
    finally:
        asyncio.run_coroutine_threadsafe(_end(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


async def _end() -> None:
    """Hang up on everybody."""
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
