"""The addresses of a presentation: the slides, their other years, and the file without a server."""

import gzip
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from likvard.exports.deck import Setting, deck, later, refused
from likvard.exports.deck.font import packed
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.faces import variable_font
from likvard.meeting import Meeting
from likvard.own.session import never_kept
from likvard.ui.handing_over import Link, answered, handed
from likvard.ui.presenting import stops, told
from likvard.warehouse import Stamp, stamp

PATH: Final = "/presentera"
DESK: Final = "/presentera/talare"
YEARS: Final = "/presentera/ar"
FILE: Final = "/hamta/mote.html"
_OURS: Final = ("m", "vy", "diagram")
"""The words of the address that say which meeting it is."""
_HTML: Final = "text/html; charset=utf-8"
_FAST: Final = 4
_KEPT: Final = 8
"""So many answers are kept: a page is asked for, then its years, and soon its file."""


@dataclass(frozen=True)
class _Asked:
    """What is asked for; two of the same meeting from the same host on the same day are one."""

    path: str
    query: str
    host: str
    meeting: Meeting
    shown: Sequence[Exhibit] = field(compare=False)
    link: Link = field(compare=False)
    live: Stamp = field(default_factory=stamp)
    day: date = field(default_factory=date.today)


@never_kept
@lru_cache(maxsize=_KEPT)
def _made(asked: _Asked) -> bytes:
    return _MAKERS[asked.path](asked).encode()


def _slides(asked: _Asked) -> str:
    words = {"leave": f"/mote?{asked.query}", "years_at": f"{YEARS}?{asked.query}"}
    setting = Setting(packed(variable_font()), told(asked.meeting), **words)
    return deck(asked.meeting, stops(asked.meeting, asked.shown), asked.link, setting)


def _years(asked: _Asked) -> str:
    return later(stops(asked.meeting, asked.shown), asked.link)


def _whole(asked: _Asked) -> str:
    setting = Setting(packed(variable_font()), told(asked.meeting))
    return deck(asked.meeting, stops(asked.meeting, asked.shown), asked.link, setting)


_MAKERS: Final[Mapping[str, Callable[[_Asked], str]]] = {
    PATH: _slides,
    DESK: _slides,
    YEARS: _years,
    FILE: _whole,
}


def _page(request: Request) -> Response:
    """Answer with a page, or with one that says in Swedish why there is none."""

    def respond(meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> Response:
        return _packed(request, _made(_asked(request, meeting, shown, link)))

    found = answered(request, respond)
    if found.status_code < 400:  # noqa: PLR2004  the first that is a fault
        return found
    why = bytes(found.body).decode()
    return HTMLResponse(refused(why, "/mote"), found.status_code)


def _file(request: Request) -> Response:
    """Answer with all of it in one file that needs no server."""

    def make(meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> bytes:
        return _made(_asked(request, meeting, shown, link))

    return handed(request, make, "html", _HTML)


def _asked(request: Request, meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> _Asked:
    url = request.url
    kept = [(name, value) for name, value in request.query_params.multi_items() if name in _OURS]
    return _Asked(url.path, urlencode(kept), url.netloc, meeting, shown, link)


def _packed(request: Request, page: bytes) -> Response:
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return HTMLResponse(page)
    headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
    return HTMLResponse(gzip.compress(page, _FAST), headers=headers)


ROUTES: Final = [*(Route(path, _page) for path in (PATH, DESK, YEARS)), Route(FILE, _file)]
