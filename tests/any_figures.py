"""Figures that nobody has published: all alike, nearly none, or any at all."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Final

import numpy as np
import pandas as pd

from likvard.catalogue import UnitMeasure, load_catalogue
from likvard.measures.arrays import Floats
from tests.made_figures import Change, Figures, Random, members

ABSENT: Final = "1281"
LEFT: Final = "1285"
"""Lund, which is missing, or Eslöv, the only one that is not."""
MANY, SHARE = 5000.0, (0.0, 100.0)
_SILENT: Final = ("suppressed", "missing", "not_applicable")
_EDUCATION: Final = "EFTERGYM|N15816"
_PUPILS: Final = "SKV_GR_ELEVER"
"""A series by provider that the build computes a share from: its parts stay parts."""
Rows = pd.DataFrame


@cache
def scales() -> pd.DataFrame:
    """Return what the values of each series can be: low, high, and whether it counts pupils."""
    catalogue = load_catalogue()
    found = {s.code: (*i.range, False) for i in catalogue.indicators for s in i.series}
    counted = [s.code for i in catalogue.indicators for s in i.denominator]
    for measure in catalogue.unit_measures:
        found[measure.series.code] = (*_reach(measure), False)
        counted += [count.code for count in measure.counts]
    counted += [f"{_PUPILS}_AK{grade}" for grade in range(1, 10)]
    found |= dict.fromkeys(counted, (0.0, MANY, True))
    return pd.DataFrame.from_dict(found, orient="index", columns=["low", "high", "counts"])


def _reach(measure: UnitMeasure) -> tuple[float, float]:
    low, high = measure.axis
    return SHARE if measure.proportion else (low - 50, high + 50)


def _scale(told: Rows, name: str) -> Floats:
    """Return the low or the high of each row's series, its own value where it has no scale."""
    return told["series"].map(scales()[name]).fillna(told["value"]).to_numpy(float)


def _counts(told: Rows) -> pd.Series:
    return told["series"].isin(scales().index[scales()["counts"]])


def _valued(told: Rows, values: Floats) -> Rows:
    """Return the rows with other values where they have any, counts whole."""
    whole = np.where(_counts(told), np.round(values), values)
    plain = told["value"].notna() & (told["status"] != "approximate")
    return told.assign(value=told["value"].where(~plain, whole))


def _silenced(told: Rows, those: pd.Series) -> Rows:
    silent = told["status"].where(~those, "suppressed")
    return told.assign(value=told["value"].where(~those), status=silent)


def _in_both(change: Callable[[Rows], Rows]) -> Change:
    """Return the same change of municipalities' and school units' figures."""

    def changed(figures: Figures, _random: Random) -> Figures:
        return replace(figures, places=change(figures.places), units=change(figures.units))

    return changed


def _in_places(change: Callable[[Rows], Rows]) -> Change:
    return lambda figures, _random: replace(figures, places=change(figures.places))


def _in_units(change: Callable[[Rows], Rows]) -> Change:
    return lambda figures, _random: replace(figures, units=change(figures.units))


def _alike(told: Rows) -> Rows:
    return _valued(told, told.groupby("series")["value"].transform("median").to_numpy())


def _last_years(count: int) -> Change:
    def last(told: Rows) -> Rows:
        order = told.groupby("series")["year"].rank("dense", ascending=False)
        return told[order <= count]

    return _in_both(last)


def _lowest(told: Rows) -> Rows:
    return _valued(told, np.where(_counts(told), 1, _scale(told, "low")))


def _hardly_any(told: Rows) -> Rows:
    place = told["municipality" if "municipality" in told else "unit"].astype(int)
    return _valued(told, np.where(_counts(told), place % 4, told["value"]))


def _lately_silent(told: Rows) -> Rows:
    return _silenced(told, told["year"] == told.groupby("series")["year"].transform("max"))


def _without_one(figures: Figures, _random: Random) -> Figures:
    places, schools, similar = figures.places, figures.schools, figures.similar
    schools = schools[schools["municipality"] != ABSENT]
    units = figures.units[figures.units["unit"].isin(schools["unit"])]
    similar = similar[(similar["municipality"] != ABSENT) & (similar["other"] != ABSENT)]
    return Figures(places[places["municipality"] != ABSENT], units, schools, similar)


