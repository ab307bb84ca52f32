"""What local publishers say in tests of the refresh: what was shipped, and a year more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

import pandas as pd

from likvard.catalogue import load_catalogue
from likvard.freshness import CATALOGUE, FIGURES
from likvard.refresh.plan import KPI, read_plan
from likvard.sources.drift import read_expected
from tests.servers.world import Kpi, World, schools
from tests.tiny import ELSEWHERE

if TYPE_CHECKING:
    from likvard.catalogue import Comparison
    from likvard.sources.drift import Expected

YEARS = tuple(range(2018, 2026))
NEW = 2025
Said = dict[tuple[str, str, int, str], float]


@lru_cache(maxsize=1)
def shipped() -> Said:
    """Return the shipped values of Kolada's series, and for the others those of their twins."""
    found = [_twin(check) for check in load_catalogue().checks]
    found += [_said("kolada-skane"), _said("kolada")]
    return {key: value for said in found for key, value in said.items()}


def _twin(check: Comparison) -> Said:
    """Return what a code of Kolada's must say to agree with what another publisher said."""
    left, right = check.left, check.right
    kpi, other = (left, right) if KPI.fullmatch(left.code) else (right, left)
    provider = next((p for p in (kpi.provider, other.provider) if p != "*"), "all")
    if KPI.fullmatch(other.code) or other.figure_set.startswith("berakning"):
        return {}
    said = _said(other.figure_set, provider)
    return {(kpi.code, *key[1:]): value for key, value in said.items() if key[0] == other.code}


@lru_cache(maxsize=32)
def _said(figure_set: str, provider: str = "all") -> Said:
    frame = pd.read_parquet(FIGURES / "municipality" / f"{figure_set}.parquet")
    frame = frame[frame["provider"] == provider].dropna(subset=["value"])
    keys = zip(frame["series"], frame["municipality"], frame["year"], frame["gender"], strict=True)
    return dict(zip(keys, frame["value"], strict=True))


@lru_cache(maxsize=1)
def places_here() -> dict[str, str]:
    """Return the names of the municipalities in the small figures, by code."""
    catalogue = load_catalogue()
    wanted = {member.municipality for area in catalogue.areas for member in area.members}
    wanted |= ELSEWHERE
    return {m.code: m.name for m in catalogue.municipalities if m.code in wanted}


@lru_cache(maxsize=1)
def asked_here() -> tuple[str, ...]:
    """Return the codes that a refresh of the small figures asks for: few of those awaited."""
    catalogue = load_catalogue()
    left_out = left_out_here()
    kept = tuple(i for i in catalogue.indicators if i.id not in left_out)
    return read_plan(replace(catalogue, indicators=kept), CATALOGUE).kpis("kolada")


@lru_cache(maxsize=1)
def left_out_here() -> frozenset[str]:
    """Return the indicators that are left out of the small catalogue: most that only wait."""
    indicators = load_catalogue().indicators
    waiting = [i.id for i in indicators if {s.code for s in i.series} <= set(i.awaited)]
    named = {i.stand_in.indicator for i in indicators if i.stand_in}
    return frozenset(waiting[2:]) - named - {i.id for i in indicators if i.headline or i.profile}


@lru_cache(maxsize=1)
def _ranges() -> dict[str, tuple[float, float]]:
    """Return limits of the middle classes by code, in which made values lie."""
    catalogue = load_catalogue()
    return {s.code: (i.breaks[0], i.breaks[3]) for i in catalogue.indicators for s in i.series}


@dataclass(frozen=True)
class Shipped(World):
    """A world that says what was shipped, and for a new year the same again and a little less.

    `skewed` multiplies the values of a code from the new year on; `revised` those of all years.
    """

    less: float = 0.01
    skewed: dict[str, float] = field(default_factory=dict)
    revised: dict[str, float] = field(default_factory=dict)

    def value(self, kpi: Kpi, place: str, year: int, gender: str) -> float | None:
        """Return what was shipped of the year or the last year before, else a middle value."""
        if self.said and (kpi.id, place, year, gender) in self.said:
            return self.said[kpi.id, place, year, gender]
        known = shipped()
        years = (y for y in range(year, year - 3, -1) if (kpi.id, place, y, gender) in known)
        last = next(years, None)
        factor = self.skewed.get(kpi.id, 1.0) if year == NEW else 1.0
        factor *= self.revised.get(kpi.id, 1.0)
        if last is None:
            low, high = _ranges().get(kpi.id, (40.0, 60.0))
            chance = crc32(f"{kpi.id}{place}".encode()) % 1000 / 1000
            return (low + (high - low) * chance) * factor
        return known[kpi.id, place, last, gender] * factor * (1 - self.less * (last != year))


def world(
    *,
    units: int = 22,
    seed: int = 1,
    whole: bool = False,
    **more: Any,  # noqa: ANN401 - fields
) -> Shipped:
    """Return a world of every code that a refresh asks for, and a few municipalities and units.

    `whole` is the real size: all 290, twenty years, every code that we have written down.
    """
    known = {e.id: e for e in read_expected()}
    asked = asked_here()
    kpis = tuple(_kpi(known[code]) for code in (known if whole else asked))
    all_places = tuple((m.code, m.name) for m in load_catalogue().municipalities)
    places = all_places if whole else tuple(places_here().items())
    everywhere = {code[:2]: (code, name) for code, name in reversed(places)}
    where = places if whole else (*everywhere.values(),)
    years = tuple(range(2006, 2026)) if whole else YEARS
    return Shipped(kpis, places, years, schools(where, units, seed), seed, **more)


def _kpi(one: Expected) -> Kpi:
    gender, ou = one.gender is not False, one.ou is not False
    return Kpi(one.id, one.title, one.unit, gender=gender, ou=ou)
