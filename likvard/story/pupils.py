"""The pupils to come in plain Swedish: how many leave the ninth grade, how sure, how well tried."""

from collections.abc import Sequence
from math import isnan
from typing import Final

from likvard import swedish
from likvard.equity.pupils import LEAST, PROVEN, WIDEST, Cohorts
from likvard.equity.pupils_view import PupilsView
from likvard.story.slope import capital

_BASIS: Final = "alla huvudmän, var eleverna än bor"
BAND: Final = "fyra av fem utfall väntas inom bandet"
_NAMED: Final = 6
_SOME: Final = 5
_ALIKE: Final = 0.05
_THOUSAND: Final = 1000
_LIMIT: Final = round(100 * WIDEST)
_WHO: Final = "årskullarna som slutar nian i"
Change = tuple[float, float, float]


def title(shown: PupilsView) -> list[str]:
    """Return what becomes of the cohorts, how sure, and until when, a clause a line."""
    place, ahead = shown.place, shown.reached
    if not ahead:
        return [capital(f"{_lead(shown)}ingen prognos för {_WHO} {place.name}")]
    found, until = place.change(ahead), f"till {shown.period(ahead)}"
    who, since = f"{_WHO} {place.name}", f"från läsåret {shown.period(0)} {until}"
    if max(map(abs, found)) < _ALIKE:
        return [_ordered(shown, "väntas", who, "bli lika stora som nu"), since]
    if not certain(found):
        ends = " och ".join(signed(each, _places(found)) for each in found[1:])
        said = _ordered(shown, "kan", who, "både minska och öka")
        return [said, f"{since}, mellan {ends} procent"]
    size, low, high = (_size(each, found) for each in found)
    low, high = (high, low) if found[0] < 0 else (low, high)
    verb = "minska" if found[0] < 0 else "öka"
    said = _ordered(shown, "väntas", who, f"{verb} med {size} procent")
    return [said, f"{since}, mellan {low} och {high} procent"]


def _ordered(shown: PupilsView, verb: str, who: str, what: str) -> str:
    """Return the sentence, the scenario before its verb and the cohorts after it."""
    first = f"{scenario(shown)} {verb} {who}" if shown.moving else f"{who} {verb}"
    return capital(f"{first} {what}")


def _lead(shown: PupilsView) -> str:
    return f"{scenario(shown)}: " if shown.moving else ""


def certain(found: Change) -> bool:
    """Return whether the whole band lies on one side of no change."""
    return found[1] > 0 or found[2] < 0


def _size(value: float, found: Change) -> str:
    return swedish.number(abs(value), _places(found))


def _places(found: Change) -> int:
    """Return no decimals, or one where an end would else be told as zero."""
    return int(any(swedish.round_half_up(each) == 0 for each in found))


def scenario(shown: PupilsView) -> str:
    """Return "med en årlig utflyttning på 1 procent"; the plain scenario is as it has been."""
    if not shown.moving:
        return "med flyttning som hittills"
    way = "utflyttning" if shown.moving < 0 else "inflyttning"
    return f"med en årlig {way} på {_move(shown.moving)} procent"


def _move(moving: float) -> str:
    return swedish.number(abs(moving), int(moving != int(moving)))


def scenario_words(shown: PupilsView) -> str:
    """Return the scenario as a sentence of its own, in every heading, file and slide."""
    first = swedish.school_year(shown.outlook.years[0], "autumn")
    span = f"{first}–{shown.period(0)}"
    if not shown.moving:
        return f"Flyttningen antas fortsätta som {span}."
    way = "lämnar" if shown.moving < 0 else "kommer till"
    return (
        f"Scenario: {_move(shown.moving)} procent av varje årskull {way} skolorna varje år, "
        f"utöver flyttningen {span}."
    )


def basis(place: Cohorts) -> str:
    """Return whose schools the pupils are in."""
    where = "kommunen" if place.members == 1 else f"{place.members} kommuner"
    return f"Skolor i {where} (lägeskommun), {_BASIS}"


def lede(shown: PupilsView) -> str:
    """Return how many there are and will be, whose schools, how many municipalities."""
    place, ahead = shown.place, shown.reached
    extent = _extent(shown)
    if not ahead:
        return f"{why(place)} {basis(place)}, läsåret {shown.period(0)}.{extent}".strip()
    value, low, high = place.leavers(ahead)
    now = f"Läsåret {shown.period(0)} gick {pupils(place.now, exact=True)} elever i nian"
    then = f"{shown.period(ahead)} väntas {pupils(value)}, mellan {pupils(low)} och {pupils(high)}"
    change = in_per_cent(place.change(ahead))
    stops = "" if ahead == shown.ahead else f" {_stops(shown)}"
    return f"{now}. {then} ({change}; {BAND}).{stops} {basis(place)}.{extent}"


