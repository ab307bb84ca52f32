"""The same figures by part of the area, kind of municipality and provider."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from likvard.catalogue import Catalogue, Municipality
from likvard.cells import Cell
from likvard.equity.relative import amounts, quantity
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.standard_deviation import mean, standard_deviation
from likvard.measures.theil import decompose_l
from likvard.member_years import ENOUGH
from likvard.panel import Panel, panel

Labels = NDArray[np.intp]
Kind = Literal["delregion", "kommuntyp", "huvudman"]
FEW: Final = 3
_DRAWS: Final = 999
_SEED: Final = 20_241_031
_PROVIDERS: Final = {"municipal": "Kommunala skolor", "independent": "Fristående skolor"}


@dataclass(frozen=True)
class Group:
    """Some of the area's municipalities in one year: those with a value, and how many there are.

    `mean` and `sd` are unweighted, in the indicator's unit; the latter NaN below three with a value
    or too few of the group, as is `before`, the `sd` of the year compared with.
    """

    name: str
    cells: tuple[Cell, ...]
    size: int
    mean: float
    sd: float
    before: float


@dataclass(frozen=True)
class Grouped:
    """The groups of one kind, highest mean first, and how the difference divides between them.

    `between` is the share, 0 to 1, of all difference that lies between groups, `expected` what
    chance would give so many groups of these sizes, `p` how often chance gives as much; all None
    where the groups hold the same municipalities, too few have a value, or all are alike. `known`
    of `size` municipalities have a value.
    """

    kind: Kind
    groups: tuple[Group, ...]
    between: float | None = None
    expected: float | None = None
    p: float | None = None
    known: int = 0
    size: int = 0


def grouped(catalogue: Catalogue, shown: Panel, kind: Kind, years: tuple[int, int]) -> Grouped:
    """Return the groups of a kind in the second of the years, held against the first."""
    if kind == "huvudman":
        providers = _by_provider(catalogue, shown).items()
        found = [_of(_PROVIDERS[key], p, p.members, years) for key, p in providers]
        return Grouped(kind, tuple(g for g in found if g.cells))
    parts = _parts(catalogue, shown, kind)
    groups = [_of(name, shown, members, years) for name, members in parts.items()]
    groups = sorted((g for g in groups if g.cells), key=lambda g: -g.mean)
    known, size = len(shown.known(years[1])), len(shown.members)
    if not shown.is_enough(known):
        return Grouped(kind, tuple(groups), known=known, size=size)
    between, expected, p = _divided(shown, groups)
    return Grouped(kind, tuple(groups), between, expected, p, known, size)


def _parts(catalogue: Catalogue, shown: Panel, kind: Kind) -> dict[str, tuple[Municipality, ...]]:
    titles = {area.id: area.title for area in catalogue.areas}
    found: dict[str, tuple[Municipality, ...]] = {}
    for own in shown.members:
        part = titles.get(own.subregion or "", "Utan delregion")
        name = own.kind if kind == "kommuntyp" else part
        found[name] = (*found.get(name, ()), own)
    return found


def _by_provider(catalogue: Catalogue, shown: Panel) -> dict[str, Panel]:
    return {
        provider: panel(catalogue, shown.indicator, shown.area, shown.gender, provider)
        for provider in _PROVIDERS
    }


def _of(name: str, shown: Panel, members: Sequence[Municipality], years: tuple[int, int]) -> Group:
    codes = {m.code for m in members}
    then, now = ([c for c in shown.known(year) if c.code in codes] for year in years)
    average = mean(c.value for c in now) if now else nan
    least = FEW if shown.provider == "independent" else max(FEW, ENOUGH * len(members))
    return Group(name, tuple(now), len(members), average, _sd(now, least), _sd(then, least))


def _sd(cells: Sequence[Cell], least: float) -> float:
    return standard_deviation(c.value for c in cells) if len(cells) >= least else nan


def _divided(shown: Panel, groups: Sequence[Group]) -> tuple[float | None, ...]:
    """Return the share between groups, what chance gives, and p."""
    values = np.array([c.value for g in groups for c in g.cells])
    labels = np.repeat(np.arange(len(groups)), [len(g.cells) for g in groups])
    if len(groups) < 2 or values.size <= len(groups) or np.ptp(values) <= 0:  # noqa: PLR2004
        return None, None, None
    resource = quantity(shown.indicator) == "resource"
    try:
        found = (
            _theil(amounts(shown.indicator, values), labels)
            if resource
            else _variance(values, labels)
        )
    except NotDefinedError:
        return None, None, None
    rng = np.random.default_rng(_SEED)
    drawn = [_variance(rng.permutation(values), labels) for _ in range(_DRAWS)]
    own = _variance(values, labels)
    p = (1 + sum(d >= own - 1e-12 for d in drawn)) / (1 + _DRAWS)
    return found, (len(groups) - 1) / (values.size - 1), p


def _variance(values: Floats, labels: Labels) -> float:
    """Return the share of the variance that lies between the groups: eta squared, exact."""
    sizes = np.bincount(labels)
    means = np.bincount(labels, values) / sizes
    centred = values - values.mean()
    return float(sizes @ (means - values.mean()) ** 2 / (centred @ centred))


def _theil(shared: Sequence[float], labels: Labels) -> float:
    found = decompose_l(shared, labels.tolist(), of="resource").between_share
    if found is None:
        raise NotDefinedError("all are equal")
    return found
