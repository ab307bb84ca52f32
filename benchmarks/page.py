"""What every measured app shows: the same figures and words from the same database."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from likvard import captions
from likvard.address import view as view_of
from likvard.catalogue import load_catalogue
from likvard.choice import offered, panel_for
from likvard.figures.canvas import NARROW
from likvard.figures.classes import fixed
from likvard.figures.drawing import Drawing
from likvard.figures.hexagon_map import hexagon_map
from likvard.figures.municipality_map import municipality_map
from likvard.figures.ranking import ranking
from likvard.figures.theme import LIGHT
from likvard.figures.trend import trend
from likvard.panel import Panel
from likvard.warehouse import read

CLICKED: Final = (
    "meritvarde",
    "klarar-alla-amnen-ak9",
    "behorig-yrkesprogram",
    "andel-flickor-ak9",
)
"""The indicators that the browser goes through: ten years each, and every member has a value."""

YEARS: Final = tuple(range(2016, 2026))
"""The years of those indicators."""

ENOUGH: Final = 5
"""The fewest years of an indicator that is offered."""

WIDE: Final = 480
"""The width in pixels from which a figure takes its wide form."""

ABOUT: Final = "Siffrorna beskriver kommuner, inte enskilda elever."
"""The text of the other page, to which and from which the reader goes."""


@dataclass(frozen=True)
class Page:
    """One view: its title, four tiles of name and value, and its four figures by name."""

    title: str
    tiles: tuple[tuple[str, str], ...]
    figures: dict[str, Drawing]


def page(identity: str, year: int | None) -> Page:
    """Return the page of an indicator and a school year by its spring, None for the latest."""
    catalogue = load_catalogue()
    asked = {"indikator": identity} | ({} if year is None else {"ar": str(year)})
    view = view_of(catalogue, "/indikator", asked)
    panel, shown = panel_for(catalogue, view, view.indicator)
    figures = {
        "karta": _wide(_map(panel, shown)),
        "hexkarta": _wide(_hexagons(panel, shown)),
        "ordning": _wide(_ranking(panel, shown)),
        "utveckling": _wide(_trend(panel)),
    }
    title = f"{panel.indicator.title}. {captions.subtitle(panel, shown)}"
    return Page(title, _tiles(panel, shown), figures)


def _tiles(panel: Panel, year: int) -> tuple[tuple[str, str], ...]:
    level = panel.level(year)
    return (
        ("Medelkommun", panel.with_unit(level.mean)),
        ("Vägt efter elever", panel.with_unit(level.weighted)),
        ("Spridning", panel.label(level.sd)),
        ("Rikets medelkommun", panel.with_unit(panel.nation_mean(year))),
    )


def _map(panel: Panel, year: int) -> Drawing:
    codes = [m.code for m in panel.members]
    sizes = read("sizes", codes=codes)
    return municipality_map(
        panel.at(year),
        read("outlines", codes=codes),
        read("points", codes=codes),
        fixed(panel.indicator),
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=captions.hovers(panel, year),
        sizes=dict(zip(sizes["code"], sizes["pupils"], strict=True)),
    )


def _hexagons(panel: Panel, year: int) -> Drawing:
    return hexagon_map(
        panel.at(year),
        load_catalogue().hexagons,
        fixed(panel.indicator),
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=captions.hovers(panel, year),
    )


def _ranking(panel: Panel, year: int) -> Drawing:
    level = panel.level(year)
    return ranking(
        panel.at(year),
        panel.indicator,
        mean=level.mean,
        p10=level.p10,
        p90=level.p90,
        order="varde",
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=captions.hovers(panel, year),
        span=panel.span,
    )


def _trend(panel: Panel) -> Drawing:
    return trend(
        panel.long,
        panel.spread,
        panel.indicator,
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        periods={year: panel.period(year) for year in panel.years},
    )


def _wide(drawing: Drawing) -> Drawing:
    """Return the figure as our app draws it on a wide screen: what is for a phone left out."""
    plain = drawing.plain
    data = [t for t in plain["data"] if t.get("meta", {}).get("below", WIDE) >= WIDE]
    notes = [n for n in plain["layout"].get("annotations", []) if n.get("name") != NARROW]
    layout: dict[str, Any] = {**plain["layout"], "annotations": notes}
    return Drawing.of(data, layout)


@lru_cache(maxsize=1)
def names() -> dict[str, str]:
    """Return the title of every indicator that the apps offer, by identity: those with a past."""
    catalogue = load_catalogue()
    view = view_of(catalogue, "/indikator", {})
    found = offered(view)
    return {
        i.id: i.short
        for i in catalogue.indicators
        if len(found.years(i, "T", found.default_provider(i))) >= ENOUGH
    }
