"""Spridning: the distribution year by year, and how far apart the municipalities lie."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from likvard import alternative, captions, swedish
from likvard.address import View
from likvard.choice import data_address, panel_for
from likvard.equity.spread import Spreads, spreads
from likvard.figures.all_dots import all_dots, padding
from likvard.figures.measure_line import Measure, measure_line
from likvard.figures.theme import Tokens
from likvard.measures.arrays import NotDefinedError
from likvard.story import spread as told
from likvard.ui.cards import Draw, filename, select_hrefs, years_table
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.kept import kept

MIDDLE: Final = "Ljust fält: mittersta 80 % av kommunerna."
_MEAN: Final = "medelkommunen, varje kommun väger lika"


@dataclass(frozen=True)
class Shown:
    """What the page is about: the spread of a panel as known in the year shown."""

    spreads: Spreads
    year: int


@kept
def shown(view: View) -> Shown | None:
    """Return what the address asks for, year by year; a chosen year leaves out all later ones.

    None where nothing at all is published.
    """
    try:
        found, year = panel_for(view.catalogue, view, view.indicator)
    except NotDefinedError:
        return None
    panel = found.single
    panel = panel if view.school_year is None else panel.until(year)
    return Shown(spreads(view.catalogue, panel, weighted=view.weighting == "elever"), year)


@kept
def dots_card(view: View, page: Shown) -> Card:
    """Return every member as a dot in every year, the followed ones joined and named."""
    panel, found = page.spreads.panel, page.spreads
    long, levels = panel.long, found.frame[["mean", "p10", "p90"]]
    periods = {year: panel.period(year) for year in panel.years}
    average = ("vägt medel", "vägt medel") if found.weighted else ("medelkommun", "medel")

    def draw(tokens: Tokens) -> Figure:
        return all_dots(
            long,
            levels,
            panel.indicator,
            chosen=view.colours,
            tokens=tokens,
            periods=periods,
            emphasis=view.emphasis,
            average=average,
        )

    early = [f"{panel.period(year)} är preliminärt." for year in panel.preliminary]
    mean = "vägt medel, varje elev väger lika" if found.weighted else _MEAN
    own = "vägt medel och ljust fält" if found.weighted else "medelkommun och ljust fält"
    middle = [MIDDLE] if levels["p10"].notna().any() else []
    words = [f"{captions.span(panel, panel.years)}.", *middle, f"Linje: {mean}.", *early]
    return Card(
        address=view.href(),
        draws=[draw],
        key="punkter",
        heading="Varje punkt är en kommun",
        subtitle=" ".join(words),
        source=captions.source(view.catalogue, panel, own),
        alt=alternative.of_years(panel, view.colours),
        table=years_table(panel),
        filename=filename(view, panel, panel.years[-1], "alla_ar"),
        data_href=data_address(view, "utveckling", panel, panel.years[-1]),
        hrefs=select_hrefs(view),
    )


@kept
def line_card(view: View, page: Shown) -> Card | None:
    """Return the typical distance from the mean year by year; None where there is no spread."""
    panel, found = page.spreads.panel, page.spreads
    if not found.frame["sd"].notna().any():
        return None
    heading = told.distance_heading(found, page.year)
    return Card(
        address=view.href(),
        draws=[_draw_line(found)],
        key="avstand",
        heading=heading,
        subtitle=_measured(found, page.year),
        source=_computed(view, found),
        alt=f"{heading}. {told.trend_test(found)}".strip(),
        table=distance_table(found),
        filename=filename(view, panel, panel.years[-1], "avstand"),
        data_href=data_address(view, "spridning-matt", panel, panel.years[-1]),
    )


def _draw_line(found: Spreads) -> Draw:
    panel, frame = found.panel, found.frame
    line = frame.rename(columns={"sd": "value"})[["value", "low", "high"]]
    aside = Measure(frame[["corrected"]].rename(columns={"corrected": "value"}), "utan slump")
    measure = Measure(line, "spridning", beside=aside if found.has_band else None)
    periods = {year: panel.period(year) for year in panel.years}
    verdict = found.verdict
    years = [min(found.comparable, default=0), verdict.still or 0, max(frame.index)]

    def draw(tokens: Tokens) -> Figure:
        return measure_line(
            measure,
            panel.indicator,
            tokens=tokens,
            periods=periods,
            unit=axis_unit(found),
            named=years,
            pad=padding(periods),
        )

    return draw


def axis_unit(found: Spreads) -> str:
    """Return the unit of the distance as an axis has room for it."""
    if found.panel.is_money:
        return "% av medel"
    unit = found.panel.indicator.difference_unit
    return "p.e." if unit == "procentenheter" else unit


def _measured(found: Spreads, year: int) -> str:
    """Return what is drawn: the measure, of how many, how they weigh, the unit, the marks."""
    panel = found.panel
    unit = "procent av medelvärdet" if panel.is_money else panel.indicator.difference_unit
    unit += " (p.e.)" if axis_unit(found) == "p.e." else ""
    weight = "vägd efter antal elever" if found.weighted else "ovägd"
    lead = (
        f"Spridning: standardavvikelse mellan {found.at(year).count} kommuner, {weight}, i {unit}."
    )
    if not found.has_band:
        return f"{lead} {told.without_band(panel)}"
    about = "ungefärligt " if found.counts.basis == "stand_in" else ""
    return f"{lead} Ljust fält: {about}95 % intervall. Grå linje: utan slumpen i små kommuner."


def _computed(view: View, found: Spreads) -> str:
    panel = found.panel
    weight = "vägd efter antal elever" if found.weighted else "ovägd"
    how = f"standardavvikelse, {weight}, {len(panel.members)} kommuner"
    parts = [captions.source(view.catalogue, panel, how), told.trend_test(found)]
    if found.has_band:
        note = told.stand_in_note(found) or "Intervallet visar vad andra elever hade kunnat ge."
        parts += [note, "2\u202f000 dragningar."]
    return " ".join(filter(None, parts))


def distance_table(found: Spreads) -> Table:
    """Return the spread year by year as text."""
    panel = found.panel
    unit = panel.distance_unit
    columns = (
        "Läsår eller år",
        f"Standardavvikelse ({unit})",
        "95 % intervall",
        f"Utan slump ({unit})",
        f"P90–P10 ({panel.indicator.difference_unit})",
        "Kommuner",
    )
    rows = tuple(
        (
            panel.period(year),
            told.distance(panel, a.sd),
            interval(found, year),
            told.distance(panel, a.corrected),
            told.gap(panel, a.between_ends, unit=False),
            f"{a.count} av {len(panel.members)}",
        )
        for year, a in found.by_year.items()
    )
    return Table(f"Spridning i {panel.indicator.measure}, {told.weighing(found)}", columns, rows)


def interval(found: Spreads, year: int) -> str:
    """Return the ends of the spread's band, or a dash where there is none."""
    at = found.at(year)
    ends = [told.distance(found.panel, end) for end in (at.low, at.high)]
    return swedish.NO_VALUE if pd.isna(at.low) else "–".join(ends)
