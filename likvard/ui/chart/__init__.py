"""One chart, everywhere: any figure with its heading, tools, table and picture, drawn in place."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from typing import Any, Final, Literal, Protocol
from zlib import crc32

import streamlit as st
from jinja2 import Environment
from markupsafe import Markup

from likvard.figures.classes import LegendEntry
from likvard.figures.drawing import Drawing
from likvard.figures.sending import sent
from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.own.session import never_kept
from likvard.ui.chart.assets import STUB, read
from likvard.ui.geometry import shapes
from likvard.versions import today
from likvard.warehouse import stamp

__all__ = ["ALL", "Card", "Figure", "Tab", "Table", "Tool", "chart", "payload"]

Tool = Literal["table", "image", "svg", "copy", "data", "enlarge"]
ALL: Final[tuple[Tool, ...]] = ("table", "image", "svg", "copy", "data", "enlarge")
_LABELS: Final = {
    "table": "Tabell",
    "image": "Bild",
    "svg": "SVG",
    "copy": "Kopiera",
    "enlarge": "Förstora",
}
_HANDED: Final = (
    ("meeting", "Till möte"),
    ("cite", "Citera"),
    ("origin", "Ursprung"),
    ("qr", "QR"),
)
_KEPT: Final = 1024  # some 20 kB each
_PICTURES: Final = frozenset({"image", "svg", "copy"})
LOG: Final = logging.getLogger(__name__)


class Figure(Protocol):
    """What a draw function returns: anything that writes itself as Plotly's JSON."""

    def to_json(self) -> str | None:
        """Return the figure as JSON with `data` and `layout`."""
        ...


@dataclass(frozen=True)
class Tab:
    """One way to view the chart: a link beside the heading, marked when it is the current one."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Table:
    """The same figures as text: units in `columns`, the first cell of each row is its head."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


_TEMPLATE: Final = Environment(autoescape=True).from_string(read("chart.html"))
_MOUNT: Final = st.components.v2.component(
    "likvard_chart",
    html='<div class="lv-chart"><section class="lv-frame"></section></div>',
    js=STUB,
    isolate_styles=False,
)


@dataclass(frozen=True, kw_only=True)
class Card:
    """A chart as it is asked for: one or several plots with their words, table and tools.

    Attributes
    ----------
    draws
        One function per plot, from a theme's tokens to a figure; a figure that fails is logged
        and replaced by a sentence.
    key
        The chart's identity on its page; also the start of the ids of its parts.
    heading, subtitle, source, alt
        Plain text; `alt` says what a sighted reader sees.
    table
        The same figures as a table, or None when there is none to show.
    filename
        Name of saved pictures, without ending.
    data_href
        Address of the figures as a file; empty for none.
    hrefs
        Municipality slug to the address its mark leads to.
    tabs, legend, limits
        Links beside the heading; classes below the plot; links to other limits of the classes.
    codes
        What the codes on the marks stand for: code and name.
    body
        HTML with one ``<div class="lv-plot" data-plot="0"></div>`` per plot, numbered from 0;
        None gives one plot alone. A slot with its own ``aria-label`` should have ``role="img"``.
    brief
        What slides and papers read in place of a table that is too wide for them; None for it.
    tools
        Which tools to offer; those that the chart has nothing for are left out. Pictures are
        offered for one plot only.
    address
        Of the view that decides all the rest: what was sent for it once is kept. Empty to keep
        nothing.
    """

    draws: Sequence[Callable[[Tokens], Figure]]
    key: str
    heading: str
    subtitle: str
    source: str
    alt: str
    table: Table | None
    filename: str
    data_href: str
    hrefs: Mapping[str, str] = field(default_factory=dict)
    tabs: Sequence[Tab] = ()
    legend: Sequence[LegendEntry] = ()
    limits: Sequence[Tab] = ()
    codes: Sequence[tuple[str, str]] = ()
    body: Markup | None = None
    brief: Table | None = None
    tools: Sequence[Tool] = ALL
    address: str = ""


