"""Genomströmning: what was to be expected of each municipality's own, and how the rest is told."""

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from likvard import captions
from likvard import story as words_of
from likvard.address import View
from likvard.choice import data_address, panel_for
from likvard.equity.gender import Pair
from likvard.equity.through import Through, through
from likvard.figures.expected_rows import expected_rows
from likvard.figures.theme import Tokens
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel
from likvard.story import expected as of_expected
from likvard.story import through as story
from likvard.ui import gender, spreading
from likvard.ui.cards import choices, filename, ranking_card, select_hrefs, trend_card
from likvard.ui.chart import Card, Figure
from likvard.ui.expected import cells_of, expected_table, hover_of, ordered, source_of, what
from likvard.ui.html import render
from likvard.ui.kept import kept


@dataclass(frozen=True, eq=False)
class Shown:
    """What the page is about: the panel and its year, and girls beside boys where there are both.

    `pair` has its own year, the nearest with both.
    """

    panel: Panel
    year: int
    pair: tuple[Pair, int] | None


@kept
def shown(view: View) -> Shown:
    """Return what the address asks for.

    Raises
    ------
    NotDefinedError
        If nothing is published for the choice.
    """
    panel, year = panel_for(view.catalogue, view, view.indicator)
    try:
        pair: tuple[Pair, int] | None = gender.known_pair(view)
    except NotDefinedError:
        pair = None
    return Shown(panel, year, pair)


@kept
def title(view: View, page: Shown) -> dict[str, Any]:
    """Return the page's title, the answer in a sentence, and what it is about."""
    lede = captions.lede(page.panel, page.year)
    when = story.left(page.panel.indicator.after_grade_nine)
    return {
        "lines": [words_of.level(page.panel, page.year)],
        "lede": " ".join(filter(None, [lede, when, view.area.note])),
    }


def nothing(view: View) -> dict[str, Any]:
    """Return the title and lede where nothing is published for the choice."""
    lede = f"{view.area.title}. Välj ett annat mått, läsår eller kön."
    return {"lines": [f"Inga uppgifter om {view.indicator.measure} för urvalet"], "lede": lede}


@kept
def found(view: View, page: Shown) -> Through | None:
    """Return what is expected in the year shown; None where it is not defined."""
    try:
        return through(view.catalogue, page.panel, page.year)
    except NotDefinedError:
        return None


@kept
def expected_card(view: View, page: Shown) -> Card:
    """Return every member's mean of three years beside what grade 9 gave to expect."""
    told = found(view, page)
    if told is None:
        return _without(view, page)
    rows = ordered(view, told)
    cells, hover = cells_of(rows), [hover_of(told, own) for own in rows]

    def draw(tokens: Tokens) -> Figure:
        return expected_rows(
            cells,
            page.panel.indicator,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
        )

    heading, who = story.heading(told), " ".join(of_expected.who(told))
    return Card(
        address=view.href(),
        draws=[draw],
        key="vantat",
        heading=heading,
        subtitle=f"{what(told)}. Punkt: resultat. Lodrätt streck: väntat värde. "
        f"Vågrätt streck: 95 % gränser för en kommun med samma {story.given(told)}.",
        source=_source(view, told),
        alt=f"{heading}. {who}".strip(),
        table=expected_table(told),
        filename=filename(view, page.panel, page.year, "vantat"),
        data_href=data_address(view, "vantat-gymnasiet", page.panel, page.year),
        hrefs=select_hrefs(view),
        tabs=choices(view, {"varde": "Efter avvikelse", "namn": "A–Ö"}, "ordning", view.order),
    )


def _source(view: View, told: Through) -> str:
    """Return the source line, with whose the sizes are and what must be said of the area."""
    line = source_of(view, told, f"; {story.sized(view.catalogue, told)}")
    return f"{line} {view.area.note}".strip()


def _without(view: View, page: Shown) -> Card:
    return Card(
        address=view.href(),
        draws=[],
        key="vantat",
        heading="Väntat värde räknas inte ut för urvalet",
        subtitle=captions.subtitle(page.panel, page.year),
        source=captions.source(view.catalogue, page.panel),
        alt="",
        table=None,
        filename="",
        data_href="",
        body=render("nothing_told", words=story.why_not(page.panel)),
    )


@kept
def expected_words(view: View, page: Shown) -> Markup:
    """Return who lies outside, what the expected value is, how it is tried, and what it is not."""
    told = found(view, page)
    if told is None:
        return Markup()
    return render(
        "expected_words",
        who=of_expected.who(told),
        chance=of_expected.chance(told),
        model=story.model(told),
        tried=story.tried(told),
        residual=story.RESIDUAL,
        lot=story.limits(told),
    )


def level_cards(view: View, page: Shown) -> list[Card]:
    """Return the members in order, all years, and how far apart they have lain."""
    spread = spreading.shown(view)
    line = None if spread is None else spreading.line_card(view, spread)
    cards = (ranking_card(view, page.panel, page.year), trend_card(view, page.panel), line)
    return [card for card in cards if card is not None]


def gender_cards(view: View, page: Shown) -> list[Card]:
    """Return girls beside boys, and the gap over the years; none where one is not published."""
    if page.pair is None:
        return []
    pair, year = page.pair
    return [gender.pair_card(view, pair, year), gender.gap_trend_card(view, pair)]
