"""How sure a difference and a place are: the three words, and places as intervals."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from likvard.cells import STATUS_WORDS, Cell
from likvard.measures.arrays import Floats
from likvard.measures.benjamini_hochberg import significant
from likvard.measures.rank import rank_interval
from likvard.measures.shrinkage import shrink
from likvard.measures.wilson import Z95, wilson
from likvard.panel import Panel

HIGHER: Final = "Tydligt högre"
LOWER: Final = "Tydligt lägre"
UNSURE: Final = "Ingen säker skillnad"
NEUTRAL: Final = "Varken bra eller dåligt"
UNKNOWN: Final = "Osäkerhet okänd"
BOUND: Final = "approximate"
WHOLE: Final = 100.0
_ROUNDING: Final = 1e-9


@dataclass(frozen=True)
class Place:
    """The 95 % interval of a member's place among `of` members, and who is counted first.

    `first` and `last` are the probabilities of being first and last; the first is the highest
    value, except where lower is better.
    """

    low: int
    high: int
    of: int
    first: float
    last: float

    @property
    def words(self) -> str:
        """Return "plats 9–21 av 33"."""
        ends = str(self.low) if self.low == self.high else f"{self.low}–{self.high}"
        return f"plats {ends} av {self.of}"


@dataclass(frozen=True)
class Certainty:
    """What can be said for sure of the members of a panel in one year.

    `words` and `places` are by code, and hold the members whose value has an interval. Every
    member's difference from the mean municipality is tested with the uncertainty of both, and the
    tests are held together as one family (Benjamini & Hochberg 1995, 5 %).
    """

    words: dict[str, str]
    places: dict[str, Place]

    def word(self, cell: Cell, *, neutral: bool = False) -> str:
        """Return the word for a member beside the mean municipality, or why there is none."""
        if not cell.known:
            return cell.note or STATUS_WORDS["missing"]
        return NEUTRAL if neutral else self.words.get(cell.code, UNKNOWN)


def place(panel: Panel, year: int, code: str) -> str:
    """Return "plats 9–21 av 33", or nothing where it is not known or means nothing."""
    found = certainty(panel, year).places.get(code)
    return "" if found is None or panel.indicator.direction == "none" else found.words


def certainty(panel: Panel, year: int) -> Certainty:
    """Return what is certain that year, worked out once for each panel."""
    kept = panel.derived.setdefault("certainty", {})
    if year not in kept:
        kept[year] = _certainty(panel, year)
    found: Certainty = kept[year]
    return found


def certain_changes(panel: Panel, year: int, back: int) -> dict[str, bool]:
    """Return by code whether a member's change since an earlier year is more than chance gives.

    Of those whose value has an interval in both years: z = change / sqrt(v + v'), and the tests of
    all members are held together as in `Certainty`. Worked out once for each panel.
    """
    kept = panel.derived.setdefault("changes", {})
    if (year, back) not in kept:
        kept[year, back] = _changes(panel, year, back)
    found: dict[str, bool] = kept[year, back]
    return found


def _changes(panel: Panel, year: int, back: int) -> dict[str, bool]:
    before = {c.code: c for c in panel.known(back) if c.certain} if back in panel.years else {}
    pairs = [(before[c.code], c) for c in panel.known(year) if c.certain and c.code in before]
    reach = [max(math.hypot(*map(deviation, pair)), _ROUNDING) for pair in pairs]
    z = [(now.value - then.value) / r for (then, now), r in zip(pairs, reach, strict=True)]
    sure = significant(map(_by_chance, z)).tolist() if z else []
    return {now.code: is_sure for (_, now), is_sure in zip(pairs, sure, strict=True)}


def deviation(cell: Cell) -> float:
    """Return the standard error of a value with an interval, in its unit: its half width / z.

    The ends of a bound leave chance out: there it is from the low end of the least share that it
    may be to the high end of the greatest.
    """
    low, high = (cell.low, cell.high) if cell.status != BOUND else _beyond(cell)
    return (high - low) / (2 * Z95)


def _beyond(cell: Cell) -> tuple[float, float]:
    low, _ = wilson(cell.low / WHOLE, cell.n)
    _, high = wilson(cell.high / WHOLE, cell.n)
    return WHOLE * low, WHOLE * high


def _certainty(panel: Panel, year: int) -> Certainty:
    known = panel.known(year)
    sure = [c for c in known if c.certain]
    if len(sure) < 2 or not panel.is_enough(len(sure)):  # noqa: PLR2004  alone there is no other
        return Certainty({}, {})
    values = np.array([c.value for c in sure])
    variances = np.maximum([deviation(c) ** 2 for c in sure], _ROUNDING)
    codes = [c.code for c in sure]
    words = _words(values, variances, panel.level(year).mean, len(known))
    lower_first = panel.indicator.direction == "lower"
    places = _places(values, variances, higher_is_first=not lower_first)
    return Certainty(dict(zip(codes, words, strict=True)), dict(zip(codes, places, strict=True)))


def _words(values: Floats, variances: Floats, reference: float, count: int) -> list[str]:
    """Return the word of each: its own share in the mean is taken out of the variance.

    Var(x_i - m) = v_i (1 - 2/n) + sum v / n², with the known v standing for all n.
    """
    of_mean = variances.mean() / count
    spread = np.sqrt(np.maximum(variances * (1 - 2 / count) + of_mean, _ROUNDING))
    z = (values - reference) / spread
    certain = significant(map(_by_chance, z))
    told = np.where(z > 0, HIGHER, LOWER)
    return [str(word) if sure else UNSURE for word, sure in zip(told, certain, strict=True)]


def _by_chance(z: float) -> float:
    """Return the two-sided probability of so many standard errors, by the normal distribution."""
    return math.erfc(abs(z) / math.sqrt(2))


def _places(values: Floats, variances: Floats, *, higher_is_first: bool) -> list[Place]:
    """Return each place's interval, drawn from the shrunken values; all where none differ."""
    shrunken, count = shrink(values, variances), len(values)
    if shrunken.tau2 == 0:
        return [Place(1, count, count, 1 / count, 1 / count)] * count
    ranks = rank_interval(shrunken.values, shrunken.sd, higher_is_first=higher_is_first)
    columns = (ranks.low, ranks.high, ranks.first, ranks.last)
    return [
        Place(int(low), int(high), count, float(first), float(last))
        for low, high, first, last in zip(*columns, strict=True)
    ]
