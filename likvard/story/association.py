"""Any two measures in plain Swedish: how they go together, or why that cannot be told."""

from math import floor, log10
from typing import Final

import numpy as np

from likvard import captions, swedish
from likvard.catalogue import Indicator
from likvard.equity.association import Association, Strength
from likvard.equity.pairing import LEAST, Relation
from likvard.measures.arrays import Floats
from likvard.measures.correlation import Correlation
from likvard.story.slope import along, capital, definite, higher, in_mean, interval, whole

UNSURE: Final = "Inget säkert samband"
_PERCENT_STEP: Final = 10.0
_ALONE: Final = "Punkterna visas, men inget samband räknas ut."
NOT_PUPILS: Final = (
    "Varje punkt är en kommun. Hur det är för enskilda elever kan ingen läsa här: ett samband "
    "mellan kommuner kan vara svagare, starkare eller omvänt mellan elever."
)
NOT_CAUSE: Final = (
    "Att två mått hänger samman säger inte att det ena leder till det andra. Båda kan hänga samman "
    "med något tredje, som var i landet kommunen ligger eller vilka som bor där."
)
NO_COUNTRY: Final = "Rikets kommuner visas inte: för få av dem har båda uppgifterna."
_AUTUMN: Final = "Vårens resultat hör ihop med hösten före."
_CALENDAR: Final = "Ett kalenderår hör ihop med läsåret som börjar det året."
_SCALE: Final = "Noll betyder inget samband, ett och minus ett att punkterna ligger på en linje."


def title(found: Association) -> list[str]:
    """Return how the two go together, a clause a line, or why that cannot be told."""
    y, x = found.pairing.y.indicator, found.pairing.x.indicator
    if found.doubt:
        return [_doubtful(found)]
    if found.line is None or not found.certain:
        return [f"{UNSURE} mellan {definite(x)} och {definite(y)}"]
    one, other = higher(x, 1.0), higher(y, found.line.slope()[0])
    return [f"Där {definite(x)} är {one}", f"är {definite(y)} oftast {other}"]


def _doubtful(found: Association) -> str:
    y, x = found.pairing.y.indicator, found.pairing.x.indicator
    if found.doubt == "material":
        return f"{y.short} och {x.short} räknas på samma underlag"
    if found.doubt == "noise":
        what = swedish.joined([definite(panel.indicator) for panel in found.noisy])
        return f"Skillnaderna i {what} är mest slump"
    if found.doubt == "constant":
        return "Alla kommuner har samma värde, så inget kan hänga samman med det"
    return "För få kommuner har uppgift om båda måtten"


def lede(found: Association, area: str) -> str:
    """Return how closely they go together here and in the country, and whose schools and years."""
    told = _without(found) if found.doubt else _closeness(found, area)
    return f"{told} {about(found)}."


def _without(found: Association) -> str:
    if found.doubt == "material":
        material = found.pairing.y.indicator.material
        return f"Båda räknas på {material}, så de hänger samman av sig själva. {_ALONE}"
    if found.doubt == "noise":
        return f"Minst hälften av skillnaderna mellan kommunerna kan vara slump. {_ALONE}"
    if found.doubt == "constant":
        return _ALONE
    count = capital(swedish.municipalities(len(found.members.codes)))
    return f"{count} har båda, och det behövs minst {LEAST}. {_ALONE}"


def _closeness(found: Association, area: str) -> str:
    own = found.strength
    if own is None:
        return _ALONE
    here = f"Korrelationen är {_with_ends(own.by_value)} bland {own.by_value.n} kommuner i {area}"
    return f"{here}{_nationwide(found.national_strength)}."


def _nationwide(found: Strength | None) -> str:
    if found is None:
        return ""
    return f" och {_number(found.by_value.value)} bland rikets {found.by_value.n}"


def _with_ends(found: Correlation) -> str:
    ends = f"{_number(found.low)} till {_number(found.high)}"
    return f"{_number(found.value)} (95 % intervall {ends})"


def _number(value: float) -> str:
    return swedish.number(value, 2)


