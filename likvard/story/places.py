"""Places, applicants and need in plain Swedish: what is empty, who waits, and what both say."""

from math import isnan
from typing import Final

from likvard import story, swedish
from likvard.catalogue.programmes import Programme
from likvard.equity import needs
from likvard.equity.flowing import Matrix
from likvard.equity.places import Sums
from likvard.equity.places_view import NEED, PLACES, PlacesView
from likvard.own.asked import asks_for_demo
from likvard.own.figures import INVENTED
from likvard.story.slope import capital

WHOSE: Final = "Skolor i kommunen (lägeskommun), årskurs 1"
QUEUE: Final = "Kö: förstahandssökande som inte antogs på sitt förstahandsval."
APART: Final = (
    "Tomma platser och kö räknas utbildning för utbildning och dras aldrig från varandra: en plats "
    "kan stå tom på en skola medan någon köar till en annan."
)
UPLOADED: Final = (
    "Sidan visar uppgifter som bara du ser. De kan inte läggas till möten eller delas med länk. "
    "Den som öppnar din länk ser sidan utan dem."
)
ABSENT: Final = (
    "Diagrammet visas bara med uppgifter om platser, sökande eller elevströmmar. Uppgifter som en "
    "läsare har laddat upp för sig själv kan inte delas i möten eller länkar."
)


def mark(shown: PlacesView) -> str:
    """Return what must stand first at every chart of invented rows; empty for real ones."""
    return f"{INVENTED}: " if asks_for_demo(shown.view) else ""


def whole_number(value: float) -> str:
    """Return a count, or a dash where it is not known."""
    return swedish.number(value)


def ratio(value: float) -> str:
    """Return applicants per place with two decimals."""
    return swedish.number(value, 2)


def title(shown: PlacesView) -> list[str]:
    """Return how many places stand empty and how many wait, or that nothing is known."""
    if shown.year is None:
        return [
            f"Platser och sökande i {shown.view.area.spoken} finns inte i öppna källor",
            "men visas här med nätverkets egna uppgifter",
        ]
    found, scene = shown.chosen, _scene(shown)
    if not found.rows:
        return [
            f"{mark(shown)}{_opened(shown, scene)} finns inga platser i uppgifterna {_when(shown)}"
        ]
    return [f"{mark(shown)}{_opened(shown, _empty(found, scene, _when(shown)))}", _waiting(found)]


def _opened(shown: PlacesView, said: str) -> str:
    """Return words that open a title, or go on after the mark."""
    return said if mark(shown) else capital(said)


def _scene(shown: PlacesView) -> str:
    where = f"i {shown.where.name}"
    return f"{where} på {shown.programme.name}" if shown.programme else where


def _when(shown: PlacesView) -> str:
    return f"läsåret {shown.period}"


def _empty(found: Sums, scene: str, when: str) -> str:
    if isnan(found.empty):
        return f"{scene} är det inte känt hur många platser som stod tomma {when}"
    if found.empty == 0:
        return f"{scene} stod ingen av {whole_number(found.places)} gymnasieplatser tom {when}"
    many = f"{whole_number(found.empty)} av {whole_number(found.places)}"
    return f"{scene} stod {many} gymnasieplatser tomma {when}"


def _waiting(found: Sums) -> str:
    if isnan(found.queue):
        return "hur många som köade till sitt förstahandsval är inte känt"
    if found.queue == 0:
        return "och alla förstahandssökande kom in på sitt förstahandsval"
    many = f"{whole_number(found.queue)} av {whole_number(found.first_choice)}"
    return f"samtidigt som {many} förstahandssökande inte kom in på sitt förstahandsval"


def lede(shown: PlacesView) -> str:
    """Return whose places, the level, what is missing, and where the figures come from."""
    if shown.year is None:
        return (
            "Antagningskansliet har uppgifterna. Nedan står vad som behövs, från vem, och vad "
            "öppna siffror säger så länge."
        )
    found = shown.chosen
    level = (
        f"{ratio(found.per_place)} förstahandssökande per plats, "
        f"{whole_number(found.fill)} procent av platserna fyllda. "
        if not isnan(found.per_place + found.fill)
        else ""
    )
    lack = "För någon utbildning saknas en uppgift, och då visas ingen summa. " * found.incomplete
    return f"{WHOSE}, var eleverna än bor. {level}{lack}{sources(shown, PLACES)}"


def sources(shown: PlacesView, *kinds: str) -> str:
    """Return where the figures of some kinds come from, each source once."""
    every = (shown.held[kind].source for kind in kinds if kind in shown.held)
    return " ".join(dict.fromkeys(every))


NOT_KNOWN: Final = ".."
SIGNS: Final = "Streck: inga platser eller sökande. Två punkter: någon uppgift saknas."


def numbers(found: Sums) -> tuple[str, ...]:
    """Return places, first-hand applicants, per place, admitted, fill, empty, queue, first choice.

    A dash where there are no places, or nobody to be a share of; two dots where a number lacks.
    """
    return (
        told(found, found.places),
        told(found, found.first_choice),
        told(found, found.per_place, found.places, decimals=2),
        told(found, found.admitted),
        told(found, found.fill, found.places),
        told(found, found.empty),
        told(found, found.queue),
        told(found, found.met, found.first_choice),
    )


def told(found: Sums, value: float, whole: float = 1.0, decimals: int = 0) -> str:
    """Return a number of the sums; `whole` is what it is a share of."""
    if not found.rows or (isnan(value) and whole == 0):
        return swedish.NO_VALUE
    return NOT_KNOWN if isnan(value) else swedish.number(value, decimals)


