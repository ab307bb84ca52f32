"""Ändringar i siffrorna: what each refresh of the figures changed, in counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.changelog import Counted, Refresh, refreshes
from likvard.exports.changelog import PATH as FILE
from likvard.exports.changelog import source_of
from likvard.kinds import KINDS, Kind
from likvard.story import changelog as story
from likvard.story.changes import MEANING, WHY
from likvard.swedish import NO_VALUE
from likvard.ui.plain import NotHereError
from likvard.ui.strip import Item
from likvard.versions import Version, current, known

PATH: Final = "/om/andringar"
VERSIONS: Final = 20
"""So many versions on a page at most."""
_FAR: Final = 9


@dataclass(frozen=True)
class Leaf:
    """Which page of a list is shown: its part, and the links to those beside it, if any."""

    number: int
    last: int
    before: str
    after: str


def refresh_of(name: str) -> Refresh:
    """Return the kept version of a name, or raise NotHereError."""
    for one in refreshes():
        if one.version.id == name:
            return one
    raise NotHereError(f"Versionen ”{name[:40]}” finns inte kvar här.")


def of_measure(one: Refresh, measure: str) -> Counted:
    """Return what a version changed of a measure, or raise NotHereError."""
    own = one.of(measure)
    if own is None:
        raise NotHereError("Inga uppgifter i det måttet ändrades i den versionen.")
    return own


def every_version(view: View, query: Mapping[str, str]) -> dict[str, object]:
    """Return the page of all versions, newest first, with what each changed in a sentence."""
    found = refreshes()
    leaf = leaf_of(view, len(found), VERSIONS, query, {})
    shown = found[(leaf.number - 1) * VERSIONS : leaf.number * VERSIONS]
    return dict[str, object](
        title=story.title(found),
        lede=story.lede(found),
        refreshes=[_row(view, one) for one in shown],
        leaf=leaf,
        file=FILE,
        compare=view.href("/jamfor"),
        meanings=meanings_of(KINDS) if len(found) > 1 else [],
    )


def _row(view: View, one: Refresh) -> dict[str, object]:
    return {
        "day": one.version.shown,
        "id": one.version.id,
        "live": one.version.id == current(),
        "told": story.told(view.catalogue, one),
        "href": href_of(view, version=one.version.id) if one.previous and one.told else "",
    }


def href_of(view: View, **words: str) -> str:
    """Return the address of a page of the changelog."""
    return view.href(PATH, data=None, **words)


def leaf_of(
    view: View, count: int, size: int, query: Mapping[str, str], words: dict[str, str]
) -> Leaf:
    """Return which part of a list of so many an address asks for; `words` are those kept in it."""
    last = max(1, ceil(count / size))
    asked = query.get("blad", "1")
    number = min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < _FAR else 1

    def to(other: int) -> str:
        told = words | ({"blad": str(other)} if other > 1 else {})
        return href_of(view, **told) if 1 <= other <= last else ""

    return Leaf(number, last, to(number - 1), to(number + 1))


def meanings_of(kinds: Sequence[Kind]) -> list[tuple[str, str]]:
    """Return what kinds of changes are called, and what each means in a sentence."""
    return [(WHY[kind], swedish.sentence(MEANING[kind])) for kind in kinds]


def one_version(view: View, one: Refresh) -> dict[str, object]:
    """Return the page of what a version changed, measure by measure."""
    kinds = list(one.counts)
    return dict[str, object](
        title=f"Vad som ändrades i siffrorna {one.version.shown}",
        lede=story.told(view.catalogue, one),
        heads=[WHY[kind] for kind in kinds],
        rows=[_counted(view, one, own, kinds) for own in one.measures],
        new=[story.name(view.catalogue, name) for name in one.new],
        gone=[story.name(view.catalogue, name) for name in one.gone],
        deliveries=[_delivered(view, d.figure_set, d.retrieved, d.before) for d in one.deliveries],
        version=one.version.id,
        before=before_of(view, one),
        back=href_of(view),
        file=FILE,
        meanings=meanings_of(kinds),
    )


def _counted(view: View, one: Refresh, own: Counted, kinds: Sequence[Kind]) -> dict[str, object]:
    return {
        "name": story.name(view.catalogue, own.measure),
        "href": href_of(view, version=one.version.id, matt=own.measure),
        "counts": [_count(own.counts.get(kind, 0)) for kind in kinds],
        "reason": own.reason,
    }


def _count(amount: int) -> str:
    return swedish.number(amount) if amount else NO_VALUE


def _delivered(view: View, figure_set: str, retrieved: str, before: str) -> tuple[str, ...]:
    source = source_of(view.catalogue, figure_set)
    words = (figure_set, "") if source is None else (source.title, source.publisher)
    return (*words, retrieved, before or NO_VALUE)


def before_of(view: View, one: Refresh) -> Item:
    """Return the version that a version is compared with, and where a view of it is compared."""
    day = _kept(one.previous)
    if day is None:
        return Item(one.previous, "")
    return Item(day.shown, view.href("/jamfor", data=one.previous))


def _kept(name: str) -> Version | None:
    return next((version for version in known() if version.id == name), None)
