"""From an address to the view that its page shows."""

from collections.abc import Mapping
from dataclasses import replace

from likvard.address import View
from likvard.address import view as view_of
from likvard.catalogue import load_catalogue
from likvard.choice import for_several
from likvard.suited import suited
from likvard.ui.sections import ADDRESSES, CHANGES, Section, section_at


def viewed(path: str, query: Mapping[str, str]) -> View:
    """Return the view that an address asks for on the page at `path`.

    Means of three years are left, and kept in the links, where the page cannot show them. The
    page of changes shows what the page it is about does.
    """
    if path == CHANGES:
        return replace(viewed(about(query.get("sida", "")).path, query), path=path)
    section = section_at(path)
    asked = view_of(load_catalogue(), path, query, section.form)
    if not section.means:
        asked = replace(asked, years_mean=1, mean_asked=asked.years_mean)
    if section.splits:
        return suited(asked)
    return for_several(asked, section.form)


def about(word: str) -> Section:
    """Return the section that a word of the address names; the first for an unknown one."""
    path = f"/{word}"
    return section_at(path if path in ADDRESSES and path != CHANGES else ADDRESSES[0])


def like(view: View) -> Section:
    """Return the section whose choices the view's page has: its own, or that of its subject."""
    return about(view.page) if view.path == CHANGES else section_at(view.path)
