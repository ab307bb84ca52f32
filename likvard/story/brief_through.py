"""Facts on upper secondary school: what grade 9 leads to, girls and boys, and the cohorts to come.

Where no number of pupils is published the test asks how alike the municipalities are instead: the
mean of their differences, with the interval that Student's t gives round the mean of so many.
"""

from typing import Final

import numpy as np

from likvard import swedish
from likvard.address import View
from likvard.catalogue.briefs import Candidate
from likvard.choice import panel_for
from likvard.equity.gender import pair_for
from likvard.equity.pairing import Points, relation
from likvard.equity.resources import STEP
from likvard.equity.through import GRADE_NINE, through
from likvard.measures.arrays import NotDefinedError
from likvard.measures.mean_interval import mean_interval
from likvard.member_years import ENOUGH
from likvard.panel import Panel, panel
from likvard.story import genitive
from likvard.story.brief_fact import AGAINST, FOR, Fact, basis, holds_zero, refused
from likvard.story.gap import ends, names, size
from likvard.story.slope import capital, definite, in_mean, interval
from likvard.story.through import given

_LINE: Final = "Linje där varje kommun väger lika (HC3)."
_OF_MEAN: Final = "95 % intervall {ends} för medeltalet av {count} kommuner (t-fördelning)."


def grade_nine(view: View, candidate: Candidate) -> Fact:
    """Return how much higher the result is where more were eligible when they left grade 9.

    Passes when the 95 % interval of the slope leaves zero out.
    """
    result, year = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    lag, ninth = result.indicator.after_grade_nine, view.catalogue.indicator(GRADE_NINE)
    name = f"{capital(definite(result.indicator))} och behörigheten i nian"
    before = panel(view.catalogue, ninth, result.area)
    line = None if lag is None else relation(_points(result, before, year, lag))
    if lag is None or line is None or year - lag not in before.comparable:
        raise NotDefinedError("too few municipalities have both")
    value, low, high = line.slope(STEP)
    shown = interval(result.indicator, low, high)
    if not line.certain:
        return refused(candidate, name, holds_zero(shown))
    told = (
        f"Där tio procentenheter fler gick ut nian {before.in_year(year - lag)} med behörighet "
        f"till yrkesprogram är {definite(result.indicator)} {in_mean(result.indicator, value)} "
        f"{swedish.counted(lag)} år senare ({line.count} kommuner i {result.area.spoken})."
    )
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        told,
        basis(result, result.in_year(year), f"95 % intervall {shown}. {_LINE}"),
        in_mean(result.indicator, value).removeprefix("i snitt "),
        numbers={"per_ten": value, "low": low, "high": high, "of": line.count},
        panels=(result, before),
        chart=(_page(view, result), "vantat"),
    )


def _points(result: Panel, before: Panel, year: int, lag: int) -> Points:
    cells = [(cell, before.cell(year - lag, cell.code)) for cell in result.known(year)]
    both = [(now, then) for now, then in cells if then.known]
    return Points(
        tuple(now.code for now, _ in both),
        np.array([then.value for _, then in both]),
        np.array([now.value for now, _ in both]),
        np.array([now.n for now, _ in both]),
    )


def over_expected(view: View, candidate: Candidate) -> Fact:
    """Return how far from what grade 9 and background lead to expect the mean municipality lies.

    Passes when the 95 % interval of the mean deviation leaves zero out. Better than expected
    points the other way.
    """
    result, year = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    found = through(view.catalogue, result, year)
    name = f"{capital(definite(result.indicator))} mot väntat"
    off = [own.difference for own in found.outcomes if own.known]
    if len(off) < ENOUGH * len(found.outcomes):
        raise NotDefinedError("too few municipalities have an expected value")
    value, low, high = mean_interval(off)
    shown = ends(result.indicator, low, high)
    if low <= 0 <= high:
        return refused(candidate, name, holds_zero(shown))
    way = "högre" if value > 0 else "lägre"
    far = f"{size(result.indicator, value)} {way}"
    years = f"läsåren {result.period(found.shown[0])}–{result.period(found.shown[-1])}"
    told = (
        f"I {genitive(result.area.spoken)} medelkommun är {definite(result.indicator)} {far} än "
        f"väntat för kommuner med samma {given(found)}."
    )
    better = (value > 0) == (result.indicator.direction == "higher")
    test = _OF_MEAN.format(ends=shown, count=len(off))
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        AGAINST if better else FOR,
        told,
        basis(result, f"{years}, medel av tre år", f"Egen modell av rikets kommuner. {test}"),
        far,
        numbers={"off": value, "low": low, "high": high, "of": len(off)},
        panels=(result, *found.backgrounds),
        chart=(_page(view, result), "vantat"),
    )


def between_genders(view: View, candidate: Candidate) -> Fact:
    """Return how far apart girls and boys lie, where their numbers are not published.

    Passes when the 95 % interval of the mean of the municipalities' gaps leaves zero out.
    """
    pair, year = pair_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    indicator, known = pair.indicator, pair.known(year)
    name = f"Flickor och pojkar: {indicator.measure}"
    if not pair.girls.is_enough(len(known)):
        raise NotDefinedError("too few municipalities have a gap")
    value, low, high = mean_interval([own.value for own in known])
    shown = ends(indicator, low, high)
    if low <= 0 <= high:
        return refused(candidate, name, holds_zero(shown))
    first, second = names(indicator) if value > 0 else names(indicator)[::-1]
    ahead = sum(own.value * value > 0 for own in known)
    most = f"alla {ahead}" if ahead == len(known) else f"{ahead} av {len(known)}"
    far = f"{size(indicator, value)} högre"
    told = (
        f"{capital(definite(indicator))} är i medelkommunen {far} bland {first} än bland {second}; "
        f"{first} ligger högre i {most} kommuner i {pair.girls.area.spoken}."
    )
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        told,
        basis(pair.both, pair.both.in_year(year), _OF_MEAN.format(ends=shown, count=len(known))),
        far,
        numbers={"gap": value, "low": low, "high": high, "of": len(known)},
        panels=(pair.girls, pair.boys),
        chart=(_page(view, pair.girls), "flickor-pojkar"),
    )


def _page(view: View, found: Panel) -> str:
    return view.href("/genomstromning", indikator=found.indicator.id)
