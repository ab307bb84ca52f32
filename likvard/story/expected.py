"""What was to be expected of each municipality's result, in plain Swedish."""

from collections.abc import Mapping, Sequence
from typing import Final

from likvard import captions, swedish
from likvard.cells import decimals
from likvard.equity.expected import Expected, kind_of
from likvard.equity.outcome import AS, OVER, UNDER, UNKNOWN, Outcome
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel
from likvard.story.slope import capital

_OUTSIDE: Final = 0.05
_PERCENT: Final = 100.0
RESIDUAL: Final = (
    "Avvikelsen är det som modellen inte förklarar. Den är inte ett mått på skolornas kvalitet: "
    "i den ligger också betygssättning, det som inte mäts och slump."
)


def heading(found: Expected, given: str = "elevernas bakgrund") -> str:
    """Return how many lie over, under and as expected; `given` is what that rests on."""
    over, under, same = (found.count(word) for word in (OVER, UNDER, AS))
    told = _known(found)
    if not over + under + same:
        return "Väntat värde kan inte beräknas för någon kommun"
    if not over + under:
        return f"Alla {told} ligger som väntat utifrån {given}"
    parts = {"över väntat": over, "under väntat": under, "som väntat": same}
    lie = [f"{_one(count)} {word}" for word, count in parts.items() if count]
    return f"Av {told} ligger {swedish.joined(lie)}"


def _known(found: Expected) -> str:
    """Return how many have an expected value: "33 kommuner", or those that have what it takes."""
    lacking = found.count(UNKNOWN)
    known = len(found.outcomes) - lacking
    return f"{swedish.counted(known)} kommuner{' med uppgift' if lacking else ''}"


def _one(count: int) -> str:
    """Return how many municipalities, as a word up to ten."""
    return "en" if count == 1 else swedish.counted(count)


def who(found: Expected) -> list[str]:
    """Return who lies outside, each with how far and with the limits, those over first."""
    lines = []
    for word in (OVER, UNDER):
        outside = [own for own in found.outcomes if own.word == word]
        if outside:
            told = "; ".join(f"{own.name} {_apart(found, own)}" for own in outside)
            lines.append(f"{word}: {told}.")
    return lines


def _apart(found: Expected, own: Outcome) -> str:
    panel = found.result
    size = captions.difference(own.difference, panel.indicator, signed=True)
    return f"{size} (resultat {panel.label(own.actual)}, väntat {span(panel, own)})"


def span(panel: Panel, own: Outcome) -> str:
    """Return the limits of what is expected: "58–74"."""
    return "–".join(swedish.number(end, decimals(panel.indicator)) for end in (own.low, own.high))


def chance(found: Expected) -> str:
    """Return how many lie outside by the way the limits are drawn."""
    known = len(found.outcomes) - found.count(UNKNOWN)
    about = _one(max(1, round(_OUTSIDE * known)))
    return (
        "Gränserna är dragna så att 95 av 100 kommuner med samma bakgrund ligger innanför. "
        f"Av {known} kommuner väntas därför ungefär {about} ligga utanför utan särskild anledning."
    )


def model(found: Expected) -> str:
    """Return what the expected value rests on: who, when, and which backgrounds."""
    names = swedish.joined([swedish.lower_first(i.measure) for i in found.regressors])
    panel = found.result
    years = f"{panel.single.period(found.years[0])}–{panel.single.period(found.years[-1])}"
    count = swedish.counted(len(found.regressors))
    return (
        f"Väntat värde kommer av en egen modell för rikets kommuner läsåren {years}, "
        f"med en nivå för varje läsår och {count} bakgrunder: {names}."
    )


def tried(found: Expected) -> str:
    """Return how often the limits hold for a municipality that the model does not know."""
    tested = found.coverage
    share = swedish.number(_PERCENT * tested.share)
    return (
        "Varje kommuns gränser är räknade utan dess egna år. "
        f"Av {tested.count} kommuner ligger {share} procent inom sina gränser."
    )


def mean_of(found: Expected) -> str:
    """Return which years the means are of."""
    panel = found.result.single
    names = [panel.period(year) for year in found.shown]
    steady = found.shown[-1] - found.shown[0] == len(found.shown) - 1
    return f"{names[0]}–{names[-1]}" if steady else swedish.joined(names)


def why_not(panel: Panel, year: int) -> str:
    """Return why nothing can be expected of a result."""
    try:
        kind_of(panel.single, year)
    except NotDefinedError:
        return (
            "Antalet elever bakom värdena publiceras inte för måttet. Då går det inte att säga hur "
            "långt slumpen kan nå, och inget väntat värde räknas ut."
        )
    return (
        "Väntat värde är ett medel av tre läsår. Resultat och bakgrund finns för färre läsår än "
        "så, eller för få kommuner, i det här urvalet."
    )


def funnel_heading(found: Expected) -> str:
    """Return how many lie outside the funnel."""
    outside = found.count(OVER) + found.count(UNDER)
    lead = f"{capital(_one(outside))} av" if outside else "Ingen av"
    return f"{lead} {_known(found)} ligger utanför sina egna gränser"


def by_chance(beyond: Mapping[str, bool], outcomes: Sequence[Outcome]) -> str:
    """Return how many lie further out than pupils by lot would bring them."""
    known = [own for own in outcomes if own.known]
    out = sum(beyond[own.code] for own in known)
    return (
        f"Vore kommunerna lika i allt utom slumpen skulle omkring 95 av 100 ligga mellan de "
        f"prickade linjerna. {capital(_one(out))} av {len(known)} gör "
        "det inte: kommuner skiljer sig åt mer än så också när bakgrunden räknats bort."
    )
