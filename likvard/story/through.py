"""What was to be expected of those who started upper secondary school, in plain Swedish."""

from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue, Indicator
from likvard.equity.through import Through
from likvard.panel import Panel
from likvard.story import expected as told

RESIDUAL: Final = (
    "Avvikelsen är det som modellen inte förklarar. Den är inte ett mått på skolornas kvalitet: "
    "i den ligger också val av program, avstånd, flyttningar, det som inte mäts och slump."
)
NO_PUPILS: Final = (
    "Elevernas egen bakgrund, som föräldrarnas utbildning, publiceras bara efter lägeskommun. "
    "Den blandas inte in här, där allt räknas efter hemkommun."
)
_PERCENT: Final = 100.0


def given(found: Through) -> str:
    """Return what the expected value rests on, as what is alike: "behörighet i nian"."""
    return "behörighet i nian och bakgrund" if found.regressors[1:] else "behörighet i nian"


def heading(found: Through) -> str:
    """Return how many lie over, under and as expected."""
    known = "behörigheten i nian och bakgrunden" if found.regressors[1:] else "behörigheten i nian"
    return told.heading(found, known)


def model(found: Through) -> str:
    """Return what the expected value rests on: who, when, and which year of grade 9."""
    panel, before = found.result, found.backgrounds[0]
    first, last = (before.period(year) for year in found.before)
    years = f"{panel.period(found.years[0])}–{panel.period(found.years[-1])}"
    names = [before.indicator.measure, *(_home(found, p.indicator) for p in found.backgrounds[1:])]
    return (
        f"Väntat värde kommer av en egen modell för rikets kommuner läsåren {years}, med en nivå "
        f"för varje läsår. Den utgår från årskullen när den gick ut nian "
        f"{swedish.counted(found.lag)} år tidigare, läsåren {first}–{last}: "
        f"{swedish.joined(names)}. {NO_PUPILS}"
    )


def _home(found: Through, background: Indicator) -> str:
    """Return a background of the residents, whose and of which years."""
    first, last = found.before
    return f"{background.measure} ({background.who} i kommunen, åren {first}–{last})"


def limits(found: Through) -> str:
    """Return where the limits come from without a published number of pupils."""
    stands = found.regressors[0].stand_in
    size = "" if stands is None else f" Storleken är {stands.what}, medel av alla år."
    return (
        "Antalet elever bakom andelen publiceras inte. Gränserna kommer i stället av hur långt "
        f"kommuner av liknande storlek har legat från det väntade.{size}"
    )


def sized(catalogue: Catalogue, found: Through) -> str:
    """Return whose figures the size of the municipalities is."""
    publisher = catalogue.source(found.sized.denominator[0].figure_set).publisher
    return f"kommunernas storlek efter antal elever i nian ({publisher})"


def tried(found: Through) -> str:
    """Return how often the limits hold for a municipality left out, of any size."""
    fifths = found.coverage.fifths
    small, large = (swedish.number(_PERCENT * share) for share in (fifths[0], fifths[-1]))
    return (
        f"{told.tried(found)} Bland den femtedel som är minst är det {small} procent och bland "
        f"den som är störst {large}."
    )


def why_not(panel: Panel) -> str:
    """Return why nothing can be expected of a result."""
    if panel.indicator.unit != "%" or panel.indicator.after_grade_nine is None:
        return (
            "Måttet är ingen andel av dem som gick ut nian ett visst år. Då finns inga resultat i "
            "nian att räkna från."
        )
    return (
        "Väntat värde är ett medel av tre läsår. Resultat och behörighet i nian finns för färre "
        "jämförbara läsår än så till och med det valda, eller för för få kommuner."
    )


def left(lag: int | None) -> str:
    """Return when those whom it is about left grade 9; empty where that is not known."""
    return "" if lag is None else f"Årskullen gick ut nian {swedish.counted(lag)} år tidigare."
