"""Bakgrund: what the page is about, and each municipality as a point with its words."""

from dataclasses import dataclass

import pandas as pd

from likvard import captions
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.cells import NOT_PUBLISHED, Cell, cell
from likvard.equity.background import Gradient, Lined
from likvard.figures.history import hover
from likvard.panel import Panel


@dataclass(frozen=True)
class Shown:
    """What the page is about: the two panels, the year, and the lines here and in the country.

    `asked` is the year that the rest of the address comes down to.
    """

    lined: Lined
    asked: int
    year: int
    gradient: Gradient | None
    nation: Gradient | None

    @property
    def panel(self) -> Panel:
        """Return the panel of the result."""
        return self.lined.result


def frame_of(view: View, page: Shown) -> pd.DataFrame:
    """Return a row for each municipality with both values, by code, the same for all readers."""
    key = ("scatter", page.year, page.lined.background.indicator.id)
    if key not in page.panel.derived:
        page.panel.derived[key] = _rows(view, page)
    found: pd.DataFrame = page.panel.derived[key]
    return found


def _rows(view: View, page: Shown) -> pd.DataFrame:
    points, members = page.lined.points(page.year), {m.code for m in view.members}
    country = {m.code: m for m in view.catalogue.municipalities}
    columns = zip(points.codes, points.x, points.y, points.n, strict=True)
    rows = [
        (country[c].name, country[c].slug, x, y, n, _hover(page, country[c]), c in members)
        for c, x, y, n in columns
    ]
    names = ["name", "slug", "x", "y", "n", "hover", "member"]
    return pd.DataFrame(rows, index=list(points.codes), columns=names)


def cells_of(page: Shown, own: Municipality) -> tuple[Cell, Cell]:
    """Return a municipality's result and background as they are shown."""
    result, background = page.lined.result, page.lined.background
    pairs = ((result, page.year), (background, page.lined.before(page.year)))
    found = [
        cell(p.indicator, own, p.published.get(y, {}).get(own.code, NOT_PUBLISHED))
        for p, y in pairs
    ]
    return found[0], found[1]


def _hover(page: Shown, own: Municipality) -> str:
    result, background = cells_of(page, own)
    return hover(
        own.name,
        f"{result.shown} · {page.panel.indicator.short}",
        result.sure,
        f"{background.shown} · {page.lined.background.indicator.short}",
        f"{page.panel.in_year(page.year)}, {captions.perspective(page.panel)}",
    )


def named(frame: pd.DataFrame) -> list[str]:
    """Return the members of least and most background and the largest, when nobody is chosen."""
    members = frame[frame["member"]]
    columns = [members["x"], -members["x"], -members["n"].fillna(0)]
    return [str(codes[0]) for codes in (c.sort_values().index for c in columns) if len(codes)]
