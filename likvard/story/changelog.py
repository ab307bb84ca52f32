"""What each refresh of the figures changed, in plain Swedish."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue
from likvard.changelog import Counted, Refresh, subject, when
from likvard.story.changes import by_kind, counted

FIRST: Final = "Den första versionen av siffrorna. Det finns ingen äldre att jämföra den med."
UNKNOWN: Final = "Vad som ändrades är inte antecknat för den här versionen."
NOTHING: Final = "Ingen uppgift ändrades."


def title(found: Sequence[Refresh]) -> str:
    """Return the answer in a sentence: when the figures were last changed."""
    if not found:
        return "Det finns inga sparade versioner av siffrorna"
    if len(found) == 1:
        return "Siffrorna har inte ändrats sedan de först lades in"
    return f"Siffrorna ändrades senast {found[0].version.shown}"


def lede(found: Sequence[Refresh]) -> str:
    """Return how many versions there are, and how the list is read."""
    if not found:
        return "När siffrorna har uppdaterats står det här vad som ändrades."
    if len(found) == 1:
        return (
            f"Det finns en enda version, från {found[0].version.shown}. När siffrorna har "
            "uppdaterats står det här vad som ändrades, mått för mått."
        )
    return (
        f"{swedish.counted(len(found)).capitalize()} versioner finns kvar, den senaste först. "
        "Varje version jämförs med den som gällde närmast före."
    )


def told(catalogue: Catalogue, refresh: Refresh) -> str:
    """Return what a refresh changed: how many cells for which reasons, new and gone measures."""
    if not refresh.told:
        return UNKNOWN
    if not refresh.previous:
        return FIRST
    return " ".join([*_cells(catalogue, refresh), *_measures(refresh)]) or NOTHING


def _cells(catalogue: Catalogue, refresh: Refresh) -> list[str]:
    """Return "57 uppgifter i ett mått ändrades: tre är reviderade och 54 är nya för ..."."""
    if not refresh.measures:
        return []
    new = [when(catalogue, m.measure, year) for m in refresh.measures for year in m.years]
    count = len(refresh.measures)
    many = f"{counted(refresh.total)} i {'ett' if count == 1 else swedish.counted(count)} mått"
    kinds = swedish.lower_first(by_kind(refresh.counts, new))
    return [f"{many[:1].upper()}{many[1:]} ändrades: {kinds}"]


def _measures(refresh: Refresh) -> list[str]:
    return [
        f"{_some(len(names))} {word}."
        for names, word in ((refresh.new, "är nytt"), (refresh.gone, "publiceras inte längre"))
        if names
        for word in [word.replace("nytt", "nya") if len(names) > 1 else word]
    ]


def _some(count: int) -> str:
    return "Ett mått" if count == 1 else f"{swedish.counted(count).capitalize()} mått"


def name(catalogue: Catalogue, measure: str) -> str:
    """Return what a measure is called, with whose it is where it is of school units."""
    found = subject(catalogue, measure)
    if found is None:
        return measure
    return f"{found.short}, per skolenhet" if "." in measure else found.short


def of_measure(catalogue: Catalogue, refresh: Refresh, own: Counted) -> str:
    """Return what a refresh changed of one measure: the answer of its page."""
    called = name(catalogue, own.measure)
    return f"{called}: {counted(own.total)} ändrades {refresh.version.shown}"


def of_kinds(catalogue: Catalogue, own: Counted) -> str:
    """Return how many cells of one measure were changed for which reasons."""
    return by_kind(own.counts, [when(catalogue, own.measure, year) for year in own.years])
