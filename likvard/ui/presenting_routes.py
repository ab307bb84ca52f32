"""The addresses of a presentation: the slides, their other years, and the file without a server."""

import gzip
from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from likvard.exports.deck import Setting, deck, later
from likvard.exports.deck.font import packed
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.faces import variable_font
from likvard.meeting import Meeting
from likvard.ui import public
from likvard.ui.handing_over import Link, answered, handed
from likvard.ui.presenting import stops, told

PATH: Final = "/presentera"
YEARS: Final = "/presentera/ar"
FILE: Final = "/hamta/mote.html"
_HTML: Final = "text/html; charset=utf-8"
_FAST: Final = 4


def _slides(request: Request) -> Response:
    """Answer with every view of the meeting in one page."""

    def respond(meeting: Meeting, shown: Sequence[Exhibit], _link: Link) -> Response:
        query = request.url.query
        setting = Setting(
            packed(variable_font()),
            told(meeting),
            leave=f"/mote?{query}",
            years_at=f"{YEARS}?{query}",
        )
        page = deck(meeting, stops(meeting, shown), _linking(request), setting)
        return _packed(request, page)

    return answered(request, respond)


def _years(request: Request) -> Response:
    """Answer with the views of the years that the page does not begin with."""

    def respond(meeting: Meeting, shown: Sequence[Exhibit], _link: Link) -> Response:
        return _packed(request, later(stops(meeting, shown), _linking(request)))

    return answered(request, respond)


def _file(request: Request) -> Response:
    """Answer with all of it in one file that needs no server."""

    def make(meeting: Meeting, shown: Sequence[Exhibit], _link: Link) -> bytes:
        setting = Setting(packed(variable_font()), told(meeting))
        return deck(meeting, stops(meeting, shown), _linking(request), setting).encode()

    return handed(request, make, "html", _HTML)


def _linking(request: Request) -> Link:
    return lambda path: public.link(request, path)


def _packed(request: Request, page: str) -> Response:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return HTMLResponse(page)
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return HTMLResponse(gzip.compress(page.encode(), _FAST), headers=headers)


ROUTES: Final = [Route(PATH, _slides), Route(YEARS, _years), Route(FILE, _file)]