def programmes_heading(shown: PlacesView) -> str:
    """Return at which programmes both empty places and a queue are, or the most of either."""
    own = [(each, shown.sums(shown.where, each)) for each in shown.here]
    both = [each for each, found in own if found.empty > 0 and found.queue > 0]
    if not own:
        return f"{mark(shown)}inga program med platser i {shown.where.name}"
    if not any(found.rows and not isnan(found.empty + found.queue) for _, found in own):
        return f"{mark(shown)}tomma platser och kö per program, med luckor i uppgifterna"
    told = f"{swedish.counted(len(both))} av {swedish.counted(len(own))} program"
    said = "Inget program" if not both else capital(told)
    return f"{mark(shown)}{said} i {shown.where.name} har både tomma platser och kö"


def quadrant_heading(shown: PlacesView) -> str:
    """Return which programmes demand and need say should grow, else that none do."""
    own = [(each, shown.sums(shown.where, each).per_place, shown.need(each)) for each in shown.here]
    known = [(each, needs.word(x, y)) for each, x, y in own if not isnan(x + y)]
    if not known:
        return f"{mark(shown)}Efterfrågan och behov: ingen bedömning av behovet är inläst"
    grow = [each.short for each, word in known if word == "bygg ut"]
    if not grow:
        return f"{mark(shown)}Inget program har både hög efterfrågan och ökande behov"
    told = swedish.joined(grow) if len(grow) <= _NAMED else f"{swedish.counted(len(grow))} program"
    return f"{mark(shown)}Hög efterfrågan och ökande behov: {told}"


_NAMED: Final = 3


def areas_heading(shown: PlacesView) -> str:
    """Return in which part of the area a place had the most first-hand applicants."""
    own = [(each.name, shown.sums(each, shown.programme)) for each in shown.parts]
    known = [(name, found) for name, found in own if not isnan(found.per_place)]
    what = shown.programme.name if shown.programme else "alla program"
    if not known:
        return f"{mark(shown)}Platser och sökande per område, {swedish.lower_first(what)}"
    name, found = max(known, key=lambda pair: pair[1].per_place)
    return (
        f"{mark(shown)}Flest förstahandssökande per plats i {name}: {ratio(found.per_place)} på "
        f"{whole_number(found.places)} platser, {swedish.lower_first(what)}"
    )


def years_heading(shown: PlacesView, label: str) -> str:
    """Return what is compared over which years."""
    first, last = (
        swedish.school_year(year, "autumn") for year in (shown.years[0], shown.years[-1])
    )
    span = f"läsåren {first}–{last}" if first != last else f"bara läsåret {first} är inläst"
    return f"{mark(shown)}{label} i {shown.where.name}, {span}"


def need_words(shown: PlacesView) -> str:
    """Return who has judged the need."""
    held = shown.held.get(NEED)
    own = "Behov markerat ”eget” har läsaren angett i adressen. " if shown.entered else ""
    if held is None:
        return own or "Ingen bedömning av behovet är inläst. "
    rows = shown.needs.rows
    names = swedish.in_order(dict.fromkeys(rows["source"].dropna()))
    told = f"Behovet enligt {swedish.joined(names)}. " if names else ""
    return own + (told or f"Ingen bedömning gäller läsåret {shown.period}. ")


def need_said(shown: PlacesView, programme: Programme) -> str:
    """Return the judged need of a programme in words."""
    value = shown.need(programme)
    own = " (eget)" if programme.letters in shown.entered else ""
    if isnan(value):
        return "ingen samlad bedömning"
    plain = {100: "öka", 0: "behålla", -100: "minska"}.get(round(value))
    return f"{plain or f'nettotal {signed(value)}'}{own}"


def signed(value: float) -> str:
    """Return a number with its sign."""
    return f"+{swedish.number(value)}" if value > 0 else swedish.number(value)


def flows_heading(shown: PlacesView, found: Matrix) -> str:
    """Return the largest flow between two municipalities, and how many cross a border."""
    arcs = found.arcs()
    if not arcs:
        return f"{mark(shown)}Ingen elev går i gymnasieskola i en annan av områdets kommuner"
    first, names = arcs[0], {own.code: own.name for own in shown.view.members}
    return (
        f"{mark(shown)}Den största strömmen går från {names[first.home]} till {names[first.host]}: "
        f"{whole_number(first.pupils)} elever"
    )


def balance_heading(shown: PlacesView, found: Matrix) -> str:
    """Return in how many municipalities more than half stay at home."""
    shares = found.flows.self_containment[:-1]
    known = [share for share in shares if share is not None]
    over = sum(share > _HALF for share in known)
    area = story.genitive(shown.view.area.spoken)
    said = {0: "ingen", 1: "en"}.get(over, swedish.counted(over))
    return (
        f"{mark(shown)}I {said} av {area} {swedish.counted(len(known))} kommuner med uppgift går "
        "mer än hälften av ungdomarna i gymnasieskola hemma"
    )


_HALF: Final = 0.5


def flows_basis(shown: PlacesView, found: Matrix) -> str:
    """Return what is counted in the flows, of which year."""
    which = shown.programme.name if found.programme and shown.programme else "alla program"
    return (
        f"Gymnasieelever läsåret {swedish.school_year(found.year, 'autumn')}, "
        f"{swedish.lower_first(which)}, från hemkommun till kommunen där skolan ligger"
    )
