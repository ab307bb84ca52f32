"""Numbers to plain Swedish sentences: the same figures always give the same words."""

from collections.abc import Sequence
from typing import Final

from likvard import captions, swedish
from likvard.catalogue import Indicator
from likvard.cells import Cell
from likvard.certainty import UNSURE, certainty
from likvard.measures.mann_kendall import mann_kendall
from likvard.measures.standard_deviation import mean
from likvard.panel import LEAST_FOR_TREND, Panel
from likvard.verdict import CERTAIN, Verdict, verdict

TWO: Final = 2
NO_SURE_CHANGE: Final = "Ingen säker förändring"


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
    gap = captions.difference(highest.value - lowest.value, panel.indicator)
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
    """Return how many members do not differ for certain from the mean municipality, of how many."""
    words = list(certainty(panel, year).words.values())
    return words.count(UNSURE), len(words)


def ranking_heading(panel: Panel, year: int) -> str:
    """Return how many cannot be told from the mean municipality, or what is known instead."""
    unsure, certain = undistinguished(panel, year)
    if not certain:
        return "Kommunerna i ordning, utan känd osäkerhet"
    return f"{unsure} av {certain} går inte säkert att skilja från medelkommunen"


def only(count: int) -> str:
    """Return "Bara två kommuner", or "Ingen kommun"."""
    return f"Bara {swedish.municipalities(count)}" if count else "Ingen kommun"


def trend_heading(panel: Panel) -> str:
    """Return how the mean municipality has moved over the comparable years with final figures.

    A movement is told only for a trend beyond chance, among the members known in both years.
    """
    years = [year for year in panel.comparable if year <= panel.latest]
    if len(years) < TWO:
        return "Bara ett jämförbart år är publicerat"
    both = panel.known_in(years)
    if not panel.is_enough(len(both)):
        return f"{only(len(both))} har uppgift alla år: medlet jämförs inte"
    means = [mean(panel.cell(y, code).value for code in both) for y in years]
    first, last = (panel.label(v) for v in (means[0], means[-1]))
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    some = "" if len(both) == len(panel.members) else f", {len(both)} kommuner"
    span = f"{swedish.counted(years[-1] - years[0])} år"
    if len(years) < LEAST_FOR_TREND:
        begun, ended = panel.period(years[0]), panel.period(years[-1])
        return f"Medelkommunen: {first} {unit} {begun} och {last} {unit} {ended}{some}"
    if first != last and mann_kendall(years, means).probability < CERTAIN:
        return f"Medelkommunen har gått från {first} till {last} {unit} på {span}{some}"
    return f"{NO_SURE_CHANGE} i medelkommunen på {span}: {last} {unit}{some}"


def own_title(panel: Panel, year: int, code: str) -> str:
    """Return one municipality beside the mean municipality."""
    cell = panel.cell(year, code)
    if not cell.known:
        return f"{cell.name}: {cell.shown.lower()} om {panel.indicator.measure}"
    average = panel.label(panel.level(year).mean)
    told = clause(panel.indicator, cell.label)
    return f"I {cell.name} {told}, mot {average} i {genitive(panel.area.spoken)} medelkommun"


def genitive(name: str) -> str:
    """Return the name's genitive: Skånes, Borås, Skåne och Blekinges."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
