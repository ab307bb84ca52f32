"""Pages as the server makes them, without a browser, with every chart and file they offer."""

import json
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from typing import Any, Final
from unittest.mock import patch
from urllib.parse import parse_qsl

from streamlit.testing.v1 import AppTest

from likvard.exports.csv import BOM, file_for
from likvard.ui import chart
from likvard.ui.sections import SECTIONS, section_at
from likvard.ui.steps import cube
from likvard.warehouse import ROOT

Query = Mapping[str, str]
_SCRIPTS: Final = {s.path: s.script for s in SECTIONS}
_FRAME: Final = ("lv-nav", "lv-strip", "lv-foot")
_WORDS: Final = {"heading", "subtitle", "source", "alt", "explained", "label", "html"}
_TABLE: Final = {"caption", "columns", "rows"}
_FIGURE: Final = {"text", "hovertext", "ticktext", "customdata"}
_TAGS: Final = re.compile(r"<(style|script)\b.*?</\1>|<[^>]*>", re.DOTALL)
_SPOKEN: Final = re.compile(r'\b(?:aria-label|aria-valuetext|title|alt)="([^"]*)"')
_FILES: Final = re.compile(r'"/data/(\w+)\.csv(?:\?([^"]*))?"')
# Numbers that are none or are not written as Swedes do, and words that only messages of the code
# have. No word here is also a Swedish one.
_NEVER: Final = re.compile(
    r"\b(?:nan|NaN|NaT|inf|Infinity|None|null|Traceback|Error)\b|−0(?:,0+)?(?![\d,])|\d[eE][+-]?\d"
    r"|(?<![\d\u2009])\b(?:1|ett|Ett|noll|Noll) (?:kommuner|skolenheter)\b"
    r"|\b(?:is|of|are|nothing|defined|undefined|values|without|fewer|than|needs)\b"
)
_POINT: Final = re.compile(r"\d\.\d")


class Reader:
    """One reader of the app, from the project's folder as the server is."""

    def __init__(self) -> None:
        self._app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()

    def shown(self, path: str, query: Query | None = None) -> str:
        """Return all HTML of the page at an address, tags and all."""
        self._app.query_params.clear()
        self._app.query_params.update(query or {})
        self._app.switch_page(_SCRIPTS[path]).run()
        assert not self._app.exception
        return "\n".join(unescape(e.proto.body) for e in self._app.get("html"))


@dataclass
class Page:
    """A page that was shown: its HTML, its charts as they were sent, and what was logged."""

    path: str
    query: Query
    html: str = ""
    charts: list[dict[str, Any]] = field(default_factory=list)
    logged: list[str] = field(default_factory=list)

    @cached_property
    def told(self) -> str:
        """Return every text of the page and its charts, without tags."""
        return _plain("\n".join((self.html, *_texts(self.charts))))

    @property
    def files(self) -> set[tuple[str, str]]:
        """Return the names and choices of the files offered."""
        offered = [c["html"] for c in self.charts]
        return {(name, unescape(q)) for h in (self.html, *offered) for name, q in _FILES.findall(h)}

    @property
    def empty(self) -> bool:
        """Return whether all that the page says is that nothing is published."""
        return "Inget är publicerat" in self.html

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the page, its charts and its files: nothing for a whole one."""
        yield from self.logged
        if self.html.count("<h1") != 1 or not all(part in self.html for part in _FRAME):
            yield "the page is not whole"
        if "inte att visa" in self.html:
            yield "the page says that something went wrong"
        yield from (f"{c['key']} has an empty figure" for c in self.charts if _undrawn(c))
        yield from _words(self.told, point=section_at(self.path).charts)
        for name, choices in sorted(self.files):
            yield from _file_faults(name, dict(parse_qsl(choices)))


def page(reader: Reader, path: str, query: Query, *, dark: bool = False) -> Page:
    """Return a page as it is shown, every one of its charts drawn."""
    found = Page(path, query)

    def draw(wanted: chart._Wanted) -> bytes:
        drawn = chart.payload(wanted.card, dark=dark)
        found.charts.append(json.loads(drawn))
        return drawn

    with patch.object(chart, "_payload", draw), _listening(found.logged):
        found.html = reader.shown(path, query)
    return found


def cube_faults(query: Query, *, dark: bool = False) -> list[str]:
    """Return what is wrong with the charts of all years that are sent ahead."""
    logged: list[str] = []
    with _listening(logged):
        frames = json.loads(cube(dict(query), dark=dark).body)["frames"]
    empty = [c["key"] for frame in frames for c in frame["charts"] if _undrawn(c)]
    told = _plain("\n".join(_texts(frames)))
    return [*logged, *(f"{key} has an empty figure" for key in empty), *_words(told, point=True)]


def _undrawn(sent: Mapping[str, Any]) -> bool:
    return None in sent["figures"] or None in sent["light"]


def _texts(sent: object, key: str = "") -> Iterator[str]:
    """Yield the texts for readers in what is sent to the browser."""
    if isinstance(sent, dict):
        for name, value in sent.items():
            yield from _texts(value, name)
    elif isinstance(sent, list):
        for value in sent:
            yield from _texts(value, key)
    elif isinstance(sent, str) and key in _WORDS | _TABLE | _FIGURE:
        yield sent


def _plain(html: str) -> str:
    spoken = " ".join(_SPOKEN.findall(html))
    return unescape(_TAGS.sub(" ", html) + spoken)


def _words(told: str, *, point: bool) -> Iterator[str]:
    """Yield what no reader should see, with some of the text around it."""
    for pattern in (_NEVER, _POINT)[: 1 + point]:
        for found in pattern.finditer(told):
            around = told[max(found.start() - 50, 0) : found.end() + 50]
            yield f"{found.group()!r} is written: {' '.join(around.split())}"


def _file_faults(name: str, query: Query) -> Iterator[str]:
    try:
        told = file_for(name, query).content.decode().removeprefix(BOM)
    except KeyError:
        return  # the server answers that there is no such file
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        yield f"the file {name} {dict(query)}: {error!r}"
        return
    rows = told.split("\r\n\r\n")[0]
    yield from (f"the file {name} {dict(query)}: {f}" for f in _words(rows, point=False))


@contextmanager
def _listening(heard: list[str]) -> Iterator[None]:
    """Note every error that is logged, with its traceback."""
    handler = logging.Handler(logging.ERROR)
    handler.emit = lambda record: heard.append(_FORMAT.format(record))  # type: ignore[method-assign]
    logging.getLogger().addHandler(handler)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)


_FORMAT: Final = logging.Formatter()
