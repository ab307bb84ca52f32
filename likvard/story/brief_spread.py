"""Facts on the municipalities as they lie: how far apart, who differs surely, and the mean."""

from collections.abc import Mapping
from typing import Final

from likvard.address import View
from likvard.catalogue.briefs import Candidate
from likvard.certainty import HIGHER, LOWER, certainty
from likvard.choice import panel_for
from likvard.equity.spread import spreads
from likvard.measures.mann_kendall import mann_kendall
from likvard.measures.standard_deviation import mean
from likvard.panel import LEAST_FOR_TREND, Panel
from likvard.story import genitive
from likvard.story.brief_fact import (
    AGAINST,
    FOR,
    Fact,
    Lean,
    basis,
    refused,
    some,
    too_short,
    trend_test,
    unsure_change,
)
from likvard.story.slope import capital, definite
from likvard.story.spread import distance, unit_of_distance
from likvard.verdict import CERTAIN, Verdict

_BOTH_WAYS: Final = "Skillnaderna har både vuxit och minskat under perioden."
_NO_N: Final = "Osäkerheten är inte känd: antalet elever bakom publiceras inte."


def change(view: View, candidate: Candidate) -> Fact:
    """Return whether the municipalities lie further apart than in the first comparable year.

    Passes by the trend test on the spread of all comparable years: Mann-Kendall, p < 0.05.
    """
    panel = _known_then(view, candidate)
    name = f"Skillnaderna mellan kommunerna i {panel.indicator.measure} över åren"
    found = spreads(view.catalogue, panel, weighted=False)
    verdict, years = found.verdict, found.comparable
    if verdict.kind not in {"grown", "shrunk"} or verdict.p is None:
        return refused(candidate, name, _no_change(verdict))
    first, last = min(years), max(years)
    grown = verdict.kind == "grown"
    sds = [distance(panel, years[year].sd) for year in (first, last)]
    moved = "vuxit" if grown else "minskat"
    told = (
        f"Skillnaderna i {panel.indicator.measure} mellan {_members(panel)} har {moved}: en typisk "
        f"kommun låg {sds[0]} {unit_of_distance(panel)} från medeltalet {panel.in_year(first)} och "
        f"{sds[1]} {panel.in_year(last)}."
    )
    still = verdict.still
    after = "" if still is None else f" De har inte vuxit sedan {panel.period(still)}."
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR if grown else AGAINST,
        told + after,
        basis(panel, _span(panel, first, last), trend_test(verdict.p, verdict.points)),
        f"{sds[1]} {panel.in_year(last)}",
        numbers={"first": years[first].sd, "last": years[last].sd, "p": verdict.p},
        panels=(panel,),
        chart=(_page(view, "/spridning", panel), "spridning"),
    )


def _no_change(found: Verdict) -> str:
    if found.p is None:
        return too_short(found.points, LEAST_FOR_TREND)
    return _BOTH_WAYS if found.kind == "turned" else unsure_change(found.p)


def apart(view: View, candidate: Candidate) -> Fact:
    """Return how many municipalities lie surely below and above the mean municipality.

    Passes when any does, all tests held together (Benjamini-Hochberg, 5 %).
    """
    panel, year = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    what = definite(panel.indicator)
    name = f"Kommuner som säkert skiljer sig från medelkommunen i {panel.indicator.measure}"
    words = list(certainty(panel, year).words.values())
    low, high = words.count(LOWER), words.count(HIGHER)
    if not words:
        return refused(candidate, name, _NO_N)
    if not low + high:
        return refused(candidate, name, "Ingen kommun skiljer sig säkert från medelkommunen.")
    average = panel.level(year).mean
    told = (
        f"{capital(what)} är tydligt lägre än i medelkommunen ({panel.with_unit(average)}) i "
        f"{some(low)} av {len(words)} kommuner i {panel.area.spoken} och tydligt högre "
        f"i {some(high)}."
    )
    test = "Varje kommun mot medelkommunen, alla tester hållna samman (Benjamini–Hochberg, 5 %)."
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        told,
        basis(panel, panel.in_year(year), test),
        f"{some(low)} av {len(words)} kommuner",
        numbers={"low": low, "high": high, "of": len(words), "mean": average},
        panels=(panel,),
        chart=(_page(view, "/indikator", panel), "karta"),
    )


def level(view: View, candidate: Candidate) -> Fact:
    """Return how the mean municipality has moved, among those known in all comparable years.

    Passes by the trend test on the means: Mann-Kendall, p < 0.05, over at least six years.
    """
    panel = _known_then(view, candidate)
    name = f"Medelkommunens utveckling: {panel.indicator.measure}"
    means = _means(panel)
    if len(means) < LEAST_FOR_TREND:
        return refused(candidate, name, too_short(len(means), LEAST_FOR_TREND))
    p = mann_kendall(means, means.values()).probability
    first, last = min(means), max(means)
    then, now = panel.label(means[first]), panel.label(means[last])
    if p >= CERTAIN or then == now:
        return refused(candidate, name, unsure_change(p))
    unit = "procent" if panel.indicator.unit == "%" else panel.indicator.unit
    told = (
        f"{capital(definite(panel.indicator))} har i {genitive(panel.area.spoken)} medelkommun "
        f"gått från {then} {unit} {panel.in_year(first)} till {now} {unit} {panel.in_year(last)}."
    )
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        _better(panel, means[last] - means[first]),
        told,
        basis(panel, _span(panel, first, last), trend_test(p, len(means))),
        f"{now} {unit} {panel.in_year(last)}",
        numbers={"first": means[first], "last": means[last], "p": p},
        panels=(panel,),
        chart=(_page(view, "/indikator", panel), "utveckling"),
    )


def _means(panel: Panel) -> Mapping[int, float]:
    """Return the mean of the same members in every comparable year with final figures."""
    years = [year for year in panel.comparable if year <= panel.latest]
    both = panel.known_in(years)
    if not panel.is_enough(len(both)):
        return {}
    return {y: mean(panel.cell(y, code).value for code in both) for y in years}


def _better(panel: Panel, moved: float) -> Lean:
    """Return which way a change points: a better level points away from shortage."""
    good = moved > 0 if panel.indicator.direction == "higher" else moved < 0
    return AGAINST if good else FOR


def _known_then(view: View, candidate: Candidate) -> Panel:
    """Return the panel of single years, without those after a chosen school year."""
    found, year = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    return found.single if view.school_year is None else found.single.until(year)


def _members(panel: Panel) -> str:
    return f"{genitive(panel.area.spoken)} {len(panel.members)} kommuner"


def _span(panel: Panel, first: int, last: int) -> str:
    noun = "åren" if panel.indicator.period == "calendar" else "läsåren"
    return f"{noun} {panel.period(first)}–{panel.period(last)}"


def _page(view: View, path: str, panel: Panel) -> str:
    return view.href(path, indikator=panel.indicator.id)
