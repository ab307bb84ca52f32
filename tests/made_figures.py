"""Databases of changed figures, by the real build."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import duckdb
import numpy as np
import pandas as pd

from likvard.build import database
from likvard.catalogue import load_catalogue
from likvard.checks import checks
from likvard.freshness import FIGURES

Random = np.random.Generator
YEARS: Final = frozenset({2012, 2016, 2018, *range(2020, 2027)})
AREAS: Final = ("skane", "skane-blekinge")
# What the figures of these databases need not do: agree with each other, with what
# sources answer, or with figures before them.
_LEFT_OUT: Final = frozenset(
    {
        "answers_agree",
        "coverage",
        "coverage_by_year",
        "genders",
        "parts",
        "publishers_agree",
        "revised",
        "series_known",
        "similar_coverage",
        "source_known",
        "unit_coverage",
        "units_against_municipality",
    }
)


@dataclass(frozen=True)
class Figures:
    """Published figures: of municipalities, of school units, the units, and who is like whom.

    The first two are whole deliveries under each other, `file` being their path.
    """

    places: pd.DataFrame
    units: pd.DataFrame
    schools: pd.DataFrame
    similar: pd.DataFrame


Change = Callable[[Figures, Random], Figures]


@cache
def shipped() -> Figures:
    """Return the shipped figures of some years, school units in the areas' members only."""
    schools = pd.read_parquet(FIGURES / "school_units.parquet")
    schools = schools[schools["municipality"].isin(members())]
    schools = schools.assign(name="Skolan " + schools["unit"].str[-4:])
    places, units = (_delivered(kind) for kind in ("municipality", "school_unit"))
    units = units[units["unit"].isin(schools["unit"])]
    return Figures(places, units, schools, pd.read_parquet(FIGURES / "similar.parquet"))


@cache
def members() -> frozenset[str]:
    """Return the codes of the municipalities of the areas that pages are shown for."""
    catalogue = load_catalogue()
    return frozenset(m.municipality for a in AREAS for m in catalogue.area(a).members)


def _delivered(kind: str) -> pd.DataFrame:
    files = sorted((FIGURES / kind).glob("*.parquet"))
    told = pd.concat(pd.read_parquet(f).assign(file=f.name) for f in files)
    return told[told["year"].isin(YEARS)].reset_index(drop=True)


def made(change: Change, seed: int, folder: Path) -> Path:
    """Build a database of changed figures in a folder by the real build, and return its path.

    The checks of a single delivery hold for it too.
    """
    changed = change(shipped(), np.random.default_rng(seed))
    path, catalogue = folder / "likvard.duckdb", load_catalogue()
    _write(changed, folder / "figures")
    with duckdb.connect(str(path)) as connection:
        database.fill(connection, catalogue, folder / "figures", "any", lambda _step, _share: None)
        for check in checks():
            if check.name not in _LEFT_OUT:
                assert not connection.execute(check.query).fetchall(), check.sentence
    return path


def _write(figures: Figures, folder: Path) -> None:
    for kind, told in (("municipality", figures.places), ("school_unit", figures.units)):
        (folder / kind).mkdir(parents=True)
        for name in sorted(path.name for path in (FIGURES / kind).glob("*.parquet")):
            rows = told[told["file"] == name].drop(columns="file")
            rows.to_parquet(folder / kind / name, index=False)
    figures.schools.to_parquet(folder / "school_units.parquet", index=False)
    figures.similar.to_parquet(folder / "similar.parquet", index=False)
