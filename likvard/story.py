"""Numbers to plain Swedish sentences: the same figures always give the same words."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from likvard import captions, swedish
from likvard import cells as words
from likvard.catalogue import Indicator
from likvard.cells import Cell
from likvard.measures.arrays import Floats
from likvard.panel import Panel
from likvard.verdict import Verdict, verdict

NEARLY: Final = 1.0
QUARTER: Final = 25
TWO: Final = 2
NO_SURE_CHANGE: Final = "Ingen säker förändring"
HIGHER: Final = "Tydligt högre"
LOWER: Final = "Tydligt lägre"
UNSURE: Final = "Ingen säker skillnad"
NEUTRAL: Final = "Varken bra eller dåligt"
UNKNOWN: Final = "Osäkerhet okänd"


def clause(indicator: Indicator, label: str) -> str:
    """Return "klarar 74 av 100 niondeklassare alla ämnen"."""
    return indicator.clause.replace("{v}", label)


def extremes(panel: Panel, year: int) -> tuple[Cell, Cell] | None:
    """Return the lowest and the highest member, first by name on a tie; None below two values."""
    known = panel.known(year)
    if len(known) < TWO:
        return None
    return min(known, key=lambda c: c.value), max(known, key=lambda c: c.value)


def level(panel: Panel, year: int) -> str:
    """Return the answer for the area in one sentence, led by whose it is when not everyone's."""
    told, whose = _level(panel, year), ", ".join(captions.split(panel))
    return f"{whose[:1].upper()}{whose[1:]}: {swedish.lower_first(told)}" if whose else told


def _level(panel: Panel, year: int) -> str:
    found = extremes(panel, year)
    if found is None:
        return f"För få uppgifter om {panel.indicator.measure} {panel.in_year(year)}"
    lowest, highest = found
    if highest.label == lowest.label:
        return f"Alla kommuner med uppgift har samma värde: {highest.shown}"
    told = clause(panel.indicator, highest.label)
    known = panel.known(year)
    return f"I {_sharing(known, highest)} {told}, i {_sharing(known, lowest)} {lowest.label}"


def _sharing(known: Sequence[Cell], end: Cell) -> str:
    """Return who has the value as shown: a name, two names, or how many."""
    names = [c.name for c in known if c.label == end.label]
    if len(names) <= TWO:
        return swedish.joined(names)
    return f"{swedish.counted(len(names))} kommuner"


def spread_heading(panel: Panel, found: Verdict) -> str:
    """Return the heading over the spread's line."""
    told = {"grown": "Spridningen är större än", "shrunk": "Spridningen är mindre än"}
    if found.kind in told and found.since is not None:
        return f"{told[found.kind]} {panel.period(found.since)}"
    if found.kind == "short":
        return "För få år för att bedöma spridningen"
    return f"{NO_SURE_CHANGE} i spridningen"


def change_words(panel: Panel, found: Verdict) -> str:
    """Return the verdict in a few words for a table row."""
    told = {"grown": "Större än", "shrunk": "Mindre än"}
    if found.kind in told and found.since is not None:
        return f"{told[found.kind]} {panel.period(found.since)}."
    return "För få år för att bedöma." if found.kind == "short" else f"{NO_SURE_CHANGE}."


def change_details(panel: Panel, year: int, found: Verdict) -> str:
    """Return what follows the verdict: since when, what it means, how far apart the ends are."""
    parts = []
    if found.still is not None:
        parts.append(f"Men ingen ökning sedan {panel.period(found.still)}.")
    if panel.indicator.direction == "none":
        parts.append("Högt är varken bra eller dåligt i sig.")
    return " ".join([*parts, ends(panel, year)]).strip()


def ends(panel: Panel, year: int) -> str:
    """Return how much lies between the highest and the lowest municipality."""
    found = extremes(panel, year)
    if found is None:
        return ""
    lowest, highest = found
    gap = swedish.with_unit(
        highest.value - lowest.value,
        panel.indicator.difference_unit,
        words.decimals(panel.indicator),
    )
    return f"Mellan {highest.name} och {lowest.name} skiljer {gap}."


def headline(panels: Sequence[Panel]) -> list[str]:
    """Return the front page's title, a clause a line: the first indicator, then all others."""
    found = [verdict(p) for p in panels]
    return [_first_clause(panels[0], found[0]), *_other_clauses(found[1:], found[0].points)]


