"""Lärarna i dag: the level, and the full-time posts missing to reach a level."""

from dataclasses import replace
from typing import Final

from markupsafe import Markup

from likvard import captions, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.teacher_posts import Missing, Shortage
from likvard.equity.teacher_view import LEVELS, TARGETS, TeacherView, target_word, teacher_view
from likvard.figures.history import hover
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import Tokens
from likvard.measures.arrays import NotDefinedError
from likvard.story import teachers as story
from likvard.suited import indicators_for
from likvard.ui import resources
from likvard.ui.cards import filename, ranking_card, select_hrefs
from likvard.ui.chart import Card, Figure, Tab, Table
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.scales import Scale, Step
from likvard.ui.spread_groups import groups_card
from likvard.ui.spreading import dots_card, line_card
from likvard.ui.spreading import shown as spread_shown

_OWN: Final = "heltidstjänster ur elever och elever per lärare, saknade tjänster till nivån"
_AXIS: Final = (0.0, 10.0)
_NAMES: Final = {"best": "Bästa fjärdedelen", "mean": "Medelkommunen"}


@kept
def shown(view: View) -> TeacherView:
    """Return what the address asks for."""
    return teacher_view(view)


def level_card(view: View, page: TeacherView) -> Card:
    """Return every municipality's value in the year shown."""
    return ranking_card(view, page.panel, page.year)


def years_cards(view: View) -> list[Card]:
    """Return all years as dots, the distance between the municipalities, and the providers."""
    found = spread_shown(view)
    if found is None:
        return []
    by_provider = groups_card(replace(view, grouping="huvudman"), found)
    cards = (dots_card(view, found), line_card(view, found), replace(by_provider, tabs=()))
    return [card for card in cards if card is not None and (card.draws or card.body)]


def need_card(view: View) -> Card | None:
    """Return the measure against need between municipalities; None where it is of other schools."""
    if view.indicator not in indicators_for("/resurser", view.catalogue):
        return None
    try:
        return resources.scatter_card(view, resources.shown(view))
    except NotDefinedError:
        return None


@kept
def posts_card(view: View, page: TeacherView) -> Card:
    """Return the posts missing in each municipality, the most first; why not where unknown."""
    found = page.shortage
    if found is None:
        return _without(view, page)
    rows = [_row(found, own) for own in in_order(found)]

    def draw(tokens: Tokens) -> Figure:
        return share_rows(
            rows,
            axis=_AXIS,
            unit="",
            head="tjänster",
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    heading = story.shortage_heading(found)
    return Card(
        address=view.href(),
        draws=[draw],
        key="tjanster",
        heading=heading,
        subtitle=f"Heltidstjänster som saknas, {captions.perspective(found.panel)}, "
        f"{captions.when(found.panel, found.year)}. "
        f"{story.shortage_lede(found, view.area.spoken)} Streck: spannet efter avrundning.",
        source=_source(view, found),
        alt=f"{heading}. {' '.join(story.missing_words(row) for row in in_order(found))}",
        table=posts_table(found),
        filename=filename(view, found.panel, found.year, "tjanster"),
        data_href=data_address(view, "larare-tjanster", found.panel, found.year),
        hrefs=select_hrefs(view),
        tabs=tabs(view, found),
    )


def _without(view: View, page: TeacherView) -> Card:
    heading = "Saknade tjänster räknas inte för det här urvalet"
    return Card(
        draws=[],
        key="tjanster",
        heading=heading,
        subtitle="",
        source=captions.source(view.catalogue, page.panel),
        alt=f"{heading}. {page.why}",
        table=None,
        filename=filename(view, page.panel, page.year, "tjanster"),
        data_href="",
        body=render("nothing_told", words=page.why),
        tools=(),
    )


def _source(view: View, found: Shortage) -> str:
    panels = (found.panel, found.sources.pupils, found.sources.ratio)
    own = f"Egen uppskattning på dessa uppgifter: {_OWN}."
    told = " ".join(story.assumptions(found)[2:4])
    return f"{captions.sources(view.catalogue, panels)} {own} {told}"


def in_order(found: Shortage) -> list[Missing]:
    """Return the municipalities, the most posts missing first, those unknown last."""
    unknown = [row for row in found.rows if row.missing is None]
    known = [row for row in found.rows if row.missing is not None]
    return [*sorted(known, key=lambda row: -(row.missing or found.whole).value), *unknown]


def _row(found: Shortage, own: Missing) -> ShareRow:
    who, note = (own.code, own.name, own.slug), story.note(own)
    if own.missing is None or own.posts is None or own.share is None:
        return ShareRow(*who, note=note, hover=hover(own.name, "Uppgift saknas"))
    said = hover(
        own.name,
        f"ungefär {story.posts(own.missing.value)} tjänster, {story.between(own.missing)}",
        f"{found.panel.with_unit(own.share.value)} av ungefär {story.posts(own.posts.value)}",
        f"{captions.when(found.panel, found.year)}, {captions.perspective(found.panel)}",
    )
    return ShareRow(*who, *own.missing, story.posts(own.missing.value), note=note, hover=said)


def tabs(view: View, found: Shortage) -> tuple[Tab, ...]:
    """Return links to the levels that the municipalities themselves give."""
    return tuple(
        Tab(_NAMES[target], view.href(mal=target_word(target, 0.0)), target == found.target)
        for target in TARGETS.values()
    )


def levels(view: View, found: Shortage) -> Markup:
    """Return links to the levels that the reader can choose besides."""
    steps = tuple(
        Step(
            str(level),
            f"{level} procent",
            view.href(mal=str(level)),
            found.target == "chosen" and found.level.value == level,
        )
        for level in LEVELS
    )
    return render("scales", scales=[Scale("mal", "Eller en egen nivå, % behöriga", steps)])


def posts_table(found: Shortage) -> Table:
    """Return the share, posts and missing posts of every member as text."""
    columns = (
        "Kommun",
        f"Andel, {found.panel.in_year(found.year)}",
        "Heltidstjänster, ungefär",
        "Saknas, ungefär",
        "Lägst–högst",
        "Anmärkning",
    )
    rows = tuple(_cells(found, row) for row in found.rows)
    return Table(f"Heltidstjänster som saknas till {story.level(found)}", columns, rows)


def _cells(found: Shortage, own: Missing) -> tuple[str, ...]:
    share = swedish.NO_VALUE if own.share is None else found.panel.with_unit(own.share.value)
    if own.missing is None or own.posts is None:
        return (own.name, share, *(swedish.NO_VALUE,) * 3, story.note(own))
    ends = f"{story.posts(own.missing.low)}–{story.posts(own.missing.high)}"
    numbers = (story.posts(own.posts.value), story.posts(own.missing.value), ends)
    return (own.name, share, *numbers, story.note(own))


def words(view: View, page: TeacherView) -> Markup:
    """Return what the missing posts rest on, and what the shares do not tell."""
    told = [] if page.shortage is None else story.assumptions(page.shortage)
    return render(
        "teachers_words",
        assumptions=told,
        why=page.why,
        method=view.href("/metod"),
        ahead=view.href("/lararbehov"),
    )
