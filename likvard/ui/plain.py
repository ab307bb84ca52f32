"""Pages of our own outside Streamlit's frame: the same head and menu, plain links, no script."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from likvard.exports.print.faces import variable_font
from likvard.ui.html import render
from likvard.ui.sections import SECTIONS
from likvard.ui.strip import Item
from likvard.warehouse import DatabaseError

FRESH: Final = {"Cache-Control": "no-cache"}


class NotHereError(Exception):
    """The address names something that there is not; the message is Swedish and for the page."""


def plain_page(
    template: str, words: Mapping[str, object], *, of: str, status: int = 200
) -> HTMLResponse:
    """Return a template that extends plain.html, filled in.

    Parameters
    ----------
    of
        The path of the page of the menu that it belongs to.
    """
    page = render(template, menu=_menu(of), font=_font(), **words)
    return HTMLResponse(page, status, headers=FRESH)


def or_told(request: Request, make: Callable[[Request], Response], of: str) -> Response:
    """Return what is made of a request, or a page that says in Swedish why it is not."""
    try:
        return make(request)
    except NotHereError as error:
        return _none(request, str(error), of, 404)
    except DatabaseError as error:
        return _none(request, str(error), of, 503)


def _none(request: Request, why: str, of: str, status: int) -> Response:
    words = {"title": why, "back": request.url.path}
    return plain_page("plain_none", words, of=of, status=status)


def _menu(of: str) -> list[Item]:
    """Return the pages of the menu, of each group the first under the group's name."""
    found: dict[str, Item] = {}
    for section in SECTIONS:
        if section.in_menu:
            name = section.group or section.title
            found.setdefault(name, Item(name, section.path, "", section.path == of))
    return list(found.values())


@lru_cache(maxsize=1)
def _font() -> str:
    return f"/static/media/{variable_font().name}"
