"""The papers' addresses: each as a page to print, and as a tagged PDF to save."""

import logging
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from likvard.exports.print.faces import variable_font
from likvard.exports.print.typeset import pdf
from likvard.ui.handing_over import saved_as
from likvard.ui.html import render
from likvard.ui.print_brief import own_brief
from likvard.ui.print_handout import own_handout
from likvard.ui.print_profile import own_profile
from likvard.ui.printing import Asked, Made, RefusedError
from likvard.versions import UnknownVersionError, reading
from likvard.warehouse import DatabaseError

LOG: Final = logging.getLogger(__name__)
FAILED: Final = "Sidan kunde inte göras. Försök igen om en stund."
Make = Callable[[Asked], Made]
_PAPERS: Final[Mapping[str, Make]] = {
    "kommun": own_profile,
    "mote": own_handout,
    "underlag": own_brief,
}
"""How each paper is made, by its word in the address."""


def _routes(word: str, make: Make) -> tuple[Route, Route]:
    def printed(request: Request) -> Response:
        return _answered(request, make, _page)

    def saved(request: Request) -> Response:
        return _answered(request, make, _file)

    return Route(f"/utskrift/{word}", printed), Route(f"/utskrift/{word}.pdf", saved)


def _page(asked: Asked, made: Made) -> Response:
    url = asked.request.url
    path = f"{url.path}.pdf?{url.query}"
    return HTMLResponse(_rendered(made.form, paper=made.paper, back=made.back, pdf=path))


def _file(asked: Asked, made: Made) -> Response:
    headers = {"Content-Disposition": saved_as(made.paper.file_name, "pdf")}
    body = pdf(made.form, made.paper, asked.day)
    return Response(body, media_type="application/pdf", headers=headers)


def _answered(request: Request, make: Make, form: Callable[[Asked, Made], Response]) -> Response:
    """Return what is made, or a page that says in Swedish why it is not."""
    asked = Asked(request, date.today())  # noqa: DTZ011  the day on the paper is the reader's
    try:
        with reading(asked.query.get("data", "")):
            found = form(asked, make(asked))
    except RefusedError as error:
        found = _refused(error.back, str(error), 400)
    except UnknownVersionError as error:
        found = _refused("/", str(error), 400)
    except DatabaseError as error:
        found = _refused("/", str(error), 503)
    except Exception:
        LOG.exception("%s could not be made", request.url.path)
        found = _refused("/", FAILED, 500)
    found.headers["Cache-Control"] = "no-store"
    return found


def _refused(back: str, why: str, status: int) -> Response:
    page = _rendered("refused", why=why.splitlines(), back=back, pdf="", paper=None)
    return HTMLResponse(page, status_code=status)


def _rendered(form: str, **words: object) -> str:
    font = f"/static/media/{variable_font().name}"
    return render(f"print_{form}", font=font, **words)


ROUTES: Final = [route for word, make in _PAPERS.items() for route in _routes(word, make)]