def _first_clause(panel: Panel, found: Verdict) -> str:
    what = f"Skillnaderna i {panel.indicator.measure}"
    if found.kind in ("grown", "shrunk") and found.since is not None:
        word = "större" if found.kind == "grown" else "mindre"
        return f"{what} är {word} än {panel.in_year(found.since)}."
    unsure = found.kind == "unsure"
    return f"{what} har inte säkert ändrats." if unsure else f"{what} kan inte bedömas än."


def _other_clauses(others: Sequence[Verdict], longest: int) -> list[str]:
    kinds = [v.kind for v in others]
    grown, shrunk = kinds.count("grown"), kinds.count("shrunk")
    same = len(others) - grown - shrunk
    parts = [f"vuxit i {swedish.counted(grown)}"] if grown else []
    parts += [f"minskat i {swedish.counted(shrunk)}"] if shrunk else []
    lines = [f"Av de andra måtten har skillnaderna {swedish.joined(parts)}."] if parts else []
    if same:
        shorter = ", med kortare serier," if all(v.points < longest for v in others) else ""
        lines.append(f"I {swedish.counted(same)} andra mått{shorter} syns ingen säker förändring.")
    return lines


def undistinguished(panel: Panel, year: int) -> tuple[int, int]:
    """Return how many intervals hold the mean municipality, and how many intervals there are."""
    reference = panel.level(year).mean
    certain = [c for c in panel.cells(year) if c.certain]
    return sum(c.low <= reference <= c.high for c in certain), len(certain)


def ranking_heading(panel: Panel, year: int) -> str:
    """Return how many cannot be told from the mean municipality, or what is known instead."""
    unsure, certain = undistinguished(panel, year)
    if not certain:
        return "Kommunerna i ordning, utan känd osäkerhet"
    return f"{unsure} av {certain} går inte säkert att skilja från medelkommunen"


def trend_heading(panel: Panel) -> str:
    """Return how the mean municipality has moved over the comparable years with final figures."""
    years = [year for year in panel.comparable if year <= panel.latest]
    if len(years) < TWO:
        return "Bara ett jämförbart år är publicerat"
    first, last = (panel.label(panel.level(y).mean) for y in (years[0], years[-1]))
    span = swedish.counted(years[-1] - years[0])
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    if first == last:
        return f"Medelkommunen ligger på {last} {unit}, som för {span} år sedan"
    return f"Medelkommunen har gått från {first} till {last} {unit} på {span} år"


def compared(cell: Cell, reference: float, indicator: Indicator) -> str:
    """Return the word for a municipality's value beside a reference."""
    if not cell.known:
        return cell.note or words.STATUS_WORDS["missing"]
    if indicator.direction == "none":
        return NEUTRAL
    if not cell.certain:
        return UNKNOWN
    if cell.low > reference:
        return HIGHER
    return LOWER if cell.high < reference else UNSURE


def band(value: float, nation: Floats) -> str:
    """Return which quarter of the country's municipalities the value is among, in words."""
    if np.isnan(value):
        return ""
    if nation.size == 0:
        return "rikets kommuner saknas för året"
    low, high = np.percentile(nation, [QUARTER, 100 - QUARTER])
    if value >= high:
        return f"bland de 25 % högsta av {nation.size}"
    if value <= low:
        return f"bland de 25 % lägsta av {nation.size}"
    return f"mittersta hälften av {nation.size}"


def own_title(panel: Panel, year: int, code: str) -> str:
    """Return one municipality beside the mean municipality."""
    cell = panel.cell(year, code)
    if not cell.known:
        return f"{cell.name}: {cell.shown.lower()} om {panel.indicator.measure}"
    average = panel.label(panel.level(year).mean)
    told = clause(panel.indicator, cell.label)
    return f"I {cell.name} {told}, mot {average} i {genitive(panel.area.title)} medelkommun"


def own_lede(name: str, told: Sequence[str]) -> str:
    """Return in how many measures the municipality differs for certain, and in how many not."""
    amounts = {
        "tydligt högre i": told.count(HIGHER),
        "tydligt lägre i": told.count(LOWER),
        "inte säkert skilt från medelkommunen i": told.count(UNSURE),
    }
    parts = [f"{lead} {swedish.counted(amount)}" for lead, amount in amounts.items() if amount]
    if not parts:
        return "Osäkerheten är inte känd för något av måtten."
    return f"Av måtten med känd osäkerhet ligger {name} {swedish.joined(parts)}."


def barely(cell: Cell, reference: float) -> bool:
    """Return whether the interval clears the reference by less than one unit."""
    return min(abs(cell.low - reference), abs(cell.high - reference)) < NEARLY


def genitive(name: str) -> str:
    """Return the name's genitive: Skånes, Borås."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
