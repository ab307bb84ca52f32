"""What both pages with a line between municipalities draw: points, lines, words and tables."""

from collections.abc import Callable
from html import escape
from typing import Final

import numpy as np
import pandas as pd

from likvard import captions, swedish
from likvard.address import View
from likvard.cells import NOT_PUBLISHED, Cell, cell
from likvard.equity.pairing import Pairing, Relation
from likvard.figures.scatter import Line, Side, scatter
from likvard.figures.theme import Tokens
from likvard.ui.chart import Figure, Table

_STEPS: Final = 25
_COLUMNS: Final = ("name", "slug", "x", "y", "n", "hover", "member")


def between(
    view: View, pairing: Pairing, spring: int, line: Relation | None, beside: Relation | None
) -> Callable[[Tokens], Figure]:
    """Return the drawing of the municipalities between two measures, with the area's line.

    The country's line stands beside it where there is one.
    """
    cells = points(view, pairing, spring)
    across, upward = sides(pairing, spring)

    def draw(tokens: Tokens) -> Figure:
        return scatter(
            cells,
            x=across,
            y=upward,
            line=drawn(line),
            beside=drawn(beside),
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    return draw


def points(view: View, pairing: Pairing, spring: int) -> pd.DataFrame:
    """Return the members, and the country where both measures are published for it, by code."""
    found = pairing.country(spring) or pairing.members(spring)
    own = {member.code for member in pairing.y.members}
    rows = {
        code: (*_named(view, code), x, y, n, _hover(view, pairing, spring, code), code in own)
        for code, x, y, n in zip(
            found.codes, found.x.tolist(), found.y.tolist(), found.n.tolist(), strict=True
        )
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=list(_COLUMNS))


def _named(view: View, code: str) -> tuple[str, str]:
    found = view.catalogue.municipality(code)
    return found.name, found.slug


def _cells(view: View, pairing: Pairing, spring: int, code: str) -> tuple[Cell, Cell]:
    """Return one municipality's values of y and x as they are shown."""
    who = view.catalogue.municipality(code)
    years = pairing.years(spring)
    panels = (pairing.y, pairing.x)
    y, x = (
        cell(panel.indicator, who, panel.published.get(year, {}).get(code, NOT_PUBLISHED))
        for panel, year in zip(panels, years, strict=True)
    )
    return y, x


def _hover(view: View, pairing: Pairing, spring: int, code: str) -> str:
    y, x = _cells(view, pairing, spring, code)
    lines = [
        f"{own.shown} · {panel.indicator.short}, {panel.in_year(year)}"
        for own, panel, year in zip(
            (y, x), (pairing.y, pairing.x), pairing.years(spring), strict=True
        )
    ]
    lines += [sure for sure in (y.sure or x.sure,) if sure]
    lines += [captions.perspective(pairing.y)]
    return "<br>".join([f"<b>{escape(y.name)}</b>", *map(escape, lines)])


def sides(pairing: Pairing, spring: int) -> tuple[Side, Side]:
    """Return what is measured across and upwards, with unit, whose and when."""
    upward, across = pairing.years(spring)
    return (
        Side(pairing.x.indicator, captions.subtitle(pairing.x, across)),
        Side(pairing.y.indicator, captions.subtitle(pairing.y, upward)),
    )


def drawn(found: Relation | None) -> Line | None:
    """Return the line with its 95 % band from the lowest to the highest x; None for none."""
    if found is None:
        return None
    across = np.linspace(found.points.x.min(), found.points.x.max(), _STEPS)
    said = found.fit.predict(across)
    return Line(*(side.tolist() for side in (across, said.mean, said.mean_low, said.mean_high)))


def table(pairing: Pairing, spring: int) -> Table:
    """Return both values of every member as text, in Swedish order."""
    upward, across = pairing.years(spring)
    rows = tuple(
        (y.name, y.shown, x.shown, swedish.number(x.n if np.isnan(y.n) else y.n))
        for y, x in zip(pairing.y.cells(upward), pairing.x.cells(across), strict=True)
    )
    own, other = pairing.y, pairing.x
    columns = (
        "Kommun",
        f"{own.indicator.short}, {own.in_year(upward)}",
        f"{other.indicator.short}, {other.in_year(across)}",
        "Antal (n)",
    )
    return Table(f"{own.indicator.title} och {other.indicator.title}", columns, rows)


def told(view: View, pairing: Pairing, spring: int) -> str:
    """Return both values of the chosen in words, for those who do not see the chart."""
    cells = (_cells(view, pairing, spring, member.code) for member in view.followed)
    names = (pairing.y.indicator.short, pairing.x.indicator.short)
    return " ".join(f"{y.name}: {y.shown} ({names[0]}), {x.shown} ({names[1]})." for y, x in cells)


def marks(view: View, pairing: Pairing, spring: int, *, line: bool) -> str:
    """Return what the marks stand for."""
    area, country = view.area.spoken, pairing.country(spring)
    sized = np.isfinite(pairing.members(spring).n).any()
    parts = [f"Blå punkter: kommuner i {area}{', större ju fler elever' if sized else ''}."]
    parts += _lacking(view, pairing, spring)
    if country is not None:
        parts += [f"Grå: rikets {len(country.codes)}."]
    if line:
        parts += [f"Linje med 95 % intervall: {area}."]
        parts += ["Streckad: riket."] if country is not None else []
    return " ".join(parts)


def _lacking(view: View, pairing: Pairing, spring: int) -> list[str]:
    """Return which of the chosen have no dot, and why: "Malmö: uppgift saknas"."""
    each = (_cells(view, pairing, spring, member.code) for member in view.followed)
    without = (
        (y.name, next(c for c in (y, x) if not c.known))
        for y, x in each
        if not (y.known and x.known)
    )
    return [f"{name}: {swedish.lower_first(cell.shown)}." for name, cell in without]
