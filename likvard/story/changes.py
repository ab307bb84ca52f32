"""What has changed between two versions of the figures, in plain Swedish."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from likvard import swedish
from likvard.changes import Change
from likvard.equity.changed import Changed
from likvard.kinds import KINDS, Kind

WHY: Final[dict[Kind, str]] = {
    "year": "Nytt läsår",
    "revised": "Reviderad",
    "corrected": "Rättad",
    "late": "Sen rapportering",
    "withdrawn": "Inte längre publicerad",
    "suppressed": "Dold, för få elever",
    "status": "Ändrad status",
}
_ONE: Final[dict[Kind, str]] = {
    "year": "är ny",
    "revised": "är reviderad",
    "corrected": "är rättad",
    "late": "har rapporterats sent",
    "withdrawn": "publiceras inte längre",
    "suppressed": "är dold, för få elever",
    "status": "har ändrad status",
}
_SEVERAL: Final[dict[Kind, str]] = _ONE | {
    "year": "är nya",
    "revised": "är reviderade",
    "corrected": "är rättade",
    "suppressed": "är dolda, för få elever",
}
MEANING: Final[dict[Kind, str]] = {
    "year": "läsåret fanns inte i de äldre siffrorna",
    "revised": "värdet eller antalet elever bakom det är ett annat",
    "corrected": "ett fel har rättats; skälet står vid uppdateringen",
    "late": "läsåret fanns, men inte den här uppgiften",
    "withdrawn": "uppgiften fanns, men finns inte längre",
    "suppressed": "uppgiften fanns, men döljs nu av utgivaren för att eleverna är för få",
    "status": "värdet är detsamma, eller saknas fortfarande, men med en annan märkning",
}


def why(change: Change) -> str:
    """Return why a cell differs: "Reviderad", "Nytt år" for calendar years."""
    return named(change.kind, change.when)


def named(kind: Kind, when: str) -> str:
    """Return what a kind of change is called for a cell of a year."""
    return "Nytt år" if kind == "year" and "/" not in when else WHY[kind]


def counted(count: int) -> str:
    """Return "en uppgift", "två uppgifter" or "12 uppgifter"."""
    return f"{_many(count)} uppgift{'' if count == 1 else 'er'}"


def _many(count: int) -> str:
    return "en" if count == 1 else swedish.counted(count)


def title(found: Changed, since: str) -> str:
    """Return the answer in a sentence; `since` is the day of the older figures."""
    if not found.cells:
        return f"Siffrorna i vyn är desamma som de från {since}"
    told = counted(len(found.cells))
    return f"{told[:1].upper()}{told[1:]} i vyn har ändrats sedan {since}"


def lede(found: Changed) -> str:
    """Return how many cells differ for which reason, and what differs elsewhere."""
    told = [_kinds(found.cells), _rounded(found), _elsewhere(found.elsewhere)]
    return " ".join(filter(None, told))


def _kinds(cells: Sequence[Change]) -> str:
    counts = Counter(cell.kind for cell in cells)
    return by_kind(counts, [cell.when for cell in cells if cell.kind == "year"])


def by_kind(counts: Mapping[Kind, int], new: Iterable[str]) -> str:
    """Return how many cells there are of each kind, in a sentence; `new` are the new years."""
    parts = [_kind(kind, counts[kind], new) for kind in KINDS if counts.get(kind)]
    told = swedish.joined(parts)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _kind(kind: Kind, count: int, new: Iterable[str]) -> str:
    told = f"{_many(count)} {(_ONE if count == 1 else _SEVERAL)[kind]}"
    return f"{told} för {years(new)}" if kind == "year" else told


def years(whens: Iterable[str]) -> str:
    """Return "läsåret 2025/26", "läsåren 2005/06–2007/08 och 2025/26", or "år 2025"."""
    found = sorted(set(whens))
    school = [when for when in found if "/" in when]
    calendar = [when for when in found if "/" not in when]
    parts = []
    if school:
        parts.append(f"läsåre{'t' if len(school) == 1 else 'n'} {swedish.joined(_spans(school))}")
    if calendar:
        parts.append(f"år{'' if len(calendar) == 1 else 'en'} {swedish.joined(_spans(calendar))}")
    return swedish.joined(parts)


def _spans(whens: Sequence[str]) -> list[str]:
    """Return sorted years where three or more in a row are "2006–2025"."""
    rows: list[list[str]] = []
    for when in whens:
        if rows and int(when[:4]) == int(rows[-1][-1][:4]) + 1:
            rows[-1].append(when)
        else:
            rows.append([when])
    spans = ([swedish.span(row[0], row[-1])] if row[2:] else row for row in rows)
    return [told for span in spans for told in span]


def _rounded(found: Changed) -> str:
    if not found.rounded:
        return ""
    return f"För {_many(found.rounded)} av de reviderade syns skillnaden inte efter avrundning."


def _elsewhere(count: int) -> str:
    return f"Om kommuner utanför vyn skiljer {counted(count)}." if count else ""


def banner(day: str, found: Changed | None, *, newer: bool) -> str:
    """Return what a frozen view says of its figures where others are live."""
    lead = f"Frysta siffror från {day}. {'Nyare' if newer else 'Andra'} siffror finns"
    if found is None:
        return f"{lead}."
    if not found.cells:
        return f"{lead}, men uppgifterna i den här vyn är desamma."
    return f"{lead}, och i den här vyn skiljer {counted(len(found.cells))}."


def comparing(old: str, new: str) -> str:
    """Return which figures are compared."""
    return f"Frysta siffror från {old} jämförs med de senaste, från {new}."


def latest(day: str) -> str:
    """Return what a frozen view says where its figures are the live ones."""
    return f"Frysta siffror från {day}. De är fortfarande de senaste."
