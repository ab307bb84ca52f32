"""One value as it is shown: the number, its words, and how sure it is."""

from dataclasses import dataclass
from math import isnan, nan
from typing import Final

from likvard import swedish
from likvard.catalogue import Indicator, Municipality
from likvard.measures.wilson import wilson

NEARLY_ALL: Final = 4
MONEY_DECIMALS: Final = -2
SUMS: Final = frozenset({"elever", "invånare"})
"""Units of what is counted in all, which follows the municipality's size."""
STATUS_WORDS: Final = {
    "suppressed": "För få elever",
    "not_applicable": "Finns inte här",
    "missing": "Uppgift saknas",
    "preliminary": "preliminär",
    "approximate": "1–4 elever från alla",
}


@dataclass(frozen=True)
class Published:
    """A value as published: `n` persons behind it, NaN when not published."""

    value: float
    n: float
    status: str


NOT_PUBLISHED: Final = Published(nan, nan, "missing")


@dataclass(frozen=True)
class Cell:
    """One municipality's value in one year; `low` and `high` are the 95 % interval, NaN without."""

    code: str
    name: str
    slug: str
    value: float
    n: float
    status: str
    low: float
    high: float
    label: str
    shown: str
    note: str
    sure: str

    @property
    def known(self) -> bool:
        """Return whether there is a number."""
        return not isnan(self.value)

    @property
    def certain(self) -> bool:
        """Return whether there is an interval."""
        return not isnan(self.low)


def cell(indicator: Indicator, municipality: Municipality, published: Published) -> Cell:
    """Return the published value with its words and its interval."""
    low, high = _interval(indicator, published)
    return Cell(
        municipality.code,
        municipality.name,
        municipality.slug,
        published.value,
        published.n,
        published.status,
        low,
        high,
        _label(indicator, published),
        _shown(indicator, published),
        STATUS_WORDS.get(published.status, ""),
        _sure(indicator, low, high, published),
    )


def is_money(indicator: Indicator) -> bool:
    """Return whether the unit is kronor, so that prices move the values."""
    return indicator.unit.startswith("kr")


def decimals(indicator: Indicator) -> int:
    """Return the decimals shown; money is rounded to hundreds."""
    return MONEY_DECIMALS if is_money(indicator) else indicator.decimals


def label(indicator: Indicator, value: float) -> str:
    """Return the number alone, rounded as the indicator is shown."""
    return swedish.number(value, decimals(indicator))


def with_unit(indicator: Indicator, value: float) -> str:
    """Return the number with its unit."""
    return swedish.with_unit(value, indicator.unit, decimals(indicator))


def middle_of_bound(published: Published) -> Published:
    """Return "1 to 4 short of all" as the middle of what is possible, where n is known.

    The publisher writes "~100"; counting it as 100 would lift every mean.
    """
    if published.status != "approximate" or not published.n > NEARLY_ALL:
        return published
    return Published(100 * (1 - (1 + NEARLY_ALL) / 2 / published.n), published.n, published.status)


def _bound(published: Published) -> str:
    least = 100 * (1 - NEARLY_ALL / published.n) if published.n > NEARLY_ALL else nan
    return "nära 100" if isnan(least) else f"minst {swedish.number(int(least))}"


def _label(indicator: Indicator, published: Published) -> str:
    value = published.value
    if published.status == "approximate":
        return _bound(published)
    told = label(indicator, value)
    if indicator.unit == "%" and told == "100" and value < 100:  # noqa: PLR2004  not quite all
        return "drygt 99"
    return "under 1" if indicator.unit == "%" and told == "0" and value > 0 else told


def _shown(indicator: Indicator, published: Published) -> str:
    if published.status == "approximate":
        return f"{_bound(published)} %"
    if isnan(published.value):
        return STATUS_WORDS.get(published.status, STATUS_WORDS["missing"])
    told = with_unit(indicator, published.value)
    return f"{told} (preliminär)" if published.status == "preliminary" else told


def _interval(indicator: Indicator, published: Published) -> tuple[float, float]:
    if not indicator.proportion or isnan(published.value) or not published.n >= 1:
        return nan, nan
    if published.status == "approximate":
        return max(0.0, 100 * (1 - NEARLY_ALL / published.n)), 100 * (1 - 1 / published.n)
    low, high = wilson(min(published.value, 100) / 100, published.n)
    return 100 * low, 100 * high


def _sure(indicator: Indicator, low: float, high: float, published: Published) -> str:
    count = "" if isnan(published.n) else f"n = {swedish.number(published.n)}"
    if isnan(low):
        return count
    if published.status == "approximate":
        return f"mellan {label(indicator, low)} och {label(indicator, high)} %, {count}"
    return f"95 % intervall {label(indicator, low)}–{label(indicator, high)}, {count}"
