"""The addresses of the network's own figures: templates to fetch, uploads to make and take away.

A file is the body of a request and nothing else, so that it never touches the disk. Only our own
pages may send one: the browser says where it comes from, and the session's cookie is never sent
from elsewhere.
"""

from __future__ import annotations

import logging
import os
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

import anyio
from anyio.lowlevel import RunVar
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from likvard import swedish
from likvard.catalogue.templates import template
from likvard.exports.template_file import as_csv, as_xlsx
from likvard.own.fault import RefusedError, refused
from likvard.own.figures import Figures
from likvard.own.reader import MOST_BYTES, TOO_LARGE, read_file
from likvard.own.session import COOKIE, STORE
from likvard.ui.meeting_routes import FOREIGN, FRESH
from likvard.ui.public import ADDRESS

if TYPE_CHECKING:
    from starlette.requests import Request

    from likvard.catalogue.templates import Template
    from likvard.own.reader import Delivery

PATH: Final = "/egna"
NAME: Final = "x-filnamn"
UNKNOWN: Final = "Mallen finns inte."
FAILED: Final = "Filen kunde inte läsas. Försök igen om en stund."
BUSY: Final = "Servern läser just nu andra filer. Försök igen om en stund."
LATE: Final = "Filen kom inte fram. Försök igen."
_KINDS: Final = {
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
}
_AT_ONCE: Final = 2
"""So many files are read at the same time; the others wait."""
MOST_HELD: Final = 20
"""So many files are held at the same time, those that wait among them; further ones are refused."""
PATIENCE: Final = 60
"""Seconds that a file may take to arrive."""
_turns: Final[RunVar[anyio.CapacityLimiter]] = RunVar("files read")
_door: Final[RunVar[anyio.CapacityLimiter]] = RunVar("files held")
LOG: Final = logging.getLogger("likvard")


def _template(request: Request) -> Response:
    name, _, ending = request.path_params["name"].rpartition(".")
    try:
        asked, (make, kind) = template(name), _KINDS[ending]
    except KeyError:
        return PlainTextResponse(UNKNOWN, status_code=404)
    saved = f'attachment; filename="likvard_mall_{asked.id}.{ending}"'
    headers = {"Content-Disposition": saved, "Cache-Control": "no-cache"}
    return Response(make(asked), media_type=kind, headers=headers)


async def _upload(request: Request) -> Response:
    """Hold a file's rows for the session, and name the session to the browser."""
    try:
        asked = _asked(request)
        found = await _read(request, asked)
    except RefusedError as error:
        return _fault(str(error))
    except _RefusedRequestError as error:
        return _fault(str(error), error.status)
    except ClientDisconnect:
        return _fault(LATE, 400)
    except Exception:
        LOG.exception("A file could not be read")
        return _fault(FAILED, 500)
    key = STORE.put(request.cookies.get(COOKIE, ""), _figures(asked, found))
    answer = JSONResponse({"rader": len(found.rows)}, headers=FRESH)
    answer.set_cookie(
        COOKIE, key, path="/", httponly=True, samesite="strict", secure=_is_secure(request)
    )
    return answer


def _remove(request: Request) -> Response:
    try:
        asked = _asked(request)
    except _RefusedRequestError as error:
        return _fault(str(error), error.status)
    STORE.remove(request.cookies.get(COOKIE, ""), asked.id)
    return JSONResponse({}, headers=FRESH)


class _RefusedRequestError(Exception):
    def __init__(self, why: str, status: int) -> None:
        super().__init__(why)
        self.status = status


def _asked(request: Request) -> Template:
    """Return the template that a request of our own page is about."""
    headers = request.headers
    origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
    if site != "same-origin" or (origin and urlsplit(origin).netloc != headers.get("host")):
        raise _RefusedRequestError(FOREIGN, 403)
    if NAME not in headers:
        raise _RefusedRequestError(FOREIGN, 403)
    try:
        return template(request.path_params["kind"])
    except KeyError:
        raise _RefusedRequestError(UNKNOWN, 404) from None


async def _read(request: Request, asked: Template) -> Delivery:
    """Return what a file holds: few are held at a time, and fewer are read."""
    door = _limiter(_door, MOST_HELD)
    try:
        door.acquire_on_behalf_of_nowait(request)
    except anyio.WouldBlock:
        raise _RefusedRequestError(BUSY, 503) from None
    try:
        with anyio.fail_after(PATIENCE):
            content = await _body(request)
        name = unquote(request.headers.get(NAME, ""))[:200]
        turns = _limiter(_turns, _AT_ONCE)
        return await anyio.to_thread.run_sync(read_file, asked, name, content, limiter=turns)
    except TimeoutError:
        raise _RefusedRequestError(LATE, 408) from None
    finally:
        door.release_on_behalf_of(request)


async def _body(request: Request) -> bytes:
    """Return the file, unless it is too large; no more than that is ever held."""
    told = request.headers.get("content-length", "")
    if told.isdigit() and int(told) > MOST_BYTES:
        raise refused(TOO_LARGE)
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise refused(TOO_LARGE)
    return bytes(body)


def _figures(asked: Template, found: Delivery) -> Figures:
    day = datetime.now().date()  # noqa: DTZ005  the reader's day
    source = f"Egna uppgifter, uppladdade {swedish.day(day)}."
    return Figures(asked.id, found.rows, "uploaded", source, day, found.name, found.warnings)


def _limiter(kept: RunVar[anyio.CapacityLimiter], most: int) -> anyio.CapacityLimiter:
    """Return a limiter of this server's event loop."""
    try:
        return kept.get()
    except LookupError:
        made = anyio.CapacityLimiter(most)
        kept.set(made)
        return made


def _is_secure(request: Request) -> bool:
    public = os.environ.get(ADDRESS, "").startswith("https://")
    return public or request.url.scheme == "https"


def _fault(why: str, status: int = 400) -> Response:
    return JSONResponse({"fel": why}, status_code=status, headers=FRESH)


ROUTES: Final = [
    Route("/hamta/mall/{name}", _template),
    Route(f"{PATH}/{{kind}}", _upload, methods=["POST"]),
    Route(f"{PATH}/{{kind}}/ta-bort", _remove, methods=["POST"]),
]
"""Templates as ``/hamta/mall/platser.xlsx``; a file is posted to ``/egna/platser``."""
