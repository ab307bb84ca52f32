"""Resources against need in plain Swedish: do they go together, how surely, and since when."""

from collections.abc import Sequence
from typing import Final

from likvard import captions, swedish
from likvard.equity.pairing import Relation
from likvard.equity.resources import STEP, Resource, Slope
from likvard.equity.unevenness import Unevenness
from likvard.story.slope import along, capital, definite, higher, in_mean, interval
from likvard.verdict import CERTAIN

NEED: Final = "Behov är här andelen elever vars föräldrar saknar eftergymnasial utbildning."
UNSURE: Final = "Inget säkert samband"
_PERCENT: Final = 100.0
_ONE: Final = 1


def title(found: Resource, spring: int) -> str:
    """Return whether there is more or less of the resource where need is greater."""
    line, what = found.relation(spring), definite(found.indicator)
    if line is None:
        return f"Sambandet mellan behov och {what} går inte att räkna ut"
    if not line.certain:
        return f"{UNSURE} mellan behov och {what}"
    word = higher(found.indicator, line.slope()[0])
    return f"{capital(what)} är {word} i kommuner där behovet är större"


def lede(found: Resource, spring: int, area: str) -> str:
    """Return how much, with its interval, here and in the country, and whose schools and years."""
    line = found.relation(spring)
    if line is None:
        count = swedish.counted(len(found.pairing.members(spring).codes))
        told = f"{capital(count)} kommuner har båda uppgifterna, för få för att dra en linje."
    else:
        told = f"Med tio procentenheter större behov är {_in_area(found, line, area)}"
        told = f"{told}{_in_country(found, spring)}."
    return f"{told} {_about(found, spring)}. {NEED}"


def _in_area(found: Resource, line: Relation, area: str) -> str:
    value, low, high = line.slope(STEP)
    ends = f"95 % intervall {interval(found.indicator, low, high)}"
    doubt = "" if line.certain else ", som rymmer noll"
    what = f"{definite(found.indicator)} {in_mean(found.indicator, value)}"
    return f"{what} bland {line.count} kommuner i {area} ({ends}{doubt})"


def _in_country(found: Resource, spring: int) -> str:
    line = found.national(spring)
    if line is None:
        return ""
    value = in_mean(found.indicator, line.slope(STEP)[0])
    return f" och {value.removeprefix('i snitt ')} bland rikets {line.count}"


def country(found: Resource, spring: int) -> str:
    """Return the country's slope with its interval, or why there is none."""
    line = found.national(spring)
    if line is None:
        return "Uppgiften finns inte för rikets kommuner, så de visas inte."
    value, low, high = line.slope(STEP)
    ends = interval(found.indicator, low, high)
    told = in_mean(found.indicator, value).removeprefix("i snitt ")
    return f"Rikets {line.count} kommuner: {told} per tio procentenheter (95 % intervall {ends})."


def _about(found: Resource, spring: int) -> str:
    year, october = found.pairing.years(spring)
    whose = [captions.explained(found.indicator), *captions.split(found.panel)]
    when = found.panel.in_year(year)
    autumn = "" if when == found.need.in_year(october) else f", behovet i oktober {october}"
    return f"{', '.join([*whose, when])}{autumn}"


def heading(found: Resource, spring: int) -> str:
    """Return how much of the differences between the municipalities goes along with need."""
    line = found.relation(spring)
    if line is None:
        return "Varje punkt är en kommun"
    return f"{capital(along(line))} av skillnaderna mellan kommunerna hänger samman med behovet"


def slopes_heading(found: Resource) -> str:
    """Return in how many years it is certain, and whether it has changed."""
    slopes = found.comparable
    if len(slopes) <= _ONE:
        return "Bara ett år kan jämföras" if slopes else "Inget år kan jämföras"
    return f"{_certain(list(slopes.values()))}{_change(found)}"


def _certain(slopes: Sequence[Slope]) -> str:
    certain, years = [s for s in slopes if s.certain], swedish.counted(len(slopes))
    if not certain:
        return f"Sambandet är inte säkert något av {years} år"
    turned = len({s.value > 0 for s in certain}) > _ONE
    both = ", men inte åt samma håll" if turned else ""
    if len(certain) == len(slopes):
        return f"Sambandet är säkert alla {years} åren{both}"
    return f"Sambandet är säkert {swedish.counted(len(certain))} av {years} år{both}"


def _change(found: Resource) -> str:
    trend = found.trend
    if trend is None:
        return ""
    if trend.probability >= CERTAIN:
        return ", utan säker förändring"
    last = found.comparable[max(found.comparable)]
    stronger = (trend.s > 0) == (last.value > 0)
    return f" och har blivit {'starkare' if stronger else 'svagare'}"


def word(found: Resource, spring: int) -> str:
    """Return the verdict on one resource in a few words for a table row."""
    line = found.relation(spring)
    if line is None:
        return "Går inte att räkna ut"
    if not line.certain:
        return UNSURE
    return f"{capital(higher(found.indicator, line.slope()[0]))} där behovet är större"


def step(found: Resource, spring: int) -> tuple[str, str]:
    """Return the slope per ten percentage points with its unit and sign, and its interval."""
    line = found.relation(spring)
    if line is None:
        return swedish.NO_VALUE, swedish.NO_VALUE
    value, low, high = line.slope(STEP)
    sign = "+" if value > 0 else swedish.MINUS
    size = in_mean(found.indicator, value).removeprefix("i snitt ").rpartition(" ")[0]
    return f"{sign}{size}", interval(found.indicator, low, high)


def uneven(found: Resource, shared: Unevenness, when: str) -> list[str]:
    """Return how unequally the resource is shared, pair by pair, and between types."""
    twice = swedish.number(_PERCENT * 2 * shared.gini, 1)
    pairs = (
        f"Jämförs alla par av kommuner skiljer sig {_shared(found)} i snitt med {twice} procent "
        f"av medelvärdet {when} (Gini {swedish.number(shared.gini, 3)})."
    )
    return [pairs, *_types(shared), _same_use(shared)]


def _shared(found: Resource) -> str:
    staffed = higher(found.indicator, 1.0) == "fler"
    return "antalet lärare per elev" if staffed else definite(found.indicator)


def _types(shared: Unevenness) -> list[str]:
    between = shared.theil.between_share
    if between is None:
        return []
    parts = [swedish.number(_PERCENT * part) for part in (between, 1 - between)]
    chance = swedish.number(_PERCENT * (shared.types - 1) / (shared.count - 1))
    told = (
        f"Av skillnaderna (Theils L, {swedish.number(shared.theil.total, 4)}) ligger {parts[0]} "
        f"procent mellan kommuntyperna och {parts[1]} procent inom dem. Med "
        f"{swedish.counted(shared.types)} typer på {shared.count} kommuner ger redan slumpen "
        f"omkring {chance} procent mellan typerna."
    )
    return [told]


def _same_use(shared: Unevenness) -> str:
    less = swedish.number(_PERCENT * shared.atkinson, 1)
    return (
        f"Med en vanlig motvilja mot ojämlikhet (Atkinson, ε = 1) hade samma nytta nåtts med "
        f"{less} procent mindre, om alla haft lika mycket."
    )


NOT_FOR_SHARES: Final = (
    "Gini, Theil och Atkinson räknas bara för det som kan delas ut, som kronor och lärare. För en "
    "andel skulle svaret bli ett annat om man i stället räknade dem som inte ingår i den."
)
