"""The charts of Utforska and Översikt: a panel's figures with their words, tools and tables."""

from collections.abc import Callable, Mapping
from typing import Final

import numpy as np

from likvard import alternative, captions, comparison, story, swedish
from likvard.address import View
from likvard.cells import Cell
from likvard.certainty import place
from likvard.choice import data_address
from likvard.figures.ranking import ranking
from likvard.figures.theme import Tokens
from likvard.figures.trend import trend
from likvard.naming import file_name
from likvard.panel import Panel
from likvard.story.likely import likely_ends
from likvard.ui.chart import ALL, Card, Figure, Tab, Table
from likvard.ui.html import render
from likvard.ui.kept import kept

_COMPARED: Final = ("Plats (95 %)", "Mot medelkommunen")
Draw = Callable[[Tokens], Figure]


def select_hrefs(view: View) -> dict[str, str]:
    """Return for each member the address that follows it, or lets it go."""
    return {m.slug: view.href(kommun=view.following(m.slug)) for m in view.members}


def filename(view: View, panel: Panel, year: int, form: str) -> str:
    """Return a readable name for saved pictures."""
    return file_name(panel, year, view.area.id, form)


def table(panel: Panel, year: int, *, among: bool = True) -> Table:
    """Return one year's values as text, every member in Swedish order.

    `among` says whether places and comparisons within the members are told.
    """
    compared = _COMPARED if among else ()
    columns = ("Kommun", "Värde", "Antal (n)", "95 % intervall", *compared, "Anmärkning")
    rows = tuple(
        (
            c.name,
            c.shown,
            swedish.number(c.n),
            interval(panel, c),
            *(_beside(panel, year, c) if among else ()),
            c.note,
        )
        for c in panel.cells(year)
    )
    return Table(f"{panel.indicator.title}. {captions.subtitle(panel, year)}", columns, rows)


def _beside(panel: Panel, year: int, cell: Cell) -> tuple[str, str]:
    """Return the place as an interval, and the word beside the mean municipality."""
    told = place(panel, year, cell.code) or swedish.NO_VALUE
    word = comparison.compared(panel, year, cell.code) if cell.known else swedish.NO_VALUE
    return told.removeprefix("plats "), word


def interval(panel: Panel, cell: Cell) -> str:
    """Return the ends of a value's 95 % interval, or a dash where there is none."""
    ends = f"{panel.label(cell.low)}–{panel.label(cell.high)}"
    known = cell.certain and cell.status != "approximate"
    return ends if known else swedish.NO_VALUE


def choices(view: View, labels: Mapping[str, str], name: str, current: str) -> tuple[Tab, ...]:
    """Return links to the choices of one word of the address, the first being the plain one."""
    first = next(iter(labels))
    return tuple(
        Tab(label, view.href(**{name: None if value == first else value}), value == current)
        for value, label in labels.items()
    )


@kept
def ranking_card(view: View, panel: Panel, year: int) -> Card:
    """Return every member's value with its interval, by value or by name."""
    cells, hover, level = panel.at(year), captions.hovers(panel, year), panel.level(year)

    def draw(tokens: Tokens) -> Figure:
        return ranking(
            cells,
            panel.indicator,
            mean=level.mean,
            p10=level.p10,
            p90=level.p90,
            order=view.order,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
            span=panel.span,
        )

    heading = story.ranking_heading(panel, year)
    return Card(
        address=view.href(),
        draws=[draw],
        key="ordning",
        heading=heading,
        subtitle=f"{captions.subtitle(panel, year)}. {_marks(panel, year)}",
        source=" ".join(
            (
                references(view, panel, year),
                *filter(None, [likely_ends(panel, year)]),
                captions.source(view.catalogue, panel, computed(panel, year)),
            )
        ),
        alt=f"{heading}. {alternative.of_year(panel, year, view.colours)}",
        table=table(panel, year),
        filename=filename(view, panel, year, "ordning"),
        data_href=data_address(view, "kommuner", panel, year),
        hrefs=select_hrefs(view),
        tabs=choices(view, {"varde": "Efter värde", "namn": "A–Ö"}, "ordning", view.order),
    )


