"""Before the first reader: the database is built where needed, opened, and everything warm."""

import gc
import logging
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import streamlit as st

from likvard.freshness import is_fresh
from likvard.ui.assets import assets
from likvard.ui.geometry import shapes
from likvard.warehouse import ROOT, DatabaseError, database_path, read

log = logging.getLogger("likvard")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Make ready, serve, and leave."""
    await anyio.to_thread.run_sync(make_ready)
    yield None


def make_ready() -> None:
    """Build the database when it is missing or stale, and load what every page needs.

    A build that fails is logged; the app then serves the old figures, or says what is wrong.
    """
    if not is_fresh(database_path()):
        _build()
    assets()
    shapes()
    try:
        read("build")
    except DatabaseError:
        log.exception("The database cannot be read")
    gc.collect()
    gc.freeze()


def _build() -> None:
    command = [sys.executable, "-m", "likvard", "build", "--if-needed", "--output"]
    done = subprocess.run(  # noqa: S603  our own module, our own path
        [*command, str(database_path())], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        log.error("The database could not be built:\n%s", done.stderr.strip())
