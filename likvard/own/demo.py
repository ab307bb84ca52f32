"""Invented rows, so that a page can be tried before there are any: from a seed, never stored.

They name no school that exists and say of themselves that they are invented, in the data (the
column that holds text) and by their mark on screen.
"""

from __future__ import annotations

import random
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import pandas as pd

from likvard.catalogue import load_catalogue
from likvard.catalogue.templates import template
from likvard.own.checking import typed_frame
from likvard.own.figures import INVENTED, Figures

if TYPE_CHECKING:
    from collections.abc import Callable

SEED: Final = 20261130
SOURCE: Final = f"{INVENTED}, inga verkliga uppgifter."
SCHOOL: Final = "Påhittade skolan"
_YEARS: Final = (2023, 2024, 2025)
_PROGRAMMES: Final = ("BA", "BF", "EE", "EK", "NA", "SA", "TE", "VO")
_PLACES: Final = 12
_AGES: Final = ("under 30", "30–39", "40–49", "50–59", "60–64", "65 och äldre")
Row = dict[str, "str | int | float | None"]
Rows = list[Row]


def invented(kind: str) -> Figures:
    """Return the invented rows of a template, always the same; KeyError for an unknown kind."""
    asked = template(kind)
    rows = _rows(kind, _towns())
    return Figures(kind, typed_frame(asked, pd.DataFrame(list(rows))), "demo", SOURCE)


def _towns() -> tuple[str, ...]:
    """Return every third municipality of the first area: enough to see something by."""
    members = sorted(m.municipality for m in load_catalogue().areas[0].members)
    return tuple(members[:: max(1, len(members) // _PLACES)][:_PLACES])


@lru_cache(maxsize=16)
def _rows(kind: str, towns: tuple[str, ...]) -> Rows:
    chance = random.Random(f"{SEED}{kind}")  # noqa: S311 - not for secrets
    return _MADE[kind](chance, towns)


def _places(chance: random.Random, towns: tuple[str, ...]) -> Rows:
    return [
        _applied(chance, base)
        | {"year": year, "municipality": town, "school": f"{SCHOOL} {number}", "programme": code}
        for number, town in enumerate(towns, start=1)
        for code in chance.sample(_PROGRAMMES, 5)
        for base in [chance.choice((16, 24, 32, 48, 64))]
        for year in _YEARS
    ]


def _applied(chance: random.Random, places: int) -> Row:
    first = round(places * chance.uniform(0.4, 1.6))
    applicants = first + round(places * chance.uniform(0.8, 2.5))
    admitted = min(places, round(first * 0.8 + places * chance.uniform(0.1, 0.3)))
    return {
        "places": places,
        "first_choice": first,
        "applicants": applicants,
        "admitted": admitted,
        "admitted_first": min(first, round(admitted * chance.uniform(0.7, 0.95))),
        "reserves": max(0, round((first - admitted) * chance.uniform(0.5, 1.0))),
    }


def _need(chance: random.Random, _towns: tuple[str, ...]) -> Rows:
    areas = [a.id for a in load_catalogue().areas if a.kind == "subregion"]
    words = ("öka", "behålla", "minska")
    return [
        {
            "year": _YEARS[-1],
            "area": area,
            "programme": code,
            "judgement": chance.choice(words),
            "source": INVENTED,
        }
        for area in areas
        for code in _PROGRAMMES
    ]


def _flow(chance: random.Random, towns: tuple[str, ...]) -> Rows:
    return [
        {"year": year, "home": home, "host": host, "pupils": chance.randint(*_span(home, host))}
        for year in _YEARS
        for home in towns
        for host in towns
    ]


def _span(home: str, host: str) -> tuple[int, int]:
    return (150, 900) if home == host else (0, 90)


def _age(chance: random.Random, towns: tuple[str, ...]) -> Rows:
    weights = (9, 22, 27, 26, 11, 5)
    return [
        {
            "year": _YEARS[-1],
            "municipality": town,
            "form": "grundskola",
            "age": age,
            "teachers": round(size * weight / 100 * chance.uniform(0.8, 1.2), 1),
        }
        for town in towns
        for size in [chance.randint(90, 700)]
        for age, weight in zip(_AGES, weights, strict=True)
    ]


def _indicator(chance: random.Random, towns: tuple[str, ...]) -> Rows:
    return [
        {
            "period": f"{year}/{(year + 1) % 100:02d}",
            "municipality": town,
            "indicator": f"{INVENTED}: elever i kulturskolan",
            "value": round(chance.uniform(8, 40), 1),
            "n": chance.randint(200, 4000),
            "unit_name": "%",
        }
        for year in _YEARS
        for town in towns
    ]


_MADE: Final[dict[str, Callable[[random.Random, tuple[str, ...]], Rows]]] = {
    "platser": _places,
    "behov": _need,
    "floden": _flow,
    "aldrar": _age,
    "manuella-indikatorer": _indicator,
}
