"""Sentences about how far apart the municipalities lie, and whether that has changed."""

from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.catalogue import Indicator
from likvard.cells import decimals
from likvard.equity.spread import Spreads
from likvard.panel import LEAST_FOR_TREND, Panel

ENDS: Final = "mellan en kommun nära toppen och en nära botten"
UNWEIGHTED: Final = "ovägt: varje kommun väger lika"
WEIGHTED: Final = "vägt: varje elev väger lika"


def weighing(found: Spreads) -> str:
    """Return how the municipalities weigh, in words."""
    return WEIGHTED if found.weighted else UNWEIGHTED


def nothing(indicator: Indicator) -> str:
    """Return the title where nothing is published for the choice."""
    return f"Inga uppgifter om {indicator.measure} är publicerade för det här urvalet"


def title(found: Spreads, year: int) -> list[str]:
    """Return whether the differences have changed, a clause a line.

    Led by whose they are when they are not everyone's.
    """
    told, whose = _title(found, year), ", ".join(captions.split(found.panel))
    whole = f"{whose[:1].upper()}{whose[1:]}: {swedish.lower_first(told)}" if whose else told
    first, but, rest = whole.partition(", men ")
    return [f"{first},", f"men {rest}"] if but else [first]


def _title(found: Spreads, year: int) -> str:
    panel, verdict, now = found.panel, found.verdict, found.at(year)
    what = panel.indicator.measure
    if isnan(now.sd):
        known = f"{now.count} av {len(panel.members)} kommuner har uppgift"
        return f"Ingen spridning beräknas i {what}: {known}"
    if verdict.kind == "short" or verdict.since is None:
        return f"I {what} skiljer {gap(panel, now.between_ends)} {ENDS}"
    if verdict.kind == "unsure":
        since = panel.single.in_year(verdict.since)
        return f"Ingen säker förändring i skillnaderna i {what} sedan {since}"
    if verdict.kind == "turned":
        since = panel.single.in_year(verdict.since)
        return f"Skillnaderna i {what} har både vuxit och minskat sedan {since}"
    word = "större" if verdict.kind == "grown" else "mindre"
    first = f"Skillnaderna i {what} är {word} än {panel.single.in_year(verdict.since)}"
    still = verdict.still
    return f"{first}, men har inte vuxit sedan {panel.single.period(still)}" if still else first


def lede(found: Spreads, year: int) -> str:
    """Return the distance between high and low now and then, and whose schools it is about."""
    panel, now, then = found.panel, found.at(year), first_year(found, year)
    whose = f"{captions.explained(panel.indicator)}."
    if isnan(now.sd):
        return f"{_too_few(found)} {whose}"
    short = found.verdict.kind == "short"
    told = _too_short(found, year) if short else _now_and_then(found, year, then)
    weight = " Varje elev väger lika." if found.weighted else ""
    return f"{told}{weight} {whose}"


def _now_and_then(found: Spreads, year: int, then: int | None) -> str:
    """Return the distance between high and low, led by the title's own where they part."""
    panel, now = found.panel, found.at(year)
    when, now_ends = panel.in_year(year), gap(panel, now.between_ends)
    if then is None:
        return f"M{ENDS[1:]} skiljer {now_ends} {when}."
    before, since = found.at(then), panel.in_year(then)
    ends_then = gap(panel, before.between_ends, unit=False)
    agree = (now.sd - before.sd) * (now.between_ends - before.between_ends) > 0
    if found.verdict.kind == "unsure" or (agree and found.verdict.kind != "turned"):
        return f"M{ENDS[1:]} skiljer {now_ends} {when}, mot {ends_then} {since}."
    typical = f"{distance_heading(found, year)} {when}, mot {distance(panel, before.sd)} {since}."
    but = "" if agree else "däremot "
    return f"{typical} M{ENDS[1:]} skiljer {but}{now_ends}, mot {ends_then}."


