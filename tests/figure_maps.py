"""The map of invented members, as the tests of maps draw it."""

import pandas as pd
from plotly.graph_objects import Figure

from likvard.figures.classes import fixed
from likvard.figures.municipality_map import municipality_map
from likvard.figures.theme import LIGHT
from tests.figure_frames import cells, hover, indicator, outlines, points

WIDTHS = (288, 320, 343, 490, 540, 740, 1120)
VALUES = [50 + 1.4 * place for place in range(33)]


def county_map(
    values: list[float], chosen: tuple[str, ...] = (), emphasis: tuple[str, ...] = ()
) -> Figure:
    """Return the map of the members with these values, some chosen, some emphasised."""
    return drawn_map(cells(values), chosen, emphasis)


def drawn_map(
    frame: pd.DataFrame, chosen: tuple[str, ...] = (), emphasis: tuple[str, ...] = ()
) -> Figure:
    """Return the map of a frame of cells."""
    return municipality_map(
        frame,
        outlines(len(frame)),
        points(len(frame)),
        fixed(indicator()),
        chosen={code: slot for slot, code in enumerate(chosen)},
        emphasis=frozenset(emphasis),
        tokens=LIGHT,
        hover=hover(frame),
    )
