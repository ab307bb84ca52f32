"""Figures of the indicators that wait for theirs, as if the next refresh had brought them."""

from dataclasses import replace

import numpy as np
import pandas as pd

from likvard.catalogue import Catalogue, Indicator, load_catalogue
from likvard.published import published
from tests.made_figures import Figures, Random

FILE = "kolada.parquet"
NOBODY = 0.1
"""The share of municipalities that have no value in any year."""


def awaited(catalogue: Catalogue) -> tuple[Indicator, ...]:
    """Return the indicators that the figures read now hold nothing of."""
    return published(catalogue).pending


def brought(figures: Figures, random: Random) -> Figures:
    """Return the figures with values of every indicator that the shipped ones lack.

    They lie about the limits of the map's classes, and move from year to year.
    """
    kolada = figures.places[figures.places["file"] == FILE]
    cells = kolada[["municipality", "year"]].drop_duplicates()
    made = [_made(i, cells, random) for i in awaited(load_catalogue())]
    return replace(figures, places=pd.concat([figures.places, *made], ignore_index=True))


def _made(indicator: Indicator, cells: pd.DataFrame, random: Random) -> pd.DataFrame:
    codes = cells["municipality"].unique()
    codes = codes[random.random(len(codes)) > NOBODY]
    cells = cells[cells["municipality"].isin(codes)]
    low, high = indicator.breaks[0], indicator.breaks[-1]
    middle, wide = (low + high) / 2, (high - low) / 2
    level = dict(zip(codes, random.normal(0, 1, len(codes)), strict=True))
    moved = (cells["year"] - cells["year"].mean()) * 0.02
    apart = cells["municipality"].map(level) + moved + random.normal(0, 0.2, len(cells))
    values = np.clip(middle + wide * apart, *indicator.range).round(indicator.decimals + 1)
    return cells.assign(
        series=indicator.series[0].code,
        gender="T",
        provider="all",
        value=values,
        status="",
        file=FILE,
    )
