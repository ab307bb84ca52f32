"""Numbers to plain Swedish sentences: the same figures always give the same words."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.measures.mann_kendall import mann_kendall
from likvard.panel import CERTAIN, LEAST_FOR_TREND, Panel, extremes, undistinguished

NEARLY: Final = 1.0
QUARTER: Final = 25
NO_SURE_CHANGE: Final = "Ingen säker förändring"


@dataclass(frozen=True)
class Verdict:
    """Whether the differences have changed: grown, shrunk, no certain change, or too few years.

    `since` is the first comparable year; `still` is the year from which growth has ended.
    """

    kind: str
    since: int | None
    still: int | None
    p: float | None
    points: int


def clause(indicator: Indicator, label: str) -> str:
    """Return "klarar 74 av 100 niondeklassare alla ämnen"."""
    return indicator.clause.replace("{v}", label)


def level(panel: Panel, year: int) -> str:
    """Return the answer for the area: the highest and the lowest, in one sentence."""
    cells = panel.at(year)
    if cells.value.notna().sum() < 2:  # noqa: PLR2004  two ends are needed
        return f"För få uppgifter om {panel.indicator.measure} {panel.in_year(year)}"
    low, high = extremes(cells)
    highest, lowest = cells.loc[high], cells.loc[low]
    if highest["label"] == lowest["label"]:
        return f"Alla kommuner har samma värde: {highest['shown']}"
    told = clause(panel.indicator, str(highest["label"]))
    return f"I {highest['name']} {told}, i {lowest['name']} {lowest['label']}"


def verdict(panel: Panel) -> Verdict:
    """Return whether the spread has changed over the comparable years, by trend test alone.

    Mann-Kendall on the typical distance, two-sided, p < 0.05 and at least six points. When it
    has grown, `still` is the first year from which the points no longer lean upward (S <= 0,
    at least six points).
    """
    trend = panel.trend_of_spread()
    since = panel.comparable[0] if panel.comparable else None
    points = int(panel.typical_distance.loc[list(panel.comparable)].notna().sum())
    if trend is None:
        return Verdict("short", since, None, None, points)
    if trend.probability >= CERTAIN:
        return Verdict("unsure", since, None, trend.probability, points)
    if trend.s < 0:
        return Verdict("shrunk", since, None, trend.probability, points)
    return Verdict("grown", since, _still(panel), trend.probability, points)


def _still(panel: Panel) -> int | None:
    known = panel.typical_distance.loc[list(panel.comparable)].dropna()
    for start in known.index[1 : len(known) - LEAST_FOR_TREND + 1]:
        part = known[known.index >= start]
        if mann_kendall(part.index, part).s <= 0:
            return int(start)
    return None


def spread_heading(panel: Panel, found: Verdict) -> str:
    """Return the heading over the spread's line."""
    words = {"grown": "Spridningen är större än", "shrunk": "Spridningen är mindre än"}
    if found.kind in words and found.since is not None:
        return f"{words[found.kind]} {panel.period(found.since)}"
    if found.kind == "short":
        return "För få år för att bedöma spridningen"
    return f"{NO_SURE_CHANGE} i spridningen"


def change_words(panel: Panel, found: Verdict) -> str:
    """Return the verdict in a few words for a table row."""
    words = {"grown": "Större än", "shrunk": "Mindre än"}
    if found.kind in words and found.since is not None:
        return f"{words[found.kind]} {panel.period(found.since)}."
    return "För få år för att bedöma." if found.kind == "short" else f"{NO_SURE_CHANGE}."


def change_details(panel: Panel, year: int, found: Verdict) -> str:
    """Return what follows the verdict: since when, what it means, and how far apart the ends are."""
    parts = []
    if found.still is not None:
        parts.append(f"Men ingen ökning sedan {panel.period(found.still)}.")
    if panel.indicator.direction == "none":
        parts.append("Högt är varken bra eller dåligt i sig.")
    return " ".join([*parts, ends(panel, year)])


def ends(panel: Panel, year: int) -> str:
    """Return how much lies between the highest and the lowest municipality."""
    cells = panel.at(year)
    low, high = extremes(cells)
    gap = float(cells.value[high] - cells.value[low])
    shown = swedish.with_unit(gap, panel.indicator.difference_unit, panel.decimals)
    return f"Mellan {cells['name'][high]} och {cells['name'][low]} skiljer {shown}."


def headline(panels: list[Panel]) -> list[str]:
    """Return the front page's title, a clause a line: the first indicator, then all others."""
    found = [verdict(p) for p in panels]
    first, rest = panels[0], found[1:]
    return [_first_clause(first, found[0]), *_rest_clauses(rest, found[0].points)]


