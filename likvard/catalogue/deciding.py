"""The part of the catalogue that decides which numbers are shown, apart from the words.

It is kept with a version of the figures, so that a frozen view reads the same series, breaks and
members as when it was frozen; words may be mended since.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, asdict, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeVar

from likvard.catalogue.model import Catalogue, Indicator, Source
from likvard.catalogue.parse import make
from likvard.catalogue.places import Area, Membership, Municipality
from likvard.catalogue.units import UnitMeasure

if TYPE_CHECKING:
    from collections.abc import Mapping

Plain = dict[str, Any]
Entry = TypeVar("Entry", Indicator, UnitMeasure, Municipality)

OF_INDICATORS: Final = (
    "unit",
    "difference_unit",
    "perspective",
    "period",
    "form",
    "series",
    "denominator",
    "proportion",
    "series_breaks",
    "stand_in",
)
OF_UNITS: Final = (
    "indicator",
    "unit",
    "difference_unit",
    "period",
    "perspective",
    "proportion",
    "series",
    "counts",
    "least",
)
OF_MUNICIPALITIES: Final = ("county", "kind", "subregion")
_NAMES: Final[Mapping[type, tuple[str, ...]]] = {
    Indicator: OF_INDICATORS,
    UnitMeasure: OF_UNITS,
    Municipality: OF_MUNICIPALITIES,
}
_WORDS: Final = frozenset({"what", "source", "sources"})


def deciding(catalogue: Catalogue) -> Plain:
    """Return what decides numbers, and the sources they are cited by, as values for JSON."""
    whole = {
        "indicators": {i.id: _some(i, OF_INDICATORS) for i in catalogue.indicators},
        "unit_measures": {m.id: _some(m, OF_UNITS) for m in catalogue.unit_measures},
        "municipalities": {m.code: _some(m, OF_MUNICIPALITIES) for m in catalogue.municipalities},
        "areas": {a.id: [asdict(m) for m in a.members] for a in catalogue.areas},
        "sources": {s.figure_set: asdict(s) for s in catalogue.sources},
    }
    plain: Plain = json.loads(json.dumps(whole, default=date.isoformat))
    return plain


def without_words(plain: object) -> object:
    """Return values for JSON without what is only read: explanations and sources."""
    if isinstance(plain, dict):
        return {k: without_words(v) for k, v in plain.items() if k not in _WORDS}
    return [without_words(v) for v in plain] if isinstance(plain, list) else plain


def as_of(live: Catalogue, kept: Mapping[str, Any]) -> Catalogue:
    """Return the live catalogue as what was kept decides; what was not known then is left out.

    Raises
    ------
    CatalogueError, KeyError, TypeError, ValueError
        If what was kept is not what `deciding` gives.
    """
    return replace(
        live,
        indicators=_known(live.indicators, "id", kept["indicators"]),
        unit_measures=_known(live.unit_measures, "id", kept["unit_measures"]),
        municipalities=_known(live.municipalities, "code", kept["municipalities"]),
        areas=tuple(_area(a, kept["areas"][a.id]) for a in live.areas if a.id in kept["areas"]),
        sources=tuple(_source(plain) for plain in kept["sources"].values()),
    )


def _some(entry: Indicator | UnitMeasure | Municipality, names: tuple[str, ...]) -> Plain:
    """Return the named fields that say more than their defaults, so that a new field is no news."""
    usual = {f.name: f.default for f in fields(entry)}
    whole = asdict(entry)
    return {name: whole[name] for name in names if whole[name] != usual[name]}


def _known(entries: tuple[Entry, ...], key: str, kept: Mapping[str, Plain]) -> tuple[Entry, ...]:
    named = ((entry, kept.get(getattr(entry, key))) for entry in entries)
    return tuple(_as_kept(entry, plain) for entry, plain in named if plain is not None)


def _as_kept(entry: Entry, kept: Plain) -> Entry:
    """Return the entry with its deciding fields as kept; one left out has its default, if any."""
    names = _NAMES[type(entry)]
    usual = {f.name for f in fields(entry) if f.default is not MISSING and f.name in names}
    live = {k: v for k, v in asdict(entry).items() if k not in usual and v is not None}
    decided = {name: kept[name] for name in names if name in kept}
    return make(type(entry), json.loads(json.dumps(live)) | decided, "kept")


def _area(area: Area, kept: list[Plain]) -> Area:
    return replace(area, members=tuple(_membership(plain) for plain in kept))


def _membership(plain: Plain) -> Membership:
    first, last = (plain[name] and date.fromisoformat(plain[name]) for name in _ENDS)
    return Membership(plain["municipality"], first, last, plain["source"])


_ENDS: Final = ("valid_from", "valid_to")


def _source(plain: Plain) -> Source:
    names = {f.name for f in fields(Source)}
    known = {name: value for name, value in plain.items() if name in names}
    return make(Source, known | {"retrieved": date.fromisoformat(plain["retrieved"])}, "kept")