def _one_left(figures: Figures, _random: Random) -> Figures:
    places, schools = figures.places, figures.schools
    elsewhere = schools["unit"][schools["municipality"] != LEFT]
    places = _silenced(places, places["municipality"] != LEFT)
    units = _silenced(figures.units, figures.units["unit"].isin(elsewhere))
    return replace(figures, places=places, units=units)


def _one_unit_each(figures: Figures, _random: Random) -> Figures:
    first = figures.schools.drop_duplicates("municipality")
    units = figures.units[figures.units["unit"].isin(first["unit"])]
    return replace(figures, units=units, schools=first)


def _nearly_all(told: Rows, share: float = 1, random: Random | None = None) -> Rows:
    """Return the shares, or so many of them, as "nearly 100"."""
    those = told["series"].isin(scales().index[scales()["high"] == SHARE[1]])
    those &= told["value"].notna()
    if random is not None:
        those &= random.random(len(told)) < share
    status = told["status"].where(~those, "approximate")
    return told.assign(value=told["value"].where(~those, SHARE[1]), status=status)


def _unlike(figures: Figures, _random: Random) -> Figures:
    return replace(figures, similar=figures.similar.head(0))


def anything(figures: Figures, random: Random) -> Figures:
    """Return random values, within what they can be, of a random part of all there is."""
    similar = figures.similar[random.random(len(figures.similar)) < random.random()]
    places, units = (_anything(told, random) for told in (figures.places, figures.units))
    return Figures(places, units, figures.schools, similar)


def _anything(told: Rows, random: Random) -> Rows:
    for name in ("series", "year", "gender", "municipality", "unit"):
        if name in told:
            told = told[told[name].isin(_some(told[name], random))]
    told = told[random.random(len(told)) < random.choice([0.1, 0.8, 1, 1])]
    low, high = _scale(told, "low"), _scale(told, "high")
    decimals, bent = random.integers(0, 4), random.choice([0.02, 1, 50])
    values = np.round(low + (high - low) * random.random(len(told)) ** bent, decimals)
    values = np.where(told["series"] == _PUPILS, told["value"], values)
    few = _counts(told) & (told["series"] != _PUPILS)
    few &= random.random(len(told)) < random.choice([0, 0.5, 1])
    told = told.assign(value=np.where(few, random.integers(0, 12, len(told)), values), status="")
    return _with_statuses(_valued(told, told["value"].to_numpy()), random)


def _some(column: pd.Series, random: Random) -> list[object]:
    """Return most of the different words of a column, or all, or few."""
    likely = random.choice([0.6, 0.95, 1, 1])
    return [word for word in column.unique() if random.random() < likely]


def _with_statuses(told: Rows, random: Random) -> Rows:
    silent = random.random(len(told)) < random.choice([0, 0.1, 0.1, 0.6])
    early = ~silent & (told["year"] >= 2024) & (random.random() < 0.5)
    status = np.where(silent, random.choice(_SILENT, len(told)), "")
    status = np.where(early, "preliminary", status)
    told = told.assign(value=told["value"].where(~silent), status=status)
    return _nearly_all(told, random.choice([0, 0.2, 0.9]), random)


CASES: Final[dict[str, Change]] = {
    "all alike": _in_both(_alike),
    "one municipality missing": _without_one,
    "all suppressed": _in_both(lambda told: _silenced(told, told["series"].notna())),
    "one municipality left": _one_left,
    "the latest year suppressed": _in_both(_lately_silent),
    "one year": _last_years(1),
    "two years": _last_years(2),
    "hardly any pupils": _in_both(_hardly_any),
    "the lowest of one pupil": _in_both(_lowest),
    "the highest": _in_both(lambda told: _valued(told, _scale(told, "high"))),
    "nobody counted": _in_both(lambda told: told[~_counts(told)]),
    "all nearly 100": _in_both(_nearly_all),
    "no country": _in_places(lambda told: told[told["municipality"].isin(members())]),
    "no girls": _in_both(lambda told: told[told["gender"] != "K"]),
    "nobody alike": _unlike,
    "no education": _in_both(lambda told: told[~told["series"].str.contains(_EDUCATION)]),
    "no school units": _in_units(lambda told: told.head(0)),
    "a school unit each": _one_unit_each,
    "school units suppressed": _in_units(lambda told: _silenced(told, told["series"].notna())),
}
