"""The slides of a meeting as one HTML page, presented online and from a file alike."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from markupsafe import Markup

from likvard.exports.deck.fit import balanced, header
from likvard.exports.deck.parts import rendered, script, sheet
from likvard.exports.deck.picture import chart, narrow
from likvard.exports.deck.stop import Followed, Stop
from likvard.exports.deck.words import foot, subtitle
from likvard.exports.exhibit import Exhibit
from likvard.exports.qr import qr_svg
from likvard.figures.theme import LIGHT
from likvard.meeting import Meeting, as_plain

__all__ = ["HELP", "Followed", "Setting", "Stop", "deck", "later"]

OFFLINE: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
    "font-src data:; img-src data:"
)
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
_CODE: Final = 140
_OPENING: Final = 104
_UNTITLED: Final = "Möte om likvärdig skola"


@dataclass(frozen=True)
class Setting:
    """Where and how the slides are shown.

    `font` is a data address; `leave` where Esc leads; `years_at` where the other years' views
    are fetched, empty when they come with the page; `told` the line on the first slide;
    `offline` that nothing may be asked of any server.
    """

    font: str
    told: str
    leave: str = ""
    years_at: str = ""
    offline: bool = False


def deck(
    meeting: Meeting, stops: Sequence[Stop], link: Callable[[str], str], setting: Setting
) -> str:
    """Return the whole page: the meeting's title and every view, ready to be stepped through.

    Parameters
    ----------
    link
        From path and query to the whole address, which the QR codes lead to.
    """
    slides = [
        _slide(stop, place, len(stops), link, years=not setting.years_at)
        for place, stop in enumerate(stops, 1)
    ]
    title = meeting.title or _UNTITLED
    return rendered(
        "deck",
        meeting=meeting,
        title=title,
        name=_name(meeting),
        opening={"lines": balanced(title, _OPENING, 1728), "told": setting.told},
        slides=slides,
        told=_told(meeting, stops),
        policy=OFFLINE if setting.offline else "",
        font=Markup(setting.font),  # noqa: S704  our own
        css=sheet(),
        script=script(),
        shapes="",
        help=HELP,
        leave=setting.leave,
        years_at=setting.years_at,
    )


def later(stops: Sequence[Stop], link: Callable[[str], str]) -> str:
    """Return the views of all other years, each for its slide, to follow the page."""
    whole = Markup('<template class="year" data-slide="{}" data-year="{}">{}</template>')
    parts = [
        whole.format(place, year, _view(stop, year, place, len(stops), link))
        for place, stop in enumerate(stops, 1)
        for year in stop.rest
    ]
    return "".join(parts)


def _slide(
    stop: Stop, place: int, of: int, link: Callable[[str], str], *, years: bool
) -> dict[str, Any]:
    """Return one slide: its first view, those of other years by their places, the phone's."""
    others = stop.rest if years else ()
    return {
        "html": _view(stop, stop.at, place, of, link),
        "years": {year: _view(stop, year, place, of, link) for year in others},
        "phone": narrow(stop.first, f"p{place}"),
    }


def _view(stop: Stop, year: int, place: int, of: int, link: Callable[[str], str]) -> Markup:
    exhibit = stop.exhibit(year)
    head = header(exhibit.lines, subtitle(exhibit), year=bool(stop.years))
    names = " ".join(f"●  {one.name}" for one in stop.followed)
    return rendered(
        "slide",
        head=head,
        year=stop.years[year] if stop.years else "",
        chart=chart(exhibit, f"v{place}y{year}"),
        missing=exhibit.missing,
        table=exhibit.text,
        followed=[{"name": f.name, "colour": LIGHT.chosen[f.colour]} for f in stop.followed],
        foot=foot(exhibit, head.rest, names),
        place=place,
        of=of,
        code=_code(exhibit, link),
        address="" if exhibit.missing else link(exhibit.address),
    )


def _code(exhibit: Exhibit, link: Callable[[str], str]) -> Markup | None:
    if exhibit.missing:
        return None
    return Markup(qr_svg(link(exhibit.address), size=_CODE))  # noqa: S704  drawn by us


def _told(meeting: Meeting, stops: Sequence[Stop]) -> Markup:
    """Return what the script needs to know of each slide: first year, note, all its words."""
    opening = {"at": 0, "note": "", "reading": meeting.subtitle}
    slides = [{"at": s.at, "note": s.first.note, "reading": _reading(s.first)} for s in stops]
    text = json.dumps({"slides": [opening, *slides]}, ensure_ascii=False)
    return Markup(text.replace("<", "\\u003c"))  # noqa: S704  cannot close the element


def _reading(exhibit: Exhibit) -> str:
    """Return all words of a view, of which the slide has room for some."""
    return " ".join(filter(None, (exhibit.lede, exhibit.subtitle, exhibit.source)))


def _name(meeting: Meeting) -> str:
    """Return what the windows of one meeting know each other by."""
    return sha256(json.dumps(as_plain(meeting)).encode()).hexdigest()[:16]
