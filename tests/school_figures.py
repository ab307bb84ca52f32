"""The delivered figures of school units, read without the app, for tests to compute from."""

from datetime import date
from functools import lru_cache

import pandas as pd

from likvard.catalogue import load_catalogue
from likvard.freshness import FIGURES


@lru_cache(maxsize=1)
def delivered() -> pd.DataFrame:
    """Return every figure of every school unit in the area that the app opens with."""
    units = pd.read_parquet(FIGURES / "school_units.parquet")[["unit", "municipality"]]
    codes = load_catalogue().areas[0].codes(date.today())  # noqa: DTZ011  as the app does
    files = sorted((FIGURES / "school_unit").glob("skolverket-skolenheter-*.parquet"))
    rows = pd.concat([pd.read_parquet(path) for path in files])
    return rows.merge(units[units["municipality"].isin(codes)], on="unit")


def together(measure: str, count: str, year: int) -> pd.DataFrame:
    """Return the units of a year: municipality, value `x`, status and pupils `n`, by unit."""
    rows = delivered()[delivered()["year"] == year]
    value, pupils = (rows[rows["series"] == s].set_index("unit") for s in (measure, count))
    found = value[["municipality", "value", "status"]].rename(columns={"value": "x"})
    return found.join(pupils["value"].rename("n"), how="outer")


def known(measure: str, count: str, year: int) -> pd.DataFrame:
    """Return those with a value that is published as it is, and a number of pupils."""
    found = together(measure, count, year)
    return found[found["status"].eq("")].dropna(subset=["x", "n"])


def within_share(units: pd.DataFrame) -> float:
    """Return the share of the squares, weighted by n, that is left inside municipalities."""
    centre = (units["x"] * units["n"]).sum() / units["n"].sum()
    weighted = units.assign(nx=units["n"] * units["x"]).groupby("municipality")[["nx", "n"]].sum()
    own = units["municipality"].map(weighted["nx"] / weighted["n"])
    inside = (units["n"] * (units["x"] - own) ** 2).sum()
    return float(inside / (units["n"] * (units["x"] - centre) ** 2).sum())
