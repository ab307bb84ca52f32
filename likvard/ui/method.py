"""Så mäter vi: every measure in plain words with its formula, weight, limits and sources."""

from collections.abc import Iterator

from likvard import swedish
from likvard.address import View
from likvard.choice import offered
from likvard.equity.expected import coverage
from likvard.equity.outcome import Coverage
from likvard.equity.through import through
from likvard.measures.arrays import NotDefinedError
from likvard.measures.draws import DRAWS, SEED
from likvard.method import explained
from likvard.panel import LEAST_FOR_TREND, panel
from likvard.suited import indicators_for
from likvard.ui.html import show
from likvard.verdict import CERTAIN


def method(view: View) -> None:
    """Show every measure under its heading, the choices that are fixed, and how models held."""
    groups = explained(view.catalogue)
    show(
        "title",
        lines=["Så mäter vi likvärdighet, och så säkert är det"],
        lede=f"{sum(map(len, groups.values()))} mått med formel, vikt och gränser. "
        "Samma siffror ger alltid samma svar.",
    )
    show(
        "method",
        groups=groups,
        fixed={
            "Dragningar i intervall och platser": swedish.number(DRAWS),
            "Frö till slumptalen": str(SEED),
            "Gräns för p-värden": swedish.number(CERTAIN, 2),
            "Minsta antal år för ett besked": str(LEAST_FOR_TREND),
        },
        held=[*_held(view), *_held_through(view)],
        number=swedish.number,
        about=view.href("/om"),
    )


def _held(view: View) -> Iterator[Coverage]:
    for indicator in indicators_for("/bakgrund", view.catalogue):
        if indicator.headline is None and indicator.profile is None:
            continue
        provider = offered(view).default_provider(indicator)
        try:
            yield coverage(
                view.catalogue, panel(view.catalogue, indicator, view.area, provider=provider)
            )
        except NotDefinedError:
            continue


def _held_through(view: View) -> Iterator[Coverage]:
    for indicator in indicators_for("/genomstromning", view.catalogue):
        single = panel(view.catalogue, indicator, view.area)
        try:
            yield through(view.catalogue, single, single.latest).coverage
        except NotDefinedError:
            continue
