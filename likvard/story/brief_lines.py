"""Facts on what goes together: results and background, resources and need, girls and boys."""

from likvard.address import View
from likvard.catalogue import Indicator
from likvard.catalogue.briefs import Candidate
from likvard.choice import panel_for
from likvard.equity.background import lined_up
from likvard.equity.gap import Average
from likvard.equity.gender import Pair, pair_for
from likvard.equity.resources import STEP, resource
from likvard.measures.arrays import NotDefinedError
from likvard.panel import LEAST_FOR_TREND
from likvard.story import background as told_of
from likvard.story.brief_fact import (
    AGAINST,
    FOR,
    Fact,
    basis,
    holds_zero,
    refused,
    some,
    too_short,
    trend_test,
    unsure_change,
)
from likvard.story.gap import ends, names, size
from likvard.story.slope import definite, in_mean, interval

_LINE = "Linje där varje kommun väger lika (HC3)."


def background(view: View, candidate: Candidate) -> Fact:
    """Return how much higher the result is where more pupils have educated parents.

    Passes when the 95 % interval of the slope leaves zero out.
    """
    result, asked = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    lined = lined_up(view, result)
    year = lined.nearest(asked)
    found = lined.gradient(year, "kommun")
    name = f"{definite(result.indicator)} och föräldrarnas utbildning".capitalize()
    shown = interval(result.indicator, *found.interval)
    if not found.certain:
        return refused(candidate, name, holds_zero(shown))
    title = told_of.title(lined, found, "utbildning")
    test = f"95 % intervall {shown}. {_LINE}"
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        f"{title} ({found.count} kommuner i {result.area.spoken}).",
        basis(result, f"{result.in_year(year)}, bakgrunden {told_of.october(lined, year)}", test),
        _figure(result.indicator, found.per_ten),
        numbers={
            "per_ten": found.per_ten,
            "low": found.interval[0],
            "high": found.interval[1],
            "of": found.count,
        },
        panels=(result, lined.background),
        chart=(view.href("/bakgrund", indikator=result.indicator.id), "bakgrund"),
    )


def background_change(view: View, candidate: Candidate) -> Fact:
    """Return whether the result has come to go more or less with the parents' education.

    Passes by the trend test on the slopes: Mann-Kendall, p < 0.05, over at least six years.
    """
    result, asked = panel_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    lined = lined_up(view, result.until(asked))
    name = f"{definite(result.indicator)} efter föräldrarnas utbildning, över åren".capitalize()
    slopes = lined.slopes("kommun")
    values = slopes.members["value"]
    if slopes.p is None:
        return refused(candidate, name, too_short(len(values), LEAST_FOR_TREND))
    if slopes.kind == "unsure":
        return refused(candidate, name, unsure_change(slopes.p))
    years = [int(str(year)) for year in values.index]
    first, last = (float(values.loc[year]) for year in (years[0], years[-1]))
    then, now = (in_mean(result.indicator, value) for value in (first, last))
    stronger = slopes.kind == "stronger"
    moved = "vuxit" if stronger else "minskat"
    sentence = (
        f"Skillnaden i {result.indicator.measure} efter föräldrarnas utbildning har {moved}: "
        f"{then} per tio procentenheter {result.in_year(years[0])} och {now} "
        f"{result.in_year(years[-1])}."
    )
    span = f"läsåren {result.period(years[0])}–{result.period(years[-1])}"
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR if stronger else AGAINST,
        sentence,
        basis(result, span, f"{trend_test(slopes.p, len(years))} {_LINE}"),
        _figure(result.indicator, last),
        numbers={"first": first, "last": last, "p": slopes.p},
        panels=(result, lined.background),
        chart=(view.href("/bakgrund", indikator=result.indicator.id), "lutning"),
    )


def need(view: View, candidate: Candidate) -> Fact:
    """Return whether there is more or less of a resource where need is greater.

    Passes when the 95 % interval of the slope leaves zero out. More of it where need is greater
    points the other way than shortage does.
    """
    found = resource(view, view.catalogue.indicator(candidate.indicator))
    name = f"{definite(found.indicator)} och föräldrarnas utbildning".capitalize()
    spring = found.pairing.shown(view.school_year)
    line = found.relation(spring)
    if line is None:
        raise NotDefinedError("too few municipalities have both")
    value, low, high = line.slope(STEP)
    shown = interval(found.indicator, low, high)
    if not line.certain:
        return refused(candidate, name, holds_zero(shown))
    year, october = found.pairing.years(spring)
    sentence = (
        "Där tio procentenheter fler elever har föräldrar utan eftergymnasial utbildning är "
        f"{_how_much(found.indicator, value)} ({line.count} kommuner i {found.panel.area.spoken})."
    )
    when = f"{found.panel.in_year(year)}, bakgrunden i oktober {october}"
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        AGAINST if (value > 0) == (candidate.more == "higher") else FOR,
        sentence,
        basis(found.panel, when, f"95 % intervall {shown}. {_LINE}"),
        _figure(found.indicator, value),
        numbers={"per_ten": value, "low": low, "high": high, "of": line.count},
        panels=(found.panel, found.need),
        chart=(view.href("/resurser", indikator=found.indicator.id), "behov"),
    )


def _how_much(indicator: Indicator, value: float) -> str:
    """Return "kostnaden i snitt 900 kr högre"; "det i snitt 0,3 färre elever per lärare"."""
    told, what = in_mean(indicator, value), definite(indicator)
    return f"det {told} {what}" if told.endswith(("fler", "färre")) else f"{what} {told}"


def _figure(indicator: Indicator, value: float) -> str:
    return in_mean(indicator, value).removeprefix("i snitt ")


def gap(view: View, candidate: Candidate) -> Fact:
    """Return how far apart girls and boys lie in the mean municipality.

    Passes when the 95 % interval of the mean gap leaves zero out.
    """
    pair, year = pair_for(view.catalogue, view, view.catalogue.indicator(candidate.indicator))
    found, indicator = pair.average(year), pair.indicator
    name = f"Flickor och pojkar: {indicator.measure}"
    if not found.measured:
        why = "Osäkerheten är inte känd: antalet flickor och pojkar publiceras inte."
        return refused(candidate, name, why)
    shown = ends(indicator, found.low, found.high)
    if found.low <= 0 <= found.high:
        return refused(candidate, name, holds_zero(shown))
    return Fact(
        candidate.id,
        candidate.rule,
        name,
        FOR,
        _gap_told(pair, year, found),
        basis(pair.both, pair.both.in_year(year), f"95 % intervall {shown} för medelkommunen."),
        f"{size(indicator, found.gap)} högre",
        numbers={"gap": found.gap, "low": found.low, "high": found.high, "of": found.count},
        panels=(pair.girls, pair.boys),
        chart=(view.href("/konen", indikator=indicator.id), "konen"),
    )


def _gap_told(pair: Pair, year: int, found: Average) -> str:
    indicator, sure = pair.indicator, len(pair.certain(year))
    first, second = names(indicator) if found.gap > 0 else names(indicator)[::-1]
    return (
        f"I {indicator.measure} ligger {first} {size(indicator, found.gap)} högre än {second} i "
        f"medelkommunen; prövad för sig är skillnaden säker i {some(sure)} av "
        f"{len(pair.measured(year))} kommuner."
    )
