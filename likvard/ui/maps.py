"""The maps: the members of an area as shapes on a plane, or as hexagons of equal size."""

from typing import Final

from likvard import alternative, captions, swedish
from likvard.address import View
from likvard.choice import data_address
from likvard.figures.classes import Classes, even, fixed
from likvard.figures.hexagon_map import hexagon_map
from likvard.figures.municipality_map import municipality_map
from likvard.figures.theme import Tokens
from likvard.panel import Panel
from likvard.ui.cards import Draw, choices, filename, select_hrefs, table
from likvard.ui.chart import Card, Figure
from likvard.ui.kept import kept
from likvard.warehouse import read

HEXAGONS: Final = "hexkarta"
LIMITS: Final = {"fasta": "jämna", "kvantiler": "lika många i varje"}


@kept
def map_card(view: View, panel: Panel, year: int, *, form: str, heading: str) -> Card:
    """Return the members on the map, or as hexagons of equal size."""
    own, cells = form == view.form, panel.at(year)
    limits = even(panel.indicator, cells) if _is_even(view) else fixed(panel.indicator)
    draw = _hexagons if form == HEXAGONS else _map
    return Card(
        address=view.href(),
        draws=[draw(view, panel, year, limits)],
        key="karta" if own else "form",
        heading=heading,
        subtitle=_map_subtitle(view, panel, year, form),
        source=captions.source(view.catalogue, panel),
        alt=alternative.of_year(panel, year, view.colours),
        table=table(panel, year),
        filename=filename(view, panel, year, form),
        data_href=data_address(view, "kommuner", panel, year),
        hrefs=select_hrefs(view),
        tabs=choices(view, {"karta": "Karta", HEXAGONS: "Hexkarta"}, "karta", form) if own else (),
        legend=limits.legend(cells),
        limits=choices(view, LIMITS, "klasser", view.classes) if own else (),
        codes=_codes(view) if form == HEXAGONS else (),
    )


def _is_even(view: View) -> bool:
    return view.classes == "kvantiler"


def _codes(view: View) -> list[tuple[str, str]]:
    """Return the code and the name of each member that has a hexagon, by the code."""
    shown = [m for m in view.members if m.code in view.catalogue.hexagons]
    codes = [(view.catalogue.hexagons[m.code][2], m.name) for m in shown]
    return sorted(codes, key=lambda pair: swedish.sort_key(pair[0]))


def _map_subtitle(view: View, panel: Panel, year: int, form: str) -> str:
    """Return what is drawn, how it is classed, and what of it is rough or not yet so."""
    kind = "Klasserna har så lika antal kommuner som möjligt, efter årets värden."
    parts = (
        f"{captions.subtitle(panel, year)}. Antal kommuner inom parentes.",
        kind if _is_even(view) else "",
        "Läget är ungefärligt." if form == HEXAGONS else "",
        view.area.note,
    )
    return " ".join(filter(None, parts))


def _map(view: View, panel: Panel, year: int, limits: Classes) -> Draw:
    codes = [m.code for m in panel.members]
    outlines, points = read("outlines", codes=codes), read("points", codes=codes)
    sizes = read("sizes", codes=codes)
    pupils = dict(zip(sizes["code"], sizes["pupils"], strict=True))
    cells, hover = panel.at(year), captions.hovers(panel, year)

    def draw(tokens: Tokens) -> Figure:
        return municipality_map(
            cells,
            outlines,
            points,
            limits,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
            sizes=pupils,
        )

    return draw


def _hexagons(view: View, panel: Panel, year: int, limits: Classes) -> Draw:
    cells, hover = panel.at(year), captions.hovers(panel, year)

    def draw(tokens: Tokens) -> Figure:
        return hexagon_map(
            cells,
            view.catalogue.hexagons,
            limits,
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
            hover=hover,
        )

    return draw
