"""Behov framåt: whose need and which assumptions are shown, and its fan."""

from typing import Final

import streamlit as st
from markupsafe import Markup

from likvard import captions, swedish
from likvard.equity.pupils import AHEAD
from likvard.equity.pupils_view import MOVES, move_word
from likvard.equity.teacher_need import LEAVINGS, RATIOS, SHARES, NeedView, word_of
from likvard.equity.teacher_scenario import Need
from likvard.figures.fan import Fan, fan
from likvard.figures.history import hover
from likvard.figures.theme import Tokens
from likvard.naming import plain
from likvard.story import teacher_need as story
from likvard.story.slope import capital
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.scales import Scale, Step
from likvard.ui.strip import Item

INDICATOR: Final = "antal-elever"
OWN: Final = "elevprognos delad med elever per lärare, gånger andelen behöriga"
_UNIT: Final = "tjänster"
_LEFT: Final = "Kvar av dagens"
_MARKS: Final = (
    "Heldragen linje: uppskattat ur publicerade tal, streckad: räknat framåt, ljust fält: fyra av "
    "fem utfall av elevprognosen. Axeln börjar inte vid noll."
)


def choices(shown: NeedView) -> None:
    """Show the places and the assumptions to choose among, and what could not be followed."""
    st.html(_choices(shown))


def _choices(shown: NeedView) -> Markup:
    pick = render(
        "pick",
        id="kull",
        label="Behov i",
        value=capital(shown.place.name),
        placeholder="Sök kommun eller delregion",
        groups=_groups(shown),
    )
    notes = [*shown.notices, *filter(None, [shown.view.area.note])]
    told = story.assumption_words(shown)
    return render("need_choices", pick=pick, scales=scales(shown), told=told, notices=notes)


def _groups(shown: NeedView) -> list[tuple[str | None, list[Item]]]:
    groups: list[tuple[str | None, list[Item]]] = [(None, [_item(shown, shown.whole)])]
    if shown.parts:
        groups.append(("Delregioner", [_item(shown, part) for part in shown.parts]))
    groups.append(("Kommuner", [_item(shown, place) for place in shown.places]))
    return groups


def _item(shown: NeedView, place: Need) -> Item:
    return Item(capital(place.name), place_href(shown, place), current=place is shown.place)


def place_href(shown: NeedView, place: Need) -> str:
    """Return the address of the same scenario for another place."""
    plainest = place is shown.whole and shown.view.highlighted is None
    return shown.view.href(kull=None if plainest else place.key)


def scales(shown: NeedView) -> tuple[Scale, ...]:
    """Return the assumptions with the values they can have, every one a link."""
    view, assumed = shown.view, shown.assumed
    ratios = tuple(
        _step(v, view.href(tathet=word_of(v)), current=v == assumed.per_teacher, signs=True)
        for v in RATIOS
    )
    shares = tuple(
        _step(v, view.href(andel=word_of(v)), current=v == assumed.share) for v in SHARES
    )
    gone = round(100 * assumed.leaving, 6)
    leaving = tuple(
        _step(v, view.href(avgang=word_of(v)), current=v == gone, zero="0") for v in LEAVINGS
    )
    moves = tuple(
        _step(v, view.href(flytt=move_word(v)), current=v == shown.pupils.moving, signs=True)
        for v in MOVES
    )
    return (
        Scale("tathet", "Elever per lärare mot i dag", ratios),
        Scale("andel", "Andel behöriga, minst %", shares),
        Scale("avgang", "Avgångar utöver pension, % per år", leaving),
        Scale("flytt", "Elevernas flyttning, % per år", moves),
    )


def _step(value: float, href: str, *, current: bool, signs: bool = False, zero: str = "nu") -> Step:
    word = swedish.number(value, int(value != int(value)))
    text = f"+{word}" if signs and value > 0 else word
    if value:
        return Step(text, text, href, current)
    spoken = "inga" if zero == "0" else "som nu"
    return Step("0" if signs else zero, spoken, href, current)


def source(shown: NeedView, place: Need | None = None) -> str:
    """Return the source line with the assumptions, which go wherever the numbers do."""
    catalogue = shown.view.catalogue
    name = catalogue.source(catalogue.indicator(INDICATOR).series[0].figure_set).publisher
    panels = (shown.basis.ratio, shown.basis.shares)
    others = captions.sources(catalogue, panels).split(": ", 1)[1]
    ages = "" if shown.ages is None else f" {shown.ages.source}"
    return (
        f"Källor: {name} (elever per årskurs den 15 oktober), {others} Egen beräkning på dessa "
        f"uppgifter: {OWN}. {story.assumption_words(shown, place)}{ages} {shown.view.area.note}"
    ).strip()


def mark(shown: NeedView) -> str:
    """Return what must stand on every card made of invented rows; empty for real ones."""
    told = "" if shown.ages is None else shown.ages.mark
    return f"{told}. " if told else ""


def filename(shown: NeedView, form: str) -> str:
    """Return a readable name for saved pictures, without ending."""
    area = shown.view.area.id
    where = "_".join(dict.fromkeys((area, shown.place.key)))
    return plain(f"likvard_lararbehov_{shown.outlook.now + 1}_{where}_{form}")


