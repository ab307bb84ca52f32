"""Municipalities and the areas they make up, as frozen dataclasses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the field types are read when the catalogue is parsed
from typing import Literal

Form = Literal["grundskola", "gymnasieskola", "förskola", "vuxenutbildning"]
Kind = Literal["county", "subregion", "collaboration"]


@dataclass(frozen=True)
class Municipality:
    """One of Sweden's municipalities: `code` by SCB (four characters), `slug` for addresses.

    `county` is the first two characters of the code, `subregion` the id of an area or None, `kind`
    the Swedish title of the type given by SKR.
    """

    code: str
    name: str
    slug: str
    county: str
    kind: str
    subregion: str | None = None


@dataclass(frozen=True)
class Membership:
    """One municipality's time in an area: from a day (inclusive) to a day (exclusive).

    Without `valid_from` the membership is announced but its first day is not known.
    """

    municipality: str
    valid_from: date | None
    valid_to: date | None
    source: str

    def holds(self, on: date) -> bool:
        """Tell whether the municipality belongs to the area on that day."""
        begun = self.valid_from is not None and self.valid_from <= on
        return begun and (self.valid_to is None or on < self.valid_to)


@dataclass(frozen=True)
class Area:
    """Municipalities shown together: a county, a subregion of one, or a collaboration area.

    `forms` are the school forms it can be shown for, all when empty; `name` is what it is called
    inside a sentence, the title when empty; `note` must be said where it is shown.
    """

    id: str
    title: str
    kind: Kind
    members: tuple[Membership, ...]
    parent: str | None = None
    name: str = ""
    forms: tuple[Form, ...] = ()
    note: str = ""

    @property
    def spoken(self) -> str:
        """Return what the area is called inside a sentence."""
        return self.name or self.title

    def codes(self, on: date) -> tuple[str, ...]:
        """Return the codes of the municipalities that belong to the area on that day, sorted."""
        return tuple(sorted(m.municipality for m in self.members if m.holds(on)))


@dataclass(frozen=True)
class Hexagon:
    """A municipality's cell on the hexagon map: axial coordinates and a three-letter code."""

    municipality: str
    q: int
    r: int
    short: str


@dataclass(frozen=True)
class Spell:
    """A block of memberships as written by hand: a whole county by its code, or municipalities."""

    source: str
    county: str = ""
    municipalities: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
