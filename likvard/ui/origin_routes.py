"""Where the figures of a chart come from: a card with an address, also shown as a dialog."""

from collections.abc import Sequence
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from likvard import __version__, captions
from likvard.conformity import contact
from likvard.exports.citing import lasting
from likvard.exports.csv import OWN
from likvard.exports.exhibit import Exhibit
from likvard.exports.provenance import PATH, SHORT, card, provenance
from likvard.meeting import Meeting
from likvard.ui.changelog import PATH as CHANGELOG
from likvard.ui.handing_over import Link, answered
from likvard.ui.plain import plain_page

OK: Final = 200
TITLE: Final = "Varifrån siffrorna kommer"
NO_FIGURE: Final = "Adressen säger inte vilken siffra det gäller. Öppna Ursprung vid ett diagram."
NO_ROW: Final = "Raden finns inte i diagrammets tabell."
_SUBJECT: Final = "Fel i Likvärd"


def _origin(request: Request) -> Response:
    row = request.query_params.get("rad", "")

    def told(_meeting: Meeting, shown: Sequence[Exhibit], link: Link) -> Response:
        return _card(shown[0], row, link)

    if request.query_params.keys().isdisjoint({"m", "vy"}):
        found = Response(NO_FIGURE, 400, media_type="text/plain; charset=utf-8")
    else:
        found = answered(request, told)
    if found.status_code == OK or not _is_opened(request):
        return found
    words = {"title": bytes(found.body).decode(), "back": "/"}
    return plain_page("plain_none", words, of="/om", status=found.status_code)


def _is_opened(request: Request) -> bool:
    """Return whether a reader has opened the address itself, not a dialog of a page."""
    return "text/html" in request.headers.get("accept", "")


def _card(exhibit: Exhibit, row: str, link: Link) -> Response:
    try:
        found = provenance(exhibit, row)
    except KeyError:
        return Response(NO_ROW, 404, media_type="text/plain; charset=utf-8")
    words = {
        "title": TITLE,
        "exhibit": exhibit,
        "found": found,
        "perspectives": captions.PERSPECTIVES,
        "short": SHORT,
        "notes": () if exhibit.shown is None else exhibit.shown.notes,
        "own": OWN,
        "program": __version__,
        "report": _report(link(lasting(exhibit))),
        "view": lasting(exhibit),
        "address": link(card(lasting(exhibit), exhibit.key, row)),
        "method": "/metod",
        "changelog": CHANGELOG,
    }
    return plain_page("origin", words, of="/om")


def _report(address: str) -> str:
    """Return where a fault is reported, with the view's address; empty where nobody is named."""
    href = contact().href
    if not href.startswith("mailto:"):
        return href
    return f"{href}?subject={quote(_SUBJECT)}&body={quote(f'Vyn: {address}')}"


ROUTES: Final = [Route(PATH, _origin)]
"""A view by ``vy=`` and ``diagram=``, a row of its table by ``rad=``."""
