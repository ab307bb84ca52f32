"""The frame every page stands in: menu, shared choices, notices, foot, and the view itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from likvard import story
from likvard.address import View
from likvard.choice import chosen
from likvard.member_years import NothingPublishedError
from likvard.own.session import COOKIE, within
from likvard.ui.changelog import PATH as CHANGELOG
from likvard.ui.frozen import banner, link, reading_asked
from likvard.ui.html import show
from likvard.ui.sections import SECTIONS, Section
from likvard.ui.strip import Item, strip
from likvard.ui.viewing import like, viewed
from likvard.warehouse import DatabaseError

log = logging.getLogger("likvard")


@dataclass(frozen=True)
class Entry:
    """One word of the menu: a page, or a group of pages."""

    name: str
    grouped: bool
    items: list[Item] = field(default_factory=list)

    @property
    def current(self) -> bool:
        """Return whether the page shown is in it."""
        return any(item.current for item in self.items)


BROKEN = "Något gick fel när sidan skulle visas. Felet är noterat i serverns logg."


def here(path: str) -> View:
    """Return the view that the address asks for on the page at `path`."""
    return viewed(path, dict(st.query_params))


def in_frame(section: Section, page: Callable[[], None]) -> None:
    """Draw the menu and the shared choices, then the page, then the foot.

    A database that cannot be read, and any other fault, becomes a page that says so; and so does
    a page that nothing is published for.
    """
    try:
        own = within(st.context.cookies.get(COOKIE, ""))
        with own, reading_asked(st.query_params.to_dict()):
            shown = here(section.path)
            _head(shown, section)
            _body(page)
            _foot(shown)
    except DatabaseError as error:
        show("broken", reason=str(error), rebuild=True)
    except Exception:
        log.exception("The page %s failed", section.path)
        show("broken", reason=BROKEN, rebuild=False)


def _body(page: Callable[[], None]) -> None:
    try:
        page()
    except NothingPublishedError:
        show("nothing")


def _head(shown: View, section: Section) -> None:
    notices, splits = [*_lost(), *shown.notices], like(shown).splits
    if splits:
        notices += chosen(shown, shown.indicator).notices
    show(
        "frame",
        home=shown.href("/"),
        here=section.title,
        sections=_menu(shown, section),
        group=_beside(shown, section),
        group_name=section.group,
        strip=strip(shown, split=splits),
        link=link(),
        banner=banner(shown),
        notices=notices,
    )


def _beside(shown: View, here: Section) -> list[Item]:
    """Return the pages of the group that the page stands in."""
    return [_item(shown, s, here) for s in SECTIONS if here.group and s.group == here.group]


def _menu(shown: View, here: Section) -> list[Entry]:
    """Return the menu: the pages, those of a group under its name."""
    found: dict[str, Entry] = {}
    for section in SECTIONS:
        if section.in_menu:
            name = section.group or section.title
            entry = found.setdefault(name, Entry(name, grouped=bool(section.group)))
            entry.items.append(_item(shown, section, here))
    return list(found.values())


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
        method=shown.href("/metod"),
        changelog=shown.href(CHANGELOG),
        accessibility=shown.href("/tillganglighet"),
        data=shown.href("/data/oversikt.csv"),
    )
