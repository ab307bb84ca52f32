"""Meetings that anybody could make: random words, views and orders; and texts that are damaged."""

import base64
import json
import zlib
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import quote, urlencode

import numpy as np
from hypothesis import strategies as st

from likvard.meeting import MOST_NOTE, MOST_TITLE, MOST_VIEWS, Item, Meeting, written
from likvard.ui.answers import ANSWERS
from tests.any_addresses import any_query

_FOLLOWING: Final = "kommun=eslov,lund"
_CHARTS: Final[Mapping[str, str]] = {
    f"/?{_FOLLOWING}": "karta spridning matt",
    f"/indikator?indikator=klarar-alla-amnen-ak9&ar=2023&{_FOLLOWING}": (
        "karta form ordning utveckling"
    ),
    "/spridning?indikator=klarar-alla-amnen-ak9": "punkter avstand grupper siffror",
    "/bakgrund?kommun=lund": "bakgrund lutning vantat tratt salsa",
    "/konen?indikator=meritvarde": "flickor-pojkar skillnad-utveckling",
    f"/skolor?{_FOLLOWING}": "skolenheter delar",
    "/skolor?enhetsmatt=utlandsk-bakgrund": "mellan-skolor fordelning fordelning-ar",
    "/resurser": "behov lutning",
    "/samband": "samband",
    "/elevunderlag?flytt=-1&kommun=lund": "elevunderlag facit arskullar delregioner",
    "/utbud?program=ek&km=50&kommun=lund": (
        "program struktur fatal specialisering antagning rackvidd skolor"
    ),
    "/genomstromning?kommun=lund": (
        "vantat ordning utveckling avstand flickor-pojkar skillnad-utveckling"
    ),
    "/larare?mal=90&kommun=lund": (
        "ordning punkter avstand grupper behov skolenheters-larare tjanster"
    ),
    "/lararbehov?avgang=3&kommun=lund": "lararbehov lararbehov-kommuner lararbehov-delregioner",
    "/platser?egna=exempel&kommun=lund": "platser strommar",
    f"/kommun?{_FOLLOWING}": "profil egen-utveckling liknande lika",
}
EVERY: Final = tuple(Item(view, key) for view, keys in _CHARTS.items() for key in keys.split())
"""One view of every kind of chart."""
MEETINGS: Final = tuple(
    Meeting("Likvärdig kvalitet", "Skåne, november", EVERY[at : at + MOST_VIEWS])
    for at in range(0, len(EVERY), MOST_VIEWS)
)
"""Meetings of them all, as full as a meeting can be."""
WHOLE: Final = MEETINGS[0]
KEYS: Final = tuple(dict.fromkeys(item.chart for item in EVERY))


def texts(most: int) -> st.SearchStrategy[str]:
    """Return any words a reader can write, as a meeting keeps them."""
    letters = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S")) | st.sampled_from(
        " \nåäöÅÄÖé–−<&\"'/\\=+@"
    )
    found = st.text(letters.filter(lambda c: c.isprintable() or c == "\n"), max_size=most)
    return found.map(str.strip)


@st.composite
def any_items(draw: st.DrawFn) -> Item:
    """Return a view of any page at any choices, of a chart that it may have or not."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    query = urlencode(any_query(random), quote_via=quote, safe=",")
    path = draw(st.sampled_from(sorted(ANSWERS)))
    address = f"{path}?{query}" if query else path
    words = draw(texts(min(60, MOST_TITLE))), draw(texts(min(200, MOST_NOTE)))
    return Item(address, draw(st.sampled_from(KEYS)), *words)


def any_meetings(most: int = MOST_VIEWS) -> st.SearchStrategy[Meeting]:
    """Return meetings of any views, up to so many, live or of some version."""
    items = st.lists(any_items(), max_size=most).map(tuple)
    versions = st.sampled_from(["", "2026-11-20-7c1f"])
    return st.builds(Meeting, texts(MOST_TITLE), texts(MOST_TITLE), items, versions)


@st.composite
def shown_meetings(draw: st.DrawFn, most: int = 4) -> Meeting:
    """Return live meetings of up to so many views that all can be shown, the same ones at times."""
    chosen = draw(st.lists(st.sampled_from(EVERY), min_size=1, max_size=most))
    items = [replace(item, title=draw(texts(40)), note=draw(texts(80))) for item in chosen]
    return Meeting(draw(texts(40)), draw(texts(40)), tuple(items))


def packed(body: bytes, form: str = "1") -> str:
    """Return bytes as the text of a meeting's address."""
    squeezed = base64.urlsafe_b64encode(zlib.compress(body, 9)).decode().rstrip("=")
    return f"{form}.{squeezed}"


_VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["likvard", "titel", "vyer", "adress", "x"]), inner)
    ),
    max_leaves=8,
)


def made_by_hand() -> st.SearchStrategy[str]:
    """Return well packed texts of anything but, most of the time, a meeting."""

    def text(found: object, views: object) -> str:
        whole: dict[str, Any] = {"likvard": 1, "vyer": views}
        return packed(json.dumps(whole | found if isinstance(found, dict) else found).encode())

    return st.builds(text, _VALUES, _VALUES) | st.binary(max_size=60).map(packed)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Return the text of a meeting with a piece cut out, put in or changed for another."""
    text = written(replace(draw(any_meetings(most=3)), version=""))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 6)))
    return text[:start] + draw(st.text(max_size=4)) + text[end:]
