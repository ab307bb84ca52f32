"""The addresses of the changelog of data: pages for readers, JSON for machines."""

from typing import Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from likvard.catalogue import load_catalogue
from likvard.changelog import changed_cells, refreshes
from likvard.exports import changelog as files
from likvard.ui.changelog import PATH, every_version, of_measure, one_version, refresh_of
from likvard.ui.changelog_cells import one_measure
from likvard.ui.plain import FRESH, NotHereError, or_told, plain_page
from likvard.ui.public import link
from likvard.ui.viewing import viewed
from likvard.versions import current
from likvard.warehouse import DatabaseError

_OF: Final = "/om"


def _page(request: Request) -> Response:
    return or_told(request, _shown, _OF)


def _shown(request: Request) -> Response:
    query = dict(request.query_params)
    view = viewed(_OF, {k: v for k, v in query.items() if k != "data"})
    if "version" not in query:
        return plain_page("changelog", every_version(view, query), of=_OF)
    one = refresh_of(query["version"])
    if "matt" not in query:
        return plain_page("changelog_version", one_version(view, one), of=_OF)
    words = one_measure(view, one, of_measure(one, query["matt"]), query)
    return plain_page("changelog_measure", words, of=_OF)


def _file(request: Request) -> Response:
    try:
        body = _told(request)
    except NotHereError as error:
        return JSONResponse({"fel": str(error)}, status_code=404)
    except DatabaseError as error:
        return JSONResponse({"fel": str(error)}, status_code=503)
    return Response(body, media_type="application/json", headers=FRESH)


def _told(request: Request) -> bytes:
    query, catalogue = request.query_params, load_catalogue()
    if "version" not in query:
        return files.all_refreshes(
            catalogue, refreshes(), current(), lambda path: link(request, path)
        )
    one = refresh_of(query["version"])
    own = of_measure(one, query.get("matt", ""))
    return files.one_measure(catalogue, one, own, changed_cells(one, own.measure))


ROUTES: Final = [Route(PATH, _page), Route(files.PATH, _file)]
"""A version by ``version=``, a measure by ``matt=``, a kind by ``slag=``, a part by ``blad=``."""
