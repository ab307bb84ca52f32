"""The addresses of the figures as files: Excel and JSON, of a meeting or of a single view."""

from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from likvard.exports.citing import cite
from likvard.exports.json_file import as_json
from likvard.exports.workbook import workbook
from likvard.ui.handing_over import answered, handed

_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _excel(request: Request) -> Response:
    return handed(request, workbook, "xlsx", _EXCEL)


def _json(request: Request) -> Response:
    return handed(request, as_json, "json", "application/json")


def _citing(request: Request) -> Response:
    """Answer with how to refer to each view, a line a view."""
    today = date.today()  # noqa: DTZ011  the reader's day
    return answered(
        request,
        lambda _meeting, shown, link: PlainTextResponse(
            "\n".join(cite(exhibit, link, today) for exhibit in shown)
        ),
    )


ROUTES: Final = [
    Route("/hamta/mote.xlsx", _excel),
    Route("/hamta/vy.xlsx", _excel),
    Route("/hamta/mote.json", _json),
    Route("/hamta/vy.json", _json),
    Route("/citera", _citing),
]
"""Meetings by ``m=``, single views by ``vy=`` and ``diagram=``; /citera answers in text."""
