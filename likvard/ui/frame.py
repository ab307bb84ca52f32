"""The frame every page stands in: menu, shared choices, notices, foot, and the view itself."""

import logging
from collections.abc import Callable

import streamlit as st

from likvard import story
from likvard.address import View
from likvard.address import view as view_of
from likvard.catalogue import load_catalogue
from likvard.choice import chosen, for_several
from likvard.ui.html import show
from likvard.ui.sections import SECTIONS, Section
from likvard.ui.strip import Item, strip
from likvard.warehouse import DatabaseError

log = logging.getLogger("likvard")
SPLIT_PAGE = "/indikator"
BROKEN = "Något gick fel när sidan skulle visas. Felet är noterat i serverns logg."


def here(path: str) -> View:
    """Return the view that the address asks for on the page at `path`."""
    asked = view_of(load_catalogue(), path, dict(st.query_params))
    return asked if path == SPLIT_PAGE else for_several(asked)


def in_frame(section: Section, page: Callable[[], None]) -> None:
    """Draw the menu and the shared choices, then the page, then the foot.

    A database that cannot be read, and any other fault, becomes a page that says so.
    """
    try:
        shown = here(section.path)
        _head(shown, section)
        page()
        _foot(shown)
    except DatabaseError as error:
        show("broken", reason=str(error), rebuild=True)
    except Exception:
        log.exception("The page %s failed", section.path)
        show("broken", reason=BROKEN, rebuild=False)


def _head(shown: View, section: Section) -> None:
    split = section.path == SPLIT_PAGE
    notices = [*_lost(), *shown.notices]
    if split:
        notices += chosen(shown, shown.indicator).notices
    show(
        "frame",
        home=shown.href("/"),
        here=section.title,
        sections=[_item(shown, s, section) for s in SECTIONS if s.in_menu],
        strip=strip(shown, split=split),
        notices=notices,
    )


def _item(shown: View, section: Section, here: Section) -> Item:
    return Item(section.title, shown.href(section.path), current=section is here)


def _lost() -> list[str]:
    asked = st.query_params.get("saknas")
    return [f"Sidan ”{asked[:60]}” finns inte. Här är översikten."] if asked else []


def _foot(shown: View) -> None:
    area = story.genitive(shown.area.spoken)
    show(
        "foot",
        text=f"Likvärd visar hur likvärdig skolan är i {area} {len(shown.members)} kommuner. "
        "Siffrorna beskriver kommuner, inte enskilda elever.",
        about=shown.href("/om"),
        accessibility=shown.href("/tillganglighet"),
        data=shown.href("/data/oversikt.csv"),
    )
