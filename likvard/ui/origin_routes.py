"""Where the figures of a chart come from: an answer for the dialog that its tools open."""

from collections.abc import Callable, Sequence
from typing import Final
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from likvard import __version__, captions
from likvard.catalogue import load_catalogue
from likvard.conformity import contact
from likvard.exports.citing import lasting
from likvard.exports.csv import OWN
from likvard.exports.exhibit import Exhibit
from likvard.exports.origin import origins
from likvard.meeting import Meeting
from likvard.ui.handing_over import answered
from likvard.ui.html import render
from likvard.warehouse import read

_SUBJECT: Final = "Fel i Likvärd"


def _origin(request: Request) -> Response:
    return answered(request, _told)


def _told(_meeting: Meeting, shown: Sequence[Exhibit], link: Callable[[str], str]) -> Response:
    exhibit = shown[0]
    found = () if exhibit.shown is None else origins(load_catalogue(), exhibit.shown)
    checksums = {row.figure_set: str(row.checksum)[:12] for row in read("provenance").itertuples()}
    page = render(
        "origin",
        exhibit=exhibit,
        origins=found,
        perspectives=captions.PERSPECTIVES,
        checksums=checksums,
        notes=() if exhibit.shown is None else exhibit.shown.notes,
        own=OWN,
        program=__version__,
        report=_report(link(lasting(exhibit))),
    )
    return HTMLResponse(page)


def _report(address: str) -> str:
    """Return where a fault is reported, with the view's address; empty where nobody is named."""
    href = contact().href
    if not href.startswith("mailto:"):
        return href
    return f"{href}?subject={quote(_SUBJECT)}&body={quote(f'Vyn: {address}')}"


ROUTES: Final = [Route("/ursprung", _origin)]
"""A view by ``vy=`` and ``diagram=``; the answer is a part of a page."""
