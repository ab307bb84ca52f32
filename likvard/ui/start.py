"""Before the first reader: the database is built where needed, opened, and everything warm."""

import gc
import logging
import subprocess
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import anyio
import streamlit as st

from likvard.address import view
from likvard.catalogue import load_catalogue
from likvard.choice import panel_for
from likvard.exports.deck.font import packed
from likvard.exports.print.faces import fonts, variable_font
from likvard.freshness import is_fresh
from likvard.ui.assets import assets
from likvard.ui.cards import trend_card
from likvard.ui.chart import payload
from likvard.ui.explore import year_cards
from likvard.ui.geometry import shapes
from likvard.ui.html import compile_templates
from likvard.ui.overview import headline_panels, rows_card
from likvard.ui.spread import spread_card
from likvard.ui.strip import strip
from likvard.warehouse import ROOT, database_path

log = logging.getLogger("likvard")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Make ready, serve, and leave."""
    await anyio.to_thread.run_sync(make_ready)
    threading.Thread(target=_load_type, name="typeface", daemon=True).start()
    yield None


def _load_type() -> None:
    """Load the typeface as papers and slides use it, which takes a second each."""
    fonts()
    packed(variable_font())


def make_ready() -> None:
    """Build the database when it is missing or stale, and load what every page needs.

    A build that fails is logged; the app then serves the old figures, or says what is wrong.
    """
    if not is_fresh(database_path()):
        _build()
    assets()
    shapes()
    compile_templates()
    try:
        _draw_first_pages()
    except Exception:
        log.exception("The first pages cannot be drawn ahead")
    gc.collect()
    gc.freeze()


def _draw_first_pages() -> None:
    """Draw what the plain addresses show, to no one: what is slow only once is slow here."""
    first, explored = (view(load_catalogue(), path, {}) for path in ("/", "/indikator"))
    pairs = headline_panels(first)
    panel, year = panel_for(explored.catalogue, explored, explored.indicator)
    strip(explored, split=True)
    cards = (
        rows_card(first, pairs),
        spread_card(first, pairs[0][0]),
        *year_cards(explored, panel, year),
        trend_card(explored, panel),
    )
    for card in filter(None, cards):
        payload(card, dark=False)


def _build() -> None:
    command = [sys.executable, "-m", "likvard", "build", "--if-needed", "--output"]
    done = subprocess.run(  # noqa: S603  our own module, our own path
        [*command, str(database_path())], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if done.returncode:
        log.error("The database could not be built:\n%s", done.stderr.strip())
