"""The slides of a meeting as one HTML page, presented online and from a file alike."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from likvard.exports.deck.fit import WIDE, balanced
from likvard.exports.deck.parts import rendered, script, sheet
from likvard.exports.deck.shared import share
from likvard.exports.deck.slides import Slide, slides_of, view_of
from likvard.exports.deck.stop import Followed, Stop
from likvard.meeting import Meeting, as_plain

__all__ = ["HELP", "MOST", "Followed", "Setting", "Stop", "deck", "later", "refused"]

Link = Callable[[str], str]
"""From path and query to the whole address, which the QR codes lead to."""
OFFLINE: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "font-src data:; img-src data:"
)
MOST: Final = 4_800_000
"""So many bytes may a file have; where the years are more, those farthest off are left out."""
HELP: Final = (
    ("→, blanksteg, Page Down", "Nästa vy"),
    ("←, Page Up", "Förra vyn"),
    ("↑ och ↓", "Senare och tidigare år, där vyn har flera"),
    ("Home och End", "Första och sista bilden"),
    ("Siffra, sedan Retur", "Vyn med det numret"),
    ("B eller punkt", "Svart skärm, och tillbaka"),
    ("T", "Vyns tabell, och tillbaka"),
    ("Q", "QR-koden stor, och tillbaka"),
    ("F", "Helskärm, och tillbaka"),
    ("S", "Talarvy med anteckningar i ett nytt fönster"),
    ("Esc", "Stänger det som ligger över, lämnar helskärm, sedan presentationen"),
)
_OPENING: Final = ((104, 116), (84, 94), (68, 78), (52, 60))
"""Size and height of a line of the meeting's title, as large as four lines have room for."""
_OPENING_LINES: Final = 4
_UNTITLED: Final = "Möte om likvärdig skola"
_REACHES: Final = (99, 8, 5, 3, 2, 1)


@dataclass(frozen=True)
class Setting:
    """Where and how the slides are shown.

    `font` is a data address; `told` the line on the first slide; `leave` where Esc leads;
    `years_at` where the other years' views are fetched, empty when they come with the page.
    """

    font: str
    told: str
    leave: str = ""
    years_at: str = ""


def deck(meeting: Meeting, stops: Sequence[Stop], link: Link, setting: Setting) -> str:
    """Return the whole page: the meeting's title and every view, ready to be stepped through.

    Without an address for the years they come with the page, which then asks for nothing at all
    and has at most `MOST` bytes, as long as the views themselves have room.
    """
    slides = slides_of(stops, link, years=not setting.years_at)
    if setting.years_at:
        return _page(meeting, stops, slides, setting)
    pages = (_alone(meeting, stops, slides, setting, reach) for reach in _REACHES)
    small = (page for page in pages if len(page.encode()) <= MOST)
    return next(small, None) or _alone(meeting, stops, slides, setting, 0)


def later(stops: Sequence[Stop], link: Link) -> str:
    """Return the views of all other years, each for its slide, to follow the page."""
    whole = Markup('<template class="year" data-slide="{}" data-year="{}">{}</template>')
    parts = [
        whole.format(place, year, view_of(stop, year, (place, len(stops)), link))
        for place, stop in enumerate(stops, 1)
        for year in stop.rest
    ]
    return "".join(parts)


def refused(why: str, back: str) -> str:
    """Return a page that says why there is nothing to present, with the way back."""
    return rendered("refused", why=why, back=back)


def _alone(
    meeting: Meeting,
    stops: Sequence[Stop],
    slides: Sequence[Slide],
    setting: Setting,
    reach: int,
) -> str:
    """Return the page with the years so near, outlines drawn once, that asks for nothing."""
    near = [slide.within(reach) for slide in slides]
    return share(_page(meeting, stops, near, setting))


def _page(
    meeting: Meeting, stops: Sequence[Stop], slides: Sequence[Slide], setting: Setting
) -> Markup:
    title = meeting.title or _UNTITLED
    return rendered(
        "deck",
        meeting=meeting,
        title=title,
        name=_name(meeting),
        opening={**_opening(title), "told": setting.told},
        slides=slides,
        told=_told(stops),
        policy="" if setting.years_at else OFFLINE,
        font=Markup(setting.font),  # noqa: S704  our own
        css=sheet(),
        script=script(),
        help=HELP,
        leave=setting.leave,
        years_at=setting.years_at,
    )


def _opening(title: str) -> Mapping[str, object]:
    tried = [(balanced(title, size, WIDE), size, line) for size, line in _OPENING]
    fitting = (found for found in tried if len(found[0]) <= _OPENING_LINES)
    return dict(zip(("lines", "size", "line"), next(fitting, tried[-1]), strict=True))


def _told(stops: Sequence[Stop]) -> Markup:
    """Return what the script needs to know of each slide: its first year, and the note."""
    opening = {"at": 0, "note": ""}
    slides = [{"at": s.at, "note": s.first.note} for s in stops]
    text = json.dumps({"slides": [opening, *slides]}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  cannot close the element


def _name(meeting: Meeting) -> str:
    """Return what the windows of one meeting know each other by."""
    return sha256(json.dumps(as_plain(meeting)).encode()).hexdigest()[:16]
