"""The addresses we answer ourselves: the shell, the assets, the health check, the data files."""

from typing import Final

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from likvard import __version__
from likvard.exports.csv import file_for
from likvard.ui import meeting_routes
from likvard.ui.assets import Asset, asset, assets, shell
from likvard.ui.changelog_routes import ROUTES as CHANGELOG
from likvard.ui.geometry import PATH as GEOMETRY
from likvard.ui.geometry import geometry, shapes
from likvard.ui.origin_routes import ROUTES as ORIGIN
from likvard.ui.own_routes import ROUTES as OWN
from likvard.ui.powerpoint_routes import ROUTES as POWERPOINT
from likvard.ui.presenting_routes import ROUTES as PRESENTING
from likvard.ui.print_routes import ROUTES as PRINTED
from likvard.ui.sections import SECTIONS
from likvard.ui.sheet_routes import ROUTES as SHEETS
from likvard.ui.steps import PATH as STEPS
from likvard.ui.steps import cube
from likvard.versions import UnknownVersionError, reading
from likvard.warehouse import DatabaseError, read

YEAR_OF_CACHE: Final = "public, max-age=31536000, immutable"
ASK_AGAIN: Final = "no-cache"
AN_HOUR: Final = "private, max-age=3600"


def routes() -> list[BaseRoute]:
    """Return our routes, the shell for every section among them."""
    return [
        *(Route(section.path, _shell) for section in SECTIONS),
        *(Route(path, _asset) for path in assets()),
        Route("/halsa", _health),
        Route("/data/{name}.csv", _data),
        Route(STEPS, _steps),
        Route(GEOMETRY, _shapes),
        *meeting_routes.ROUTES,
        *CHANGELOG,
        *ORIGIN,
        *OWN,
        *PRESENTING,
        *PRINTED,
        *POWERPOINT,
        *SHEETS,
    ]


async def _shell(request: Request) -> Response:
    here = next(s for s in SECTIONS if s.path == request.url.path)
    page = shell(charts=here.charts, shapes=shapes().address if here.maps else "")
    return HTMLResponse(page, headers={"Cache-Control": ASK_AGAIN})


async def _asset(request: Request) -> Response:
    cache = YEAR_OF_CACHE if request.url.query else ASK_AGAIN
    return _sent(request, assets()[request.url.path], cache)


def _sent(request: Request, found: Asset, cache: str) -> Response:
    headers = {"ETag": found.tag, "Cache-Control": cache, "Vary": "Accept-Encoding"}
    if request.headers.get("if-none-match") == found.tag:
        return Response(status_code=304, headers=headers)
    if "gzip" in request.headers.get("accept-encoding", ""):
        headers["Content-Encoding"] = "gzip"
        return Response(found.packed, media_type=found.kind, headers=headers)
    return Response(found.body, media_type=found.kind, headers=headers)


def _health(_request: Request) -> Response:
    try:
        row = read("build").iloc[0]
    except DatabaseError as error:
        return JSONResponse({"status": "fel", "skäl": str(error)}, status_code=503)
    return JSONResponse(
        {
            "status": "ok",
            "version": __version__,
            "dataversion": str(row["figures_version"]),
            "byggversion": str(row["version"]),
            "datadatum": str(row["data_date"])[:10],
            "rader": {
                "observationer": int(row["observations"]),
                "skolenheter": int(row["unit_observations"]),
                "kommuner": int(row["municipalities"]),
                "indikatorer": int(row["indicators"]),
            },
        }
    )


def _data(request: Request) -> Response:
    query = dict(request.query_params)
    try:
        with reading(query.get("data", "")):
            found = file_for(request.path_params["name"], query)
    except UnknownVersionError as error:
        return Response(str(error), status_code=404, media_type="text/plain; charset=utf-8")
    except DatabaseError as error:
        return Response(str(error), status_code=503, media_type="text/plain; charset=utf-8")
    except KeyError:
        return Response("Filen finns inte.", status_code=404, media_type="text/plain")
    return Response(
        found.content,
        media_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{found.name}"',
            "Cache-Control": ASK_AGAIN,
        },
    )


def _steps(request: Request) -> Response:
    query = dict(request.query_params)
    try:
        with reading(query.get("data", "")):
            found = cube(query, dark=query.get("tema") == "morkt")
    except UnknownVersionError as error:
        return Response(str(error), status_code=404, media_type="text/plain; charset=utf-8")
    except DatabaseError as error:
        return Response(str(error), status_code=503, media_type="text/plain; charset=utf-8")
    return _sent(request, found, AN_HOUR)


def _shapes(request: Request) -> Response:
    try:
        found = asset(geometry(), "application/json")
    except DatabaseError as error:
        return Response(str(error), status_code=503, media_type="text/plain; charset=utf-8")
    is_these = shapes().address.endswith(f"?{request.url.query}")
    return _sent(request, found, YEAR_OF_CACHE if is_these else ASK_AGAIN)
