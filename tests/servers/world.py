"""What is true in the world that the local servers serve: seeded figures of any size."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from random import Random
from typing import TYPE_CHECKING
from zlib import crc32

from likvard.catalogue import load_catalogue
from likvard.sources.drift import read_expected

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = tuple[str, str, int, str]
RANGES = {
    "%": (55.0, 95.0),
    "procentenheter": (-15.0, 15.0),
    "poäng": (190.0, 250.0),
    "antal": (50.0, 900.0),
    "kr": (10_000.0, 20_000.0),
}
PER_PUPIL = (90_000.0, 150_000.0)
PLACES = (
    ("1280", "Malmö"),
    ("1281", "Lund"),
    ("1285", "Eslöv"),
    ("0180", "Stockholm"),
    ("1293", "Hässleholm"),
)
MISSING_SHARE = 0.03


@dataclass(frozen=True)
class Kpi:
    """An indicator in Kolada's catalogue of this world."""

    id: str
    title: str
    unit: str = "%"
    gender: bool = True
    ou: bool = True
    description: str = "Andel av eleverna. Källa: Skolverket."
    publ_period: str | None = "2026"


@dataclass(frozen=True)
class School:
    """A school unit: Skolverket's code, Kolada's id, name, municipality and school forms."""

    code: str
    ou: str
    name: str
    municipality: str
    forms: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """Everything there is.

    `said` overrules single values: (kpi, place, year, gender) to a number or None; `changed` are
    the values that from_date tells of, `withdrawn` those of them that are deleted.
    """

    kpis: tuple[Kpi, ...]
    municipalities: tuple[tuple[str, str], ...]
    years: tuple[int, ...]
    schools: tuple[School, ...]
    seed: int = 1
    said: Mapping[Place, float | None] = field(default_factory=dict)
    changed: frozenset[tuple[str, str, int]] = frozenset()
    withdrawn: frozenset[tuple[str, str, int]] = frozenset()

    def value(self, kpi: Kpi, place: str, year: int, gender: str) -> float | None:
        """Return a figure, None where it is missing; it moves little from year to year."""
        if self.said and (kpi.id, place, year, gender) in self.said:
            return self.said[kpi.id, place, year, gender]
        chance = crc32(f"{self.seed}{kpi.id}{place}{year}".encode())
        if chance % 1000 < MISSING_SHARE * 1000 and place != "0000":
            return None
        low, high = _range(kpi.unit)
        level = _share(self.seed, kpi.id, place) * 0.8 + (chance >> 10) % 1000 / 1e4
        gap = {"T": 0.0, "K": 0.02, "M": -0.02}[gender]
        return low + (high - low) * min(max(level + 0.05 + gap, 0.0), 1.0)


def small_world(seed: int = 1) -> World:
    """Return a world of three indicators, five municipalities and twelve school units."""
    kpis = (
        Kpi("N15428", "Behöriga till yrkesprogram, hemkommun, andel (%)", ou=False),
        Kpi("N15504", "Meritvärde lägeskommun, genomsnitt (17 ämnen)", "poäng"),
        Kpi("N15027", "Kostnad grundskola F-9, hemkommun, kr/elev", "kr/elev", gender=False),
    )
    return World(kpis, PLACES, (2021, 2022, 2023, 2024), schools(PLACES, 12, seed), seed)


def real_world(seed: int = 1, *, years: int = 20, units: int = 6600, kpis: int = 88) -> World:
    """Return a world of the real size: our indicators, the 290, twenty years, 6,600 units."""
    known = tuple(
        Kpi(e.id, e.title, e.unit, gender=e.gender is not False, ou=e.ou is not False)
        for e in read_expected()[:kpis]
    )
    places = tuple((m.code, m.name) for m in load_catalogue().municipalities)
    return World(
        known, places, tuple(range(2026 - years, 2026)), schools(places, units, seed), seed
    )


def schools(places: tuple[tuple[str, str], ...], many: int, seed: int) -> tuple[School, ...]:
    """Return school units spread over municipalities; every fifth is an upper-secondary school."""
    return tuple(
        _school(number, *places[number % len(places)], seed=seed) for number in range(many)
    )


def _school(number: int, code: str, name: str, *, seed: int) -> School:
    upper = number % 5 == 4
    kolada = f"{'V17' if upper else 'V15'}E{code}{number:05d}"
    official = f"{10_000_000 + (number * 7919 + seed) % 89_999_999:08d}"
    forms = ("gy",) if upper else ("fsk", "gr")
    return School(official, kolada, f"{name} skola {number}", code, forms)


@lru_cache(maxsize=200_000)
def _share(seed: int, kpi: str, place: str) -> float:
    return Random(f"{seed}{kpi}{place}").random()  # noqa: S311 - no secret


def _range(unit: str) -> tuple[float, float]:
    return RANGES.get(unit, PER_PUPIL if unit.startswith("kr/") else RANGES["poäng"])
