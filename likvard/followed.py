"""Which municipalities an address asks to follow, each in its colour's place."""

from collections.abc import Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import Final

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Municipality

MOST_FOLLOWED: Final = 6


def slots(catalogue: Catalogue, area: Area, asked: str, notices: list[str]) -> tuple[str, ...]:
    """Return the followed municipalities' slugs in colour order, empty where a colour is freed.

    Slugs, codes and nearly right names are understood; `notices` is told of the rest.
    """
    wanted = [name.strip().lower() for name in asked.split(",")]
    found = _understood(wanted, _names(catalogue, area), area, notices)
    if len(found) > MOST_FOLLOWED:
        notices.append(f"Högst {swedish.counted(MOST_FOLLOWED)} kommuner kan följas samtidigt.")
    while found and not found[-1]:
        found.pop()
    return tuple(found[:MOST_FOLLOWED])


def _names(catalogue: Catalogue, area: Area) -> dict[str, Municipality]:
    members = catalogue.members(area, date.today())  # noqa: DTZ011
    return {m.slug: m for m in members} | {m.code: m for m in members}


def _understood(
    wanted: Sequence[str], known: Mapping[str, Municipality], area: Area, notices: list[str]
) -> list[str]:
    found: list[str] = []
    lost: list[str] = []
    for name in wanted:
        slug = _municipality(name, known, notices)
        if slug is None:
            lost.append(name)
        elif not slug or slug not in found:
            found.append(slug)
    if lost:
        notices.append(_unknown(lost, area))
    return found


def _municipality(wanted: str, known: Mapping[str, Municipality], notices: list[str]) -> str | None:
    plain = wanted.replace("å", "a").replace("ä", "a").replace("ö", "o").replace(" ", "-")
    if not wanted or plain in known:
        return known[plain].slug if wanted else ""
    near = get_close_matches(plain, [name for name in known if not name.isdigit()], 1)
    if not near:
        return None
    found = known[near[0]]
    notices.append(f"Kommunen ”{short(wanted)}” finns inte. Visar {found.name}.")
    return found.slug


def _unknown(lost: Sequence[str], area: Area) -> str:
    first = f"”{short(lost[0])}”"
    if len(lost) == 1:
        return f"Kommunen {first} finns inte i {area.title}."
    return f"Kommunen {first} och {len(lost) - 1} till finns inte i {area.title}."


def short(text: str) -> str:
    """Return the text cut to what fits a phone's line."""
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  fits a phone's line
