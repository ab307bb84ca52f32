"""Ändrade siffror: what differs between a frozen view's figures and the latest, and why."""

from typing import Final

from likvard.address import View
from likvard.changes import KINDS, Change
from likvard.equity.changed import Changed
from likvard.exports.changes import detail
from likvard.story import changes as story
from likvard.ui.frozen import differing
from likvard.ui.html import show
from likvard.ui.strip import Item
from likvard.ui.viewing import about
from likvard.versions import Version, current, frozen, known, version

MOST_ROWS: Final = 300
NONE_KEPT: Final = "Det finns inga äldre siffror att jämföra med ännu."
CHOOSE: Final = "Välj vilka äldre siffror de senaste ska jämföras med."


def changes_page(view: View) -> None:
    """Show what differs; without two versions to compare, the versions there are."""
    now = frozen()
    if now is None or now.id == current():
        _choose(view)
        return
    found = differing(view)
    if found is None:
        show("title", lines=["Sidan har inga egna siffror att jämföra"], lede="")
        return
    show("title", lines=[story.title(found, now.shown)], lede=story.lede(found))
    _table(view, found, now)


def _choose(view: View) -> None:
    older = [v for v in known() if v.id != current()]
    lede = CHOOSE if older else NONE_KEPT
    items = [Item(f"{v.shown} ({v.id})", view.href(data=v.id)) for v in older]
    show("title", lines=["Vad har ändrats i siffrorna?"], lede=lede)
    show("changes_choose", items=items)


def _table(view: View, found: Changed, now: Version) -> None:
    section = about(view.page)
    own = view.indicator.id if section.splits else view.query["indikator"]
    show(
        "changes",
        heads=(f"Från {now.shown}", f"Från {version(current()).shown}"),
        rows=[_row(change) for change in found.cells[:MOST_ROWS]],
        left_out=max(0, len(found.cells) - MOST_ROWS),
        meanings=[(story.WHY[kind], story.MEANING[kind]) for kind in KINDS],
        data=view.href("/data/jamfor.csv", indikator=own, sida=view.page or None),
        back=view.href(section.path),
        page=section.title,
    )


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
