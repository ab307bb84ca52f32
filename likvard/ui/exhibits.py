"""From a meeting to its exhibits: each view resolved once, for all the forms that show it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final, cast
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from likvard.exports.csv import shown_for
from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.shown import Shown
from likvard.figures.drawing import Drawing
from likvard.figures.theme import Tokens
from likvard.meeting import Item, Meeting
from likvard.member_years import NothingPublishedError
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.chart import Card, Figure
from likvard.ui.sections import section_at
from likvard.ui.viewing import viewed
from likvard.versions import UnknownVersionError, current, frozen, reading

SUBJECTS: Final = frozenset({"form", "matt", "siffror", "egen-utveckling", "liknande"})
"""Charts whose headings say what they show, not what they find."""
LEANING: Final = ("Kommunerna i ordning", "Sambandet ")
"""How headings begin that cannot stand without the page's answer above them."""
NO_PAGE: Final = "Vyns sida finns inte."
NO_CHART: Final = "Diagrammet finns inte för det urval som vyn visar."
NOT_SHARED: Final = (
    "Vyn visar uppgifter som en läsare har laddat upp för sig själv. De kan inte delas i möten, "
    "filer eller länkar. Be nätverket att lämna dem för alla, eller visa påhittade exempelrader."
)
NOTHING: Final = "Ingenting är publicerat för det urval som vyn visar."


def exhibits(meeting: Meeting) -> list[Exhibit]:
    """Return the meeting's views in order; one that cannot be shown says why.

    A frozen meeting's are of its version, in a live one a frozen view is of its own.

    Raises
    ------
    DatabaseError
        If the figures cannot be read.
    UnknownVersionError
        If the meeting's version is not kept here.
    """
    with reading(meeting.version):
        return [exhibit(item) for item in meeting.items]


def exhibit(item: Item) -> Exhibit:
    """Return one view, frozen at its own version where it has one."""
    query = dict(parse_qsl(urlsplit(item.address).query))
    whole = frozen()
    version = query.get("data", "") if whole is None else whole.id
    try:
        with reading(version):
            found = _exhibit(item, query | ({"data": version} if version else {}))
    except UnknownVersionError as error:
        return _missing(item, str(error))
    return replace(found, version=version or current(), address=_frozen(item, query, version))


def _frozen(item: Item, query: Mapping[str, str], version: str) -> str:
    """Return the view's address with the version in it, where it is frozen."""
    if query.get("data", "") == version:
        return item.address
    words = urlencode({**query, "data": version}, quote_via=quote, safe=",")
    return f"{item.path}?{words}"


def _exhibit(item: Item, query: Mapping[str, str]) -> Exhibit:
    if item.path not in ANSWERS:
        return _missing(item, NO_PAGE)
    view = viewed(item.path, query)
    try:
        answer = ANSWERS[item.path](view)
    except NothingPublishedError:
        return _missing(item, NOTHING)
    card = answer.card(item.chart)
    if card is None:
        return _missing(item, answer.absent or NO_CHART)
    if not card.address:
        return _missing(item, NOT_SHARED)
    return _shown(item, answer, card, _lines(item, answer, card), view.version)


def _missing(item: Item, why: str) -> Exhibit:
    lines = (item.title or why,)
    return Exhibit(key=item.chart, lines=lines, address=item.address, note=item.note, missing=why)


def _lines(item: Item, answer: Answer, card: Card) -> tuple[str, ...]:
    """Return the reader's own title, else the chart's finding, else the page's answer."""
    if item.title:
        return (item.title,)
    main = card is answer.cards[0] or card.key in SUBJECTS or not card.heading
    return answer.lines if main or card.heading.startswith(LEANING) else (card.heading,)


def _shown(item: Item, answer: Answer, card: Card, lines: tuple[str, ...], version: str) -> Exhibit:
    return Exhibit(
        key=card.key,
        lines=lines,
        address=item.address,
        page=section_at(item.path).title,
        lede=answer.lede,
        heading=card.heading,
        subtitle=card.subtitle,
        source=card.source,
        alt=card.alt,
        text=None if card.table is None else Text(**vars(card.brief or card.table)),
        shown=_numbers(card),
        draws=[_drawing(draw, version) for draw in card.draws],
        legend=card.legend,
        codes=card.codes,
        note=item.note,
    )


def _drawing(draw: Callable[[Tokens], Figure], version: str) -> Callable[[Tokens], Drawing]:
    """Return the function that draws what it draws of the version's figures, whenever it is run."""

    def drawn(tokens: Tokens) -> Drawing:
        with reading(version):
            return cast("Drawing", draw(tokens))

    return drawn


def _numbers(card: Card) -> Shown | None:
    """Return the figures behind a card, as its own file has them."""
    if not card.data_href:
        return None
    parts = urlsplit(card.data_href)
    query: Mapping[str, str] = dict(parse_qsl(parts.query))
    try:
        return shown_for(parts.path.removeprefix("/data/").removesuffix(".csv"), query)
    except KeyError:
        return None