def about(found: Association) -> str:
    """Return whose schools or residents both are about, and the years."""
    pairing = found.pairing
    years = zip((pairing.y, pairing.x), pairing.years(found.spring), strict=True)
    when = list(dict.fromkeys(panel.in_year(year) for panel, year in years))
    return f"{_whose(found)}, {swedish.joined(when)}"


def _whose(found: Association) -> str:
    """Return the perspective, a municipality's own schools where one measure is only of them."""
    both = (found.pairing.y, found.pairing.x)
    own = next((p for p in both if p.indicator.perspective == "municipal"), both[0])
    return ", ".join([captions.explained(own.indicator), *captions.split(own)])


def closeness(found: Association, area: str) -> list[str]:
    """Return both correlations here and in the country, and what the line says."""
    if found.doubt or found.line is None or found.strength is None:
        return [_without(found)]
    told = [_both(found.strength, capital(area)), _SCALE, _line(found, found.line)]
    if found.national_strength is None:
        return [*told, NO_COUNTRY]
    return [*told, _both(found.national_strength, "Riket")]


def _both(found: Strength, where: str) -> str:
    value, order = found.by_value, found.by_order
    told = (
        f"{where}, {value.n} kommuner: korrelationen är {_with_ends(value)}. Räknat på ordningen "
        f"mellan kommunerna är den {_with_ends(order)}."
    )
    apart = " De två sätten att räkna ger olika svar, så sambandet räknas inte som säkert."
    return told + apart if value.certain != order.certain else told


def _line(found: Association, line: Relation) -> str:
    y, x = found.pairing.y.indicator, found.pairing.x.indicator
    step = step_of(x, line.points.x)
    value, low, high = line.slope(step)
    return (
        f"I kommuner där {definite(x)} är {whole(x, step)} {higher(x, step)} är "
        f"{definite(y)} {in_mean(y, value)} (95 % intervall {interval(y, low, high)}). "
        f"Längs linjen ligger {along(line)} av skillnaderna."
    )


def step_of(indicator: Indicator, values: Floats) -> float:
    """Return a round step to tell a slope by: ten percentage points, or by the values' range."""
    if indicator.unit == "%":
        return _PERCENT_STEP
    reach = float(np.ptp(values))
    return float(10 ** floor(log10(reach))) if reach > 0 else 1.0


def heading(found: Association) -> str:
    """Return how much of the differences lie along the line, where there is one."""
    if found.line is None:
        return "Varje punkt är en kommun"
    return f"{capital(along(found.line))} av skillnaderna mellan kommunerna ligger längs linjen"


def years(found: Association) -> str:
    """Return how the years of the two are lined up."""
    both = zip((found.pairing.y, found.pairing.x), found.pairing.years(found.spring), strict=True)
    told = [
        f"{p.indicator.short}: {p.in_year(year)}{_when(p.indicator, year)}." for p, year in both
    ]
    periods = {panel.indicator.period for panel in (found.pairing.y, found.pairing.x)}
    told += [_AUTUMN] if {"spring", "autumn"} <= periods else []
    return " ".join([*told, *([_CALENDAR] if len(periods) > 1 and "calendar" in periods else [])])


def _when(indicator: Indicator, year: int) -> str:
    """Return when in a school year it is measured, where that is not in its spring."""
    return f", oktober {year}" if indicator.period == "autumn" else ""


def certainty(found: Association) -> list[str]:
    """Return how sure each of the two is in itself, and how many have both."""
    known, members = len(found.members.codes), len(found.pairing.y.members)
    told = [f"{known} av {members} kommuner har båda uppgifterna."]
    both = (found.pairing.y, found.pairing.x)
    unsure = [p.indicator.short for p in both if not p.indicator.proportion]
    if unsure:
        told += [
            f"Hur mycket slumpen kan flytta ett värde är inte känt för {swedish.joined(unsure)}."
        ]
    return [*told, "Små kommuners värden flyttas mer av slumpen, och det gör samband svagare."]
