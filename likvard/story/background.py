"""A result beside the pupils' background, in plain Swedish and never as a cause."""

from collections.abc import Mapping
from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.address import Background
from likvard.equity.background import Gradient, Lined, Slopes
from likvard.story import genitive
from likvard.story.slope import along, capital, definite, in_mean, interval

MORE: Final[Mapping[Background, str]] = {
    "utbildning": "fler elever har föräldrar med eftergymnasial utbildning",
    "utlandsk": "fler elever har utländsk bakgrund",
}
BESIDE: Final[Mapping[Background, str]] = {
    "utbildning": "föräldrarnas utbildning",
    "utlandsk": "andelen elever med utländsk bakgrund",
}
_GATHERED: Final[Mapping[Background, str]] = {
    "utbildning": "föräldrar med eftergymnasial utbildning",
    "utlandsk": "elever med utländsk bakgrund",
}
UNSURE: Final = "Inget säkert samband"
NOT_PUPILS: Final = "Visar kommuner, inte elever."
ECOLOGICAL: Final = (
    "Punkterna är kommuner. Att två saker följs åt mellan kommuner säger inte att de gör det för "
    "de enskilda eleverna i dem, och ingenting om orsak och verkan."
)
_BASES: Final[Mapping[Background, str]] = {
    "utbildning": "Andelen elever i årskurs 1–9 som har minst en förälder med eftergymnasial "
    "utbildning, i kommunens skolor hösten före resultatet.",
    "utlandsk": "Andelen elever i årskurs 1–9 som är födda utomlands eller har två föräldrar som "
    "är det, i kommunens skolor hösten före resultatet. Högt är varken bra eller dåligt.",
}
_ALL_YEARS: Final = (
    "Alla årskurser används för att uppgiften finns för alla kommuner; för årskurs 9 ensam saknas "
    "den för många små. För flickor och pojkar var för sig publiceras den inte."
)
_TOGETHER: Final = (
    "Den prövar om lutningen går åt ett håll genom alla år. Fältet gäller varje år för sig, så två "
    "års fält kan täcka varandra ändå."
)
_SMALL: Final = 0.05


def title(lined: Lined, found: Gradient | None, background: Background) -> str:
    """Return how much higher the result is where ten points more have the background."""
    what = definite(lined.result.indicator)
    if found is None:
        return f"Sambandet mellan {what} och {BESIDE[background]} går inte att räkna ut"
    if not found.certain:
        return f"{UNSURE} mellan {what} och {BESIDE[background]}"
    higher = in_mean(lined.result.indicator, found.per_ten)
    return f"{capital(what)} är {higher} där tio procentenheter {MORE[background]}"


def lede(lined: Lined, year: int, found: Gradient | None, nation: Gradient | None) -> str:
    """Return how sure that is, what it is in the country, whose schools and which years."""
    if found is None:
        count = len(lined.pairing.members(year).codes)
        many = capital(swedish.municipalities(count))
        told = f"{many} har båda uppgifterna, för få för en linje."
        return f"{told} {_about(lined, year)}."
    ends = interval(lined.result.indicator, *found.interval)
    weighted = ", vägda efter antal elever" if found.weighted else ""
    where = f"{found.count} kommuner i {lined.result.area.spoken}{weighted}"
    told = f"95 % intervall {ends} bland {where}."
    if not found.certain:
        size = _sized(lined, found)
        told = (
            f"{capital(definite(lined.result.indicator))} är {size} per tio procentenheter bland "
            f"{where}, men 95 % intervall, {ends}, rymmer noll."
        )
    country = "" if nation is None else f" I rikets {nation.count}: {_sized(lined, nation)}."
    return f"{told}{country} {_about(lined, year)}. {NOT_PUPILS}"


def elsewhen(lined: Lined, asked: int, year: int) -> str:
    """Return that the background is not published for the year asked for, if it is not."""
    if asked == year:
        return ""
    panel = lined.result
    return (
        f"Bakgrunden publiceras inte för {panel.in_year(asked)}. Här visas {panel.in_year(year)}."
    )


def _sized(lined: Lined, found: Gradient) -> str:
    return in_mean(lined.result.indicator, found.per_ten).removeprefix("i snitt ")


def _about(lined: Lined, year: int) -> str:
    panel = lined.result
    whose = [captions.explained(panel.indicator), *captions.split(panel), panel.in_year(year)]
    return f"{', '.join(whose)}, bakgrunden {october(lined, year)}"


def october(lined: Lined, year: int) -> str:
    """Return when the background was counted: "i oktober 2024", or from year to year."""
    last = lined.before(year)
    first = last - lined.background.span_years + 1
    return f"i oktober {last}" if first == last else f"i oktober {first}–{last}"


def heading(found: Gradient | None, background: Background) -> str:
    """Return how much of the differences between the municipalities surely goes with it."""
    if found is None or not found.certain:
        return "Varje punkt är en kommun"
    told = "av skillnaderna mellan kommunerna hänger samman med"
    return f"{capital(along(found))} {told} {BESIDE[background]}"


def weighing(found: Gradient | None) -> str:
    """Return how the municipalities count in the line."""
    weighted = found is not None and found.weighted
    return "vägd efter antal elever" if weighted else "varje kommun väger lika"


def concentration(found: Gradient | None, background: Background) -> str:
    """Return the concentration index in one sentence; empty where it is not defined."""
    if found is None or isnan(found.erreygers):
        return ""
    index, group = found.erreygers, _GATHERED[background]
    shown = f"koncentrationsindex (Erreygers) {swedish.number(index, 2)}, där 0 är helt jämnt."
    if abs(index) < _SMALL:
        return f"Höga värden är nästan jämnt fördelade över kommunerna: {shown}"
    side = "många" if index > 0 else "få"
    return f"Höga värden är samlade i kommuner med {side} {group}: {shown}"


def basis(background: Background) -> str:
    """Return what the background is, and why all years of school stand for it."""
    return f"{_BASES[background]} {_ALL_YEARS}"


def slopes_heading(lined: Lined, found: Slopes, background: Background) -> str:
    """Return whether the line has become steeper over the comparable years."""
    years = [int(str(year)) for year in found.members.index]
    what = f"skillnaden efter {BESIDE[background]}"
    if not years:
        return f"{capital(what)} kan inte följas över åren"
    if found.kind == "short":
        return f"För få år för att bedöma om {what} har ändrats"
    if found.kind == "unsure":
        return f"Ingen säker förändring av {what}"
    word = "vuxit" if found.kind == "stronger" else "minskat"
    return f"{capital(what)} har {word} sedan {lined.result.period(years[0])}"


def slopes_test(lined: Lined, found: Slopes) -> str:
    """Return the test that the heading rests on, or why there is none."""
    years = [int(str(year)) for year in found.members.index]
    if found.p is None:
        return f"{capital(swedish.counted(len(years)))} år, minst sex behövs." if years else ""
    span = f"{lined.result.period(years[0])}–{lined.result.period(years[-1])}"
    told = f"Trend {span}: Mann–Kendall, p = {swedish.number(found.p, 3)}."
    return told if found.kind == "unsure" else f"{told} {_TOGETHER}"


def area_name(lined: Lined) -> str:
    """Return whose line it is: "Skånes kommuner"."""
    return f"{genitive(lined.result.area.spoken)} kommuner"
