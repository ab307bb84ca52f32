"""Girls beside boys in plain Swedish: how large the gap is, which way, and how sure."""

from typing import Final

from likvard import captions, story, swedish
from likvard.equity.gap import BOUND, Average, places, signed
from likvard.equity.gender import Pair
from likvard.story.gap import ends, gap_words, meant, minus, names, size, unknown
from likvard.story.gender_trend import constancy, most_first, none

MANY: Final = 3
NO_SURE_GAP: Final = "ingen säker skillnad"
SURE_GAP: Final = "en säker skillnad"
_WHERE: Final = "I medelkommunen, där varje kommun väger lika,"


def title(pair: Pair, year: int) -> list[str]:
    """Return the answer, a clause a line: the mean municipality's levels, where the gap is certain.

    The levels are no pupils' average: the largest municipalities can have the opposite gap.
    """
    return [_levels(pair, pair.average(year), year), _certainty(pair, year)]


def _levels(pair: Pair, found: Average, year: int) -> str:
    girls, boys = names(pair.indicator)
    if not found.known:
        what = pair.indicator.measure
        return f"{what[:1].upper()}{what[1:]}: {swedish.lower_first(_higher(pair, year))}."
    shown = [pair.girls.label(value) for value in (found.girls, found.boys)]
    told = story.clause(pair.indicator, shown[0])
    if shown[0] == shown[1]:
        return f"Bland såväl {girls} som {boys} i medelkommunen {told}."
    return f"Bland {girls} i medelkommunen {told}, bland {boys} {shown[1]}."


def _certainty(pair: Pair, year: int) -> str:
    measured, certain = pair.measured(year), pair.certain(year)
    if not measured:
        return constancy(pair) or "Osäkerheten i skillnaden är okänd."
    if len(measured) == 1:
        return f"Skillnaden är {'' if certain else 'inte '}säker."
    if not certain:
        return f"I ingen av {len(measured)} kommuner är skillnaden säker."
    whose = f": {swedish.joined([g.name for g in certain])}" if len(certain) <= MANY else ""
    return f"Skillnaden är säker i {len(certain)} av {len(measured)} kommuner{whose}."


def lede(pair: Pair, year: int) -> str:
    """Return the mean municipality's gap, whose schools it is about, when, and for how many."""
    both, found = pair.both, pair.average(year)
    schools, when = captions.explained(pair.indicator), both.in_year(year)
    about = ", ".join([schools, *captions.split(both), when])
    members = len(both.members)
    told = f" {found.count} av {members} kommuner har uppgift för båda."
    levels = f"{_mean(pair, found)}{_by_pupils(pair, year)}"
    return f"{levels}{about}.{told if found.count < members else ''}"


def _mean(pair: Pair, found: Average) -> str:
    if not found.known:
        return ""
    girls, boys = names(pair.indicator)
    amount, side = size(pair.indicator, found.gap), "högre" if found.gap > 0 else "lägre"
    told = f"{_WHERE} ligger {girls} {amount} {side} än {boys}"
    if amount == size(pair.indicator, 0.0):
        told = f"{_WHERE} skiljer {amount} mellan {girls} och {boys}"
    if found.measured:
        sure = NO_SURE_GAP if found.low <= 0 <= found.high else SURE_GAP
        told += f" (95 % intervall {ends(pair.indicator, found.low, found.high)}): {sure}"
    return f"{told}. "


def _by_pupils(pair: Pair, year: int) -> str:
    """Return the values of all pupils where they lie the other way than the mean municipality's."""
    each, gap = pair.by_pupils(year), pair.average(year).gap
    if each is None or (each[0] - each[1]) * gap >= 0:
        return ""
    shown = [swedish.number(value, places(pair.indicator)) for value in each]
    unit = "procent" if pair.indicator.unit == "%" else pair.indicator.unit
    girls, boys = names(pair.indicator)
    return (
        f"Räknas varje elev lika är det tvärtom: {girls} {shown[0]} och {boys} {shown[1]} {unit}. "
    )


def heading(pair: Pair, year: int) -> str:
    """Return in how many girls are higher and in how many boys, or how many can be compared."""
    known, members = len(pair.known(year)), len(pair.both.members)
    if not pair.average(year).known:
        return f"{known} av {members} kommuner har uppgift för båda"
    return _higher(pair, year)


def _higher(pair: Pair, year: int) -> str:
    """Return how many lie each way, by the gaps as they stand in the chart."""
    known = pair.known(year)
    shown = [swedish.round_half_up(gap.value, places(pair.indicator)) for gap in known]
    a, b = (sum(sign * value > 0 for value in shown) for sign in (1, -1))
    more, less = most_first(pair, a, b)
    every = "den enda kommunen" if len(known) == 1 else f"alla {len(known)} kommuner"
    if not a + b:
        return f"{more[0].capitalize()} och {less[0]} ligger lika i {every}"
    if more[1] == len(known):
        return f"{more[0].capitalize()} ligger högre i {every}"
    same = f", lika i {len(known) - a - b}" if a + b < len(known) else ""
    told = f"{more[0].capitalize()} ligger högre i {none(more[1])} av {len(known)} kommuner"
    return f"{told}, {less[0]} i {none(less[1])}{same}"


def marks(pair: Pair, year: int) -> str:
    """Return what the marks of the chart mean, and why there are no intervals if there are none."""
    girls, boys = names(pair.indicator)
    told = f"Fylld rund: {girls}. Öppen romb: {boys}. {minus(pair.indicator)}"
    if any(cell.status == BOUND for gap in pair.gaps(year) for cell in (gap.girls, gap.boys)):
        told += " Tjockt streck: bara gränser är publicerade, och ingen skillnad räknas."
    told = f"{told} {meant(pair.indicator)}".rstrip()
    if not pair.measured(year):
        return f"{told} {unknown(pair.indicator)}"
    return f"{told} Streck: 95 % intervall (på smal skärm i tabellen). Fet siffra: säker skillnad."


def largest(pair: Pair, year: int, sign: int) -> list[str]:
    """Return the certain gaps one way, 1 or -1, each in words, the largest first."""
    found = [gap for gap in pair.certain(year) if sign * gap.value > 0][::sign]
    return [gap_words(pair.indicator, gap) for gap in found]


def against_mean(pair: Pair, year: int) -> str:
    """Return how many gaps differ for certain from the others', or why nothing can be said."""
    found, mean = pair.unlike(year), pair.average(year)
    if not mean.known:
        return (
            f"Går inte att säga: bara {mean.count} av {len(pair.both.members)} kommuner har "
            "uppgift för båda, och då beräknas inget medel."
        )
    if not mean.measured:
        return "Går inte att säga utan intervall."
    average = f"{story.genitive(pair.both.area.spoken)} medelskillnad, "
    average += signed(pair.indicator, mean.gap)
    if not found:
        return f"Ingen kommuns skillnad går säkert att skilja från {average}."
    return f"Säkert skild från {average}:"


def unlike(pair: Pair, year: int) -> list[str]:
    """Return the gaps that differ for certain from the others', each in words."""
    return [gap_words(pair.indicator, gap) for gap in pair.unlike(year)]