def _extent(shown: PupilsView) -> str:
    found = shown.outlook
    if shown.place is not found.whole or not found.left_out:
        return ""
    told = f" {found.whole.members} av {len(found.places)} kommuner räknas"
    if len(found.left_out) > _NAMED:
        return f"{told}."
    return f"{told}; inte {swedish.joined([place.name for place in found.left_out])}."


def _stops(shown: PupilsView) -> str:
    return (
        f"Längre fram än {shown.period(shown.reached)} bär metodens tidigare träffsäkerhet "
        f"ingen prognos: bandet blir bredare än ±{_LIMIT} procent."
    )


def pupils(value: float, *, exact: bool = False) -> str:
    """Return a number of pupils, to the nearest ten from a thousand unless it was counted."""
    return swedish.number(value, -1 if not exact and value >= _THOUSAND else 0)


def in_per_cent(found: Change) -> str:
    """Return "−3 procent, mellan −11 och +4"."""
    value, low, high = (signed(each, _places(found)) for each in found)
    return f"{value} procent, mellan {low} och {high}"


def signed(value: float, decimals: int = 0) -> str:
    """Return a change with its sign."""
    plus = "+" if swedish.round_half_up(value, decimals) > 0 else ""
    return f"{plus}{swedish.number(value, decimals)}"


def why(place: Cohorts) -> str:
    """Return why there is no forecast at all, as a sentence; empty where there is one."""
    reasons = {
        "": "",
        "years": f"Det finns för få läsår i följd för att pröva metoden {swedish.counted(PROVEN)} "
        "år fram mot facit.",
        "missing": "Uppgift saknas eller är sekretessbelagd för någon årskurs, och räknas inte "
        "fram ur andra uppgifter.",
        "few": f"Någon årskurs har färre än {LEAST} elever, för få för en prognos.",
        "record": f"Metodens tidigare fel är så stora att bandet redan ett år fram är bredare än "
        f"±{_LIMIT} procent.",
    }
    return reasons[place.why]


def note(place: Cohorts, ahead: int) -> str:
    """Return in a few words why a place has no forecast so far ahead; empty where it has one."""
    if ahead <= place.reach:
        return ""
    words = {"years": "för få läsår", "missing": "uppgift saknas", "few": "för få elever"}
    return words.get(place.why, f"osäkrare än ±{_LIMIT} %")


def rows_heading(shown: PupilsView, places: Sequence[Cohorts], kind: str = "kommun") -> str:
    """Return in how many places of a kind the cohorts will shrink, will grow, and may do either."""
    found = [place.change(shown.ahead) for place in places if place.reach >= shown.ahead]
    when = f"{capital(swedish.counted(shown.ahead))} år fram"
    if not found:
        return f"{when} bär metoden ingen prognos för någon {kind}"
    down, up = sum(each[2] < 0 for each in found), sum(each[1] > 0 for each in found)
    either = len(found) - down - up
    lead = f"{when}, {scenario(shown)}," if shown.moving else when
    told = f"{lead} väntas årskullarna minska i {_many(down, kind)} och öka i {_many(up, kind)}"
    return f"{told}; i {_many(either, kind)} kan det bli endera" if either else told


def _many(count: int, kind: str) -> str:
    one = {0: f"ingen {kind}", 1: f"en {kind}"}
    return one.get(count, f"{swedish.counted(count)} {kind}er")


def record_heading(shown: PupilsView) -> str:
    """Return how far off the method has been, one and three years ahead."""
    place = shown.place
    near, far = place.missed(1), place.missed(PROVEN)
    if isnan(near + far):
        return f"Metoden går inte att pröva mot facit för {place.name}"
    return (
        f"Facit för {place.name}: metoden har i snitt missat med {swedish.number(near, 1)} procent "
        f"ett år fram och {swedish.number(far, 1)} procent {swedish.counted(PROVEN)} år fram"
    )


def leaning(place: Cohorts) -> str:
    """Return whether the method has mostly said too many or too few; empty where not known."""
    lean, size = place.leaned(PROVEN), place.missed(PROVEN)
    if isnan(lean) or abs(lean) < size / 2:
        return ""
    way = "för många" if lean < 0 else "för få"
    return (
        f"{capital(swedish.counted(PROVEN))} år fram har den mest sagt {way}, i snitt "
        f"{swedish.number(abs(lean), 1)} procent: det syns i bandets bredd men rättas inte."
    )


def held(shown: PupilsView) -> str:
    """Return how often the band of the year before would have held; empty where not known."""
    known = [place.held for place in shown.outlook.places if place.held is not None]
    if len(known) < _SOME:
        return ""
    return (
        f"Bandet ett år fram, ritat efter de fel som var kända året före, rymde niorna "
        f"{shown.period(0)} i {sum(known)} av {len(known)} kommuner."
    )