def _first_clause(panel: Panel, found: Verdict) -> str:
    what = f"Skillnaderna i {panel.indicator.measure}"
    if found.kind in ("grown", "shrunk") and found.since is not None:
        word = "större" if found.kind == "grown" else "mindre"
        return f"{what} är {word} än {panel.in_year(found.since)}."
    return f"{what} har inte säkert ändrats." if found.kind == "unsure" else f"{what} kan inte bedömas än."


def _rest_clauses(rest: list[Verdict], longest: int) -> list[str]:
    changed = [v for v in rest if v.kind in ("grown", "shrunk")]
    same = len(rest) - len(changed)
    shorter = ", med kortare serier," if all(v.points < longest for v in rest) else ""
    lines = [f"I {swedish.counted(same)} andra mått{shorter} syns ingen säker förändring."] if same else []
    if changed:
        grown = sum(v.kind == "grown" for v in changed)
        parts = [f"vuxit i {swedish.counted(grown)}"] if grown else []
        parts += [f"minskat i {swedish.counted(len(changed) - grown)}"] if grown < len(changed) else []
        lines.insert(0, f"Av de andra har skillnaderna {swedish.joined(parts)}.")
    return lines


def ranking_heading(panel: Panel, year: int) -> str:
    """Return how many cannot be told from the mean municipality, or what is known instead."""
    cells = panel.at(year)
    if not cells.low.notna().any():
        return "Kommunerna i ordning"
    unsure = undistinguished(cells, float(panel.spread.loc[year, "mean"]))
    known = int(cells.low.notna().sum())
    return f"{unsure} av {known} går inte säkert att skilja från medelkommunen"


def trend_heading(panel: Panel) -> str:
    """Return how the mean municipality has moved over the comparable years."""
    years = [year for year in panel.comparable if year <= panel.latest]
    if len(years) < 2:  # noqa: PLR2004  a change needs two years
        return "Bara ett jämförbart år är publicerat"
    ends_ = [float(panel.spread.loc[y, "mean"]) for y in (years[0], years[-1])]
    first, last = (panel.label(v) for v in ends_)
    span = swedish.counted(years[-1] - years[0])
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    if first == last:
        return f"Medelkommunen ligger på {last} {unit}, som för {span} år sedan"
    return f"Medelkommunen har gått från {first} till {last} {unit} på {span} år"


def compared(row: pd.Series, reference: float, indicator: Indicator) -> str:
    """Return the word for a municipality's value beside a reference."""
    if np.isnan(row["value"]):
        return str(row["note"]) or "Uppgift saknas"
    if indicator.direction == "none":
        return "Varken bra eller dåligt"
    if np.isnan(row["low"]):
        return "Osäkerhet okänd"
    if row["low"] > reference:
        return "Tydligt högre"
    return "Tydligt lägre" if row["high"] < reference else "Ingen säker skillnad"


def band(value: float, nation: np.ndarray) -> str:
    """Return which quarter of the country's municipalities the value is among, in words."""
    if np.isnan(value):
        return ""
    if nation.size == 0:
        return "rikets kommuner saknas"
    low, high = np.percentile(nation, [QUARTER, 100 - QUARTER])
    if value >= high:
        return f"bland de 25 % högsta av {nation.size}"
    return f"bland de 25 % lägsta av {nation.size}" if value <= low else f"mittersta hälften av {nation.size}"


def own_title(panel: Panel, year: int, code: str) -> str:
    """Return one municipality beside the mean municipality."""
    row = panel.at(year).loc[code]
    if np.isnan(row["value"]):
        return f"{row['name']}: {str(row['shown']).lower()} om {panel.indicator.measure}"
    average = panel.label(float(panel.spread.loc[year, "mean"]))
    told = clause(panel.indicator, str(row["label"]))
    return f"I {row['name']} {told}, mot {average} i {genitive(panel.area.title)} medelkommun"


def own_lede(name: str, words: list[str]) -> str:
    """Return in how many measures the municipality differs for certain, and in how many not."""
    amounts = {
        "tydligt högre i": words.count("Tydligt högre"),
        "tydligt lägre i": words.count("Tydligt lägre"),
        "inte säkert skilt från medelkommunen i": words.count("Ingen säker skillnad"),
    }
    parts = [f"{told} {swedish.counted(amount)}" for told, amount in amounts.items() if amount]
    if not parts:
        return "Osäkerheten är inte känd för något av måtten."
    return f"Av måtten med känd osäkerhet ligger {name} {swedish.joined(parts)}."


def barely(row: pd.Series, reference: float) -> bool:
    """Return whether the interval clears the reference by less than one unit."""
    distances = (abs(row["low"] - reference), abs(row["high"] - reference))
    return bool(min(distances) < NEARLY)


def genitive(name: str) -> str:
    """Return the name's genitive: Skånes, Borås."""
    return name if name.endswith(("s", "x", "z")) else f"{name}s"
