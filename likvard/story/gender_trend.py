"""The gap between girls and boys over the years, in plain Swedish."""

from likvard import captions, story, swedish
from likvard.equity.gap import signed
from likvard.equity.gender import Pair
from likvard.measures.arrays import LEAST
from likvard.panel import LEAST_FOR_TREND
from likvard.story.gap import minus, names
from likvard.verdict import CERTAIN


def constancy(pair: Pair) -> str:
    """Return in how many the same stood higher in every comparable year; empty for one year."""
    single, years = pair.single, len(pair.single.comparable)
    if years < LEAST:
        return ""
    more, less = most_first(pair, *(len(single.steady(sign)) for sign in (1, -1)))
    told = f"I {none(more[1])} av {len(single.always)} kommuner har {more[0]} legat högre"
    return (
        f"{told} alla {swedish.counted(years)} jämförbara år, i {none(less[1])} har {less[0]} det."
    )


def constant(pair: Pair) -> list[str]:
    """Return who stood higher in every comparable year, a sentence for girls and one for boys."""
    single, years = pair.single, swedish.counted(len(pair.single.comparable))
    if len(single.comparable) < LEAST:
        return []
    return [
        f"{name.capitalize()} högre alla {years} år: {_named(pair, single.steady(sign))}."
        for name, sign in zip(names(pair.indicator), (1, -1), strict=True)
    ]


def _named(pair: Pair, codes: list[str]) -> str:
    """Return the names, or all but those left out where these are fewer."""
    known = {m.code: m.name for m in pair.both.members if m.code in pair.single.always}
    others = [name for code, name in known.items() if code not in codes]
    if len(others) < len(codes):
        return f"alla{' utom ' if others else ''}{swedish.joined(others)}"
    return swedish.joined([known[code] for code in codes]) or "ingen kommun"


def most_first(pair: Pair, girls: int, boys: int) -> list[tuple[str, int]]:
    """Return "flickor" and "pojkar" with their counts, the larger first."""
    return sorted(zip(names(pair.indicator), (girls, boys), strict=True), key=lambda p: -p[1])


def none(count: int) -> str:
    """Return the count in figures, nought as "ingen"."""
    return str(count) if count else "ingen"


def trend_heading(pair: Pair) -> str:
    """Return how the mean gap has moved over the comparable years, if more than by chance."""
    years, found = pair.single.comparable, pair.single.means
    if len(pair.single.years) < LEAST:
        return "Skillnaden går ännu inte att följa över åren"
    if len(years) < LEAST:
        return "För få kommuner har uppgift för båda för att följa medelskillnaden"
    if not found:
        amount = story.only(len(pair.single.always))
        return f"{amount} har uppgift för båda alla år: medlet jämförs inte"
    first, last = (signed(pair.indicator, found[y]) for y in (years[0], years[-1]))
    unit, since = pair.indicator.difference_unit, pair.single.girls.period(years[0])
    if pair.trend is None:
        then, now = (pair.single.girls.period(y) for y in (years[0], years[-1]))
        return f"Skillnaden i medelkommunen: {first} {unit} {then} och {last} {now}"
    if pair.trend.probability < CERTAIN and first != last:
        return f"Skillnaden i medelkommunen har gått från {first} till {last} {unit} sedan {since}"
    return f"{story.NO_SURE_CHANGE} i skillnaden sedan {since}: {last} {unit} i medelkommunen"


def trend_about(pair: Pair, *, followed: bool) -> str:
    """Return what the lines are, over which years, and where the series breaks."""
    if pair.single is not pair:
        told = trend_about(pair.single, followed=followed)
        return f"{told} Utvecklingen visas år för år, även när medel av tre år är valt."
    parts = [f"{captions.span(pair.both, pair.years)}.", minus(pair.indicator)]
    if len(pair.years) < LEAST:
        return parts[0]
    if any(pair.average(year).measured for year in pair.years):
        parts.append("Ljust fält: 95 % intervall för medelkommunen.")
    breaks = (b for b in pair.indicator.series_breaks if pair.years[0] < b.year <= pair.years[-1])
    parts += [f"Serien bryts {pair.single.girls.period(b.year)}: {b.what}." for b in breaks]
    parts += [] if followed else ["Följ en kommun för att se den i färg."]
    return " ".join(parts)


def instead(pair: Pair, *, followed: bool) -> str:
    """Return what stands in place of the lines where there are none to draw; empty if there are."""
    single = pair.single
    if len(single.years) < LEAST:
        when = single.both.in_year(single.years[0])
        return f"Måttet är publicerat för ett enda år, {when}. Utvecklingen kan därför inte visas."
    if followed or any(single.average(year).known for year in single.years):
        return ""
    return (
        "För få kommuner har uppgift för båda för att ett medel ska beräknas något år. "
        "Följ en kommun för att se dess skillnad över åren."
    )


def trend_tested(pair: Pair) -> str:
    """Return how the trend was tested, or why it was not."""
    years = pair.single.comparable
    if pair.trend is None:
        return (
            f" Trenden bedöms inte: minst {swedish.counted(LEAST_FOR_TREND)} jämförbara år behövs."
        )
    first, last = (pair.single.girls.period(year) for year in (years[0], years[-1]))
    p = pair.trend.probability
    told = f"p = {swedish.number(p, 2)}" if p >= 0.005 else "p under 0,01"  # noqa: PLR2004
    return f" Trend {first}–{last}: Mann–Kendall, {told}."
