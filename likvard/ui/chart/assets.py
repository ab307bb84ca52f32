"""The chart's script and style sheet as one file, served by address and kept by the browser."""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

_HERE: Final = Path(__file__).parent
_PARTS: Final = ("chart.js", "plot.js", "table.js", "picture.js", "morph.js")
_FOREVER: Final = "public, max-age=31536000, immutable"


def read(name: str) -> str:
    """Return the text of a file that lies beside this module."""
    return (_HERE / name).read_text(encoding="utf-8")


def _script() -> str:
    """Return every part in one module, the style sheet within it as a constant."""
    style = json.dumps(read("chart.css"), ensure_ascii=False)
    return "\n".join([f"const STYLE = {style};", *map(read, _PARTS)])


SCRIPT: Final = _script()
_BODY: Final = SCRIPT.encode()
_PACKED: Final = gzip.compress(_BODY, mtime=0)
_VERSION: Final = sha256(_BODY).hexdigest()[:12]
PATH: Final = "/chart.js"
ADDRESS: Final = f"{PATH}?v={_VERSION}"
STUB: Final = read("stub.js").replace("__ADDRESS__", ADDRESS)


async def serve(request: Request) -> Response:
    """Answer with the chart's script; its address names its version, so it never goes stale."""
    headers = {"Cache-Control": _FOREVER, "ETag": f'"{_VERSION}"', "Vary": "Accept-Encoding"}
    if headers["ETag"] in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    if packed:
        headers["Content-Encoding"] = "gzip"
    body = _PACKED if packed else _BODY
    return Response(body, media_type="text/javascript", headers=headers)


ROUTES: Final = (Route(PATH, serve),)
