"""What differs between two versions of the figures: cell by cell, and why."""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from likvard.cells import NOT_PUBLISHED, STATUS_WORDS, Published, cell
from likvard.kinds import Kind, kind_of, known, same
from likvard.panel import Panel
from likvard.swedish import NO_VALUE, sort_key
from likvard.units import UnitPanel, told

NEVER: Final = float("-inf")


@dataclass(frozen=True, eq=False)
class Series:
    """One measure for one gender and provider: what a version publishes, by year and place.

    `places` are the names of the places shown, by code; `published` may hold others too. `words`
    are measure, gender and provider as they are called; `show` tells the value of a year and
    place, with its unit.
    """

    words: tuple[str, str, str]
    unit: str
    places: Mapping[str, str]
    published: Mapping[int, Mapping[str, Published]]
    period: Callable[[int], str]
    show: Callable[[int, str], str]

    def at(self, year: int, code: str) -> Published:
        """Return what is published, "missing" where nothing is."""
        return self.published.get(year, {}).get(code, NOT_PUBLISHED)

    def codes(self, year: int) -> AbstractSet[str]:
        """Return the places that a year has anything for, shown or not."""
        return self.published.get(year, {}).keys()

    def last(self, places: AbstractSet[str]) -> float:
        """Return the latest year with a value for any of the places; `NEVER` without."""
        years = (y for y in self.published if any(known(self.at(y, c)) for c in places))
        return max(years, default=NEVER)


@dataclass(frozen=True)
class Change:
    """One cell that differs: why, of which year and place, before and after."""

    kind: Kind
    year: int
    code: str
    before: Series
    after: Series

    @property
    def place(self) -> str:
        """Return the name of the municipality or the school unit."""
        return self.before.places.get(self.code) or self.after.places[self.code]

    @property
    def when(self) -> str:
        """Return "2024/25"."""
        return self.before.period(self.year)

    @property
    def old(self) -> Published:
        """Return what was published."""
        return self.before.at(self.year, self.code)

    @property
    def new(self) -> Published:
        """Return what is published now."""
        return self.after.at(self.year, self.code)

    @property
    def shown(self) -> tuple[str, str]:
        """Return what was shown and what is shown now, with units; a dash before a new year."""
        old = NO_VALUE if self.kind == "year" else self.before.show(self.year, self.code)
        return old, self.after.show(self.year, self.code)

    @property
    def rounded(self) -> bool:
        """Return whether it is a revision that rounding hides."""
        return self.kind == "revised" and self.shown[0] == self.shown[1]


def changes(old: Series, new: Series) -> list[Change]:
    """Return the cells that differ of the places shown, latest year first, then by name.

    Values are compared in full precision, and so is the number of pupils behind them.
    """
    places = {**new.places, **old.places}
    codes = sorted(places, key=lambda code: sort_key(places[code]))
    last, years = old.last(places.keys()), old.published.keys() | new.published.keys()
    found = (
        (kind_of(old.at(year, code), new.at(year, code), beyond=year > last), year, code)
        for year in sorted(years, reverse=True)
        for code in codes
    )
    return [Change(kind, year, code, old, new) for kind, year, code in found if kind is not None]


def elsewhere(old: Series, new: Series) -> int:
    """Return how many cells differ of places that are not among those shown."""
    shown = old.places.keys() | new.places.keys()
    return sum(
        not same(old.at(year, code), new.at(year, code))
        for year in old.published.keys() | new.published.keys()
        for code in (old.codes(year) | new.codes(year)) - shown
    )


def of_panel(found: Panel, gender: str, provider: str) -> Series:
    """Return the single years of a panel; gender and provider as they are called."""
    single, members = found.single, {m.code: m for m in found.members}

    def show(year: int, code: str) -> str:
        published = single.published.get(year, {}).get(code, NOT_PUBLISHED)
        return cell(single.indicator, members[code], published).shown

    return Series(
        (single.indicator.title, gender, provider),
        single.indicator.unit,
        {code: m.name for code, m in members.items()},
        single.published,
        single.period,
        show,
    )


def of_units(found: UnitPanel) -> Series:
    """Return the school units of a panel, each named with its municipality."""
    members = {m.code: m.name for m in found.members}
    units = {year: {u.code: u for u in found.units(year)} for year in found.published}

    def show(year: int, code: str) -> str:
        unit = units.get(year, {}).get(code)
        return told(found.measure, unit) if unit else STATUS_WORDS["missing"]

    return Series(
        (found.measure.title, "", ""),
        found.measure.unit,
        {
            code: f"{unit.name}, {members[unit.municipality]}"
            for year in sorted(units)
            for code, unit in units[year].items()
        },
        {
            year: {c: Published(u.value, u.n, u.status) for c, u in row.items()}
            for year, row in units.items()
        },
        found.period,
        show,
    )
