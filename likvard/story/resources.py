"""Resources against need in plain Swedish: do they go together, how surely, and since when."""

from typing import Final

from likvard import captions, swedish
from likvard.equity.pairing import LEAST, Relation
from likvard.equity.resources import STEP, Resource
from likvard.story.slope import along, capital, definite, higher, in_mean, interval, size

NEED: Final = "Behov är här andelen elever vars föräldrar saknar eftergymnasial utbildning."
UNSURE: Final = "Inget säkert samband"


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
        told = _no_line(len(found.pairing.members(spring).codes))
    else:
        told = f"Med tio procentenheter större behov är {_in_area(found, line, area)}"
        told = f"{told}{_in_country(found, spring)}."
    return f"{told} {_about(found, spring)}. {NEED}"


def _no_line(count: int) -> str:
    """Return why no line is drawn: too few municipalities, or nothing that differs between them."""
    if count < LEAST:
        return f"{capital(swedish.municipalities(count))} har båda, och det behövs minst {LEAST}."
    return "Kommunerna skiljer sig inte åt så att en linje kan dras."


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
    amount = size(found.indicator, value)
    sign = "+" if value > 0 else swedish.MINUS
    signed = f"{sign}{amount}" if any(figure in amount for figure in "123456789") else amount
    return signed, interval(found.indicator, low, high)