def computed(panel: Panel, year: int) -> str:
    """Return what of a chart is our own computation."""
    certain = any(c.certain for c in panel.cells(year))
    return "intervall (Wilson) och medelkommun" if certain else "medelkommun"


def _marks(panel: Panel, year: int) -> str:
    wash = "" if np.isnan(panel.level(year).p10) else " Ljust fält: mittersta 80 % av kommunerna."
    if any(c.certain for c in panel.cells(year)):
        bound = captions.open_dots(panel.cells(year))
        sure = "Streck: 95 % intervall, så mycket kan slumpen flytta värdet."
        return f"{sure}{bound} n: antal elever.{wash}"
    reason = panel.indicator.denominator_reason or "måttet är ingen andel av ett känt antal elever"
    return f"Inget intervall: {swedish.lower_first(reason).rstrip('.')}.{wash}"


def references(view: View, panel: Panel, year: int) -> str:
    """Return what the values are held against: mean municipality, weighted, the country."""
    level, nation = panel.level(year), panel.nation(year)
    parts = [f"Medelkommun: ovägt medel av {level.count}, {panel.with_unit(level.mean)}"]
    if not np.isnan(level.weighted):
        parts.append(
            f"{view.area.spoken} vägt efter antal elever: {panel.with_unit(level.weighted)}"
        )
    if nation.size:
        half = swedish.span(*(panel.label(float(q)) for q in np.percentile(nation, [25, 75])))
        average = panel.with_unit(panel.nation_mean(year))
        parts.append(f"rikets {nation.size} ovägt: {average}, mittersta hälften {half}")
    else:
        parts.append(comparison.nation_missing(panel, year))
    return f"{'; '.join(parts)}."


@kept
def trend_card(view: View, panel: Panel) -> Card:
    """Return every member over the years, the followed ones named; a sentence for a single year.

    Means of several years are left for the years themselves: they would hide how they move.
    """
    of_means, panel = panel.span_years > 1, panel.single
    long, spread = panel.long, panel.spread
    periods = {year: panel.period(year) for year in panel.years}

    def draw(tokens: Tokens) -> Figure:
        return trend(
            long,
            spread,
            panel.indicator,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            periods=periods,
        )

    notes = [
        f"Serien bryts {panel.period(b.year)}: {b.what}." for b in panel.indicator.series_breaks
    ]
    notes += [f"{panel.period(y)} är preliminärt." for y in panel.preliminary]
    notes += ["Här visas ett år i taget, inte medel av tre år."] if of_means else []
    dots = captions.open_dots(c for year in panel.years for c in panel.cells(year))
    alone = len(panel.years) == 1
    return Card(
        address=view.href(),
        draws=[] if alone else [draw],
        key="utveckling",
        heading=story.trend_heading(panel),
        subtitle=" ".join([f"{captions.span(panel, panel.years)}.", *notes]) + dots,
        source=captions.source(view.catalogue, panel, "medelkommun, ovägt medel"),
        alt=alternative.of_years(panel, view.colours),
        table=years_table(panel),
        filename=filename(view, panel, panel.years[-1], "utveckling"),
        data_href=data_address(view, "utveckling", panel, panel.years[-1]),
        hrefs=select_hrefs(view),
        body=render("one_year", when=panel.in_year(panel.years[0])) if alone else None,
        tools=("table", "data") if alone else ALL,
    )


def years_table(panel: Panel) -> Table:
    """Return all years as text: a member a row, a year a column, the mean first."""
    average = ("Medelkommun", *(panel.with_unit(panel.level(y).mean) for y in panel.years))
    by_year = [panel.cells(y) for y in panel.years]
    rows = tuple((own[0].name, *(c.shown for c in own)) for own in zip(*by_year, strict=True))
    columns = ("Kommun", *(panel.period(y) for y in panel.years))
    title = f"{panel.indicator.title}. {captions.span(panel, panel.years)}"
    return Table(title, columns, (average, *rows))
