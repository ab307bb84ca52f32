"""The teachers of today in plain Swedish: the posts missing, and whom the certified meet."""

from typing import Final

from likvard import swedish
from likvard.equity.resources import STEP
from likvard.equity.teacher_posts import Missing, Shortage
from likvard.equity.teacher_units import TaughtUnits
from likvard.measures.interval import Interval
from likvard.story.slope import capital

_FEW: Final = 10.0
_MANY: Final = 1000.0
_HALF: Final = 0.05
_EXCHANGED: Final = (
    "En saknad tjänst är en tjänst som i dag hålls av någon som inte är behörig. Tjänsterna antas "
    "varken bli fler eller färre."
)
_ENDS: Final = (
    "Spannet visar vad avrundningen av de publicerade talen ger; där ett tal är från ett annat "
    "läsår också så mycket som det som mest har ändrats på ett år."
)
_LEFT_OUT: Final = (
    "Lärare som publiceringen utelämnar syns inte, så det verkliga antalet kan vara ett annat."
)
_TARGETS: Final = {"best": "den bästa fjärdedelens nivå", "mean": "medelkommunens nivå"}


def posts(value: float) -> str:
    """Return a number of posts: one decimal below ten, to the nearest ten from a thousand."""
    if 0 < abs(value) < _FEW:
        return swedish.number(value, 1)
    return swedish.number(value, -1 if abs(value) >= _MANY else 0)


def between(found: Interval) -> str:
    """Return "mellan 553 och 576"."""
    return f"mellan {posts(found.low)} och {posts(found.high)}"


def level(found: Shortage) -> str:
    """Return "den bästa fjärdedelens nivå, 78 procent"."""
    value = found.level.value
    percent = f"{swedish.number(value, int(value != int(value)))} procent"
    named = _TARGETS.get(found.target)
    return percent if named is None else f"{named}, {percent}"


def shortage_heading(found: Shortage) -> str:
    """Return how many certified posts are missing for all municipalities to reach the level."""
    whole, many = found.whole, swedish.municipalities(len(found.reckoned))
    if whole.value < _HALF:
        return f"Alla {many} når {level(found)}"
    return (
        f"Räknat med dagens tjänster saknas ungefär {posts(whole.value)} behöriga "
        f"heltidstjänster för att {many} ska nå {level(found)}"
    )


def shortage_lede(found: Shortage, area: str) -> str:
    """Return the sum with its ends, as a share of all posts, and how many are there already."""
    whole, there = found.whole, sum(not row.missing.value for row in found.reckoned if row.missing)
    share = 100 * whole.value / found.posts.value if found.posts.value else 0.0
    told = f"{capital(swedish.counted(there))} av {len(found.reckoned)} är redan där."
    return (
        f"{capital(area)}: {between(whole)} av ungefär {posts(found.posts.value)} "
        f"heltidstjänster, {swedish.number(share, 1)} procent. {told}"
    )


def assumptions(found: Shortage) -> list[str]:
    """Return what the number of missing posts rests on, a sentence each."""
    pupils, ratio = (_years(years) for years in found.years)
    share = found.panel.in_year(found.year)
    estimated = (
        f"Heltidstjänster är uppskattade: elever i kommunens skolor ({pupils}) delat med elever "
        f"per lärare ({ratio})."
    )
    return [
        estimated,
        f"Andelen är publicerad för {share} och räknas av lärartjänsterna i samma skolor.",
        _EXCHANGED,
        _ENDS,
        _LEFT_OUT,
    ]


def _years(years: tuple[int, ...]) -> str:
    told = [swedish.school_year(year, "autumn") for year in years]
    lead = "läsåret" if len(told) == 1 else "läsåren"
    return f"{lead} {swedish.joined(told)}"


def missing_words(row: Missing) -> str:
    """Return one municipality's missing posts in words."""
    if row.missing is None:
        return f"{row.name}: {note(row)}."
    if not row.missing.high:
        return f"{row.name}: når nivån."
    return f"{row.name}: ungefär {posts(row.missing.value)} tjänster, {between(row.missing)}."


def note(row: Missing) -> str:
    """Return in a few words what stands where a municipality has no number to show."""
    if row.missing is None:
        return "uppgift saknas"
    return "når nivån" if not row.missing.value else ""


def units_heading(found: TaughtUnits, area: str) -> str:
    """Return whether the units with the greatest need have the certified teachers."""
    line = found.line
    if line is None:
        return f"För få skolenheter i {area} för att dra en linje"
    value, _, _ = line.slope(STEP)
    if not line.certain:
        return f"Inget säkert samband mellan behov och behöriga lärare i skolenheterna i {area}"
    way = "lägre" if value < 0 else "högre"
    return f"Skolenheter i {area} med större behov har {way} andel behöriga lärare"


def units_slope(found: TaughtUnits) -> str:
    """Return the slope between all units, and inside municipalities, with their intervals."""
    if found.line is None:
        return ""
    told = [f"Tio procentenheter större behov hänger samman med {_slope(found.line.slope(STEP))}"]
    if found.inside is not None:
        own = tuple(STEP * each for each in found.inside)
        sure = own[1] > 0 or own[2] < 0
        lead = "inom samma kommun med" if sure else "inom samma kommun syns ingen säker skillnad:"
        told.append(f"{lead} {_slope(own)}")
    return f"{'; '.join(told)}."


def _slope(found: tuple[float, ...]) -> str:
    value, low, high = found
    way = "lägre" if value < 0 else "högre"
    ends = " till ".join(swedish.number(each, 1) for each in (low, high))
    size = swedish.number(abs(value), 1)
    return f"{size} procentenheter {way} andel behöriga (95 % intervall {ends})"


def units_undated(found: TaughtUnits) -> str:
    """Return of how many units both are known, and that the share has no stated year."""
    when = found.education.in_year(found.year)
    return (
        f"Andelen är den senast publicerade; läsåret står inte i uppgifterna, så inget anges. "
        f"Föräldrarnas utbildning gäller {when}. {len(found.units)} av {found.every} skolenheter "
        "har båda uppgifterna; om de andra säger bilden inget."
    )
