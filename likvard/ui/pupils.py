"""Elevunderlag: whose cohorts and which scenario are shown, and their fan."""

from collections.abc import Mapping
from typing import Final

import streamlit as st
from markupsafe import Markup

from likvard import swedish
from likvard.catalogue import Indicator
from likvard.equity.pupils import LEAVING, Cohorts
from likvard.equity.pupils_view import MOVES, PupilsView, move_word
from likvard.figures.fan import Fan, fan
from likvard.figures.history import hover
from likvard.figures.theme import Tokens
from likvard.naming import plain
from likvard.story import pupils as story
from likvard.story.slope import capital
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.html import render
from likvard.ui.strip import Item

INDICATOR: Final = "antal-elever"
"""Whose pupils are counted in the same delivery; its breaks and its source are the cohorts' too."""
OWN: Final = "framskrivning med årskursvis överlevnad, band efter metodens fel på samma plats"
_UNIT: Final = "elever"
_MARKS: Final = (
    "Heldragen linje: räknat, streckad: framskrivet, ljust fält: fyra av fem utfall efter metodens "
    "tidigare fel. Axeln börjar inte vid noll."
)


def choices(shown: PupilsView) -> None:
    """Show the places and the scenarios to choose among, and what could not be followed."""
    st.html(_choices(shown))


def _choices(shown: PupilsView) -> Markup:
    pick = render(
        "pick",
        id="kull",
        label="Årskullar i",
        value=capital(shown.place.name),
        placeholder="Sök kommun eller delregion",
        groups=_groups(shown),
    )
    moves = [_move(shown, moving) for moving in MOVES]
    notes = [*shown.notices, *filter(None, [shown.view.area.note])]
    told = story.scenario_words(shown)
    return render("pupils_choices", pick=pick, moves=moves, told=told, notices=notes)


def _groups(shown: PupilsView) -> list[tuple[str | None, list[Item]]]:
    found = shown.outlook
    groups: list[tuple[str | None, list[Item]]] = [(None, [_item(shown, found.whole)])]
    if found.parts:
        groups.append(("Delregioner", [_item(shown, part) for part in found.parts]))
    groups.append(("Kommuner", [_item(shown, place) for place in found.places]))
    return groups


def _item(shown: PupilsView, place: Cohorts) -> Item:
    return Item(capital(place.name), place_href(shown, place), current=place is shown.place)


def place_href(shown: PupilsView, place: Cohorts) -> str:
    """Return the address of the same view of another place."""
    plainest = place is shown.outlook.whole and shown.view.highlighted is None
    return shown.view.href(kull=None if plainest else place.key)


def _move(shown: PupilsView, moving: float) -> dict[str, object]:
    word = swedish.number(moving, int(moving != int(moving)))
    return {
        "text": f"+{word}" if moving > 0 else word,
        "href": shown.view.href(flytt=move_word(moving)),
        "current": moving == shown.moving,
        "zero": moving == 0,
    }


def indicator(shown: PupilsView) -> Indicator:
    """Return the indicator of the delivery that the grades are in."""
    return shown.view.catalogue.indicator(INDICATOR)


def source(shown: PupilsView, own: str) -> str:
    """Return the source line; `own` names what we computed from the published figures."""
    name = shown.view.catalogue.source(indicator(shown).series[0].figure_set).publisher
    return (
        f"Källa: {name}, elever per årskurs den 15 oktober. Egen beräkning på uppgifter från "
        f"{name}: {own}. {shown.view.area.note}"
    ).strip()


def filename(shown: PupilsView, form: str) -> str:
    """Return a readable name for saved pictures, without ending."""
    area = shown.view.area.id
    where = "_".join(dict.fromkeys((area, shown.place.key)))
    return plain(f"likvard_elevunderlag_{shown.outlook.now + 1}_{where}_{form}")


def told_scenario(shown: PupilsView) -> str:
    """Return the scenario as a last sentence, where it is not the plain one."""
    return f" {story.scenario_words(shown)}" if shown.moving else ""


