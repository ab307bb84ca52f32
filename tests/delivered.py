"""The delivered figures as they lie in data/figures, for oracles that never ask the database."""

import pandas as pd

from likvard.warehouse import ROOT


def published(file: str, series: str, year: int, provider: str = "all") -> "pd.Series[float]":
    """Return the published figures of a year by municipality, all genders together."""
    frame = pd.read_parquet(ROOT / "data" / "figures" / "municipality" / f"{file}.parquet")
    wanted = frame["series"].eq(series) & frame["year"].eq(year) & frame["gender"].eq("T")
    rows = frame[wanted & frame["provider"].eq(provider)].dropna(subset="value")
    return rows.set_index("municipality")["value"]
