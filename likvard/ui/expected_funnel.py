"""Bakgrund: how far each member lies from what is expected, by its pupils, and in words."""

from typing import Final

import numpy as np
from markupsafe import Markup

from likvard.address import View
from likvard.choice import data_address
from likvard.equity.expected import Expected
from likvard.equity.outcome import Outcome
from likvard.figures.funnel import Dot, Limit, funnel, grid
from likvard.figures.theme import Tokens
from likvard.story import expected as story
from likvard.ui.background_points import Shown
from likvard.ui.cards import filename, select_hrefs
from likvard.ui.chart import Card, Figure
from likvard.ui.expected import expected_table, found, hover_of, source_of
from likvard.ui.html import render
from likvard.ui.kept import kept

_FAR: Final = 0.998


@kept
def funnel_card(view: View, page: Shown) -> Card | None:
    """Return how far each member lies from what is expected, by its pupils; None if not known."""
    told = found(view, page)
    if told is None or not any(own.known for own in told.outcomes):
        return None
    known = [own for own in told.outcomes if own.known]
    dots = [_dot(told, own) for own in known]
    limits, panel = _limits(told), told.result

    def draw(tokens: Tokens) -> Figure:
        return funnel(
            dots,
            limits,
            across="Antal elever, de tre läsåren tillsammans (varje steg ungefär tre gånger fler)",
            upward=f"{panel.indicator.short}: resultat minus väntat, "
            f"{panel.indicator.difference_unit}, medel av {story.mean_of(told)}",
            chosen=view.colours,
            tokens=tokens,
            alike=told.kind == "score",
        )

    heading = story.funnel_heading(told)
    return Card(
        address=view.href(),
        draws=[draw],
        key="tratt",
        heading=heading,
        subtitle=_marks(told),
        source=source_of(view, told),
        alt=f"{heading}. {' '.join(story.who(told))}".strip(),
        table=expected_table(told),
        filename=filename(view, page.panel, page.year, "tratt"),
        data_href=data_address(view, "vantat", page.panel, page.year),
        hrefs=select_hrefs(view),
    )


def _marks(told: Expected) -> str:
    lines = (
        "Mellan de heldragna linjerna ligger 95 av 100 kommuner med samma bakgrund, mellan de "
        "streckade 998 av 1\u202f000."
    )
    if told.kind == "score":
        return lines
    own = (
        "Prickade: slumpen ensam, 95 av 100. Linjerna är ritade för ett medelstort väntat värde; "
        "lodräta streck visar de namngivnas egna gränser."
    )
    return f"{lines} {own}"


def _dot(told: Expected, own: Outcome) -> Dot:
    ends = (own.low - own.expected, own.high - own.expected)
    return Dot(own.code, own.name, own.slug, own.n, own.difference, *ends, hover_of(told, own))


def _limits(told: Expected) -> list[Limit]:
    sizes = grid([own.n for own in told.outcomes if own.known])
    pairs = [("95 %", told.limits(sizes)), ("99,8 %", told.limits(sizes, _FAR))]
    lot = told.chance_alone(sizes)
    pairs += [] if lot is None else [("slump", lot)]
    return [Limit(name, sizes, low.tolist(), high.tolist()) for name, (low, high) in pairs]


@kept
def funnel_words(view: View, page: Shown) -> Markup:
    """Return what the expected value is, how it is tried, and what it is not."""
    told = found(view, page)
    if told is None:
        return Markup()
    return render(
        "expected_words",
        who=story.who(told),
        chance=story.chance(told),
        model=story.model(told),
        tried=story.tried(told),
        residual=story.RESIDUAL,
        lot=_by_lot(told),
    )


def _by_lot(told: Expected) -> str:
    """Return how many lie further out than chance alone reaches; empty where that is not known."""
    known = [own for own in told.outcomes if own.known]
    ends = told.chance_alone([own.n for own in known]) if known else None
    if ends is None:
        return ""
    off = np.array([own.difference for own in known])
    beyond = (off < ends[0]) | (off > ends[1])
    pairs = zip((own.code for own in known), beyond.tolist(), strict=True)
    return story.by_chance(dict(pairs), told.outcomes)
