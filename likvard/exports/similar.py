"""The files about one municipality: its profile, and those that are like it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from likvard import captions
from likvard.address import View
from likvard.catalogue import Catalogue, Municipality
from likvard.choice import for_several, in_profile, panel_for, panels_for, similar
from likvard.equity.better import Better, lessons
from likvard.equity.likeness import VARIABLES, Variable
from likvard.equity.similar import Likeness, likeness
from likvard.exports import tables
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown, of_several
from likvard.exports.tables import Table, plain
from likvard.measures.arrays import NotDefinedError
from likvard.naming import file_name


def column_of(variable: Variable) -> str:
    """Return the header of a variable: all but the counted ones are shares."""
    return variable.name if variable.logarithm else f"{variable.name} (%)"


OF_ALIKE: Final = (
    "Kommunkod",
    "Kommun",
    "Ordning",
    "Avstånd",
    WHEN,
    *(name for v in VARIABLES for name in (column_of(v), f"{v.name}, vikt")),
)
OF_BETTER: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    WHEN,
    "Perspektiv",
    "Värde",
    "Antal (n)",
    "Egen kommuns värde",
    "Egen kommuns antal (n)",
    "Enhet",
    "Skillnad",
    "95 % från",
    "95 % till",
    "Skillnad, enhet",
)
NOTE: Final = (
    "Avståndet är roten ur summan av vikt gånger kvadraten på skillnaden i standardavvikelser "
    "mellan rikets kommuner; antal elever jämförs som logaritm. Tydligt bättre: skillnaden är "
    "större än slumpen när alla jämförelser prövas samtidigt (Newcombe, Benjamini–Hochberg, 5 %)."
)


def _own(asked: View) -> Municipality:
    if not asked.followed:
        raise KeyError("nobody is followed")
    return asked.followed[0]


def _profile(catalogue: Catalogue, asked: View) -> Shown:
    own, view = _own(asked), for_several(asked)
    pairs = panels_for(catalogue, view, in_profile)
    return of_several(own.slug, view, pairs, tables.standings(pairs, own, _nearest(view, own)))


def _nearest(view: View, own: Municipality) -> tuple[Municipality, ...]:
    try:
        return likeness(view, own).municipalities
    except NotDefinedError:
        return ()


def _of_kolada(catalogue: Catalogue, asked: View) -> Shown:
    own, (panel, year) = _own(asked), panel_for(catalogue, asked, asked.indicator)
    found = similar(catalogue, panel, own)
    if found is None:
        raise KeyError("no grouping is published")
    name = file_name(panel, year, asked.area.id, f"liknande_{own.slug}")
    return Shown(name, (tables.lone_values((found[0], year)),), (panel,))


def _alike(catalogue: Catalogue, asked: View) -> Shown:
    own, view = _own(asked), for_several(asked)
    found, pairs = likeness(view, own), panels_for(catalogue, view, in_profile)
    if not pairs:
        raise NotDefinedError("nothing is published so early")
    panel, year = next((p for p in pairs if p[0].indicator is asked.indicator), pairs[0])
    among = replace(panel, members=(own, *found.municipalities))
    better = lessons(pairs, own, found.municipalities).better
    shown = (
        Table(OF_ALIKE, tuple(_likenesses(found))),
        Table(OF_BETTER, tuple(_better(one) for one in better)),
        tables.lone_values((among, year)),
    )
    name = file_name(panel, year, asked.area.id, f"likhet_{own.slug}")
    return Shown(name, shown, (panel, *found.panels), (NOTE,))


def _likenesses(found: Likeness) -> Iterator[tuple[str, ...]]:
    """Return the municipality itself and each that is like it, nearest first."""
    first = found.nearest[0]
    yield _likeness(found, found.own, 0, 0.0, {t.variable.word: t.own for t in first.traits})
    for place, like in enumerate(found.nearest, start=1):
        held = {t.variable.word: t.other for t in like.traits}
        yield _likeness(found, like.municipality, place, like.distance, held)


def _likeness(
    found: Likeness, who: Municipality, place: int, distance: float, held: Mapping[str, float]
) -> tuple[str, ...]:
    when = found.panels[0].period(found.year)
    values = [
        text
        for v in VARIABLES
        for text in (plain(held[v.word]) if v.word in held else "", str(found.weights[v.word]))
    ]
    return (who.code, who.name, str(place), plain(distance), when, *values)


def _better(one: Better) -> tuple[str, ...]:
    indicator = one.panel.indicator
    return (
        one.other.code,
        one.other.name,
        indicator.title,
        one.panel.period(one.year),
        captions.PERSPECTIVES[indicator.perspective],
        *map(plain, (one.other.value, one.other.n, one.own.value, one.own.n)),
        indicator.unit,
        *map(plain, (one.difference, one.low, one.high)),
        indicator.difference_unit,
    )


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "kommun": _profile,
    "liknande": _of_kolada,
    "likhet": _alike,
}
