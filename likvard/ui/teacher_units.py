"""Lärarna i dag: the school units' certified teachers against their pupils' background."""

from typing import Final

import pandas as pd

from likvard import swedish
from likvard.address import View
from likvard.equity.need import need
from likvard.equity.teacher_posts import teaching
from likvard.equity.teacher_units import FIGURE_SET, FORM, Taught, TaughtUnits, taught_units
from likvard.figures.history import hover
from likvard.figures.scatter import Side, scatter
from likvard.figures.theme import Tokens
from likvard.naming import plain
from likvard.story import teachers as story
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.kept import kept
from likvard.ui.pairing import drawn

_MARKS: Final = (
    "En punkt är en skolenhet, större ju fler elever; följda kommuners har kommunens färg. Linje "
    "med 95 % intervall: alla skolenheter."
)
_ABOUT: Final = (
    "Visar skolenheter, inte enskilda elever, och säger inget om vad som leder till vad."
)
_OWN: Final = (
    "linje, varje skolenhet väger lika, 95 % intervall (HC3); behov som 100 minus andelen; inom "
    "kommuner som avvikelse från kommunens medel"
)


@kept
def units_card(view: View) -> Card | None:
    """Return every school unit by need and certified teachers; None for other school forms."""
    found, shares = taught_units(view), teaching(view.catalogue, FORM)
    if found is None or not shares or view.indicator.form != FORM:
        return None
    points = _points(view, found)
    across = Side(need(view.catalogue, view.area, "all").indicator, _across(found))
    upward = Side(shares[0], "Lärare med legitimation och behörighet, procent, senast publicerade")
    own = {u.unit.code: view.colours.get(u.unit.municipality) for u in found.units}
    coloured = {code: slot for code, slot in own.items() if slot is not None}

    def draw(tokens: Tokens) -> Figure:
        return scatter(
            points,
            x=across,
            y=upward,
            line=drawn(found.line),
            chosen=coloured,
            emphasis=frozenset(),
            tokens=tokens,
            names=False,
        )

    heading = story.units_heading(found, view.area.spoken)
    publisher = view.catalogue.source(FIGURE_SET).publisher
    return Card(
        address=view.href(),
        draws=[draw],
        key="skolenheters-larare",
        heading=heading,
        subtitle=f"{story.units_slope(found)} {story.units_undated(found)} {_MARKS}".strip(),
        source=f"Källa: {publisher}. Egen beräkning på dessa uppgifter: {_OWN}. {_ABOUT}",
        alt=f"{heading}. {story.units_slope(found)} {story.units_undated(found)}",
        table=units_table(view, found),
        filename=plain(f"likvard_skolenheters_larare_{view.area.id}"),
        data_href=view.href("/data/larare-skolenheter.csv", indikator=view.indicator.id),
        hrefs=select_hrefs(view),
    )


def _across(found: TaughtUnits) -> str:
    when = found.education.in_year(found.year)
    return f"Elever vars föräldrar saknar eftergymnasial utbildning, procent, {when}"


def _points(view: View, found: TaughtUnits) -> pd.DataFrame:
    names = {m.code: (m.name, m.slug) for m in view.members}
    rows = {own.unit.code: _point(*names[own.unit.municipality], own) for own in found.units}
    columns = ["name", "slug", "x", "y", "n", "hover", "member"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns)


def _point(place: str, slug: str, own: Taught) -> tuple[str, str, float, float, float, str, bool]:
    said = hover(
        own.unit.name,
        place,
        f"{swedish.number(own.certified)} % behöriga lärare, senast publicerade",
        f"{swedish.number(own.need)} % har föräldrar utan eftergymnasial utbildning",
        f"{swedish.number(own.unit.n)} elever",
    )
    return own.unit.name, slug, own.need, own.certified, own.unit.n, said, True


def units_table(view: View, found: TaughtUnits) -> Table:
    """Return the school units as text, by municipality and name in Swedish order."""
    names = {m.code: m.name for m in view.members}
    ordered = sorted(
        found.units,
        key=lambda u: (
            swedish.sort_key(names[u.unit.municipality]),
            swedish.sort_key(u.unit.name),
        ),
    )
    rows = tuple(
        (
            own.unit.name,
            names[own.unit.municipality],
            f"{swedish.number(own.certified)} %",
            f"{swedish.number(own.need)} %",
            swedish.number(own.unit.n),
        )
        for own in ordered
    )
    when = found.education.in_year(found.year)
    columns = (
        "Skolenhet",
        "Kommun",
        "Behöriga lärare, senast publicerade",
        f"Föräldrar utan eftergymnasial utbildning, {when}",
        "Elever",
    )
    return Table("Skolenheternas behöriga lärare och elevernas bakgrund", columns, rows)
