"""The file of what differs between a frozen view's figures and the latest."""

from collections.abc import Callable, Mapping
from math import isnan
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.cells import STATUS_WORDS, Published
from likvard.changes import Change
from likvard.equity.changed import changed, subjects
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.measures.arrays import NotDefinedError
from likvard.panel import panel
from likvard.story import changes as story
from likvard.versions import current, frozen

_HEADER: Final = (
    "Mått",
    "Kön",
    "Huvudman",
    "Kod",
    "Kommun eller skolenhet",
    WHEN,
    "Enhet",
    "Värde förut",
    "Antal (n) förut",
    "Status förut",
    "Värde nu",
    "Antal (n) nu",
    "Status nu",
    "Orsak",
    "Preciserat",
)


def detail(change: Change) -> str:
    """Return what a revision changes that the values shown do not tell; else nothing."""
    return finer(change.old, change.new) if change.rounded else ""


def finer(old: Published, new: Published) -> str:
    """Return how two cells differ that are shown as the same number."""
    if old.value == new.value:
        return f"antal elever {_count(old.n)} → {_count(new.n)}"
    return f"lika avrundat: {plain(old.value)} → {plain(new.value)}"


def _count(n: float) -> str:
    return "okänt" if isnan(n) else swedish.number(n)


def _row(change: Change) -> tuple[str, ...]:
    return (
        *change.before.words,
        change.code,
        change.place,
        change.when,
        change.after.unit,
        *_cell(change.old, change.shown[0]),
        *_cell(change.new, change.shown[1]),
        story.why(change),
        detail(change),
    )


def _cell(published: Published, shown: str) -> tuple[str, str, str]:
    """Return value, number of pupils and status; of a bound the words alone, as elsewhere."""
    n = plain(published.n)
    if published.status == "approximate":
        return "", n, f"Nära alla: {shown}"
    return plain(published.value), n, STATUS_WORDS.get(published.status, "Publicerad")


def _changed(catalogue: Catalogue, asked: View) -> Shown:
    path, now = f"/{asked.page}", frozen()
    found = changed(asked, path)
    if found is None or now is None:
        raise NotDefinedError("there is nothing to compare")
    panels = tuple(
        panel(catalogue, s.indicator, asked.area, s.gender, s.provider)
        for s in subjects(asked, path)
    )
    told = f"{story.title(found, now.shown)}. {story.lede(found)}".strip()
    versions = f"Förut: version {now.id} av siffrorna. Nu: version {current()}."
    table = Table(_HEADER, tuple(_row(change) for change in found.cells))
    name = f"likvard_andrade-siffror_{now.id}_{current()}"
    return Shown(name, (table,), panels, (told, versions))


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {"jamfor": _changed}
