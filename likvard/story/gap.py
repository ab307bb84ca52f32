"""One gap between girls and boys in words: how large, which way, how sure."""

from typing import Final

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.equity.gap import Gap, places, signed

RATIO: Final = (
    "Kvot: flickors värde delat med pojkars, gjord så att 1 betyder lika och båda håll ger lika "
    "långt till 1 (justerad GPI). Den säger inget om nivån."
)


def names(indicator: Indicator) -> tuple[str, str]:
    """Return "flickor" and "pojkar"."""
    _, girls, boys = (who.lower() for who in indicator.people)
    return girls, boys


def size(indicator: Indicator, gap: float) -> str:
    """Return how large a gap is, whichever way: "2,9 procentenheter"."""
    return f"{swedish.number(abs(gap), places(indicator))} {indicator.difference_unit}"


def ends(indicator: Indicator, low: float, high: float) -> str:
    """Return "−2,6 till +0,9"."""
    return f"{signed(indicator, low)} till {signed(indicator, high)}"


def gap_words(indicator: Indicator, gap: Gap) -> str:
    """Return "Landskrona +19,1 (+9,5 till +28,0)", without the ends where they are not known."""
    told = f"{gap.name} {signed(indicator, gap.value)}"
    return f"{told} ({ends(indicator, gap.low, gap.high)})" if gap.measured else told


def gap_line(indicator: Indicator, gap: Gap) -> str:
    """Return "skillnad +19,1 procentenheter, 95 % intervall +9,5 till +28,0"."""
    told = f"skillnad {signed(indicator, gap.value)} {indicator.difference_unit}"
    if not gap.measured:
        return told
    return f"{told}, 95 % intervall {ends(indicator, gap.low, gap.high)}"


def minus(indicator: Indicator) -> str:
    """Return what a gap is and what its sign means."""
    girls, boys = names(indicator)
    return (
        f"Skillnaden är {girls}s värde minus {boys}s: plus när {girls} ligger högre, minus när "
        f"{boys} gör det."
    )


def unknown(indicator: Indicator) -> str:
    """Return why the gaps have no interval."""
    girls, boys = names(indicator)
    if indicator.unit == "%":
        return f"Inget intervall: antalet {girls} och {boys} publiceras inte för måttet."
    return "Inget intervall: hur mycket enskilda elever skiljer sig åt publiceras inte för måttet."


def meant(indicator: Indicator) -> str:
    """Return what a high value means where that is not good, else nothing."""
    told = {
        "lower": "För måttet är ett lågt värde bra.",
        "none": "För måttet är högt varken bra eller dåligt i sig.",
    }
    return told.get(indicator.direction, "")
