"""The addresses behind the meeting's page: content, changes, files, short codes, QR codes."""

from typing import Any, Final
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from likvard.codes import CodeError, address_of, code_of, is_plain_path
from likvard.exports.qr import QrError, qr_svg
from likvard.meeting import Meeting, MeetingError, from_json, read, to_json, written
from likvard.ui.handing_over import saved_as
from likvard.ui.html import render
from likvard.ui.meeting import PATH, added, content
from likvard.ui.public import link, only_here
from likvard.ui.sections import ADDRESSES

ENDING: Final = "mote.json"
FRESH: Final = {"Cache-Control": "no-store"}
TOO_LARGE: Final = "Filen är för stor för att vara ett möte."
FOREIGN: Final = "Frågan kom från en annan webbplats."
_MOST_BYTES: Final = 400_000
_QR_SIZE: Final = 264
_PAGES: Final = frozenset({*ADDRESSES, "/presentera", "/jamfor"})


def _content(request: Request) -> Response:
    return HTMLResponse(content(dict(request.query_params)), headers=FRESH)


def _add(request: Request) -> Response:
    """Answer with the draft and one view more; a draft that cannot be read is begun anew."""
    query = request.query_params
    try:
        draft, anew = read(query["m"]) if query.get("m") else Meeting(), False
    except MeetingError:
        draft, anew = Meeting(), True
    try:
        longer, place = added(draft, query.get("vy", ""), query.get("diagram", ""))
        told = _told(longer) | {"plats": place, "fanns": longer is draft, "ny": anew}
    except MeetingError as error:
        return _fault(str(error))
    return _answer(told)


async def _rewritten(request: Request) -> Response:
    """Answer with the text of a meeting sent as plain values or as a file."""
    try:
        meeting = await _sent(request)
        return _answer(_told(meeting))
    except MeetingError as error:
        return _fault(str(error))


async def _file(request: Request) -> Response:
    """Answer with the meeting as a small file, also one too long for an address."""
    try:
        posted = request.method == "POST"
        meeting = await _sent(request) if posted else read(request.query_params.get("m", ""))
    except MeetingError as error:
        return _fault(str(error))
    name = saved_as(meeting.title or "Likvärd, möte", ENDING)
    headers = FRESH | {"Content-Disposition": name}
    return Response(to_json(meeting), media_type="application/json", headers=headers)


async def _sent(request: Request) -> Meeting:
    return from_json(await _body(request))


async def _body(request: Request) -> bytes:
    """Return what was sent, unless it is too much; no more than that is ever held."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > _MOST_BYTES:
            raise MeetingError(TOO_LARGE)
    return body


def _told(meeting: Meeting) -> dict[str, Any]:
    return {"m": written(meeting), "antal": len(meeting.items), "titel": meeting.title}


def _qr(request: Request) -> Response:
    """Answer with the QR code of an address of ours, and how the address is read out."""
    try:
        return _answer(_drawn(request, _ours(request.query_params.get("vy", ""))))
    except CodeError as error:
        return _fault(str(error))


def _drawn(request: Request, address: str) -> dict[str, Any]:
    whole = link(request, address)
    try:
        drawn = qr_svg(whole, size=_QR_SIZE)
    except QrError:
        drawn = ""
    return {"svg": drawn, "adress": whole, "bara_har": only_here(request)}


async def _code(request: Request) -> Response:
    """Answer with a short code for the address sent, and the QR code of the short address."""
    origin = request.headers.get("origin")
    if origin and urlsplit(origin).netloc != request.headers.get("host"):
        return _fault(FOREIGN, 403)
    try:
        address = (await _body(request)).decode()
        code = await run_in_threadpool(code_of, _ours(address))
    except (CodeError, MeetingError, UnicodeDecodeError) as error:
        return _fault(str(error))
    return _answer({"kod": code} | _drawn(request, f"/k/{code}"))


def _followed(request: Request) -> Response:
    """Lead a code to its address; tell of one that nobody has been given, ask where there is none.

    The code is the end of the path, or what was typed in the field of the page itself.
    """
    asked = str(request.path_params.get("code") or request.query_params.get("kod", "")).strip()
    found = address_of(asked)
    if found is None or not _is_ours(found):
        page = render("meeting_code", code=asked[:60])
        return HTMLResponse(page, status_code=404 if asked else 200, headers=FRESH)
    return RedirectResponse(found, status_code=302, headers=FRESH)


def _ours(address: str) -> str:
    if not _is_ours(address):
        raise CodeError("Bara Likvärds egna sidor kan få en kod.")
    return address


def _is_ours(address: str) -> bool:
    return is_plain_path(address) and urlsplit(address).path in _PAGES


def _answer(told: dict[str, Any]) -> Response:
    return JSONResponse(told, headers=FRESH)


def _fault(why: str, status: int = 400) -> Response:
    return JSONResponse({"fel": why}, status_code=status, headers=FRESH)


ROUTES: Final = [
    Route(f"{PATH}/sida", _content),
    Route(f"{PATH}/lagg-till", _add),
    Route(f"{PATH}/kod", _rewritten, methods=["POST"]),
    Route(f"{PATH}/oppna", _rewritten, methods=["POST"]),
    Route(f"{PATH}/fil", _file, methods=["GET", "POST"]),
    Route(f"{PATH}/qr", _qr),
    Route("/k", _code, methods=["POST"]),
    Route("/k", _followed),
    Route("/k/{code}", _followed),
]
"""What the page's script asks, and where short codes lead."""
