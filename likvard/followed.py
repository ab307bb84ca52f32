"""Which municipalities an address asks to follow, each in its colour's place."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Final

from likvard import swedish
from likvard.catalogue import Area, Catalogue, Municipality
from likvard.versions import today

MOST_FOLLOWED: Final = 6


def slots(catalogue: Catalogue, area: Area, asked: str, notices: list[str]) -> tuple[str, ...]:
    """Return the followed municipalities' slugs in colour order, empty where a colour is freed.

    Slugs, codes and nearly right names are understood; `notices` is told of the rest. One that
    lies outside the area leaves its colour free, so that the others keep theirs.
    """
    wanted = [name.strip().lower() for name in asked.split(",")]
    members = _by_name(catalogue.members(area, today()))
    found = _understood(wanted, members, _by_name(catalogue.municipalities), area, notices)
    if len(found) > MOST_FOLLOWED:
        notices.append(f"Högst {swedish.counted(MOST_FOLLOWED)} kommuner kan följas samtidigt.")
    while found and not found[-1]:
        found.pop()
    return tuple(found[:MOST_FOLLOWED])


def _by_name(municipalities: Iterable[Municipality]) -> dict[str, Municipality]:
    return {name: m for m in municipalities for name in (m.slug, m.code)}


def _understood(
    wanted: Sequence[str],
    members: Mapping[str, Municipality],
    country: Mapping[str, Municipality],
    area: Area,
    notices: list[str],
) -> list[str]:
    found: list[str] = []
    lost: list[str] = []
    for name in wanted:
        slug = _municipality(name, members, country, notices)
        if not slug and name:
            lost.append(country[_plain(name)].name if slug == "" else f"”{short(name)}”")
        if slug == "" or (slug and slug not in found):
            found.append(slug)
    if lost:
        notices.append(_unknown(lost, area))
    return found


def _municipality(
    wanted: str,
    members: Mapping[str, Municipality],
    country: Mapping[str, Municipality],
    notices: list[str],
) -> str | None:
    """Return the slug meant; empty for nothing and for one elsewhere, None for nonsense."""
    plain = _plain(wanted)
    if not wanted or plain in country:
        return members[plain].slug if plain in members else ""
    near = get_close_matches(plain, [name for name in members if not name.isdigit()], 1)
    if not near:
        return None
    found = members[near[0]]
    notices.append(f"Kommunen ”{short(wanted)}” finns inte. Visar {found.name}.")
    return found.slug


def _plain(name: str) -> str:
    return name.translate(str.maketrans("åäö ", "aao-"))


def _unknown(lost: Sequence[str], area: Area) -> str:
    if len(lost) == 1:
        return f"Kommunen {lost[0]} finns inte i {area.spoken}."
    return f"Kommunen {lost[0]} och {len(lost) - 1} till finns inte i {area.spoken}."


def short(text: str) -> str:
    """Return the text cut to what fits a phone's line."""
    return text if len(text) <= 40 else text[:39] + "…"  # noqa: PLR2004  fits a phone's line
