"""The measured apps: how each is started, answered for, weighed and stopped."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.request import urlopen

import psutil

ROOT: Final = Path(__file__).resolve().parent.parent
APPS: Final = ROOT / "benchmarks" / "apps"
PATIENCE: Final = 120  # seconds that a server may take to start


@dataclass(frozen=True)
class App:
    """One way to make the page: its name in the table, and the command that serves it.

    `kind` says which driver and which light client can talk to it; `{port}` and `{folder}` in the
    command are filled in at the start.
    """

    name: str
    kind: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def _streamlit(script: str) -> tuple[str, ...]:
    options = ("--server.port={port}", "--server.headless=true", "--server.address=127.0.0.1")
    quiet = (
        "--browser.gatherUsageStats=false",
        "--browser.serverAddress=localhost",
        "--server.fileWatcherType=none",
    )
    return (sys.executable, "-m", "streamlit", "run", script, *options, *quiet)


OURS: Final = App("Likvärd", "ours", _streamlit("app.py"))
STOCK: Final = App("stock Streamlit", "stock", _streamlit(str(APPS / "stock.py")))
DASH: Final = App("Dash", "dash", (sys.executable, "-m", "benchmarks.apps.dashed", "{port}"))
STATIC: Final = App(
    "static HTML", "static", (sys.executable, "-m", "benchmarks.apps.static", "{port}", "{folder}")
)
EMPTY: Final = App("empty Streamlit page", "empty", _streamlit(str(APPS / "empty.py")))
EVERY: Final = (OURS, STOCK, DASH, STATIC, EMPTY)


def variant(name: str, **environment: str) -> App:
    """Return our app under another name with other environment variables."""
    return App(name, OURS.kind, OURS.command, environment)


def without_freeze() -> App:
    """Return our app as if `gc.freeze` did nothing."""
    start = "import gc, sys; gc.freeze = int; from streamlit.web.cli import main; main()"
    command = (sys.executable, "-c", start, *OURS.command[3:])
    return App("Likvärd, without gc.freeze", OURS.kind, command)


@dataclass
class Server:
    """A running app, its address, and when it was started (seconds of the epoch)."""

    app: App
    port: int
    process: psutil.Popen
    started: float

    @property
    def address(self) -> str:
        """Return where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def cpu(self) -> float:
        """Return the processor time used so far, in seconds."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def memory(self) -> float:
        """Return the resident memory in MB."""
        return float(self.process.memory_info().rss) / 2**20


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(app: App, port: int | None = None) -> Iterator[Server]:
    """Run an app until it accepts visitors; stop it in the end."""
    port = port or free_port()
    with TemporaryDirectory() as folder:
        command = [part.format(port=port, folder=folder) for part in app.command]
        paths = {"PYTHONPATH": str(ROOT)}
        started = time.time()
        process = psutil.Popen(
            command,
            cwd=ROOT if app.kind == OURS.kind else folder,  # our settings are for our app only
            env=os.environ | paths | dict(app.environment),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            _wait(process, port)
            yield Server(app, port, process, started)
        finally:
            process.terminate()
            process.wait(20)


def _wait(process: psutil.Popen, port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with {process.returncode}")
        with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/", timeout=PATIENCE):
            return
        time.sleep(0.01)
    raise TimeoutError(f"no answer on port {port}")
