"""Papers as the server sends them, and what stands in a PDF."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from starlette.responses import Response

from likvard.ui.print_routes import ROUTES
from tests.asking import request

Word = dict[str, str]


def answer(path: str, query: Word) -> Response:
    """Return what the server answers at the address of a paper."""
    route = next(route for route in ROUTES if route.path == path)
    found = route.endpoint(request(path, **query))
    assert isinstance(found, Response)
    return found


def page(path: str, query: Word) -> str:
    """Return a paper as it is printed from the browser."""
    found = answer(path, query)
    assert found.status_code == 200
    return bytes(found.body).decode()


def document(path: str, query: Word) -> PdfReader:
    """Return a paper as a PDF that has been opened."""
    found = answer(path, query)
    assert found.status_code == 200
    return PdfReader(io.BytesIO(bytes(found.body)))


def letters(text: str) -> str:
    """Return a text without space and hyphens at line ends, as a PDF breaks its lines anywhere."""
    return re.sub(r"\s|\u00ad", "", text)


def told(pdf: PdfReader) -> str:
    """Return all that a PDF says."""
    return letters("".join(sheet.extract_text() for sheet in pdf.pages))


def root(pdf: PdfReader) -> Any:  # noqa: ANN401  pypdf publishes no such types
    """Return what a PDF says of itself as a whole."""
    return pdf.trailer["/Root"]


def structure(pdf: PdfReader) -> Iterator[tuple[str, str]]:
    """Return the role of every part of a tagged PDF and the text that stands in for it, if any."""
    yield from _below(root(pdf)["/StructTreeRoot"])


def _below(node: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  pypdf publishes no such types
    found = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(found, list):
        for part in found:
            yield from _below(part)
    elif isinstance(found, dict):
        if "/S" in found:
            yield str(found["/S"]), str(found.get("/Alt", ""))
        yield from _below(found.get("/K"))


def fonts(pdf: PdfReader) -> dict[str, bool]:
    """Return the fonts of a PDF by name, and whether their letters are in the file."""
    found: dict[str, bool] = {}
    for sheet in pdf.pages:
        used: Any = sheet["/Resources"]
        for font in used["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            held = inner["/FontDescriptor"].get_object()
            found[str(inner["/BaseFont"])] = any(k.startswith("/FontFile") for k in held)
    return found
