"""Behov och platser: empty places and queue by programme, and demand against need."""

from math import isnan
from typing import Final

from likvard import swedish
from likvard.catalogue.programmes import Programme
from likvard.equity import needs
from likvard.equity.places import Sums
from likvard.equity.places_view import ENTERED, NEED, PLACES, PlacesView, entered_word
from likvard.figures.empty_queue import EmptyQueueRow, empty_queue
from likvard.figures.history import hover
from likvard.figures.quadrant import Bubble, quadrant
from likvard.figures.theme import Tokens
from likvard.story import places as story
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render, show
from likvard.ui.places import (
    COLUMNS,
    data_address,
    filename,
    finished,
    programme_href,
    source,
    spoken,
)

_HEADS: Final = (
    ("tomma platser", "tomma"),
    ("kö till förstahandsvalet", "kö"),
    ("sökande per plats", "sök/pl."),
)
_COMPUTED: Final = "summor, kvoter, tomma platser och kö"
_SAYS: Final = {"oka": "öka", "behall": "behålla", "minska": "minska"}


def programmes_card(shown: PlacesView) -> Card | None:
    """Return each programme's empty places and queue, apart; None without figures."""
    own = [(each, shown.sums(shown.where, each)) for each in shown.here]
    if not own:
        return None
    rows = [_row(shown, each, found) for each, found in own]
    heading = story.programmes_heading(shown)

    def draw(tokens: Tokens) -> Figure:
        return empty_queue(rows, _HEADS, tokens)

    table = Table(
        f"Platser och sökande i {shown.where.name}, läsåret {shown.period}",
        ("Program", *COLUMNS),
        tuple((each.name, *story.numbers(found)) for each, found in own),
    )
    return finished(
        shown,
        Card(
            address=shown.view.href(),
            draws=[draw],
            key="platser",
            heading=heading,
            subtitle=f"Antal, läsåret {shown.period}, {shown.where.name}. {story.WHOSE}. "
            f"{story.QUEUE} {story.APART}",
            source=source(shown, PLACES, own=_COMPUTED),
            alt=f"{heading}. {' '.join(spoken(row[0], row[1:]) for row in table.rows)}",
            table=table,
            filename=filename(shown, "program"),
            data_href=data_address(shown, "platser"),
            hrefs={each.word: programme_href(shown, each) for each, _ in own},
        ),
    )


def _row(shown: PlacesView, each: Programme, found: Sums) -> EmptyQueueRow:
    said = hover(
        each.name,
        f"{swedish.number(found.empty)} tomma av {swedish.number(found.places)} platser",
        f"{swedish.number(found.queue)} av {swedish.number(found.first_choice)} i kö till sitt val",
        f"läsåret {shown.period}, {shown.where.name}",
    )
    aside = swedish.number(found.per_place, 2)
    chosen = shown.programme == each
    return EmptyQueueRow(
        each.word, each.short, each.letters, found.empty, found.queue, aside, said, chosen
    )


def quadrant_card(shown: PlacesView) -> Card | None:
    """Return demand against judged need, a bubble a programme; None without figures of places."""
    own = [(each, shown.sums(shown.where, each), shown.need(each)) for each in shown.here]
    if not own:
        return None
    bubbles = [
        _bubble(shown, each, found, need)
        for each, found, need in own
        if not isnan(found.per_place + need)
    ]
    heading = story.quadrant_heading(shown)

    def draw(tokens: Tokens) -> Figure:
        return quadrant(
            bubbles,
            across=f"Förstahandssökande per plats, läsåret {shown.period}",
            upward="Bedömt behov (nettotal)",
            limit=1.0,
            tokens=tokens,
        )

    table = _quadrant_table(shown, own)
    beside = len(own) - len(bubbles)
    lacks = f"{_lacking(beside)} " if beside else ""
    nothing = "Ladda upp en bedömning nedan, eller ange behovet själv program för program."
    return finished(
        shown,
        Card(
            address=shown.view.href(),
            draws=[draw] if bubbles else [],
            key="efterfragan-behov",
            heading=heading,
            subtitle=f"Läsåret {shown.period}, {shown.where.name}. Ytan efter antal platser. Hög "
            "efterfrågan: minst en förstahandssökande per plats. Nettotal: andelen av platserna "
            "där behovet bedöms öka minus andelen där det bedöms minska. På mittlinjen: "
            "oförändrat behov. "
            f"{lacks}{story.need_words(shown)}".strip(),
            source=source(shown, PLACES, NEED, own="kvoter och nettotal vägda med platser"),
            alt=f"{heading}. {' '.join(_said(row) for row in table.rows)}",
            table=table,
            filename=filename(shown, "efterfragan-behov"),
            data_href=data_address(shown, "platser-behov"),
            hrefs={each.word: programme_href(shown, each) for each, *_ in own},
            body=None if bubbles else render("nothing_told", words=nothing),
        ),
    )


def _lacking(count: int) -> str:
    many = "Ett program" if count == 1 else f"{swedish.counted(count).capitalize()} program"
    return f"{many} utan samlad bedömning eller med luckor i uppgifterna står bara i tabellen."


def _bubble(shown: PlacesView, each: Programme, found: Sums, need: float) -> Bubble:
    said = hover(
        each.name,
        f"{swedish.number(found.per_place, 2)} förstahandssökande per plats",
        f"behov: {story.need_said(shown, each)}",
        f"{swedish.number(found.places)} platser läsåret {shown.period}, {shown.where.name}",
        needs.word(found.per_place, need) or "oförändrat behov",
    )
    where = (found.per_place, need, found.places)
    return Bubble(each.word, each.short, each.letters, *where, said, shown.programme == each)


def _quadrant_table(shown: PlacesView, own: list[tuple[Programme, Sums, float]]) -> Table:
    rows = tuple(
        (
            each.name,
            swedish.number(found.per_place, 2),
            story.need_said(shown, each),
            swedish.number(found.places),
            needs.word(found.per_place, need) or swedish.NO_VALUE,
        )
        for each, found, need in own
    )
    columns = ("Program", "Sökande per plats", "Bedömt behov", "Platser", "Tillsammans")
    return Table(
        f"Efterfrågan och behov i {shown.where.name}, läsåret {shown.period}", columns, rows
    )


def _said(row: tuple[str, ...]) -> str:
    return f"{row[0]}: {row[1]} sökande per plats, behov {row[2]}, {row[3]} platser, {row[4]}."


def need_choices(shown: PlacesView) -> None:
    """Show for each programme the links by which a reader enters a judgement of her own."""
    if not shown.here:
        return
    lines = [(each.name, story.need_said(shown, each), _ways(shown, each)) for each in shown.here]
    show("places_need", lines=lines, entered=bool(shown.entered), none=shown.view.href(behov=None))


def _ways(shown: PlacesView, each: Programme) -> list[tuple[str, str, bool]]:
    now = shown.entered.get(each.letters)
    rest = {key: value for key, value in shown.entered.items() if key != each.letters}
    return [
        (
            _SAYS[said],
            shown.view.href(
                behov=entered_word(rest if now == value else rest | {each.letters: value})
            ),
            now == value,
        )
        for said, value in ENTERED.items()
    ]
