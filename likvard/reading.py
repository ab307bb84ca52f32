"""What single words of an address mean; what cannot be followed is told in `notices`."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Final, TypeVar

from likvard.catalogue import Catalogue, Indicator
from likvard.followed import short
from likvard.versions import frozen, known

Choice = TypeVar("Choice", bound=str | int)
_LONGEST: Final = 120
_EARLIEST: Final = 1990
_LAST: Final = 2100


def default_indicator(catalogue: Catalogue) -> Indicator:
    """Return the first headline indicator, or the first of all where there is none."""
    headlines = (i for i in catalogue.indicators if i.headline is not None)
    return min(headlines, key=lambda i: i.headline or 0, default=catalogue.indicators[0])


def indicator(catalogue: Catalogue, asked: str | None, notices: list[str]) -> Indicator:
    """Return the indicator with that id, else the one with the most like, else the first.

    One that is pending gives way to the first, and the notice says that it is to come.
    """
    known, first = {i.id: i for i in catalogue.indicators}, default_indicator(catalogue)
    if not asked or asked in known:
        return known.get(asked or "", first)
    for awaited in (i for i in catalogue.pending if i.id == asked):
        told = "hämtas vid uppdatering: det finns inga uppgifter än"
        notices.append(f"Måttet ”{awaited.short}” {told}. Visar {first.short}.")
        return first
    near = get_close_matches(asked.lower(), known, 1)
    shown = known[near[0]] if near else first
    notices.append(f"Måttet ”{short(asked)}” finns inte. Visar {shown.short}.")
    return shown


def other(catalogue: Catalogue, asked: str | None, notices: list[str]) -> Indicator | None:
    """Return the second indicator of a view; None when none is asked for."""
    return indicator(catalogue, asked, notices) if asked else None


def word(asked: str | None) -> str:
    """Return a word that the page itself reads, as it stands, unless it is beyond all reason."""
    return asked if asked and len(asked) <= _LONGEST else ""


def school_year(asked: str | None, notices: list[str]) -> int | None:
    """Return the school year by its spring; None for the latest."""
    if not asked:
        return None
    if asked.isascii() and asked.isdigit() and _EARLIEST < int(asked[:9]) < _LAST:
        return int(asked)
    notices.append(f"Läsåret ”{short(asked)}” finns inte. Visar det senaste.")
    return None


def one_of(asked: str | None, known: Mapping[str, Choice], what: str, notices: list[str]) -> Choice:
    """Return what the word stands for, the first of the known when it is left out or unknown."""
    default = next(iter(known.values()))
    if not asked:
        return default
    if asked not in known:
        notices.append(f"Valet ”{short(asked)}” för {what} finns inte.")
    return known.get(asked, default)


def version(asked: str | None, notices: list[str]) -> str:
    """Return the version of the figures that are read, whatever was asked for; empty when live."""
    now = frozen()
    read = "" if now is None else now.id
    if asked and asked != read:
        told = "Visar de senaste siffrorna." if now is None else f"Visar dem från {now.shown}."
        damaged = any(asked == kept.id for kept in known())
        why = "går inte att läsa här" if damaged else "finns inte kvar här"
        notices.append(f"Versionen ”{short(asked)}” av siffrorna {why}. {told}")
    return read
