"""The meeting as its page tells it: the views in order with their answers, and where to begin."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import parse_qsl, urlsplit

from markupsafe import Markup

from likvard import versions
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.catalogue.briefs import load_briefs
from likvard.catalogue.meetings import Start, load_starts
from likvard.exports.exhibit import Exhibit
from likvard.meeting import MOST_NOTE, MOST_TITLE, MOST_VIEWS, Item, Meeting, MeetingError, written
from likvard.meeting import read as meeting_in
from likvard.swedish import joined
from likvard.ui.answers import ANSWERS
from likvard.ui.exhibits import exhibits
from likvard.ui.html import render
from likvard.ui.sections import section_at
from likvard.ui.strip import Item as Choice
from likvard.ui.strip import strip
from likvard.ui.viewing import viewed
from likvard.warehouse import DatabaseError

PATH = "/mote"
THAW = "Tina upp mötet för att visa dem även när du presenterar."
NO_PAGE = "Bara sidor med diagram kan läggas till i ett möte."


@dataclass(frozen=True)
class Row:
    """One view as the page lists it: what the presenter wrote, what it shows, of what choices."""

    item: Item
    shown: Exhibit
    about: str


@dataclass(frozen=True)
class Beginning:
    """One meeting to start from: its address, or one for each municipality to choose."""

    start: Start
    href: str
    choices: tuple[Choice, ...] = ()
    nearest: Choice | None = None


def content(query: Mapping[str, str]) -> Markup:
    """Return what the page shows for an address: the meeting, or where to begin, or what is wrong.

    Parameters
    ----------
    query
        Of the address: the meeting ``m``, and the choices that all pages share.
    """
    view = viewed(PATH, {name: text for name, text in query.items() if name != "m"})
    try:
        meeting = meeting_in(query["m"]) if query.get("m") else Meeting()
        return _edited(view, meeting) if _begun(meeting) else _start(view)
    except (MeetingError, DatabaseError) as error:
        return _start(view, str(error))


def _begun(meeting: Meeting) -> bool:
    return bool(meeting.items or meeting.title or meeting.subtitle)


def _start(view: View, fault: str = "") -> Markup:
    return render(
        "meeting_start",
        fault=fault,
        starts=beginnings(view),
        most=MOST_VIEWS,
        briefs=load_briefs().briefs,
    )


def _edited(view: View, meeting: Meeting) -> Markup:
    frozen, fault = _freezing(meeting)
    return render(
        "meeting",
        meeting=meeting,
        m=written(meeting),
        fault=fault,
        frozen=frozen,
        live=_known(versions.current()),
        rows=rows(replace(meeting, version=frozen.id if frozen else "")),
        starts=() if meeting.items else beginnings(view),
        most_title=MOST_TITLE,
        most_note=MOST_NOTE,
    )


def _freezing(meeting: Meeting) -> tuple[versions.Version | None, str]:
    """Return the version the meeting is frozen at, if any, or why it cannot be read."""
    try:
        with versions.reading(meeting.version):
            return _known(meeting.version), ""
    except versions.UnknownVersionError as error:
        return None, f"{error} Här visas de senaste siffrorna. {THAW}"


def _known(name: str) -> versions.Version | None:
    return next((one for one in versions.known() if one.id == name), None)


def rows(meeting: Meeting) -> list[Row]:
    """Return the meeting's views as the page lists them, with the answers own titles replace.

    Raises
    ------
    DatabaseError, UnknownVersionError
        If the figures, or those of its version, cannot be read.
    """
    bare = replace(meeting, items=tuple(replace(item, title="") for item in meeting.items))
    with versions.reading(meeting.version):
        pairs = zip(meeting.items, exhibits(bare), strict=True)
        return [Row(item, shown, _about(item) + _frozen(shown, meeting)) for item, shown in pairs]


def _frozen(shown: Exhibit, meeting: Meeting) -> str:
    """Return what is said of a frozen view in a live meeting."""
    version = None if meeting.version else _known(_version_in(shown.address))
    return "" if version is None else f", fryst vid siffrorna från den {version.shown}"


def _version_in(address: str) -> str:
    return dict(parse_qsl(urlsplit(address).query)).get("data", "")


def _about(item: Item) -> str:
    """Return the page and the choices of a view: "Utforska, läsår 2024/25, flickor, Skåne"."""
    if item.path not in ANSWERS:
        return item.path
    section = section_at(item.path)
    view = view_of(item.address)
    told = strip(view, split=section.splits).summary
    when = f"läsår {told}" if told[:1].isdigit() else f"{told[:1].lower()}{told[1:]}"
    followed = joined([municipality.name for municipality in view.followed])
    return f"{section.title}, {when}" + (f", följer {followed}" if followed else "")


def view_of(address: str) -> View:
    """Return the view of an address of ours.

    Raises
    ------
    MeetingError
        If no page with charts lives there.
    """
    try:
        parts = urlsplit(address)
    except ValueError as error:
        raise MeetingError(NO_PAGE) from error
    if parts.netloc or parts.path not in ANSWERS:
        raise MeetingError(NO_PAGE)
    return viewed(parts.path, dict(parse_qsl(parts.query)))


def added(meeting: Meeting, address: str, chart: str) -> tuple[Meeting, int]:
    """Return the meeting with a view in it, and which in order it is; one there already stays.

    Raises
    ------
    MeetingError
        If the meeting is full, or there is no page with charts at the address.
    """
    item = Item(_as_shown(address), chart)
    for place, known in enumerate(meeting.items, start=1):
        if (known.address, known.chart) == (item.address, item.chart):
            return meeting, place
    longer = meeting.adding(item)
    return longer, len(longer.items)


def _as_shown(address: str) -> str:
    """Return the address of what the page shows there, nonsense in it left out."""
    live = view_of(address).href()
    try:
        with versions.reading(_version_in(address)):
            return view_of(address).href()
    except versions.UnknownVersionError:
        return live


def beginnings(view: View) -> list[Beginning]:
    """Return the meetings to start from, that of a municipality for each member of the area."""
    return [_beginning(view, start) for start in load_starts()]


def _beginning(view: View, start: Start) -> Beginning:
    if not start.asks:
        return Beginning(start, begun(start))
    choices = {one.slug: Choice(one.name, begun(start, one), one.kind) for one in view.members}
    followed = (choices.get(one.slug) for one in view.followed)
    return Beginning(start, "", tuple(choices.values()), next(filter(None, followed), None))


@lru_cache(maxsize=512)
def begun(start: Start, own: Municipality | None = None) -> str:
    """Return the address of a meeting to start from, of a municipality where it asks for one."""

    def filled(text: str) -> str:
        if own is None:
            return text
        return text.replace("{kommun}", own.slug).replace("{namn}", own.name)

    items = tuple(Item(filled(one.address), one.chart) for one in start.views)
    return f"{PATH}?m={written(Meeting(filled(start.title), filled(start.subtitle), items))}"
