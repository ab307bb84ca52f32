"""What a reader's view comes down to on the page about the pupils to come."""

from dataclasses import dataclass
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.equity.pupils import Cohorts, Outlook, outlook
from likvard.followed import short

MOVES: Final = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)
"""The scenarios of migration, in per cent a year besides what has been."""
AHEADS: Final = (3, 6, 8)
"""How many years ahead the municipalities can be compared."""
PLAIN_AHEAD: Final = 6


@dataclass(frozen=True, eq=False)
class PupilsView:
    """The area's cohorts, the place and the years ahead shown, and the scenario.

    `moving` is in per cent a year; `notices` tell what in the address could not be followed.
    """

    view: View
    outlook: Outlook
    place: Cohorts
    ahead: int
    moving: float
    notices: tuple[str, ...] = ()

    @property
    def reached(self) -> int:
        """Return how many years ahead the place is told of: as asked, or as far as is forecast."""
        return min(self.ahead, self.place.reach)

    def period(self, ahead: int) -> str:
        """Return the school year so many years ahead: "2030/31"."""
        return swedish.school_year(self.outlook.now + ahead, "autumn")


def pupils_view(view: View) -> PupilsView:
    """Return what an address asks for; what is unknown is replaced and told.

    Raises
    ------
    NothingPublishedError
        If no pupils are counted in any grade.
    """
    notices: list[str] = []
    moving, ahead = _moving(view.word("flytt"), notices), _ahead(view.word("fram"), notices)
    found = outlook(view.catalogue, view.area, moving / 100)
    place = _place(view, found, notices)
    if view.school_year is not None and view.school_year <= found.now:
        notices.append("Framskrivningen utgår alltid från den senaste räkningen av elever.")
    return PupilsView(view, found, place, ahead, moving, tuple(notices))


def move_word(moving: float) -> str | None:
    """Return a scenario as it stands in the address; None for the plain one."""
    return None if moving == 0 else f"{moving:g}".replace(".", ",")


def _moving(word: str, notices: list[str]) -> float:
    known = {str(move_word(each)): each for each in MOVES if each}
    asked = word.replace(".", ",").replace(swedish.MINUS, "-").removeprefix("+")
    if asked in known or asked in ("", "0"):
        return known.get(asked, 0.0)
    ends = f"från {swedish.number(MOVES[0])} till {swedish.number(MOVES[-1])} procent"
    notices.append(f"Flyttningen ”{short(word)}” går inte att välja: den går {ends} i halva steg.")
    return 0.0


def _ahead(word: str, notices: list[str]) -> int:
    known = {str(each): each for each in AHEADS}
    if word and word not in known:
        notices.append(f"Så många år fram som ”{short(word)}” går inte att välja.")
    return known.get(word, PLAIN_AHEAD)


def _place(view: View, found: Outlook, notices: list[str]) -> Cohorts:
    word = view.word("kull")
    if not word:
        part = None if view.highlighted is None else found.find(view.highlighted.id)
        return part or found.whole
    place = found.find(word)
    if place is None:
        notices.append(
            f"”{short(word)}” finns inte bland områdets kommuner. Visar {found.whole.name}."
        )
    return place or found.whole
