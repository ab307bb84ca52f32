"""What upper secondary school offers, in plain Swedish: where, how broad, how near, how small."""

from math import isnan
from typing import Final

from likvard import story, swedish
from likvard.catalogue.programmes import Programme
from likvard.equity.offers import LOWEST, SMALL, Cell
from likvard.equity.reach import Reached
from likvard.equity.specialised import Quotient
from likvard.equity.supply import Structure
from likvard.equity.supply_view import SupplyView
from likvard.story.slope import capital

KINDS: Final = {
    "vocational": "Yrkesprogram",
    "preparatory": "Högskoleförberedande program",
    "introduction": "Introduktionsprogram",
    "other": "Annan utbildning",
}
PROVIDERS: Final = {"municipal": "kommunal", "independent": "fristående", "other": "annan"}
NOT_HERE: Final = "Finns inte här"
NOT_TOLD: Final = "Uppgift saknas"
NOT_GIVEN: Final = "programmet ges inte"
UNDATED: Final = "senast publicerade uppgift, som saknar läsår"
WARNING: Final = (
    "Poängen följer hur eleverna väljer: höga poäng betyder att många med höga betyg har sökt "
    "till få platser, inte att utbildningen är bättre eller att behovet är större."
)
_HALF: Final = 50
_NAMED: Final = 4


def title(shown: SupplyView) -> list[str]:
    """Return how many programmes there are, how many in one municipality only, and where none."""
    found = shown.supply
    alone = sum(len(found.whole(each).municipalities) == 1 for each in found.programmes)
    area = story.genitive(shown.view.area.spoken)
    many = len(found.programmes)
    kinds = "en utbildning" if many == 1 else f"{swedish.counted(many)} utbildningar"
    said = [f"{capital(area)} gymnasieskolor ger {kinds}, {_alone(alone)}"]
    return [*said, f"och {_without(shown)}"]


def _alone(count: int) -> str:
    if not count:
        return "alla i mer än en kommun"
    return f"{swedish.counted(count)} av dem i en enda kommun"


def _without(shown: SupplyView) -> str:
    absent = len(shown.supply.without)
    who = swedish.counted(len(shown.view.members))
    if not absent:
        return f"alla {who} kommuner har gymnasieskola"
    return f"{swedish.counted(absent)} av {who} kommuner har ingen gymnasieskola"


def lede(shown: SupplyView) -> str:
    """Return whose pupils, of which time, and what is missing."""
    return (
        "Skolenheter i kommunen (lägeskommun), alla huvudmän, var eleverna än bor. "
        f"Elevantalen är den {UNDATED}, och avrundade till tiotal. {missing(shown)}"
    )


def missing(shown: SupplyView) -> str:
    """Return for how much the number of pupils is not published."""
    found = shown.supply.everything
    silent = len(found.offers) - found.counted
    if not silent:
        return "Alla program på skolenheterna har elevantal."
    what = "ett program" if silent == 1 else f"{swedish.counted(silent)} program"
    return f"För {what} på en skolenhet saknas elevantal: det syns som två punkter."


def admitted(shown: SupplyView) -> str:
    """Return "antagningen 2025"; without a year where no points are published."""
    year = shown.supply.years.get(LOWEST)
    return "antagningen" if year is None else f"antagningen {year}"


def table_heading(shown: SupplyView) -> str:
    """Return which programme is offered in the most municipalities."""
    found, members = shown.supply, len(shown.view.members)
    places = {each.short: len(found.whole(each).municipalities) for each in found.programmes}
    most = max(places.values())
    widest = [name for name, count in places.items() if count == most]
    if len(widest) > _NAMED:
        return f"{swedish.counted(len(widest)).capitalize()} program ges i {most} av {members}"
    return f"{swedish.joined(widest)} ges i flest kommuner: {most} av {members}"


