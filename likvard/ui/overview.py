"""Översikt: the question's answer, and the headline indicators in rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from markupsafe import Markup

from likvard import captions, story, swedish
from likvard.address import View
from likvard.choice import LOOK_BACK, earlier, headlines
from likvard.exports.provenance import card
from likvard.figures.now_then import now_then
from likvard.figures.sparkline import sparkline
from likvard.figures.theme import Tokens
from likvard.member_years import NothingPublishedError
from likvard.panel import Panel
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.verdict import verdict

KEY: Final = "matt"
"""The key of the rows of headline indicators."""


@dataclass(frozen=True)
class Row:
    """One headline indicator in words, as the table shows it."""

    name: str
    href: str
    spread: str
    whence: str
    about: str
    level: str
    unit: str
    weighted: str
    perspective: str
    now: str
    then: str
    distance: str
    distance_then: str
    percentiles: str
    percentiles_then: str
    own_unit: str
    distance_unit: str
    spark: Markup
    verdict: str
    details: str
    alt: str


def headline_panels(view: View) -> list[tuple[Panel, int]]:
    """Return the headline indicators' panels, each with the year it is shown for.

    Raises
    ------
    NothingPublishedError
        If nothing at all is published for any of them.
    """
    found = headlines(view)
    if not found:
        raise NothingPublishedError("nothing is published for any headline")
    return found


def _brackets(text: str, *, since: bool) -> str:
    return f" ({text})" if since else ""


def rows_card(view: View, pairs: Sequence[tuple[Panel, int]]) -> Card:
    """Return level, spread now and then, and whether it has changed, an indicator a row."""
    rows = [_row(view, panel, year) for panel, year in pairs]
    return Card(
        address=view.href(),
        draws=[_draw(view, panel, year) for panel, year in pairs],
        key=KEY,
        heading=f"{swedish.counted(len(rows)).capitalize()} mått på likvärdighet",
        subtitle="Hur är nivån, hur stora är skillnaderna mellan kommunerna, och har de ändrats?"
        + _left_out(view, len(rows)),
        source=_notes(view, pairs),
        alt=" ".join(row.alt for row in rows),
        table=_table(rows),
        filename=f"likvard_oversikt_{view.area.id}",
        data_href=view.href("/data/oversikt.csv"),
        body=render("overview_rows", rows=rows),
        tools=("table", "data", "enlarge"),
    )


def _left_out(view: View, shown: int) -> str:
    missing = sum(i.headline is not None for i in view.catalogue.known) - shown
    if not missing:
        return ""
    return f" För {swedish.counted(missing)} av måtten finns inga uppgifter så tidigt."


def _draw(view: View, panel: Panel, year: int) -> Callable[[Tokens], Figure]:
    back = earlier(panel, year)
    both = [c.value for c in (*panel.known(back), *panel.known(year))]

    def draw(tokens: Tokens) -> Figure:
        return now_then(
            panel.at(year),
            panel.at(back),
            panel.indicator,
            labels=(panel.period(year), panel.period(back)),
            axis=(min(both), max(both)),
            chosen=view.colours,
            tokens=tokens,
        )

    return draw


def _row(view: View, panel: Panel, year: int) -> Row:
    indicator, level, back = panel.indicator, panel.level(year), earlier(panel, year)
    found, basis = verdict(panel), captions.perspective(panel)
    told, details = story.change_words(panel, found), story.change_details(panel, year, found)
    before, decimals = panel.level(back), max(1, indicator.decimals)
    return Row(
        name=indicator.short,
        href=view.href("/indikator", indikator=indicator.id),
        spread=view.href("/spridning", indikator=indicator.id),
        whence=card(view.href(), KEY, indicator.short),
        about=f"{captions.quantity(indicator)} · {basis} · {panel.in_year(year)}",
        level=panel.label(level.mean),
        unit=indicator.unit,
        weighted="" if np.isnan(level.weighted) else f"vägt: {panel.label(level.weighted)}",
        perspective=basis,
        now=panel.period(year),
        then=_brackets(panel.period(back), since=back < year),
        distance=swedish.number(panel.distance(year), decimals),
        distance_then=_brackets(swedish.number(panel.distance(back), decimals), since=back < year),
        percentiles=panel.label(level.p90 - level.p10),
        percentiles_then=_brackets(panel.label(before.p90 - before.p10), since=back < year),
        own_unit=indicator.difference_unit,
        distance_unit=panel.distance_unit,
        spark=Markup(sparkline(list(panel.distances().values()))),  # noqa: S704  made of numbers
        verdict=told,
        details=details,
        alt=f"{indicator.short}: {told} {details}",
    )


def _table(rows: Sequence[Row]) -> Table:
    columns = (
        "Mått",
        "Läsår eller år, perspektiv",
        "Medelkommun",
        "Standardavvikelse nu",
        "Standardavvikelse förr",
        "P90–P10 nu",
        "P90–P10 förr",
        "Har skillnaderna ändrats?",
    )
    lines = tuple(
        (
            row.name,
            f"{row.now}{row.then}, {row.perspective}",
            f"{row.level} {row.unit}",
            f"{row.distance} {row.distance_unit}",
            f"{row.distance_then.strip(' ()')} {row.distance_unit}" if row.then else "–",
            f"{row.percentiles} {row.own_unit}",
            f"{row.percentiles_then.strip(' ()')} {row.own_unit}" if row.then else "–",
            f"{row.verdict} {row.details}",
        )
        for row in rows
    )
    return Table("Mått på likvärdighet", columns, lines)


def _notes(view: View, pairs: Sequence[tuple[Panel, int]]) -> str:
    return (
        f"Medelkommun: medeltalet av de {len(view.members)} kommunerna, varje kommun väger lika. "
        "Spridning: standardavvikelsen mellan kommunerna; P90–P10: avståndet mellan en kommun "
        "nära toppen och en nära botten. Nu och förr är den senaste och den äldsta jämförbara "
        f"uppgiften, högst {swedish.counted(LOOK_BACK)} år tillbaka. ”{story.NO_SURE_CHANGE}” "
        "betyder att trenden i spridningen inte går att skilja från slumpen (Mann–Kendall, p under "
        f"0,05, minst sex år). {captions.sources(view.catalogue, [p for p, _ in pairs])} Medeltal "
        f"och spridning är egna beräkningar på dessa uppgifter. Skillnader räknas före avrundning. "
        f"{captions.NOT_PUPILS}"
    )
