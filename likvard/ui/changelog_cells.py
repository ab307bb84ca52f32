"""Ändringar i siffrorna: the cells of one measure that a refresh changed, before and after."""

from collections.abc import Mapping, Sequence
from typing import Final

from likvard import swedish
from likvard.address import PROVIDERS, View
from likvard.captions import PERSPECTIVES
from likvard.catalogue import Indicator
from likvard.cells import Published, cell
from likvard.changelog import ChangedCell, Counted, Refresh, changed_cells, subject, when
from likvard.exports.changelog import PATH as FILE
from likvard.exports.changelog import WORDS, source_of
from likvard.exports.changes import finer
from likvard.kinds import KINDS, Kind
from likvard.offer import people
from likvard.story import changelog as story
from likvard.story.changes import WHY, named
from likvard.swedish import NO_VALUE
from likvard.ui.changelog import before_of, href_of, leaf_of, meanings_of
from likvard.ui.strip import Item
from likvard.units import published_told

A_PAGE: Final = 100
"""So many cells on a page at most."""
_OF_WORDS: Final[Mapping[str, Kind]] = {word: kind for kind, word in WORDS.items()}
_ANY: Final = 2000


def one_measure(
    view: View, one: Refresh, own: Counted, query: Mapping[str, str]
) -> dict[str, object]:
    """Return the page of one measure: the cells of the area first, a hundred at a time.

    Raises
    ------
    DatabaseError
        If what was kept of them cannot be read.
    """
    kind = _OF_WORDS.get(query.get("slag", ""))
    kinds = (kind,) if kind is not None and kind in own.counts else tuple(own.counts)
    cells = _ordered(view, changed_cells(one, own.measure, kinds))
    words = {"version": one.version.id, "matt": own.measure}
    if len(kinds) == 1 and len(own.counts) > 1:
        words["slag"] = WORDS[kinds[0]]
    leaf = leaf_of(view, len(cells), A_PAGE, query, words)
    first = (leaf.number - 1) * A_PAGE
    return dict[str, object](
        title=story.of_measure(view.catalogue, one, own),
        lede=story.of_kinds(view.catalogue, own),
        about=_about(view, own.measure),
        reason=own,
        tabs=_tabs(view, one, own, kinds),
        rows=[_told(view, own.measure, cell) for cell in cells[first : first + A_PAGE]],
        shown=(first + 1, min(first + A_PAGE, len(cells)), swedish.number(len(cells))),
        place="Skolenhet" if cells and cells[0].name else "Kommun",
        basis="Läsår" if "/" in when(view.catalogue, own.measure, _ANY) else "År",
        area=view.area.spoken,
        heads=_heads(view, one),
        leaf=leaf,
        back=href_of(view, version=one.version.id),
        file=f"{FILE}?version={one.version.id}&matt={own.measure}",
        meanings=meanings_of(tuple(own.counts)),
    )


def _heads(view: View, one: Refresh) -> tuple[str, str]:
    """Return which figures stand in each column: their days, and their versions where alike."""
    days = (before_of(view, one).text, one.version.shown)
    return days if days[0] != days[1] else (one.previous, one.version.id)


def _about(view: View, measure: str) -> str:
    """Return the measure's full name, unit and whose schools or residents it is about."""
    found = subject(view.catalogue, measure)
    if found is None:
        return measure
    unit, whose = found.unit, PERSPECTIVES[found.perspective]
    return f"{found.title}. {unit[:1].upper()}{unit[1:]}, {whose}."


def _tabs(view: View, one: Refresh, own: Counted, kinds: Sequence[Kind]) -> list[Item]:
    words = {"version": one.version.id, "matt": own.measure}
    every = len(kinds) == len(own.counts)
    tabs = [Item(f"Alla ({swedish.number(own.total)})", href_of(view, **words), "", every)]
    for kind, count in own.counts.items():
        href = href_of(view, **words, slag=WORDS[kind])
        tabs.append(Item(f"{WHY[kind]} ({swedish.number(count)})", href, "", kinds == (kind,)))
    return tabs if len(own.counts) > 1 else []


def _ordered(view: View, cells: Sequence[ChangedCell]) -> list[ChangedCell]:
    """Return the cells of the area first; each by kind, latest year, and name."""
    own = {member.code for member in view.members}
    names = {m.code: m.name for m in view.catalogue.municipalities}

    def place(one: ChangedCell) -> tuple[object, ...]:
        name = swedish.sort_key(one.name or names.get(one.place, one.place))
        away = one.municipality not in own
        return away, KINDS.index(one.kind), -one.year, name, one.gender != "T", one.provider

    return sorted(cells, key=place)


def _told(view: View, measure: str, one: ChangedCell) -> dict[str, object]:
    old, new = (_shown(view, measure, one, published) for published in (one.old, one.new))
    year = when(view.catalogue, measure, one.year)
    hidden = one.kind in ("revised", "corrected") and old == new
    return {
        "place": _place(view, one),
        "when": year,
        "split": _split(view, measure, one),
        "old": NO_VALUE if one.kind == "year" else old,
        "new": new,
        "why": named(one.kind, year),
        "detail": finer(one.old, one.new) if hidden else _moved(view, one),
    }


def _place(view: View, one: ChangedCell) -> str:
    name = next((m.name for m in view.catalogue.municipalities if m.code == one.municipality), "")
    return f"{one.name}, {name}" if one.name else name or one.place


def _split(view: View, measure: str, one: ChangedCell) -> str:
    found = subject(view.catalogue, measure)
    whose = people(found)[one.gender] if isinstance(found, Indicator) else "Alla elever"
    return f"{whose}, {PROVIDERS[one.provider].lower()}"


def _moved(view: View, one: ChangedCell) -> str:
    """Return whose figure it is now, where it was another delivery's before."""
    if not one.old_set or not one.new_set or one.old_set == one.new_set:
        return ""
    source = source_of(view.catalogue, one.new_set)
    return f"nu ur {source.title if source else one.new_set}"


def _shown(view: View, measure: str, one: ChangedCell, published: Published) -> str:
    found = subject(view.catalogue, measure)
    if found is None:
        return swedish.number(published.value, 1)
    if isinstance(found, Indicator):
        member = view.catalogue.municipality(one.place)
        return cell(found, member, published).shown
    return published_told(found, published.value, published.status)
