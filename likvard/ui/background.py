"""Bakgrund: results beside the pupils' background, and how steep the line has been."""

from typing import Final

import numpy as np
import pandas as pd

from likvard import captions, swedish
from likvard.address import View
from likvard.choice import data_address, panel_for
from likvard.equity.background import Gradient, lined_up
from likvard.figures.scatter import Line, Side, scatter
from likvard.figures.theme import Tokens
from likvard.measures.arrays import NotDefinedError
from likvard.story import background as story
from likvard.ui.background_points import Shown, cells_of, frame_of, named
from likvard.ui.cards import choices, filename, select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.kept import kept

TABS: Final = {"utbildning": "Föräldrarnas utbildning", "utlandsk": "Utländsk bakgrund"}
_STEPS: Final = 40


@kept
def shown(view: View) -> Shown:
    """Return what the address asks for, in the nearest year that has a background.

    Raises
    ------
    NotDefinedError
        If no result is published at all, or none for a year with a background.
    """
    panel, asked = panel_for(view.catalogue, view, view.indicator)
    lined = lined_up(view, panel)
    year = lined.nearest(asked)
    try:
        gradient: Gradient | None = lined.gradient(year, view.weighting)
    except NotDefinedError:
        gradient = None
    return Shown(lined, asked, year, gradient, lined.nation(year, view.weighting))


@kept
def title(view: View, page: Shown) -> dict[str, object]:
    """Return the page's title, the answer in a sentence, and how sure it is."""
    head = story.title(page.lined, page.gradient, view.background)
    lede = story.lede(page.lined, page.year, page.gradient, page.nation)
    told = story.elsewhen(page.lined, page.asked, page.year)
    return {"lines": [head], "lede": f"{told} {lede}".strip()}


def nothing(view: View) -> dict[str, object]:
    """Return the title where nothing is published to set beside each other."""
    lede = "För urvalet finns inget läsår där både resultatet och elevernas bakgrund publiceras."
    return {"lines": [f"{view.indicator.short}: ingen bakgrund att jämföra med"], "lede": lede}


@kept
def scatter_card(view: View, page: Shown) -> Card:
    """Return every municipality by background and result, with the line through the members."""
    lined, year = page.lined, page.year
    frame, across = frame_of(view, page), lined.before(year)
    sides = (
        Side(lined.background.indicator, captions.subtitle(lined.background, across)),
        Side(page.panel.indicator, captions.subtitle(page.panel, year)),
    )
    marked = () if view.followed else named(frame)

    def draw(tokens: Tokens) -> Figure:
        return scatter(
            frame,
            x=sides[0],
            y=sides[1],
            line=_line(page.gradient),
            beside=_line(page.nation),
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            named=marked,
        )

    heading = story.heading(page.gradient, view.background)
    drawn = not frame.empty
    return Card(
        address=view.href(),
        draws=[draw] if drawn else [],
        key="bakgrund",
        heading=heading,
        subtitle=_marks(view, page, frame),
        source=source_of(view, page, f"linje med 95 % band (HC3), {story.weighing(page.gradient)}"),
        alt=f"{heading}. {story.lede(lined, year, page.gradient, page.nation)}",
        table=_table(page),
        filename=filename(view, page.panel, year, f"bakgrund_{view.background}"),
        data_href=data_address(view, "bakgrund", page.panel, year),
        hrefs=select_hrefs(view),
        tabs=choices(view, TABS, "bakgrund", view.background),
        body=None if drawn else render("nothing_told", words="Ingen kommun har båda uppgifterna."),
    )


def _marks(view: View, page: Shown, frame: pd.DataFrame) -> str:
    own = f"Blå punkter: kommunerna i {view.area.spoken}"
    size = ", ytan efter antal elever (n)" if frame["n"].notna().any() else ""
    grey = "" if frame["member"].all() else " Grå: övriga kommuner i riket."
    line = "" if page.gradient is None else f" Linje: {story.area_name(page.lined)}, 95 % band."
    nation = "" if page.nation is None else f" Streckad: rikets {page.nation.count}."
    return f"{own}{size}.{grey}{line}{nation}"


def _line(found: Gradient | None) -> Line | None:
    if found is None:
        return None
    x = np.linspace(found.points.x.min(), found.points.x.max(), _STEPS)
    told = found.fit.predict(x)
    return Line(x.tolist(), told.mean.tolist(), told.mean_low.tolist(), told.mean_high.tolist())


def source_of(view: View, page: Shown, own: str) -> str:
    """Return the source line of both figures; `own` names what we computed from them."""
    names = [
        name
        for panel in (page.lined.result, page.lined.background)
        for name in captions.publishers(view.catalogue, panel)
    ]
    both = swedish.joined(list(dict.fromkeys(names)))
    lead = captions.sources(view.catalogue, [page.lined.result, page.lined.background])
    return f"{lead} Egen beräkning på uppgifter från {both}: {own}. {captions.NOT_PUPILS}"


def _table(page: Shown) -> Table:
    """Return the members' both values as text, in Swedish order."""
    result, background = page.panel, page.lined.background
    columns = ("Kommun", result.indicator.short, "Antal (n)", background.indicator.short)
    pairs = [(own, *cells_of(page, own)) for own in result.members]
    rows = tuple((m.name, y.shown, swedish.number(y.n), x.shown) for m, y, x in pairs)
    return Table(
        f"{captions.subtitle(result, page.year)}. "
        f"{captions.subtitle(background, page.lined.before(page.year))}",
        columns,
        rows,
    )
