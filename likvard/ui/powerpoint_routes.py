"""The addresses of a meeting, or a single view, as a PowerPoint presentation."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from likvard.exports.powerpoint import powerpoint
from likvard.ui.handing_over import handed

_KIND: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def _presentation(request: Request) -> Response:
    return handed(request, powerpoint, "pptx", _KIND)


ROUTES: Final = [
    Route("/hamta/mote.pptx", _presentation),
    Route("/hamta/vy.pptx", _presentation),
]
"""Meetings by ``m=``, single views by ``vy=`` and ``diagram=``."""