def fan_card(shown: NeedView) -> Card:
    """Return the certified posts until now and needed ahead, with those left of today's."""
    place, told = shown.place, _fan(shown)
    panel = shown.basis.shares
    periods = {y: swedish.school_year(y, "autumn") for y in _years(shown)}

    def draw(tokens: Tokens) -> Figure:
        return fan(told, panel.indicator, tokens=tokens, periods=periods, unit=_UNIT)

    title = story.title(shown)
    return Card(
        address=shown.view.href(),
        draws=[draw] if told.counted else [],
        key="lararbehov",
        heading=f"{mark(shown)}Behöriga heltidstjänster i {place.name}, i dag och framåt",
        subtitle=f"Heltidstjänster i grundskolan åk 1–9, lägeskommun, alla huvudmän. {_MARKS} "
        f"{_stops(shown)}Räknat {story.short_words(shown)}.",
        source=source(shown),
        alt=f"{mark(shown)}{'. '.join(title)}. {_told(shown)}",
        table=years_table(shown),
        filename=filename(shown, "behov"),
        data_href=shown.view.href("/data/lararbehov.csv"),
        body=None if told.counted else render("nothing_told", words=story.why(place)),
    )


def _stops(shown: NeedView) -> str:
    place = shown.place
    if place.why or place.reach == AHEAD:
        return ""
    return f"Beräkningen slutar {shown.period(place.reach)}: {story.note(place, place.reach + 1)}. "


def _years(shown: NeedView) -> range:
    first = min([*shown.place.history, shown.outlook.now])
    return range(first, shown.outlook.now + AHEAD + 1)


def _fan(shown: NeedView) -> Fan:
    place, now = shown.place, shown.outlook.now
    if place.why:
        return Fan(capital(place.name), {}, {}, {}, {}, {}, {})
    counted = {**place.history, now: place.now.value}
    ahead = {now + h: place.need(h) for h in range(place.reach + 1)} if place.reach else {}
    value, low, high = ({y: each[at] for y, each in ahead.items()} for at in range(3))
    if now in low:
        low[now] = high[now] = value[now] = counted[now]
    left = {y: float(place.left[y - now]) for y in ahead} if shown.leaving else {}
    named = {now, now + shown.reached, now + place.reach}
    labels = {y: story.posts(value.get(y, counted[now])) for y in sorted(named)}
    return Fan(
        "Behov" if left else capital(place.name),
        counted,
        value,
        low,
        high,
        labels,
        _hovers(shown, counted),
        left,
        _LEFT,
        {y: hover(_LEFT, f"ungefär {story.posts(v)} tjänster", _when(y)) for y, v in left.items()},
    )


def _when(year: int) -> str:
    return swedish.in_year(year, "autumn")


def _hovers(shown: NeedView, counted: dict[int, float]) -> dict[int, str]:
    place, now = shown.place, shown.outlook.now
    name = capital(place.name)
    found = {
        year: hover(name, f"ungefär {story.posts(value)} {story.POSTS}", _when(year))
        for year, value in counted.items()
    }
    for h in range(1, place.reach + 1):
        need, gap = place.need(h), place.gap(h)
        lines = [f"ungefär {story.posts(need.value)} behövs", story.ends(need)]
        lines += [f"{story.posts(gap.value)} fler än de som är kvar"] if shown.leaving else []
        found[now + h] = hover(name, *lines, _when(now + h))
    return found


def years_table(shown: NeedView) -> Table:
    """Return the years as text: until now, then needed with the band, left and to recruit."""
    columns = ("Läsår", "Behov", "Lägst", "Högst", "Kvar av dagens", "Skillnad", "Sort")
    rows = (*_before(shown), *_ahead(shown))
    caption = f"Behöriga heltidstjänster i {shown.place.name}. {story.assumption_words(shown)}"
    return Table(f"{mark(shown)}{caption}", columns, rows)


def _before(shown: NeedView) -> list[tuple[str, ...]]:
    place, now, none = shown.place, shown.outlook.now, swedish.NO_VALUE
    known = {} if place.why else {**place.history, now: place.now.value}
    return [
        (swedish.school_year(y, "autumn"), story.posts(v), *(none,) * 4, "uppskattat")
        for y, v in sorted(known.items())
    ]


def _ahead(shown: NeedView) -> list[tuple[str, ...]]:
    place = shown.place
    rows: list[tuple[str, ...]] = []
    for h in range(1, AHEAD + 1):
        if h > place.reach:
            rows.append((shown.period(h), *(swedish.NO_VALUE,) * 5, story.note(place, h)))
            continue
        need, gap = place.need(h), place.gap(h)
        cells = (*map(story.posts, need), story.posts(float(place.left[h])), story.posts(gap.value))
        rows.append((shown.period(h), *cells, "räknat framåt"))
    return rows


def _told(shown: NeedView) -> str:
    said = (
        f"{when}: {value}"
        if low == swedish.NO_VALUE
        else f"{when}: {value}, mellan {low} och {high}"
        for when, value, low, high, *_ in years_table(shown).rows
        if value != swedish.NO_VALUE
    )
    return f"{'. '.join(said)}."


def words(shown: NeedView) -> None:
    """Show all assumptions, what the band shows, and what is missing and how to bring it."""
    st.html(
        render(
            "need_words",
            assumptions=story.assumptions(shown),
            aged=shown.whole.aged,
            places=len(shown.places),
            source="" if shown.ages is None else f"{mark(shown)}{shown.ages.source}",
            method=shown.view.href("/metod"),
            pupils=shown.view.href("/elevunderlag"),
        )
    )
