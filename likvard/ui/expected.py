"""Bakgrund, what was to be expected: every member beside its limits."""

from collections.abc import Sequence
from html import escape
from math import isnan
from typing import Final

import pandas as pd

from likvard import captions, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.expected import Expected, expected
from likvard.equity.outcome import OVER, UNDER, Outcome
from likvard.figures.expected_rows import expected_rows
from likvard.figures.theme import Tokens
from likvard.measures.arrays import NotDefinedError
from likvard.story import expected as story
from likvard.ui.background_points import Shown
from likvard.ui.cards import choices, filename, select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.kept import kept

SHORT: Final = {OVER: "över", UNDER: "under"}


@kept
def found(view: View, page: Shown) -> Expected | None:
    """Return what is expected of the result in the year shown; None where it is not defined."""
    try:
        return expected(view.catalogue, page.panel, page.year)
    except NotDefinedError:
        return None


@kept
def expected_card(view: View, page: Shown) -> Card:
    """Return every member's mean of three years beside what was to be expected of it."""
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

    heading, who = story.heading(told), " ".join(story.who(told))
    return Card(
        address=view.href(),
        draws=[draw],
        key="vantat",
        heading=heading,
        subtitle=f"{what(told)}. Punkt: resultat. Lodrätt streck: väntat värde. "
        "Vågrätt streck: 95 % gränser för en kommun med samma bakgrund.",
        source=source_of(view, told),
        alt=f"{heading}. {who}".strip(),
        table=expected_table(told),
        filename=filename(view, page.panel, page.year, "vantat"),
        data_href=data_address(view, "vantat", page.panel, page.year),
        hrefs=select_hrefs(view),
        tabs=choices(view, {"varde": "Efter avvikelse", "namn": "A–Ö"}, "ordning", view.order),
    )


def _without(view: View, page: Shown) -> Card:
    return Card(
        address=view.href(),
        draws=[],
        key="vantat",
        heading="Väntat värde räknas inte ut för måttet",
        subtitle=captions.subtitle(page.panel, page.year),
        source=captions.source(view.catalogue, page.panel),
        alt="",
        table=None,
        filename="",
        data_href="",
        body=render("nothing_told", words=story.why_not(page.panel, page.year)),
    )


def what(told: Expected) -> str:
    """Return what the means are of, in what unit, whose, and which years."""
    panel = told.result
    whose = ", ".join([captions.quantity(panel.indicator), captions.perspective(panel)])
    return f"{panel.indicator.short}: {swedish.lower_first(whose)}, medel av {story.mean_of(told)}"


def ordered(view: View, told: Expected) -> list[Outcome]:
    """Return the members from the highest over expected, or as in the alphabet."""
    if view.order == "namn":
        return list(told.outcomes)
    return sorted(told.outcomes, key=lambda own: (not own.known, -own.difference))


def cells_of(rows: Sequence[Outcome]) -> pd.DataFrame:
    """Return the rows as the drawing takes them."""
    label = [SHORT.get(own.word, "") for own in rows]
    columns = {
        "name": [own.name for own in rows],
        "slug": [own.slug for own in rows],
        "value": [own.actual for own in rows],
        "expected": [own.expected for own in rows],
        "low": [own.low for own in rows],
        "high": [own.high for own in rows],
        "n": [own.n for own in rows],
        "label": label,
        "note": ["" if own.known else f"{own.word}: något år saknas" for own in rows],
        "status": [""] * len(rows),
    }
    return pd.DataFrame(columns, index=[own.code for own in rows])


def hover_of(told: Expected, own: Outcome) -> str:
    """Return the short lines read when pointing at a municipality."""
    panel = told.result
    if not own.known:
        return f"<b>{escape(own.name)}</b><br>{own.word}: något år saknas"
    lines = [
        f"<b>{escape(own.name)}</b>",
        f"{panel.with_unit(own.actual)} · {escape(panel.indicator.short)}",
        f"väntat {panel.with_unit(own.expected)}, 95 % gränser {story.span(panel, own)}",
        own.word if isnan(own.n) else f"{own.word}, n = {swedish.number(own.n)}",
        f"medel av {story.mean_of(told)}, {captions.perspective(panel)}",
    ]
    return "<br>".join(lines)


def source_of(view: View, told: Expected, weight: str = " vägt efter antal elever") -> str:
    """Return the source line of the result and of all that the model rests on."""
    panels = (told.result, *told.backgrounds)
    names = [name for panel in panels for name in captions.publishers(view.catalogue, panel)]
    own = f"väntat värde med gränser, medel av tre läsår{weight}"
    return (
        f"{captions.sources(view.catalogue, panels)} Egen beräkning på uppgifter från "
        f"{swedish.joined(list(dict.fromkeys(names)))}: {own}. {captions.NOT_PUPILS}"
    )


def expected_table(told: Expected) -> Table:
    """Return every member's result, what is expected of it, the limits and the word, as text."""
    panel, unit = told.result, told.result.indicator.unit
    counted = any(own.n >= 1 for own in told.outcomes)
    columns = (
        "Kommun",
        f"Resultat ({unit})",
        f"Väntat ({unit})",
        "95 % gränser",
        f"Avvikelse ({panel.indicator.difference_unit})",
        *(["Antal (n)"] if counted else []),
        "Jämfört med väntat",
    )
    places = max(1, panel.indicator.decimals)
    rows = tuple(
        (
            own.name,
            *(swedish.number(value, places) for value in (own.actual, own.expected)),
            story.span(panel, own) if own.known else swedish.NO_VALUE,
            swedish.number(own.difference, places),
            *([swedish.number(own.n)] if counted else []),
            own.word,
        )
        for own in told.outcomes
    )
    size = ". n: elever, tre läsår tillsammans" if counted else ""
    return Table(f"{what(told)}{size}", columns, rows)