def chart(card: Card | None) -> None:
    """Show a card, if there is one, updated in place when the script runs again."""
    if card is None:
        return
    asked = json.dumps({"asked": st.query_params.to_dict()}, ensure_ascii=False)
    shown = _payload(_Wanted(card, dark=st.context.theme.type == "dark"))
    _MOUNT(key=card.key, data=asked.encode()[:-1] + b"," + shown[1:])


@dataclass(frozen=True)
class _Wanted:
    """A card to be sent; two of the same address and key are the same on the same day."""

    card: Card = field(compare=False)
    dark: bool
    identity: tuple[object, ...] = field(init=False)

    def __post_init__(self) -> None:
        own = (self.card.address, self.card.key, stamp(), today())
        object.__setattr__(self, "identity", own if self.card.address else (id(self),))


@never_kept
@lru_cache(maxsize=_KEPT)
def _payload(wanted: _Wanted) -> bytes:
    return payload(wanted.card, dark=wanted.dark)


def payload(card: Card, *, dark: bool, pictures: bool = True) -> bytes:
    """Return what the browser needs to show a card, as JSON in UTF-8.

    A dark card for `pictures` has its figure in the light theme too.
    """
    figures, light = _figures(card.draws, dark=dark, pictures=pictures)
    words: dict[str, Any] = {
        "html": _html(card),
        "table": None if card.table is None else vars(card.table),
        "hrefs": dict(card.hrefs),
        "legend": [_printed(entry) for entry in card.legend],
        "paper": _PAPER,
    }
    words |= {name: getattr(card, name) for name in _TEXTS}
    words["explained"] = ", ".join(f"{code} {name}" for code, name in card.codes)
    return _packed(words, figures, light)


def _html(card: Card) -> str:
    """Return all but the plots; a view with an address can be handed on."""
    handed = _HANDED if card.address else ()
    return _TEMPLATE.render(vars(card), offered=_offered(card), handed=handed, labels=_LABELS)


_TEXTS: Final = ("key", "filename", "heading", "subtitle", "source", "alt")
_PAPER: Final = {n: getattr(LIGHT, n) for n in ("paper", "ink", "muted", "dot", "edge")}


def _figures(
    draws: Sequence[Callable[[Tokens], Figure]], *, dark: bool, pictures: bool = True
) -> tuple[list[str | None], list[str | None]]:
    """Return the figures in the reader's theme; and, where a picture needs it, in the light."""
    shown = [_drawn(draw, DARK if dark else LIGHT) for draw in draws]
    return shown, [_drawn(draws[0], LIGHT)] if dark and pictures and len(draws) == 1 else []


def _drawn(draw: Callable[[Tokens], Figure], tokens: Tokens) -> str | None:
    try:
        figure = draw(tokens)
        return sent(figure, shapes()) if isinstance(figure, Drawing) else figure.to_json()
    except Exception:
        LOG.exception("a figure could not be drawn")
        return None


def _packed(
    words: Mapping[str, Any], figures: Sequence[str | None], light: Sequence[str | None]
) -> bytes:
    """Return all as one JSON text in UTF-8; figures stand in it as written, not written anew.

    `marks` tells the browser which figures have changed.
    """
    marks = [crc32((figure or "").encode()) for figure in figures]
    lists = {"figures": figures, "light": light}
    drawn = [f'"{name}":[{",".join(f or "null" for f in some)}]' for name, some in lists.items()]
    rest = json.dumps(dict(words) | {"marks": marks}, ensure_ascii=False)
    return f"{rest[:-1]},{','.join(drawn)}}}".encode()


def _offered(card: Card) -> list[Tool]:
    absent = set(_PICTURES) if len(card.draws) != 1 else set()
    absent |= {"table"} if card.table is None else set()
    absent |= set() if card.data_href else {"data"}
    return [tool for tool in card.tools if tool not in absent]


def _printed(entry: LegendEntry) -> dict[str, Any]:
    """Return a legend entry as it stands in a saved picture: in the light theme's colours."""
    place, scales = entry.colour, (LIGHT.sequential, LIGHT.sequential_text)
    fill, ink = (None, LIGHT.ink) if place is None else (scale[place] for scale in scales)
    return asdict(entry) | {"fill": fill, "ink": ink}