def fan_card(shown: PupilsView) -> Card:
    """Return the leavers counted and to come, within the band of the method's past errors."""
    place = shown.place
    told = _fan(shown)
    periods = {y: swedish.school_year(y, "autumn") for y in _years(shown)}
    own = indicator(shown)

    def draw(tokens: Tokens) -> Figure:
        return fan(told, own, tokens=tokens, periods=periods, unit=_UNIT)

    why = story.why(place)
    return Card(
        address=shown.view.href(),
        draws=[draw] if told.counted else [],
        key="elevunderlag",
        heading=f"Elever i årskurs 9 i {place.name}, räknade och väntade",
        subtitle=f"Elever per läsår. {story.basis(place)}. {why or _MARKS} {_stops(shown)}".strip()
        + told_scenario(shown),
        source=f"{source(shown, OWN)} {story.scenario_words(shown)}",
        alt=f"{' '.join(story.title(shown))}. {_told(shown)}",
        table=years_table(shown),
        filename=filename(shown, "arskullar"),
        data_href=shown.view.href("/data/elevunderlag.csv"),
        body=None if told.counted else render("nothing_told", words=why),
    )


def _stops(shown: PupilsView) -> str:
    place = shown.place
    if place.why or place.reach == LEAVING:
        return ""
    return f"Prognosen slutar {shown.period(place.reach)}: {story.note(place, place.reach + 1)}."


def _years(shown: PupilsView) -> range:
    years = shown.outlook.years
    return range(years[0], years[-1] + LEAVING + 1)


def _fan(shown: PupilsView) -> Fan:
    place, now = shown.place, shown.outlook.now
    history = zip(shown.outlook.years, place.history.tolist(), strict=True)
    counted = {year: value for year, value in history if value == value}  # noqa: PLR0124  not NaN
    ends = {now + h: place.leavers(h) for h in range(place.reach + 1)} if place.reach else {}
    value, low, high = ({y: each[at] for y, each in ends.items()} for at in range(3))
    named = {now, now + shown.reached, now + place.reach}
    labels = {
        y: story.pupils(value.get(y, place.now), exact=y == now) for y in sorted(named & {*value})
    }
    return Fan(capital(place.name), counted, value, low, high, labels, _hovers(shown, counted))


def _hovers(shown: PupilsView, counted: Mapping[int, float]) -> dict[int, str]:
    name, now = capital(shown.place.name), shown.outlook.now
    found = {}
    for year, value in counted.items():
        period = swedish.in_year(year, "autumn")
        found[year] = hover(name, f"{story.pupils(value, exact=True)} elever i nian", period)
    for h in range(1, shown.place.reach + 1):
        expected, low, high = (story.pupils(each) for each in shown.place.leavers(h))
        lines = f"{expected} elever i nian väntas", f"mellan {low} och {high}"
        found[now + h] = hover(name, *lines, swedish.in_year(now + h, "autumn"))
    return found


def years_table(shown: PupilsView) -> Table:
    """Return the years as text: counted, then forecast with the ends of the band."""
    return Table(
        f"Elever i årskurs 9 i {shown.place.name}. {story.scenario_words(shown)}",
        ("Läsår", "Elever i åk 9", "Lägst", "Högst", "Sort"),
        (*_counted_rows(shown), *_ahead_rows(shown)),
    )


def _counted_rows(shown: PupilsView) -> list[tuple[str, ...]]:
    none = swedish.NO_VALUE
    pairs = zip(shown.outlook.years, shown.place.history.tolist(), strict=True)
    return [
        (swedish.school_year(year, "autumn"), story.pupils(value, exact=True), none, none, "räknat")
        for year, value in pairs
    ]


def _ahead_rows(shown: PupilsView) -> list[tuple[str, ...]]:
    rows = []
    for h in range(1, LEAVING + 1):
        missing = (swedish.NO_VALUE,) * 3
        known = h <= shown.place.reach
        cells = tuple(map(story.pupils, shown.place.leavers(h))) if known else missing
        sort = "framskrivet" if known else story.note(shown.place, h)
        rows.append((shown.period(h), *cells, sort))
    return rows


def _told(shown: PupilsView) -> str:
    rows = (*_counted_rows(shown), *_ahead_rows(shown))
    said = (
        f"{when}: {value}"
        if low == swedish.NO_VALUE
        else f"{when}: {value}, mellan {low} och {high}"
        for when, value, low, high, _ in rows
        if value != swedish.NO_VALUE
    )
    return f"{'. '.join(said)}."
