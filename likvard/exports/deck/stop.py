"""One view of a meeting as it is presented: through its years, with whom it follows."""

from collections.abc import Callable
from dataclasses import dataclass

from likvard.exports.exhibit import Exhibit


@dataclass(frozen=True)
class Followed:
    """A followed municipality: its name and the place of its colour, 0 to 5."""

    name: str
    colour: int


@dataclass(frozen=True)
class Stop:
    """One view and the years it can be stepped to, earliest first.

    `years` are the words of each, such as "2024/25", none where there is nothing to step to;
    `at` is the place among them of the exhibit shown first, and `other` makes that of a place.
    """

    first: Exhibit
    followed: tuple[Followed, ...] = ()
    years: tuple[str, ...] = ()
    at: int = 0
    other: Callable[[int], Exhibit] | None = None

    @property
    def rest(self) -> tuple[int, ...]:
        """Return the places of the years not shown first."""
        return tuple(place for place in range(len(self.years)) if place != self.at)

    def exhibit(self, place: int) -> Exhibit:
        """Return the exhibit of a year by its place."""
        return self.first if place == self.at or self.other is None else self.other(place)
