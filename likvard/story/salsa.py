"""Skolverket's SALSA for school units, told for what it is."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.catalogue import UnitMeasure
from likvard.units import Unit

WHAT: Final = (
    "SALSA är Skolverkets egen modell, en annan än den ovan. Den väntar ett resultat av varje "
    "skolenhet utifrån föräldrarnas utbildning, andelen pojkar och andelen nyinvandrade elever. "
    "Noll betyder som genomsnittet av skolor med samma elevsammansättning."
)
NOT: Final = (
    "Avvikelsen är det modellen inte förklarar, inte skolans kvalitet, och ska inte användas för "
    "att rangordna skolor. Ungefär hälften av skolenheterna ligger under noll varje år. Ett enda "
    "läsår säger lite: i en liten skola flyttar några elever avvikelsen mycket."
)
GRADE_NINE: Final = "SALSA gäller elever som gick ut årskurs 9."


def heading(units: Sequence[Unit], members: int) -> str:
    """Return in how many municipalities there are units on both sides of what is expected."""
    above, below = (
        {unit.municipality for unit in units if sign * unit.value > 0} for sign in (1, -1)
    )
    several = len(above & below)
    if not units:
        return "Ingen skolenhet har en publicerad SALSA"
    where = f"I {swedish.counted(several)} av {members} kommuner"
    return f"{where} ligger skolenheter både över och under vad SALSA väntar"


def extent(measure: UnitMeasure, units: Sequence[Unit]) -> str:
    """Return how many school units have a residual, in how many municipalities."""
    places = len({unit.municipality for unit in units})
    where = "en kommun" if places == 1 else f"{places} kommuner"
    many = "En skolenhet" if len(units) == 1 else f"{len(units)} skolenheter"
    return f"{many} i {where} har en {measure.matter}."


def count_word(units: Sequence[Unit]) -> str:
    """Return "3 enheter"."""
    return f"{len(units)} {'enhet' if len(units) == 1 else 'enheter'}"
