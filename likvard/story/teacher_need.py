"""The need for teachers ahead in plain Swedish: how many, with what assumptions, how sure."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.equity.pupils import AHEAD, WIDEST
from likvard.equity.teacher_need import NeedView
from likvard.equity.teacher_scenario import Need
from likvard.measures.interval import Interval
from likvard.story import pupils as cohorts

_LIMIT: Final = round(100 * WIDEST)
_TENS_FROM: Final = 100
NOTHING: Final = (
    "Elever per lärare, eller andelen behöriga lärare, är inte publicerad för grundskolan här."
)
POSTS: Final = "behöriga heltidstjänster"
_NEW: Final = "heltidstjänster utöver dem som är kvar"
BAND: Final = "fyra av fem utfall väntas inom bandet, om antagandena håller"


def posts(value: float) -> str:
    """Return a number of posts, to the nearest ten from a hundred."""
    return swedish.number(value, -1 if abs(value) >= _TENS_FROM else 0)


def ends(found: Interval) -> str:
    """Return "mellan 8 360 och 10 250"."""
    return f"mellan {posts(found.low)} och {posts(found.high)}"


def title(shown: NeedView) -> list[str]:
    """Return how many are needed, or must be recruited, how sure, and until when."""
    place, ahead = shown.place, shown.reached
    if not ahead:
        return [_marked(shown, f"Inget behov räknat för {place.name}")]
    when = f"läsåret {shown.period(ahead)}"
    if shown.leaving:
        return _to_recruit(shown, place.gap(ahead), when)
    found, change = place.need(ahead), place.change(ahead)
    said = f"I {place.name} behövs ungefär {posts(found.value)} {POSTS} {when},"
    return [_marked(shown, said), f"{_change(change)}, {_counted(shown)}"]


def _to_recruit(shown: NeedView, gap: Interval, when: str) -> list[str]:
    name, counted = shown.place.name, _counted(shown)
    if gap.low > 0:
        said = f"Till {when} behöver {name} behöriga lärare till ungefär {posts(gap.value)} "
        return [_marked(shown, f"{said}{_NEW},"), f"{ends(gap)}, {counted}"]
    if gap.high <= 0:
        left = "räcker de behöriga lärare som finns kvar"
        return [_marked(shown, f"Till {when} {left} i {name},"), counted]
    said = f"Till {when} kan {name} behöva behöriga lärare till upp till {posts(gap.high)} {_NEW},"
    middle = f"ungefär {posts(gap.value)}, men " if gap.value > 0 else ""
    return [_marked(shown, said), f"{middle}de som finns kvar kan också räcka, {counted}"]


def _marked(shown: NeedView, said: str) -> str:
    """Return the sentence with what must be said of invented rows before it."""
    told = "" if shown.ages is None else shown.ages.mark
    return f"{told}: {swedish.lower_first(said)}" if told else said


def _change(found: Interval) -> str:
    """Return "1 procent färre än nu, mellan −11 och +8 procent"."""
    low, high = (cohorts.signed(each) for each in (found.low, found.high))
    if not certain(found):
        return f"men det kan bli både färre och fler än nu, mellan {low} och {high} procent"
    size = swedish.round_half_up(found.value)
    way = "färre" if found.value < 0 else "fler"
    return f"{swedish.number(abs(size))} procent {way} än nu, mellan {low} och {high} procent"


def _counted(shown: NeedView) -> str:
    """Return what a title must tell of the assumptions: what is not as now, and who leaves."""
    plain = not shown.assumed.per_teacher and not shown.assumed.share
    return f"räknat {short_words(shown, leave_plain=plain)}"


def short_words(shown: NeedView, *, leave_plain: bool = False) -> str:
    """Return the assumptions in a few words: "med dagens täthet och behörighet, utan avgångar".

    `leave_plain` leaves out what is as now.
    """
    assumed = shown.assumed
    same = not assumed.per_teacher and not assumed.share
    if same:
        told = "med dagens täthet och behörighet"
    else:
        told = f"med {_ratio(assumed.per_teacher)} och {_share(assumed.share)}"
    moved = f", {cohorts.scenario(shown.pupils)}" if shown.pupils.moving else ""
    lead = "" if leave_plain else f"{told}, "
    return f"{lead}{_leaving_short(shown)}{moved}"


def _ratio(change: float) -> str:
    if not change:
        return "dagens täthet"
    return f"{_more(change)} per lärare"


def _more(change: float) -> str:
    """Return "en elev fler", or "0,5 färre elever"."""
    way = "fler" if change > 0 else "färre"
    if abs(change) == 1:
        return f"en elev {way}"
    return f"{swedish.number(abs(change), int(change != int(change)))} {way} elever"


def _share(share: float) -> str:
    return f"minst {swedish.number(share)} procent behöriga" if share else "dagens behörighet"


def _leaving_short(shown: NeedView) -> str:
    told = []
    if shown.place.aged:
        told.append("pensionsavgångar")
    if shown.assumed.leaving:
        told.append(f"{_percent(shown)} procents avgång om året")
    return f"med {swedish.joined(told)}" if told else "utan avgångar"


def _percent(shown: NeedView) -> str:
    return swedish.number(100 * shown.assumed.leaving)


def assumptions(shown: NeedView) -> list[str]:
    """Return every assumption as a sentence of its own."""
    assumed, last = shown.assumed, shown.period(AHEAD)
    ratio, share = _base(shown, "ratio"), _base(shown, "share")
    per_teacher = (
        f"Elever per lärare: varje kommuns eget tal läsåret {ratio}"
        if not assumed.per_teacher
        else f"Elever per lärare: {_more(assumed.per_teacher)} än läsåret {ratio}, nått i jämna "
        f"steg till {last}"
    )
    certified = (
        f"Behöriga: varje kommuns egen andel läsåret {share}"
        if not assumed.share
        else f"Behöriga: {_share(assumed.share)} i varje kommun, nått i jämna steg till {last}"
    )
    return [
        f"{per_teacher}.",
        f"{certified}.",
        f"Pensionsavgångar: {_retiring(shown, shown.place)}.",
        f"Andra avgångar: {_other(shown)}.",
        cohorts.scenario_words(shown.pupils),
    ]


def assumption_words(shown: NeedView, place: Need | None = None) -> str:
    """Return all assumptions in a line, in every card and file; `place` is whose numbers they are.

    The place shown is meant where none is given.
    """
    assumed, last = shown.assumed, shown.period(AHEAD)
    years = dict.fromkeys((_base(shown, "ratio"), _base(shown, "share")))
    now = f"läsåret {'/'.join(years)}" if len(years) == 1 else f"läsåren {swedish.joined([*years])}"
    steps = f", i jämna steg till {last}" if assumed.per_teacher or assumed.share else ""
    told = f"{_ratio(assumed.per_teacher)} och {_share(assumed.share)}{steps} (i dag: {now})"
    return (
        f"Räknat med {told}; pensionsavgångar: {_retiring(shown, place or shown.place)}; andra "
        f"avgångar: {_other(shown)}. {cohorts.scenario_words(shown.pupils)}"
    )


def _base(shown: NeedView, which: str) -> str:
    panel = shown.basis.ratio if which == "ratio" else shown.basis.shares
    year = min(panel.years, key=lambda year: (abs(year - shown.outlook.now), year))
    return panel.period(year)


def _retiring(shown: NeedView, place: Need) -> str:
    if not place.aged:
        every = "lärarnas ålder är inte känd"
        return f"inga, {every} här" if shown.whole.aged else f"inga, {every}"
    if place.members == place.aged:
        return "vid 65 år"
    return f"vid 65 år i {place.aged} av {place.members} kommuner, inga i de andra"


def _other(shown: NeedView) -> str:
    if not shown.assumed.leaving:
        return "inga"
    return f"{_percent(shown)} procent om året"


def lede(shown: NeedView) -> str:
    """Return how many there are, will be needed and are left, whose schools, how sure."""
    place, ahead = shown.place, shown.reached
    basis = "Grundskolan åk 1–9, skolor i kommunen (lägeskommun), alla huvudmän"
    if not ahead:
        return f"{why(place)} {basis}."
    need, gap = place.need(ahead), place.gap(ahead)
    now = f"Läsåret {shown.period(0)}: ungefär {posts(place.now.value)} {POSTS}"
    then = f"{shown.period(ahead)}: {posts(need.value)}, {ends(need)}; {BAND}"
    left = (
        f" Av dagens är ungefär {posts(float(place.left[ahead]))} kvar, så {posts(gap.value)} "
        f"skiljer, {ends(gap)}."
        if shown.leaving
        else ""
    )
    stops = "" if ahead == shown.ahead else f" {_stops(shown)}"
    return f"{now}. {then}.{left}{stops} {basis}.{_extent(shown)}"


def _stops(shown: NeedView) -> str:
    return (
        f"Längre fram än {shown.period(shown.reached)} bär prognosens tidigare träffsäkerhet "
        f"ingen beräkning: bandet blir bredare än ±{_LIMIT} procent."
    )


def _extent(shown: NeedView) -> str:
    if shown.place is not shown.whole or shown.whole.members == len(shown.places):
        return ""
    return f" {shown.whole.members} av {len(shown.places)} kommuner räknas."


def why(place: Need) -> str:
    """Return why nothing is reckoned, as a sentence."""
    reasons = {
        "years": "Det finns för få läsår i följd för att pröva prognosen mot facit.",
        "few": "Någon årskurs har för få elever för en prognos.",
        "record": f"Prognosens tidigare fel är större än ±{_LIMIT} procent redan ett år fram.",
        "": f"Prognosens tidigare fel är större än ±{_LIMIT} procent redan ett år fram.",
        "posts": "Elever per lärare, eller andelen behöriga, är inte publicerad.",
    }
    return reasons.get(place.why, "Uppgift om elever, täthet eller behörighet saknas.")


def note(place: Need, ahead: int) -> str:
    """Return in a few words why nothing is reckoned so far ahead; empty where it is."""
    if ahead <= place.reach:
        return ""
    words = {"years": "för få läsår", "few": "för få elever", "": f"osäkrare än ±{_LIMIT} %"}
    words["record"] = words[""]
    return words.get(place.why, "uppgift saknas")


def in_per_cent(found: Interval) -> str:
    """Return "−3 procent, mellan −11 och +4"."""
    value, low, high = (cohorts.signed(each) for each in found)
    return f"{value} procent, mellan {low} och {high}"


def certain(found: Interval) -> bool:
    """Return whether the whole band lies on one side of zero."""
    return found.low > 0 or found.high < 0


def rows_heading(shown: NeedView, places: Sequence[Need], kind: str = "kommun") -> str:
    """Return in how many places more will be needed than are left, fewer, and either."""
    found = [each.gap_share(shown.ahead) for each in places if each.reach >= shown.ahead]
    when = f"läsåret {shown.period(shown.ahead)}"
    if not found:
        return f"Prognosen bär ingen beräkning för någon {kind} {when}"
    more, fewer = sum(each.low > 0 for each in found), sum(each.high < 0 for each in found)
    either = len(found) - more - fewer
    than = "än de som finns kvar" if _anybody_leaves(shown) else "än i dag"
    if not more and not fewer:
        return f"I {_many(either, kind)} kan det behövas både fler och färre {than} {when}"
    told = f"Fler behöriga lärare {than} behövs {when} i {_many(more, kind)}, färre i "
    told += _many(fewer, kind)
    return f"{told}; i {_many(either, kind)} kan det bli endera" if either else told


def _anybody_leaves(shown: NeedView) -> bool:
    return shown.assumed.leaving > 0 or shown.whole.aged > 0


def _many(count: int, kind: str) -> str:
    one = {0: f"ingen {kind}", 1: f"en {kind}"}
    return one.get(count, f"{swedish.counted(count)} {kind}er")


def about_rows(shown: NeedView) -> str:
    """Return what the rows tell, in per cent of what."""
    what = (
        "Behöriga heltidstjänster som behövs minus dem som är kvar av dagens"
        if _anybody_leaves(shown)
        else "Förändring av behovet av behöriga heltidstjänster"
    )
    without = sum(place.reach < shown.ahead for place in shown.places)
    left_out = f". Inte räknat för {_many(without, 'kommun')}" if without else ""
    return (
        f"{what}, i procent av dagens, läsåret {shown.period(shown.ahead)}. Grundskolan åk 1–9, "
        f"lägeskommun, alla huvudmän{left_out}"
    )


def ageless(shown: NeedView, place: Need) -> str:
    """Return that a place has no ages where others have: its number is not theirs; else nothing."""
    return "utan pensioner" if shown.whole.aged and not place.aged else ""