def _too_few(found: Spreads) -> str:
    least = swedish.number(-(-4 * len(found.panel.members) // 5))
    return f"Spridning räknas när minst {least} kommuner har uppgift."


def _too_short(found: Spreads, year: int) -> str:
    points, when = found.verdict.points, found.panel.in_year(year)
    many = f"{swedish.counted(points).capitalize()} jämförbara år är för få"
    years = "Ett jämförbart år är för lite" if points == 1 else many
    least = swedish.counted(LEAST_FOR_TREND)
    return (
        f"Uppgiften gäller {when}. {years} för att säga om skillnaderna har ändrats: "
        f"det krävs {least}."
    )


def first_year(found: Spreads, year: int) -> int | None:
    """Return the first comparable year with a spread, None when it is the year itself."""
    years = [y for y in found.comparable if y < year]
    return min(years, default=None) if year in found.comparable else None


def gap(panel: Panel, value: float, *, unit: bool = True) -> str:
    """Return a distance in the indicator's own unit, with at least one decimal, money rounded."""
    text = swedish.number(value, _places(panel))
    return f"{text} {panel.indicator.difference_unit}" if unit else text


def _places(panel: Panel) -> int:
    own = decimals(panel.indicator)
    return own if panel.is_money else max(1, own)


def distance(panel: Panel, value: float) -> str:
    """Return a typical distance as a number alone."""
    return swedish.number(value, max(1, panel.indicator.decimals))


def unit_of_distance(panel: Panel) -> str:
    """Return the unit of the typical distance as it stands in a sentence."""
    return "procent" if panel.is_money else panel.indicator.difference_unit


def distance_heading(found: Spreads, year: int) -> str:
    """Return how far a typical municipality lies from the mean."""
    sd = found.at(year).sd
    if isnan(sd):
        return "Ingen spridning beräknas"
    who = "En typisk elevs kommun" if found.weighted else "En typisk kommun"
    told = f"{distance(found.panel, sd)} {unit_of_distance(found.panel)}"
    return f"{who} ligger {told} från medeltalet"


def trend_test(found: Spreads) -> str:
    """Return the trend test behind the title, for the source line; empty when there is none."""
    panel, verdict = found.panel.single, found.verdict
    if verdict.p is None or verdict.since is None:
        return ""
    last = panel.period(max(found.comparable))
    told = f"{panel.period(verdict.since)}–{last}: Mann–Kendall, p = {p_value(verdict.p)}"
    later = None if verdict.still is None else found.p_from(verdict.still)
    if verdict.still is not None and later is not None:
        told += f"; {panel.period(verdict.still)}–{last}: p = {p_value(later)}"
    return f"Trend i spridningen {told}."


def p_value(p: float) -> str:
    """Return a p with two decimals, or three below 0.01."""
    least = 0.001
    if p < least:
        return f"under {swedish.number(least, 3)}"
    return swedish.number(p, 2 if p >= 0.01 else 3)  # noqa: PLR2004  as the decimals


def what_is_spread(found: Spreads, year: int) -> list[str]:
    """Return what spread is and is not, with the level's own change, and what chance does."""
    panel, then = found.panel, first_year(found, year)
    who = "en typisk elevs kommun" if found.weighted else "en typisk kommun"
    lines = [f"Hur långt {who} ligger från medeltalet. Är den noll är alla kommuner lika."]
    moved = _level_moved(found, year, then) if then is not None else ""
    lines[0] += f" Spridning säger inget om nivån är hög eller låg{moved}."
    now = found.at(year)
    if not isnan(now.corrected):
        about = "ungefär " if found.counts.basis == "stand_in" else ""
        left = f"{about}{distance(panel, now.corrected)} {unit_of_distance(panel)}"
        lines.append(
            f"I små kommuner gör några få elever stor skillnad. Utan den slumpen är spridningen "
            f"{left}, mot {distance(panel, now.sd)} som uppmätt."
        )
    return lines


def _level_moved(found: Spreads, year: int, then: int) -> str:
    panel = found.panel
    before, after = (panel.label(found.at(y).mean) for y in (then, year))
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    name = "det vägda medlet" if found.weighted else "medelkommunen"
    if before == after:
        return f": {name} är {after} {unit} som {panel.in_year(then)}"
    return f": {name} har gått från {before} till {after} {unit} sedan {panel.period(then)}"


def without_band(panel: Panel) -> str:
    """Return why no interval is drawn."""
    indicator = panel.indicator
    if indicator.unit in {"poäng", "indexpoäng"}:
        return "Inget intervall: hur mycket enskilda elever skiljer sig åt publiceras inte."
    reason = indicator.denominator_reason.split(".")[0]
    reason = reason or "måttet är ingen andel av ett känt antal elever"
    return f"Inget intervall: {swedish.lower_first(reason)}."


def stand_in_note(found: Spreads) -> str:
    """Return what stands in for the pupils behind the values; empty where they are published."""
    counts, panel = found.counts, found.panel
    if counts.basis != "stand_in" or counts.years is None:
        return ""
    span = "–".join(str(year) for year in counts.years)
    by = captions.PERSPECTIVES[panel.indicator.perspective]
    return (
        f"Intervallet är ungefärligt: elevantal per {by} publiceras inte, {counts.what} "
        f"({counts.publisher}, medel {span}) används i stället."
    )
