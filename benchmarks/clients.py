"""Readers without a browser: they ask for views, wait for the whole answer, and draw nothing."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from benchmarks.page import CLICKED, YEARS, names

KEPT: Final = 2  # runs that Streamlit's browser keeps a message it may be spared
OUTPUTS: Final = (
    ("title", "children"),
    ("tiles", "children"),
    ("karta", "figure"),
    ("hexkarta", "figure"),
    ("ordning", "figure"),
    ("utveckling", "figure"),
)


class Client(Protocol):
    """One reader at one server."""

    async def open(self, address: str) -> None:
        """Connect and receive the first page."""

    async def visit(self, identity: str, year: int) -> None:
        """Ask for a view and receive all of it."""

    async def close(self) -> None:
        """Leave."""


@dataclass
class Socket:
    """A reader of a Streamlit app, over its websocket; keeps messages as its browser would."""

    page: str = ""
    socket: ClientConnection | None = None
    run: int = 0
    kept: dict[str, int] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)

    async def open(self, address: str) -> None:
        """Connect and receive the first page."""
        host = urlsplit(address).netloc
        self.socket = await connect(
            f"ws://{host}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None
        )
        await self.ask("", {})

    async def visit(self, identity: str, year: int) -> None:
        """Ask for a view by its address."""
        await self.ask(f"indikator={identity}&ar={year}", {})

    async def ask(self, query: str, widgets: Mapping[str, str]) -> None:
        """Ask for a run of the script and wait for its end."""
        if self.socket is None:
            raise RuntimeError("not connected")
        message = BackMsg()
        message.rerun_script.query_string = query
        message.rerun_script.page_name = self.page
        message.rerun_script.cached_message_hashes.extend(self.kept)
        for name, value in widgets.items():
            message.rerun_script.widget_states.widgets.add(id=name, string_value=value)
        await self.socket.send(message.SerializeToString())
        await self._receive(self.socket)

    async def _receive(self, socket: ClientConnection) -> None:
        self.run += 1
        while True:
            message = ForwardMsg.FromString(await socket.recv(decode=False))
            kind = message.WhichOneof("type")
            if kind == "script_finished":
                break
            if kind == "delta":
                self._note(message)
            if message.metadata.cacheable or kind == "ref_hash":
                self.kept[message.ref_hash or message.hash] = self.run
        self.kept = {name: run for name, run in self.kept.items() if self.run - run < KEPT}

    def _note(self, message: ForwardMsg) -> None:
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)
        if element.WhichOneof("type") == "selectbox" and self.run == 1:
            self.boxes.append(element.selectbox.id)

    async def close(self) -> None:
        """Leave."""
        if self.socket is not None:
            await self.socket.close()


@dataclass
class Boxes(Socket):
    """A reader of the page in stock Streamlit, who chooses in its two boxes."""

    async def visit(self, identity: str, year: int) -> None:
        """Choose an indicator and a year."""
        await self.ask("", dict(zip(self.boxes, (names()[identity], str(year)), strict=True)))


@dataclass
class Poster:
    """A reader of a Dash app, over one kept connection."""

    streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    host: str = ""

    async def open(self, address: str) -> None:
        """Connect and receive the first page."""
        parts = urlsplit(address)
        self.host = parts.netloc
        self.streams = await asyncio.open_connection(parts.hostname, parts.port)
        for path in ("/", "/_dash-layout", "/_dash-dependencies"):
            await self._request(f"GET {path} HTTP/1.1", b"")
        await self.visit(CLICKED[0], YEARS[-1])

    async def visit(self, identity: str, year: int) -> None:
        """Send what Dash's browser sends when a choice is made."""
        outputs = [{"id": name, "property": kind} for name, kind in OUTPUTS]
        chosen = (("indicator", identity), ("year", year))
        body: dict[str, Any] = {
            "output": f"..{'...'.join(f'{name}.{kind}' for name, kind in OUTPUTS)}..",
            "outputs": outputs,
            "inputs": [{"id": i, "property": "value", "value": v} for i, v in chosen],
            "changedPropIds": ["indicator.value"],
            "parsedChangedPropsIds": ["indicator.value"],
        }
        await self._request("POST /_dash-update-component HTTP/1.1", json.dumps(body).encode())

    async def _request(self, line: str, body: bytes) -> None:
        if self.streams is None:
            raise RuntimeError("not connected")
        read, write = self.streams
        kind = "Content-Type: application/json"
        head = f"{line}\r\nHost: {self.host}\r\n{kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        write.write(head.encode() + body)
        answer = (await read.readuntil(b"\r\n\r\n")).decode().lower()
        if " 200 " not in answer.splitlines()[0]:
            raise RuntimeError(answer)
        await read.readexactly(int(answer.split("content-length: ")[1].split("\r\n")[0]))

    async def close(self) -> None:
        """Leave."""
        if self.streams is not None:
            self.streams[1].close()


def client(kind: str) -> Client:
    """Return a reader for an app of this kind."""
    if kind == "dash":
        return Poster()
    return Boxes() if kind == "stock" else Socket("indikator" if kind == "ours" else "")
