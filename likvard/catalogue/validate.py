"""What the parts of a catalogue must agree on; the first disagreement is raised as one line."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from likvard.catalogue.parse import CatalogueError
from likvard.catalogue.units import unit_faults

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from likvard.catalogue.model import Catalogue, Indicator

SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
SHORT = 32
TEXTS = (
    "title",
    "short",
    "unit",
    "difference_unit",
    "definition",
    "reads_as",
    "not_as",
    "mistake",
    "who",
    "measure",
    "clause",
)


def validate(catalogue: Catalogue) -> None:
    """Raise CatalogueError for the first thing in the catalogue that does not hold together."""
    figure_sets = {s.figure_set for s in catalogue.sources}
    units = unit_faults(catalogue.unit_measures, figure_sets, {i.id for i in catalogue.indicators})
    for fault in (*_identities(catalogue), *_places(catalogue), *_indicators(catalogue), *units):
        raise CatalogueError(fault)


def _identities(catalogue: Catalogue) -> Iterator[str]:
    kinds = {
        "indicators.toml: indicator": [i.id for i in catalogue.indicators],
        "themes.toml: theme": [t.id for t in catalogue.themes],
        "sources.toml: source": [s.figure_set for s in catalogue.sources],
        "municipalities.toml: municipality": [m.slug for m in catalogue.municipalities],
        "areas.toml: area": [a.id for a in catalogue.areas],
        "unit_measures.toml: unitmeasure": [m.id for m in catalogue.unit_measures],
    }
    for where, names in kinds.items():
        yield from (f"{where} {n}: field id is used twice" for n in _twice(names))
        yield from (f"{where} {n}: field id is not a slug" for n in names if not SLUG.fullmatch(n))


def _twice(names: Iterable[object]) -> list[object]:
    return [name for name, count in Counter(names).items() if count > 1]


def _places(catalogue: Catalogue) -> Iterator[str]:
    codes = {m.code for m in catalogue.municipalities}
    named = [
        (f"areas.toml: area {a.id}", m.municipality) for a in catalogue.areas for m in a.members
    ]
    named += [("hexagons.toml: hexagon", code) for code in catalogue.hexagons]
    for where, code in named:
        if code not in codes:
            yield f"{where}: field municipality {code!r} is not in municipalities.toml"
    areas = {a.id for a in catalogue.areas}
    for area in catalogue.areas:
        if area.parent is not None and area.parent not in areas:
            yield f"areas.toml: area {area.id}: field parent {area.parent!r} is unknown"


def _indicators(catalogue: Catalogue) -> Iterator[str]:
    for field in ("headline", "profile"):
        orders = [getattr(i, field) for i in catalogue.indicators]
        for place in _twice(o for o in orders if o is not None):
            yield f"indicators.toml: field {field} {place} is used twice"
    for indicator in catalogue.indicators:
        for fault in _indicator(indicator, catalogue):
            yield f"indicators.toml: indicator {indicator.id}: field {fault}"


def _indicator(indicator: Indicator, catalogue: Catalogue) -> Iterator[str]:
    yield from (f"{name} missing" for name in TEXTS if not getattr(indicator, name))
    yield from _numbers(indicator)
    yield from _series(indicator, {s.figure_set for s in catalogue.sources})
    if indicator.theme not in {t.id for t in catalogue.themes}:
        yield f"theme {indicator.theme!r} is not in themes.toml"
    yield from _stand_in(indicator, catalogue)
    if indicator.after_grade_nine is not None and indicator.after_grade_nine < 1:
        yield "after_grade_nine is not a number of years"
    if len(indicator.short) > SHORT:
        yield f"short is longer than {SHORT} characters"
    if "{v}" not in indicator.clause:
        yield "clause has no {v}"
    if not indicator.words:
        yield "words missing"


def _stand_in(indicator: Indicator, catalogue: Catalogue) -> Iterator[str]:
    if indicator.stand_in is None:
        return
    if indicator.unit != "%" or indicator.denominator:
        yield "stand_in is for shares without a denominator"
    counted = {i.id for i in catalogue.indicators if i.denominator}
    if indicator.stand_in.indicator not in counted:
        yield f"stand_in {indicator.stand_in.indicator!r} is no indicator with a denominator"


def _numbers(indicator: Indicator) -> Iterator[str]:
    if indicator.range[0] >= indicator.range[1]:
        yield "range does not rise"
    if any(low >= high for low, high in zip(indicator.breaks, indicator.breaks[1:], strict=False)):
        yield "breaks do not rise"
    if any(round(limit, indicator.decimals) != limit for limit in indicator.breaks):
        yield "breaks have more decimals than the labels"
    if not indicator.range[0] <= indicator.breaks[0] <= indicator.breaks[3] <= indicator.range[1]:
        yield "breaks lie outside range"
    if indicator.axis is not None and indicator.axis[0] >= indicator.axis[1]:
        yield "axis does not rise"


def _series(indicator: Indicator, figure_sets: set[str]) -> Iterator[str]:
    if not indicator.series:
        yield "series missing"
    codes = {s.code for s in indicator.series}
    yield from (f"awaited {c!r} is not in its series" for c in indicator.awaited if c not in codes)
    for series in (*indicator.series, *indicator.denominator):
        if series.figure_set not in figure_sets:
            yield f"series {series.code}: figure_set {series.figure_set!r} is not in sources.toml"
    if not indicator.denominator and not indicator.denominator_reason:
        yield "denominator_reason missing"
    if indicator.proportion and (indicator.unit != "%" or not indicator.denominator):
        yield "proportion needs the unit % and a denominator"
