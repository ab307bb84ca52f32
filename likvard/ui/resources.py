"""Resurser: a resource against need, whether that has changed, and all resources beside it."""

from dataclasses import asdict, dataclass
from typing import Final

import pandas as pd

from likvard import captions
from likvard.address import View
from likvard.cells import is_money
from likvard.choice import data_address, panel_for
from likvard.equity.pairing import spring_of
from likvard.equity.resources import Resource, resource
from likvard.figures.measure_line import Measure, measure_line
from likvard.figures.theme import Tokens
from likvard.story import matching
from likvard.story import resource_slopes as slopes
from likvard.story import resources as story
from likvard.ui.cards import filename, select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.kept import kept
from likvard.ui.pairing import between, marks, table, told

_PAD: Final = 0.25
_OWN: Final = "linje, varje kommun väger lika, 95 % intervall (HC3); behov som 100 minus andelen"


@dataclass(frozen=True)
class Shown:
    """A resource and the school year it is shown for, by its spring."""

    resource: Resource
    spring: int

    @property
    def year(self) -> int:
        """Return the resource's own year."""
        return self.resource.pairing.years(self.spring)[0]


@kept
def shown(view: View) -> Shown:
    """Return what the address asks for, in the nearest school year with both figures.

    Raises
    ------
    NotDefinedError
        If the resource and need are not published for any common year.
    """
    found = resource(view, view.indicator)
    return Shown(found, found.pairing.shown(view.school_year))


def nearest(view: View, page: Shown) -> str:
    """Return that another school year is shown than the resource alone would give, if so."""
    _, own = panel_for(view.catalogue, view, view.indicator)
    return matching.nearest(view.school_year, spring_of(view.indicator, own), page.spring)


def _source(view: View, page: Shown, own: str) -> str:
    both = (page.resource.panel, page.resource.need)
    sources = captions.sources(view.catalogue, both)
    return f"{sources} Egen beräkning på dessa uppgifter: {own}. {captions.NOT_PUPILS}"


@kept
def scatter_card(view: View, page: Shown) -> Card:
    """Return every municipality's resource against its need, with the line between them."""
    found, spring = page.resource, page.spring
    line, country = found.relation(spring), found.national(spring)
    draw = between(view, found.pairing, spring, line, country)
    heading = story.heading(found, spring)
    return Card(
        address=view.href(),
        draws=[draw],
        key="behov",
        heading=heading,
        subtitle=f"{marks(view, found.pairing, spring, line=line is not None)} "
        f"{story.country(found, spring)}",
        source=_source(view, page, _OWN),
        alt=f"{story.title(found, spring)}. {heading}. {told(view, found.pairing, spring)}",
        table=table(found.pairing, spring),
        filename=filename(view, found.panel, page.year, "behov"),
        data_href=data_address(view, "resurser", found.panel, page.year),
        hrefs=select_hrefs(view),
    )


def _unit(found: Resource) -> str:
    return "%" if is_money(found.indicator) else found.indicator.difference_unit


@kept
def slopes_card(view: View, page: Shown) -> Card | None:
    """Return the slope year by year; None for less than two years."""
    found = page.resource
    if len(found.slopes) < 2:  # noqa: PLR2004  a line needs two
        return None
    own, country = (
        pd.DataFrame({year: asdict(slope) for year, slope in by_year.items()}).T
        for by_year in (found.slopes, found.national_slopes)
    )
    periods = {year: found.panel.period(year) for year in found.slopes}
    area = view.area.spoken
    beside = Measure(country, "riket") if len(country) else None

    def draw(tokens: Tokens) -> Figure:
        return measure_line(
            Measure(own, area, beside=beside),
            found.indicator,
            tokens=tokens,
            periods=periods,
            unit=_unit(found),
            named=(max(periods),),
            pad=_PAD,
        )

    heading = slopes.heading(found)
    return Card(
        address=view.href(),
        draws=[draw],
        key="lutning",
        heading=heading,
        subtitle=slopes.subtitle(found, area),
        source=_source(view, page, f"{_OWN}{slopes.trend_test(found)}"),
        alt=f"{heading}. {_years_told(found)}",
        table=slopes_table(found),
        filename=filename(view, found.panel, max(periods), "lutning"),
        data_href=data_address(view, "resurser-lutning", found.panel, max(periods)),
    )


def _years_told(found: Resource) -> str:
    return " ".join(f"{when}: {value}." for when, value, *_ in slopes_table(found).rows)


def slopes_table(found: Resource) -> Table:
    """Return the slopes of all years as text."""
    rows = tuple(
        (
            found.panel.period(year),
            slopes.amount(found, slope),
            slopes.ends(slope),
            "ja" if slope.certain else "nej",
            slopes.amount(found, found.national_slopes.get(year)),
        )
        for year, slope in found.slopes.items()
    )
    columns = ("Läsår eller år", "Lutning", "95 % intervall", "Säkert samband", "Riket")
    return Table(f"{found.indicator.title}. {slopes.per_step(found)}", columns, rows)
