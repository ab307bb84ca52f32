"""Ändrade siffror: what differs between a frozen view's figures and the latest, and why."""

from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.changes import Change
from likvard.equity.changed import Changed
from likvard.exports.changes import detail
from likvard.kinds import KINDS
from likvard.story import changes as story
from likvard.ui.changelog import PATH as CHANGELOG
from likvard.ui.frozen import differing
from likvard.ui.html import show
from likvard.ui.strip import Item
from likvard.ui.viewing import about
from likvard.versions import Version, frozen, known, live

MOST_ROWS: Final = 300
NONE_KEPT: Final = "Det finns inga äldre siffror att jämföra med ännu."
CHOOSE: Final = "Välj vilka äldre siffror de senaste ska jämföras med."


def changes_page(view: View) -> None:
    """Show what differs; without two versions to compare, the versions there are."""
    now, newest = frozen(), live()
    if now is None or newest is None or now == newest:
        _choose(view)
        return
    found = differing(view)
    if found is None:
        show("title", lines=["Sidan har inga egna siffror att jämföra"], lede="")
        return
    show("title", lines=[story.title(found, now.shown)], lede=story.lede(found))
    _table(view, found, (now, newest))


def _choose(view: View) -> None:
    older = [v for v in known() if v != live()]
    lede = CHOOSE if older else NONE_KEPT
    items = [Item(f"{v.shown} ({v.id})", view.href(data=v.id)) for v in older]
    show("title", lines=["Vad har ändrats i siffrorna?"], lede=lede)
    show("changes_choose", items=items, changelog=view.href(CHANGELOG))


def _table(view: View, found: Changed, compared: tuple[Version, Version]) -> None:
    section = about(view.page)
    own = view.indicator.id if section.splits else view.query["indikator"]
    cells = found.cells
    show(
        "changes",
        one=_what(cells[0]) if len({change.before.words for change in cells}) == 1 else "",
        units=section.path == "/skolor",
        basis="Läsår" if all("/" in change.when for change in cells) else "Läsår eller år",
        heads=[f"Från {one.shown}" for one in compared],
        rows=[_row(change) for change in cells[:MOST_ROWS]],
        left_out=max(0, len(cells) - MOST_ROWS),
        meanings=[(story.WHY[kind], story.MEANING[kind]) for kind in KINDS if kind != "corrected"],
        data=view.href("/data/jamfor.csv", indikator=own, sida=view.page or None),
        back=view.href(section.path),
        changelog=view.href(CHANGELOG),
        page=section.title,
    )


def _what(change: Change) -> str:
    """Return measure, gender and provider in a line."""
    measure, *split = change.before.words
    return ". ".join([measure, swedish.sentence(", ".join(filter(None, split)).lower())])


def _row(change: Change) -> dict[str, object]:
    measure, gender, provider = change.before.words
    return {
        "place": change.place,
        "measure": measure,
        "split": ", ".join(filter(None, (gender, provider.lower()))),
        "when": change.when,
        "shown": change.shown,
        "why": story.why(change),
        "detail": detail(change),
    }
