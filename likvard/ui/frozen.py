"""The version of the figures on every page: what its link says, and a frozen view's banner."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace

import streamlit as st

from likvard.address import View
from likvard.equity.changed import Changed, changed
from likvard.measures.arrays import NotDefinedError
from likvard.story import changes as story
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.sections import CHANGES
from likvard.ui.viewing import about
from likvard.versions import UnknownVersionError, frozen, is_ready, live, reading, version
from likvard.warehouse import stamp


@dataclass(frozen=True)
class Link:
    """What is said of the page's link, and of the other link that can be copied.

    `other` is the version in that one, empty for the latest figures; None where there is none.
    """

    told: str
    label: str = ""
    other: str | None = None
    meaning: str = ""


@dataclass(frozen=True)
class Banner:
    """What a frozen view says of itself, and where its links lead; empty for no link."""

    text: str
    latest: str
    changes: str = ""


@contextmanager
def reading_asked(query: Mapping[str, str]) -> Iterator[None]:
    """Read the version an address asks for; the live figures where that one cannot be read.

    The view tells of it (`likvard.reading.version`), and the reader is told while she waits.
    """
    with reading(_readable(query.get("data", ""))):
        yield


def _readable(name: str) -> str:
    if is_ready(name):
        return _tried(name)
    place = st.empty()
    place.html(render("opening", day=version(name).shown))
    found = _tried(name)
    place.empty()
    return found


def _tried(name: str) -> str:
    """Return the version, or nothing when it cannot be read."""
    try:
        with reading(name):
            return name
    except UnknownVersionError:
        return ""


def link() -> Link:
    """Return what the page's link says of the figures."""
    now, newest = frozen(), live()
    if now is not None:
        told = f"Länken visar siffrorna från {now.shown}, även när nyare finns."
        meaning = "Den visar alltid de senaste siffrorna."
        return Link(told, "Kopiera länk till de senaste", "", meaning)
    told = "Länken visar alltid de senaste siffrorna."
    if newest is None:
        return Link(told)
    meaning = f"Den visar siffrorna från {newest.shown}, även när nyare finns."
    return Link(told, "Kopiera fryst länk", newest.id, meaning)


def banner(view: View) -> Banner | None:
    """Return the banner of a frozen view; None of a live one."""
    now, newest = frozen(), live()
    if now is None:
        return None
    latest = view.href(about(view.page).path if view.path == CHANGES else None, data=None)
    if newest is None or now == newest:
        return Banner(story.latest(now.shown), latest)
    if view.path == CHANGES:
        return Banner(story.comparing(now.shown, newest.shown), latest)
    found = differing(view)
    text = story.banner(now.shown, found, newer=newest.day >= now.day)
    return Banner(text, latest, _changes(view) if found is not None and found.cells else "")


def _changes(view: View) -> str:
    """Return where the view's changes are told, its own indicator named."""
    section = about(view.path.strip("/"))
    own = view.indicator.id if section.splits else view.query["indikator"]
    return view.href(CHANGES, indikator=own, sida=view.path.strip("/") or None)


def differing(view: View) -> Changed | None:
    """Return what differs between a frozen view and the live one; None where nothing can."""
    with reading(""):
        newest = repr(stamp())
    return _differing(view, newest)


@kept
def _differing(view: View, _newest: str) -> Changed | None:
    path = about(view.page).path if view.path == CHANGES else view.path
    try:
        return changed(replace(view, path=path), path)
    except NotDefinedError:
        return None
