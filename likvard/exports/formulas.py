"""Which of our own formulas each chart's figures are reckoned with, and the version of each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from likvard.catalogue import Catalogue
from likvard.method import code_of
from likvard.panel import Panel

_OF_CHART: Final[Mapping[str, tuple[str, ...]]] = {
    "karta": (),
    "form": (),
    "spridning": ("spridning", "slumpfri-spridning", "trend"),
    "matt": ("spridning", "trend"),
    "ordning": ("intervall",),
    "utveckling": (),
    "punkter": ("spridning",),
    "avstand": ("spridning", "slumpfri-spridning", "trend"),
    "grupper": ("spridning", "theil"),
    "siffror": ("spridning", "slumpfri-spridning", "gini", "theil", "atkinson"),
    "bakgrund": ("lutning",),
    "lutning": ("lutning", "trend"),
    "vantat": ("vantat",),
    "tratt": ("vantat", "tratt"),
    "salsa": ("salsa",),
    "flickor-pojkar": ("konsskillnad", "tydligt"),
    "skillnad-utveckling": ("konsskillnad", "trend"),
    "skolenheter": ("spridning",),
    "delar": ("mellan-skolor",),
    "mellan-skolor": ("mellan-skolor", "tydligt"),
    "fordelning": ("olikhet",),
    "fordelning-ar": ("olikhet",),
    "behov": ("lutning",),
    "samband": ("lutning",),
    "profil": ("intervall", "tydligt", "plats", "justerat"),
    "egen-utveckling": ("intervall",),
    "liknande": ("intervall",),
    "elevunderlag": ("arskullar", "solfjader"),
    "facit": ("arskullar", "facit"),
    "arskullar": ("arskullar", "solfjader", "facit"),
    "delregioner": ("arskullar", "solfjader"),
    "program": (),
    "struktur": ("bredd",),
    "fatal": (),
    "antagning": (),
    "specialisering": ("lokaliseringskvot",),
    "rackvidd": ("fagelvag",),
    "skolor": ("fagelvag",),
    "tjanster": ("saknade-tjanster",),
    "skolenheters-larare": ("lutning",),
    "lararbehov": ("lararbehov", "arskullar", "solfjader"),
    "lararbehov-kommuner": ("lararbehov", "arskullar", "solfjader"),
    "lararbehov-delregioner": ("lararbehov", "arskullar", "solfjader"),
    "platser": ("platser",),
    "efterfragan-behov": ("platser", "nettotal"),
    "platser-omraden": ("platser",),
    "platser-ar": ("platser",),
    "strommar": ("floden",),
    "strommar-kommuner": ("floden",),
    "tryck": (),
    "lika": ("liknande", "intervall"),
}
"""The measures of data/catalogue/measures.toml, by the charts' keys; none for published values."""


_OF_MONEY: Final = ("grupper", "theil")


@dataclass(frozen=True)
class Formula:
    """One formula of ours: what it is called, the formula, and the hash of the code that has it."""

    id: str
    name: str
    formula: str
    version: str


def formulas(catalogue: Catalogue, key: str, panels: Sequence[Panel]) -> tuple[Formula, ...]:
    """Return the formulas that a chart's figures are reckoned with, beside plain means."""
    names = (name for name in _OF_CHART.get(key, ()) if _applies(key, name, panels))
    return formulas_named(catalogue, names)


def formulas_named(catalogue: Catalogue, names: Iterable[str]) -> tuple[Formula, ...]:
    """Return formulas by the ids of their measures in the catalogue."""
    found = {m.id: m for m in catalogue.measures}
    return tuple(
        Formula(name, found[name].name, found[name].formula, code_of(found[name]))
        for name in names
        if name in found
    )


def _applies(key: str, name: str, panels: Sequence[Panel]) -> bool:
    """Return whether the figures are such that a formula of their chart is used on them."""
    if name == "intervall":
        return any(panel.indicator.proportion for panel in panels)
    return any(panel.is_money for panel in panels) if (key, name) == _OF_MONEY else True


def is_known(key: str) -> bool:
    """Return whether it is told which formulas a chart has."""
    return key in _OF_CHART
