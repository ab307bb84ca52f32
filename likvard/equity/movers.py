"""Who has moved: how extremes even out by themselves, and who has caught up or fallen back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import erfc, sqrt
from typing import Final

import numpy as np

from likvard.catalogue.model import Direction
from likvard.equity.counts import Counts
from likvard.measures.arrays import Floats, NotDefinedError
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.convergence import Convergence, convergence
from likvard.measures.noise_corrected import share_variances
from likvard.panel import Panel

LOWEST: Final = 5
_LEAST_MEMBERS: Final = 20
_LEAST_PAIRS: Final = 3
_LEAST_YEARS: Final = 6
_MEAN_OF: Final = 3


@dataclass(frozen=True)
class Return:
    """How the five lowest of one year moved to the next, beside the mean of all.

    `mean` is by how much more than the mean they rose, in the indicator's unit, over all pairs of
    years; `risen` is in how many of the `pairs` they rose more; `since` is the first of the years.
    """

    mean: float
    risen: int
    pairs: int
    since: int


def evened_out(panel: Panel) -> Return | None:
    """Return how the lowest of a year moved, over all pairs of years that follow each other.

    None for an area of few municipalities, or with fewer than three such pairs.
    """
    rises = {
        year: rise
        for year, after in pairwise(panel.comparable)
        if after - year == 1 and (rise := _rise(panel, year, after)) is not None
    }
    if len(rises) < _LEAST_PAIRS:
        return None
    found = list(rises.values())
    return Return(float(np.mean(found)), sum(r > 0 for r in found), len(found), min(rises))


def _rise(panel: Panel, year: int, after: int) -> float | None:
    codes = panel.known_in([year, after])
    if len(codes) < _LEAST_MEMBERS:
        return None
    before, then = (_values(panel, [y], codes) for y in (year, after))
    lowest = np.argsort(before, kind="stable")[:LOWEST]
    change = then - before
    return float(change[lowest].mean() - change.mean())


def _values(panel: Panel, years: Sequence[int], codes: Sequence[str]) -> Floats:
    """Return each municipality's mean over the years."""
    rows = [[panel.cell(year, code).value for code in codes] for year in years]
    return np.mean(rows, axis=0)  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Mover:
    """A municipality before and after; `gain` is how much more than the mean it has risen."""

    code: str
    name: str
    before: float
    after: float
    gain: float


@dataclass(frozen=True)
class Moves:
    """Who has moved between the first years and the last, beside the mean.

    `caught_up` were of the third farthest behind and have gained on the mean, `fallen_back` have
    lost to it; where neither high nor low is good, nobody is behind, and they are all that have
    risen and sunk beside the mean. Each beyond chance where that is known; where it is not, they
    are those who have moved the most. `mean` is the mean before and after, of the same
    municipalities. `converged` is None where it is not defined.
    """

    first: tuple[int, ...]
    last: tuple[int, ...]
    mean: tuple[float, float]
    caught_up: tuple[Mover, ...]
    fallen_back: tuple[Mover, ...]
    sure: bool
    converged: Convergence | None


def moves(panel: Panel, counts: Counts) -> Moves | None:
    """Return who has moved over the comparable years; None with fewer than two or too few in both.

    With six years or more the first three and the last three are put together, so that one bad
    year is not taken for a start. Only municipalities with a value in all of them count. Chance:
    binomial, the mean's own included, with Benjamini-Hochberg over all.
    """
    years = comparable(panel)
    each = _MEAN_OF if len(years) >= _LEAST_YEARS else 1
    first, last = tuple(years[:each]), tuple(years[-each:])
    codes = panel.known_in([*first, *last])
    if len(years) < 2 or not panel.is_enough(len(codes)):  # noqa: PLR2004  a start and an end
        return None
    before, after = (_values(panel, span, codes) for span in (first, last))
    noise = [_noise(panel, counts, span, codes) for span in (first, last)]
    every = _movers(panel, codes, before, after)
    beyond = _beyond_chance(every, noise[0], noise[1])
    up, down = (_picked(group, beyond) for group in _ways(every, panel.indicator.direction))
    means = float(before.mean()), float(after.mean())
    return Moves(first, last, means, up, down, beyond is not None, _slope(before, after, noise))


def comparable(panel: Panel) -> list[int]:
    """Return the comparable years in which enough of the members have a value."""
    return [y for y in panel.comparable if panel.is_enough(len(panel.known(y)))]


def _ways(every: Sequence[Mover], direction: Direction) -> tuple[list[Mover], list[Mover]]:
    """Return those who gained, of those behind if anybody is, and those who lost."""
    sign = -1 if direction == "lower" else 1
    behind = sorted(every, key=lambda m: sign * m.before)[: len(every) // 3]
    from_below = every if direction == "none" else behind
    return [m for m in from_below if sign * m.gain > 0], [m for m in every if sign * m.gain < 0]


def _movers(panel: Panel, codes: Sequence[str], before: Floats, after: Floats) -> list[Mover]:
    change = after - before
    gains = change - change.mean()
    rows = zip(codes, before.tolist(), after.tolist(), gains.tolist(), strict=True)
    names = {m.code: m.name for m in panel.members}
    return [Mover(code, names[code], b, a, g) for code, b, a, g in rows]


def _picked(movers: Sequence[Mover], beyond: Mapping[str, bool] | None) -> tuple[Mover, ...]:
    """Return those that have moved, most first: all beyond chance, else the two of the most."""
    ordered = sorted(movers, key=lambda m: -abs(m.gain))
    if beyond is None:
        return tuple(ordered[:2])
    return tuple(m for m in ordered if beyond[m.code])


def _noise(
    panel: Panel, counts: Counts, years: Sequence[int], codes: Sequence[str]
) -> Floats | None:
    """Return the variance of chance in each mean over the years, in squared units of the value."""
    if not (panel.indicator.proportion or panel.indicator.stand_in):
        return None
    found = []
    for year in years:
        cells = [panel.cell(year, code) for code in codes]
        shares = np.clip([c.value / 100 for c in cells], 0, 1)
        try:
            found.append(share_variances(shares, np.round(counts.of(cells))))
        except NotDefinedError:
            return None
    return 1e4 * np.sum(found, axis=0) / len(years) ** 2  # type: ignore[no-any-return]


def _beyond_chance(
    movers: Sequence[Mover], before: Floats | None, after: Floats | None
) -> dict[str, bool] | None:
    """Return by code whether the gain is more than chance gives."""
    if before is None or after is None:
        return None
    own, size = before + after, len(movers)
    variance = own * (1 - 2 / size) + own.sum() / size**2
    p = [
        1.0 if v <= 0 else erfc(abs(m.gain) / sqrt(2 * v))
        for m, v in zip(movers, variance.tolist(), strict=True)
    ]
    sure = significant(p).tolist()
    return {m.code: is_sure for m, is_sure in zip(movers, sure, strict=True)}


def _slope(before: Floats, after: Floats, noise: Sequence[Floats | None]) -> Convergence | None:
    try:
        return convergence(before, after, *noise)
    except NotDefinedError:
        return None
