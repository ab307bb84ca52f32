"""Flickor och pojkar: both beside each other, the gap over the years, and where it is certain."""

from dataclasses import asdict
from html import escape

import pandas as pd

from likvard import captions, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.equity.gap import Gap, places, signed
from likvard.equity.gender import Pair, pair_for
from likvard.figures.dumbbell import dumbbell
from likvard.figures.gap_trend import gap_trend
from likvard.figures.theme import Tokens
from likvard.story import gap as words
from likvard.story import gender as story
from likvard.story import gender_trend as over_years
from likvard.ui.cards import choices, filename, select_hrefs
from likvard.ui.chart import ALL, Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.kept import kept


@kept
def pair_card(view: View, pair: Pair, year: int) -> Card:
    """Return girls beside boys in every municipality, with the gap and its interval."""
    gaps, average = pair.gaps(year), pair.average(year)
    certain = frozenset(gap.code for gap in pair.certain(year))
    hover = [_hover(pair, year, gap) for gap in gaps]

    def draw(tokens: Tokens) -> Figure:
        return dumbbell(
            gaps,
            pair.indicator,
            average=average,
            certain=certain,
            order=view.order,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
        )

    heading = story.heading(pair, year)
    return Card(
        address=view.href(),
        draws=[draw],
        key="flickor-pojkar",
        heading=heading,
        subtitle=f"{captions.subtitle(pair.both, year)}. {story.marks(pair, year)}",
        source=captions.source(view.catalogue, pair.both, _computed(pair, year)),
        alt=_alt(view, pair, year),
        table=gap_table(pair, year),
        filename=filename(view, pair.both, year, "flickor-pojkar"),
        data_href=data_address(view, "konen", pair.both, year),
        hrefs=select_hrefs(view),
        tabs=choices(view, {"varde": "Efter skillnad", "namn": "A–Ö"}, "ordning", view.order),
    )


def _computed(pair: Pair, year: int) -> str:
    told = "skillnad och medelkommun, ovägt medel"
    if not pair.measured(year):
        return told
    return f"{told}, intervall (Newcombe), prövning av alla kommuner samtidigt (Benjamini–Hochberg)"


def _hover(pair: Pair, year: int, gap: Gap) -> str:
    both = zip(words.names(pair.indicator), (gap.girls, gap.boys), strict=True)
    lines = [f"{who}: {_with_n(cell.shown, cell.n)}" for who, cell in both]
    lines += [words.gap_line(pair.indicator, gap)] if gap.known else []
    lines += [f"{pair.both.in_year(year)}, {captions.perspective(pair.both)}"]
    return "<br>".join([f"<b>{escape(gap.name)}</b>", *map(escape, lines)])


def _with_n(shown: str, n: float) -> str:
    told = swedish.number(n)
    return shown if told == swedish.NO_VALUE else f"{shown}, n = {told}"


def _alt(view: View, pair: Pair, year: int) -> str:
    chosen = [gap for gap in pair.gaps(year) if gap.code in view.colours]
    told = [f"{words.gap_words(pair.indicator, g)}." for g in chosen if g.known]
    parts = [*story.title(pair, year), f"{story.heading(pair, year)}.", *told]
    return " ".join([*parts, f"{captions.subtitle(pair.both, year)}."])


def gap_table(pair: Pair, year: int) -> Table:
    """Return girls, boys, gap and adjusted parity index as text, every member in Swedish order."""
    girls, boys = (who.capitalize() for who in words.names(pair.indicator))
    columns = (
        "Kommun",
        girls,
        f"{girls}, antal (n)",
        boys,
        f"{boys}, antal (n)",
        f"Skillnad ({pair.indicator.difference_unit})",
        "95 % intervall",
        "Säker",
        "Kvot",
        "Anmärkning",
    )
    certain = {gap.code for gap in pair.certain(year)}
    rows = tuple(_line(pair, gap, certain) for gap in pair.gaps(year))
    about = f"{pair.indicator.title}. {captions.subtitle(pair.both, year)}"
    return Table(f"{about}. {words.RATIO}", columns, rows)


def _line(pair: Pair, gap: Gap, certain: set[str]) -> tuple[str, ...]:
    sure = ("ja" if gap.code in certain else "nej") if gap.measured else swedish.NO_VALUE
    ends = words.ends(pair.indicator, gap.low, gap.high) if gap.measured else swedish.NO_VALUE
    return (
        gap.name,
        gap.girls.shown,
        swedish.number(gap.girls.n),
        gap.boys.shown,
        swedish.number(gap.boys.n),
        signed(pair.indicator, gap.value),
        ends,
        sure,
        swedish.number(gap.ratio, 2),
        gap.reason,
    )


@kept
def gap_trend_card(view: View, pair: Pair) -> Card:
    """Return the mean gap year by year with the chosen; a sentence for a single year."""
    single = pair.single
    mean = pd.DataFrame({year: asdict(single.average(year)) for year in single.years}).T
    long = _long(single)
    periods = {year: single.both.period(year) for year in single.years}

    def draw(tokens: Tokens) -> Figure:
        return gap_trend(
            mean,
            long,
            single.indicator,
            chosen=view.colours,
            tokens=tokens,
            periods=periods,
            decimals=places(single.indicator),
        )

    instead, last = over_years.instead(pair, followed=bool(view.colours)), single.years[-1]
    heading = over_years.trend_heading(pair)
    source = captions.source(view.catalogue, single.both, "medelskillnad, ovägt medel")
    return Card(
        address=view.href(),
        draws=[] if instead else [draw],
        key="skillnad-utveckling",
        heading=heading,
        subtitle=over_years.trend_about(pair, followed=bool(view.colours)),
        source=f"{source}{over_years.trend_tested(pair)}",
        alt=f"{heading}. {over_years.trend_about(pair, followed=True)}",
        table=years_table(single),
        filename=filename(view, single.both, last, "skillnad_utveckling"),
        data_href=data_address(view, "konen-utveckling", single.both, last),
        hrefs=select_hrefs(view),
        body=render("gender_none", told=instead) if instead else None,
        tools=("table", "data") if instead else ALL,
    )


def _long(pair: Pair) -> pd.DataFrame:
    """Return every gap of every year as the lines need them."""
    return pd.DataFrame(
        [
            {
                "code": gap.code,
                "name": gap.name,
                "slug": gap.girls.slug,
                "year": year,
                "value": gap.value,
                "shown": words.gap_line(pair.indicator, gap) if gap.known else gap.reason,
                "sure": "",
            }
            for year in pair.years
            for gap in pair.gaps(year)
        ]
    )


def years_table(pair: Pair) -> Table:
    """Return the gaps of all years as text: a member a row, a year a column, the mean first."""
    indicator = pair.indicator
    average = ("Medelkommun", *(signed(indicator, pair.average(y).gap) for y in pair.years))
    by_year = [pair.gaps(year) for year in pair.years]
    rows = tuple(
        (own[0].name, *(signed(indicator, g.value) if g.known else g.reason for g in own))
        for own in zip(*by_year, strict=True)
    )
    columns = ("Kommun", *(pair.both.period(year) for year in pair.years))
    about = f"{indicator.title}. {captions.span(pair.both, pair.years)}"
    return Table(f"{about}. {words.minus(indicator)}", columns, (average, *rows))


def known_pair(view: View) -> tuple[Pair, int]:
    """Return the pair and the year that the view comes down to, as `pair_for`."""
    return pair_for(view.catalogue, view, view.indicator)
