"""Sentences about who has moved: that extremes even out, and who has caught up or fallen back."""

from collections.abc import Sequence
from math import isnan
from typing import Final

from likvard import swedish
from likvard.equity.movers import Mover, Moves, Return, comparable
from likvard.equity.spread import Spreads
from likvard.panel import Panel
from likvard.story.spread import distance, gap, unit_of_distance

MOST_NAMED: Final = 4
_MOSTLY: Final = 2 / 3


def evens_out(found: Return | None) -> bool:
    """Return whether the lowest of a year have risen more than the mean, on the whole and often."""
    return found is not None and found.mean > 0 and found.risen >= _MOSTLY * found.pairs


def return_heading(found: Return | None) -> str:
    """Return the heading over how the lowest move the year after."""
    if found is None:
        return "Ytterlägen brukar jämna ut sig"
    return (
        "Ytterlägen jämnar ut sig av sig själva"
        if evens_out(found)
        else "Inget säkert om ytterlägen"
    )


def returned(panel: Panel, found: Return | None) -> str:
    """Return how much the five lowest rose the year after, in how many cases, and the warning."""
    if found is None:
        return (
            "Ett svagt år följs ofta av ett mer vanligt, utan att något har gjorts. Här finns för "
            "få år i följd, eller för få kommuner, för att räkna på det."
        )
    more = "mer" if found.mean >= 0 else "mindre"
    told = (
        f"De fem kommuner som legat lägst ett år har nästa år stigit {gap(panel, abs(found.mean))} "
        f"{more} än medelkommunen, i snitt. De steg mer i {found.risen} av {found.pairs} fall "
        f"sedan {panel.period(found.since)}."
    )
    if not evens_out(found):
        return f"{told} Något tydligt mönster syns inte."
    return (
        f"{told} Ett svagt år följs ofta av ett mer vanligt. Läs därför inte en uppgång efter ett "
        "bottenår som ett bevis på en insats."
    )


def movers(panel: Panel, found: Moves | None) -> list[str]:
    """Return how the mean moved, who has gained and lost beside it, and between which years."""
    if found is None:
        return [_nobody(panel)]
    told = [_mean(panel, found), _gained(panel, found), _lost(panel, found)]
    told += [] if found.sure else ["Hur stor del som är slump är inte känt."]
    named = (*found.caught_up[:MOST_NAMED], *found.fallen_back[:MOST_NAMED])
    if panel.is_money and any(min(m.before, m.after) < 0 for m in named):
        told.append("Ett belopp under noll är så publicerat och kan vara ett fel i uppgiften.")
    return [" ".join(told), _spans(panel, found)]


def _nobody(panel: Panel) -> str:
    if len(comparable(panel)) < 2:  # noqa: PLR2004  a start and an end
        return "Det finns inte två jämförbara år med uppgift för tillräckligt många kommuner."
    return "För få kommuner har uppgift både de första och de sista åren för att jämföras."


def _mean(panel: Panel, found: Moves) -> str:
    before, after = (panel.label(value) for value in found.mean)
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    if before == after:
        return f"Medelkommunen låg kvar på {after} {unit}."
    return f"Medelkommunen gick från {before} till {after} {unit}."


def _gained(panel: Panel, found: Moves) -> str:
    names = _named(panel, found.caught_up)
    if panel.indicator.direction == "none":
        return _beside_mean(found, names, "stigit")
    behind = "högst" if panel.indicator.direction == "lower" else "lägst"
    of = f"Av den tredjedel som låg {behind} har {names or 'ingen'}"
    if found.sure:
        return f"{of} säkert närmat sig medelkommunen."
    return f"{of} närmat sig medelkommunen{' mest' if names else ''}."


def _lost(panel: Panel, found: Moves) -> str:
    names = _named(panel, found.fallen_back)
    if panel.indicator.direction == "higher":
        told = f"{names or 'Ingen'} har säkert tappat mot den."
        return told if found.sure else f"Mest tappat mot den har {names or 'ingen'}."
    verb = "stigit" if panel.indicator.direction == "lower" else "sjunkit"
    return _beside_mean(found, names, verb)


def _beside_mean(found: Moves, names: str, verb: str) -> str:
    """Return who has moved so beside the mean, in words that judge nobody."""
    beside = "jämfört med medelkommunen"
    if found.sure:
        return f"{names or 'Ingen'} har säkert {verb} {beside}."
    return f"Mest {verb} {beside} har {names or 'ingen'}."


def _named(panel: Panel, movers: Sequence[Mover]) -> str:
    """Return "Malmö (80 till 83 procent) och Klippan (84 till 87)", the unit once."""
    unit = " procent" if panel.indicator.unit == "%" else f" {panel.indicator.unit}"
    told = [
        f"{m.name} ({panel.label(m.before)} till {panel.label(m.after)}{unit * (place == 0)})"
        for place, m in enumerate(movers[:MOST_NAMED])
    ]
    left = len(movers) - MOST_NAMED
    return swedish.joined(
        [*told, f"{'en' if left == 1 else swedish.counted(left)} till"] if left > 0 else told
    )


def _spans(panel: Panel, found: Moves) -> str:
    if len(found.first) == 1:
        return f"{_when(panel, found.first)} mot {panel.period(found.last[0])}."
    return f"Medel av {_when(panel, found.first)} mot medel av {_when(panel, found.last)}."


def _when(panel: Panel, years: Sequence[int]) -> str:
    first, last = panel.period(years[0]), panel.period(years[-1])
    return first if first == last else f"{first}–{last}"


def slope(panel: Panel, found: Moves | None, *, weighted: bool = False) -> str:
    """Return the slope of the change on the start, never without the spread and chance's part.

    Every municipality counts alike in both, which is told where the page is `weighted` by pupils.
    """
    if found is None or found.converged is None:
        return ""
    told = found.converged
    noise = told.noise_only
    alone = "" if noise is None else f"; slumpen ensam ger {swedish.number(noise, 2)}"
    before, after = (gap(panel, sd, unit=False) for sd in (told.sd0, told.sd1))
    unit = panel.indicator.difference_unit
    moved = f"{'steg' if told.sigma_change > 0 else 'sjönk'} den från {before} till {after} {unit}"
    return (
        f"Lutningen från startvärde till förändring är {swedish.number(told.beta, 2)}{alone}. Om "
        "skillnaderna krymper avgörs inte av lutningen utan av spridningen: mellan de åren "
        f"{f'var den oförändrad, {after} {unit}' if before == after else moved}."
        f"{' Här väger varje kommun lika.' if weighted else ''}"
    )


def weight_words(plain: Spreads, heavy: Spreads, year: int) -> str:
    """Return what changes when every pupil weighs alike: who weighs most, and the spread."""
    panel, known = plain.panel, plain.panel.known(year)
    if not heavy.weighted or isnan(plain.at(year).sd) or isnan(heavy.at(year).sd):
        return ""
    n = plain.counts.of(known)
    most = max(range(len(known)), key=lambda place: n[place])
    share = swedish.number(100 * float(n[most] / n.sum()))
    sds = [distance(panel, found.at(year).sd) for found in (heavy, plain)]
    return (
        f"Med en vikt per elev i stället för per kommun väger {known[most].name} {share} procent, "
        f"och spridningen blir {sds[0]} i stället för {sds[1]} {unit_of_distance(panel)}."
    )
