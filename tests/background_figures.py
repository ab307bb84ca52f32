"""Results and backgrounds straight from the delivered files, for independent computations."""

from functools import lru_cache
from math import nan
from typing import Any

import pandas as pd
import statsmodels.api as sm

from likvard.warehouse import ROOT

FOLDER = ROOT / "data" / "figures" / "municipality"
SKANE = "12"
RESULTS = {
    "meritvarde": ("skolverket-slutbetyg", "SKV_MERIT17"),
    "klarar-alla-amnen-ak9": ("skolverket-slutbetyg", "SKV_AK9_ALLA"),
}


@lru_cache(maxsize=4)
def _file(name: str) -> pd.DataFrame:
    return pd.read_parquet(FOLDER / f"{name}.parquet")


def series(file: str, code: str, year: int) -> pd.Series:
    """Return one series of all pupils and schools in a year, by municipality."""
    rows = _file(file)
    kept = rows[(rows["series"] == code) & (rows["year"] == year)]
    kept = kept[(kept["gender"] == "T") & (kept["provider"] == "all")]
    return kept.set_index("municipality")["value"].where(lambda v: v.notna(), nan)


def beside(identity: str, spring: int) -> pd.DataFrame:
    """Return result y and parents' education x of the autumn before, by municipality.

    Kolada publishes the background until 2023, Skolverket itself after that.
    """
    y = series(*RESULTS[identity], spring)
    x = series("kolada", "N15816", spring - 1)
    x = series("skolverket-elever", "SKV_GR_EFTERGYM", spring - 1) if x.empty else x
    n = series("skolverket-slutbetyg", "SKV_AK9_ELEVER", spring)
    return pd.DataFrame({"x": x, "y": y, "n": n}).dropna(subset=["x", "y"])


def of_skane(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of Skåne's municipalities."""
    return frame[frame.index.str.startswith(SKANE)]


def line(frame: pd.DataFrame, weights: pd.Series | None = None) -> Any:  # noqa: ANN401  statsmodels has no types
    """Return the least-squares line of y on x with HC3 errors and Student's t."""
    model = sm.WLS(
        frame["y"], sm.add_constant(frame["x"]), weights=1.0 if weights is None else weights
    )
    return model.fit(cov_type="HC3", use_t=True)
