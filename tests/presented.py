"""Presentations as they are saved, and what a program that opens them finds inside."""

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Final

from lxml import etree
from openpyxl import load_workbook
from pptx import Presentation

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint import powerpoint
from likvard.meeting import Meeting
from likvard.ui.exhibits import exhibits
from tests.any_meetings import WHOLE

CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def link(address: str) -> str:
    """Return a whole address."""
    return f"https://likvard.example{address}"


@lru_cache(maxsize=64)
def made(meeting: Meeting = WHOLE) -> bytes:
    """Return a meeting's presentation; the meeting of every kind of chart unless another."""
    return powerpoint(meeting, shown(meeting), link)


@lru_cache(maxsize=64)
def shown(meeting: Meeting = WHOLE) -> list[Exhibit]:
    """Return a meeting's views."""
    return exhibits(meeting)


@lru_cache(maxsize=64)
def opened(meeting: Meeting = WHOLE) -> Any:  # noqa: ANN401  python-pptx has no types
    """Return a presentation as python-pptx reads it."""
    return Presentation(io.BytesIO(made(meeting)))


def slides_of(item: Any) -> list[Any]:  # noqa: ANN401  python-pptx has no types
    """Return the slides of one view, first slide left out."""
    return list(opened(Meeting("", "", (item,))).slides)[1:]


def unpacked(content: bytes, inside: str = "") -> Iterator[tuple[str, bytes]]:
    """Yield every part of a file, those of the workbooks inside it too."""
    with zipfile.ZipFile(io.BytesIO(content)) as whole:
        for name in whole.namelist():
            body = whole.read(name)
            yield f"{inside}{name}", body
            if name.endswith(".xlsx"):
                yield from unpacked(body, f"{name}!")


def charts(slides: list[Any]) -> list[Any]:
    """Return the parts of the charts on slides."""
    return [shape.chart.part for slide in slides for shape in slide.shapes if shape.has_chart]


def columns(part: Any) -> list[tuple[str, list[Any]]]:  # noqa: ANN401  python-pptx has no types
    """Return the columns of a chart's workbook: header and cells, empty ones as None."""
    book = load_workbook(io.BytesIO(part.chart_workbook.xlsx_part.blob), read_only=True)
    rows = list(book.active.values)
    return [(str(column[0]), list(column[1:])) for column in zip(*rows, strict=True)]


def kept(part: Any) -> dict[str, list[float | None]]:  # noqa: ANN401  python-pptx has no types
    """Return the numbers that a chart keeps beside its workbook, by their cells."""
    found = {}
    root = etree.fromstring(etree.tostring(part._element))
    for reference in root.iter(f"{CHART}numRef"):
        values: list[float | None] = [None] * int(reference.find(f".//{CHART}ptCount").get("val"))
        for point in reference.iter(f"{CHART}pt"):
            values[int(point.get("idx"))] = float(point.findtext(f"{CHART}v"))
        found[reference.findtext(f"{CHART}f")] = values
    return found
