"""The county's published figures as pandas reads them, and the panels that the pages show."""

import pandas as pd

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.freshness import FIGURES
from likvard.panel import Panel

FOLDER = FIGURES / "municipality"
HOME, AK9, COST = (
    "behorig-yrkesprogram-hemkommun",
    "klarar-alla-amnen-ak9",
    "kostnad-per-elev-kommunal",
)


def published(figure_set: str, series: str) -> pd.DataFrame:
    """Return a series of the county's as published: a year a row, a municipality a column."""
    rows = pd.read_parquet(FOLDER / f"{figure_set}.parquet")
    own = rows[(rows["series"] == series) & (rows["gender"] == "T") & (rows["provider"] == "all")]
    wide = own.pivot_table(index="year", columns="municipality", values="value")
    own_codes = [code for code in wide.columns if code.startswith("12")]
    return wide[own_codes].astype(float)


def home() -> pd.DataFrame:
    """Return eligibility by home municipality, all years: the county's own figures come last."""
    whole, own = published("kolada", "N15428"), published("kolada-skane", "N15428")
    return whole.combine_first(own)


def panel_of(catalogue: Catalogue, identity: str, **query: str) -> tuple[Panel, int]:
    """Return panel and year as the page shows them."""
    asked = view(catalogue, "/spridning", {"indikator": identity} | query)
    return panel_for(catalogue, asked, asked.indicator)