def structure_heading(whole: Structure, own: dict[str, Structure], area: str) -> str:
    """Return the part of vocational programmes, and in how many it is more than half."""
    if isnan(whole.pupils):
        return "Inga elevantal är publicerade"
    over = sum(each.vocational > _HALF for each in own.values())
    more = "ingen kommun" if not over else swedish.municipalities(over)
    return (
        f"Yrkesprogrammen har {swedish.number(whole.vocational)} procent av eleverna i {area}, "
        f"och mer än hälften i {more}"
    )


def quotient_heading(programme: Programme, found: list[Quotient]) -> str:
    """Return where the programme is the most of a speciality, if it certainly is anywhere."""
    sure = [each for each in found if not each.few and each.low > 1]
    if not sure:
        return f"{programme.short} är ingen tydlig specialitet i någon kommun"
    most = max(sure, key=lambda each: (each.value, each.municipality.code))
    return (
        f"{programme.short} är som störst del av eleverna i {most.municipality.name}: "
        f"{swedish.number(most.value, 1)} gånger områdets andel"
    )


def quotient_note(shown: SupplyView, each: Quotient) -> str:
    """Return why a municipality has no quotient, or what must be said of it; empty for nothing."""
    if not shown.supply.inside(each.municipality.code).offers:
        return NOT_HERE
    if isnan(each.value):
        return NOT_TOLD
    if not each.pupils:
        return NOT_GIVEN
    return "få elever" if each.few else ""


def points_heading(programme: Programme, whole: Cell) -> str:
    """Return from where to where the lowest points of the school units go."""
    known = [offer.value(LOWEST) for offer in whole.offers if not isnan(offer.value(LOWEST))]
    if not known:
        return f"Inga antagningspoäng är publicerade för {swedish.lower_first(programme.name)}"
    low, high = (swedish.number(each) for each in (min(known), max(known)))
    if low == high:
        return f"{programme.short}: lägst {low} poäng för att komma in"
    return f"{programme.short}: lägst {low} poäng för att komma in på en skola, {high} på en annan"


def from_where(shown: SupplyView) -> str:
    """Return how distances are reckoned, and what stands for places that are not published."""
    if shown.origin.code in shown.supply.weighted:
        point = "medelläget för kommunens grundskolor med publicerat läge, vägt efter elever"
    else:
        point = "den punkt som ligger längst från kommungränsen"
    return (
        f"Fågelvägen från kommunens mittpunkt: {point}. Ca: skolans läge är inte publicerat, och "
        "dess kommuns mittpunkt står för det."
    )


def reach_heading(shown: SupplyView) -> str:
    """Return how many of the programmes lie within reach."""
    near = sum(bool(each.within) for each in shown.reached)
    return (
        f"Från {shown.origin.name} ligger {swedish.counted(near)} av "
        f"{swedish.counted(len(shown.supply.programmes))} utbildningar inom {shown.km} kilometer"
    )


def schools_heading(shown: SupplyView, found: Reached | None) -> str:
    """Return how many school units within reach give the programme chosen, or how far it is."""
    name = shown.programme.short
    if found is None:
        return f"{name}: avståndet från {shown.origin.name} är inte känt"
    if not found.within:
        far = swedish.number(found.nearest.km)
        return f"{name}: närmast {far} kilometer från {shown.origin.name}"
    many = len(found.within)
    units = "en skolenhet" if many == 1 else f"{swedish.counted(many)} skolenheter"
    return f"{name} på {units} inom {shown.km} kilometer från {shown.origin.name}"


def few_heading(shown: SupplyView) -> str:
    """Return which programmes are in one municipality only, and how many are small."""
    found = shown.supply
    alone = [each for each in found.programmes if len(found.whole(each).municipalities) == 1]
    small = sum(offer.small for offer in found.offers)
    told = f"{small} av {found.everything.counted} program på en skolenhet har högst {SMALL} elever"
    if not alone:
        return f"Ingen utbildning ges bara i en kommun; {told}"
    names = swedish.joined([each.short for each in alone[:_NAMED]])
    more = len(alone) - _NAMED
    also = f" och {swedish.counted(more)} till" if more > 0 else ""
    whose = ", ".join(each.short for each in alone[:_NAMED]) if more > 0 else names
    return f"Bara i en kommun: {whose}{also}; {told}"
