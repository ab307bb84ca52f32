"""The school units inside municipalities in words: how far apart, and what is not known."""

from collections.abc import Iterable, Sequence
from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.catalogue import UnitMeasure
from likvard.equity.schools import Inside, Parts, Reason
from likvard.equity.schools_mix import Mix
from likvard.equity.schools_share import Share
from likvard.story import genitive
from likvard.units import UnitPanel

NOT_MORE: Final = "inte mer än slumpen"
MAYBE: Final = "kan vara slump"
REASONS: Final[dict[Reason, str]] = {
    "": "",
    "few": "färre än tre skolenheter",
    "hidden": "för många okända värden",
    "score": "spridningen mellan elever publiceras inte",
    "alike": "alla har samma värde",
    "uncounted": "antalet elever är inte känt",
}
WIDE: Final = 0.05
_WHOLE: Final = 100
_UNITS: Final = ("enheter", "enhet")


def percent(share: float, decimals: int = 0) -> str:
    """Return a share of 0 to 1 as per cent, without the unit."""
    return swedish.number(_WHOLE * share, decimals)


def title(panel: UnitPanel, year: int | None, found: Parts | None) -> list[str]:
    """Return the answer, a clause a line: how much of the difference lies inside municipalities."""
    measure = panel.measure
    if year is None or found is None:
        early = " så tidigt" if panel.years else ""
        return [f"{measure.short} är inte publicerat per skolenhet{early}"]
    if found.why:
        return [f"Skillnaderna i {measure.measure} kan inte delas upp {panel.in_year(year)}"]
    inside = swedish.round_half_up(_WHOLE * found.within)
    rest = swedish.number(_WHOLE - inside)
    return [
        f"Av skolenheternas skillnader i {measure.measure}",
        f"ligger {swedish.number(inside)} procent inom kommunerna och {rest} procent mellan dem",
    ]


def lede(panel: UnitPanel, year: int | None, found: Parts | None) -> str:
    """Return what, when, whose, how many are counted and how many are not."""
    if year is None or found is None:
        return f"Uppgifterna börjar {panel.in_year(panel.years[0])}." if panel.years else ""
    count = panel.counts[year]
    by = f", vägda efter {count.what}" if count else ""
    where = captions.PERSPECTIVES[panel.measure.perspective]
    left = f" {_left_out(found.excluded)}" if found.excluded else ""
    return (
        f"{swedish.sentence(panel.in_year(year)).rstrip('.')}, {where}, "
        f"{swedish.number(found.units)} skolenheter i {panel.area.spoken}{by}."
        f"{left}{_corrected(found)}"
    )


def _left_out(excluded: int) -> str:
    units = "skolenhet" if excluded == 1 else "skolenheter"
    return (
        f"{swedish.sentence(swedish.counted(excluded)).rstrip('.')} {units} utan värde är inte med."
    )


def _corrected(found: Parts) -> str:
    if found.why == "hidden":
        return " Mer än en femtedel av eleverna går i skolenheter utan publicerat värde."
    if isnan(found.corrected):
        return ""
    return (
        " Räknas slumpen i små elevgrupper bort ligger "
        f"{percent(1 - found.corrected)} procent inom kommunerna."
    )


def not_divided(found: Parts | None) -> str:
    """Return why a difference is not divided; empty where it is."""
    if found is None:
        return "inte publicerat så tidigt"
    return REASONS[found.why]


def parts_heading(found: Iterable[Parts | None]) -> str:
    """Return where the most of the differences lies, if that is the same for all measures."""
    known = [parts for parts in found if parts is not None and not parts.why]
    if known and all(parts.between < parts.within for parts in known):
        return "Mer av skillnaderna ligger inom kommunerna än mellan dem"
    return "Så delar sig skillnaderna mellan skolenheter"


def inside_heading(found: Sequence[Inside]) -> str:
    """Return in how many municipalities there are enough school units to compare."""
    enough = sum(not own.why for own in found)
    if enough == len(found):
        return f"Alla {len(found)} kommuner har minst tre skolenheter att jämföra"
    return f"{enough} av {len(found)} kommuner har minst tre skolenheter att jämföra"


def units_word(own: Inside) -> str:
    """Return why a municipality's units are not compared: "två enheter", "för få värden"."""
    if own.why == "hidden":
        return "för få värden"
    if own.why == "uncounted":
        return "elevantal okänt"
    count = swedish.counted(len(own.known)) if len(own.known) != 1 else "en"
    return f"{count} med värde" if own.hidden else f"{count} {_UNITS[len(own.known) == 1]}"


def spread_word(own: Inside) -> str:
    """Return a municipality's spread, or why there is none."""
    return units_word(own) if own.why else swedish.number(own.sd)


def share_heading(measure: UnitMeasure, area: str, found: Share) -> str:
    """Return how much of the difference between the area's pupils lies between their schools."""
    what = f"skillnaderna i {measure.matter} mellan {genitive(area)} elever"
    if measure.matter.startswith("att "):
        what = f"skillnaderna mellan {genitive(area)} elever i {measure.matter}"
    if found.why:
        return "Hur mycket som ligger mellan skolenheter kan inte räknas"
    if _wide(found):
        low, high = _ends(found)
        return f"Av {what} ligger {low} till {high} procent mellan skolenheterna"
    if found.icc <= 0:
        return f"Av {what} ligger {NOT_MORE} mellan skolenheterna"
    return f"Av {what} ligger {percent(found.icc)} procent mellan skolenheterna"


def bounds_words(found: Share) -> str:
    """Return what the share can be when units without a value are anything; empty when known.

    Where the heading has that already, the share of the units that have a value.
    """
    if _wide(found):
        known = percent(max(0.0, found.icc))
        return f"Bland skolenheter med publicerat värde är andelen {known} procent."
    low, high = _ends(found)
    if found.why or low == high:
        return ""
    return f"För alla elever kan andelen vara mellan {low} och {high} procent."


def _ends(found: Share) -> tuple[str, str]:
    return percent(max(0.0, found.low)), percent(max(0.0, found.high))


def _wide(found: Share) -> bool:
    """Return whether the units without a value leave the share so open that one number misleads."""
    return not found.why and found.high - max(0.0, found.low) >= WIDE


def share_note(found: Share) -> str:
    """Return what stands beside a municipality's share: chance, a reason, or nothing."""
    if found.why:
        return REASONS[found.why]
    if found.icc <= 0:
        return NOT_MORE
    return "" if found.certain else MAYBE


def mix_heading(found: Iterable[Mix]) -> str:
    """Return how much more unevenly than by lot pupils are spread in the mean municipality."""
    known = [mix.excess for mix in found if not mix.why]
    if not known:
        return "Hur eleverna är fördelade kan inte räknas"
    points = points_words(sum(known) / len(known))
    return f"I medelkommunen är eleverna {points} ojämnare fördelade än vid lottning"


def mix_note(found: Mix) -> str:
    """Return what stands beside a municipality's mix: chance, a reason, or nothing."""
    if found.why:
        return REASONS[found.why]
    return NOT_MORE if found.excess <= 0 else ""


def points_words(share: float) -> str:
    """Return a difference of 0 to 1 in percentage points: "9 procentenheter"."""
    told = percent(share)
    return f"{told} {'procentenhet' if told == '1' else 'procentenheter'}"
