"""What a reader's view comes down to on the page about what upper secondary school offers."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Final, Literal, cast

from likvard.address import View
from likvard.catalogue import Municipality
from likvard.catalogue.programmes import Programme
from likvard.equity.reach import Reached, reached
from likvard.equity.supply import Supply, supply
from likvard.followed import short

Shows = Literal["elever", "skolor", "lagst", "snitt"]
SHOWS: Final[Mapping[Shows, str]] = {
    "elever": "Elever",
    "skolor": "Skolor",
    "lagst": "Lägsta poäng",
    "snitt": "Medelpoäng",
}
"""What the cells of the large table can show, the plain one first."""
REACHES: Final = (15, 30, 50, 80)
"""The distances to choose among, in kilometres."""
PLAIN_REACH: Final = 30
_PLAIN: Final = "vo"


@dataclass(frozen=True, eq=False)
class SupplyView:
    """The area's supply, the programme, the municipality looked from, and how far.

    `shows` is what the cells of the large table show; `notices` tell what in the address could
    not be followed.
    """

    view: View
    supply: Supply
    programme: Programme
    origin: Municipality
    km: int
    shows: Shows
    notices: tuple[str, ...] = ()

    @cached_property
    def reached(self) -> tuple[Reached, ...]:
        """Return every programme as seen from the municipality."""
        return reached(self.supply, self.origin.code, self.km)


def supply_view(view: View) -> SupplyView:
    """Return what an address asks for; what is unknown is replaced and told.

    Raises
    ------
    NothingPublishedError
        If nothing is published of any programme in the area.
    """
    notices: list[str] = []
    found = supply(view.catalogue, view.area)
    if view.school_year is not None:
        notices.append("Utbudet visas som det senast är publicerat, vilket läsår som än är valt.")
    return SupplyView(
        view,
        found,
        _programme(view.word("program"), found, notices),
        _origin(view, found, notices),
        _km(view.word("km"), notices),
        _shows(view.word("rutor"), notices),
        tuple(notices),
    )


def plainest(found: Supply) -> Programme:
    """Return the programme shown when none is asked for."""
    return next((each for each in found.programmes if each.word == _PLAIN), found.programmes[0])


def plain_origin(view: View) -> Municipality:
    """Return the municipality looked from when none is asked for: the first followed, or any."""
    return view.followed[0] if view.followed else view.members[0]


def _programme(word: str, found: Supply, notices: list[str]) -> Programme:
    known = {name: each for each in found.programmes for name in (each.word, each.code.lower())}
    plain = plainest(found)
    if not word or word.lower() in known:
        return known.get(word.lower(), plain)
    notices.append(f"Programmet ”{short(word)}” ges inte här. Visar {plain.name}.")
    return plain


def _origin(view: View, found: Supply, notices: list[str]) -> Municipality:
    word = view.word("fran").lower()
    known = {name: own for own in found.members for name in (own.slug, own.code)}
    plain = plain_origin(view)
    if not word or word in known:
        return known.get(word, plain)
    near = get_close_matches(word, [own.slug for own in found.members], 1)
    shown = known[near[0]] if near else plain
    notices.append(f"”{short(word)}” finns inte bland områdets kommuner. Räknar från {shown.name}.")
    return shown


def _km(word: str, notices: list[str]) -> int:
    known = {str(each): each for each in REACHES}
    if word and word not in known:
        notices.append(f"Avståndet ”{short(word)}” går inte att välja.")
    return known.get(word, PLAIN_REACH)


def _shows(word: str, notices: list[str]) -> Shows:
    if word and word not in SHOWS:
        notices.append(f"Rutorna kan inte visa ”{short(word)}”.")
    return cast("Shows", word) if word in SHOWS else "elever"
