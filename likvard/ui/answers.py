"""What each page says of a view: its answer in a sentence, and its charts by their keys."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from likvard import story
from likvard.address import View
from likvard.choice import panel_for
from likvard.equity.better import lessons
from likvard.equity.places_view import places_view
from likvard.equity.pupils_view import pupils_view
from likvard.equity.schools_view import schools_view
from likvard.equity.supply_view import supply_view
from likvard.equity.teacher_need import need_view
from likvard.measures.arrays import NotDefinedError
from likvard.story import gender as of_gender
from likvard.story import places as of_places
from likvard.story import pupils as of_pupils
from likvard.story import resources as of_resources
from likvard.story import schools as of_schools
from likvard.story import spread as of_spread
from likvard.story import supply as of_supply
from likvard.story import teacher_need as of_need
from likvard.ui import (
    association,
    background,
    explore,
    gender,
    own,
    profile,
    resources,
    teacher_need,
    teacher_need_rows,
    teachers,
    through,
)
from likvard.ui.background_slopes import slopes_card
from likvard.ui.cards import trend_card
from likvard.ui.chart import Card
from likvard.ui.expected import expected_card
from likvard.ui.expected_funnel import funnel_card
from likvard.ui.maps import map_card
from likvard.ui.overview import headline_panels, rows_card
from likvard.ui.places_flows import balance_card, flows_card
from likvard.ui.places_open import pressure_card
from likvard.ui.places_programmes import programmes_card, quadrant_card
from likvard.ui.places_rows import areas_card, years_card
from likvard.ui.profile_rows import profile_card
from likvard.ui.pupils import fan_card
from likvard.ui.pupils_record import record_card
from likvard.ui.pupils_rows import parts_card, places_card
from likvard.ui.salsa import salsa_card
from likvard.ui.schools_dots import dots_card as unit_dots_card
from likvard.ui.schools_pairs import pairs as school_pairs
from likvard.ui.similar import alike_card
from likvard.ui.spread import spread_card
from likvard.ui.spread_groups import groups_card
from likvard.ui.spread_numbers import numbers_card
from likvard.ui.spreading import dots_card, line_card
from likvard.ui.spreading import shown as spread_shown
from likvard.ui.supply_few import few_card
from likvard.ui.supply_parts import structure_card
from likvard.ui.supply_quotients import points_card, quotient_card
from likvard.ui.supply_reach import reach_card, schools_card
from likvard.ui.supply_table import table_card
from likvard.ui.teacher_units import units_card


@dataclass(frozen=True)
class Answer:
    """A page's title, a clause a line; what it is about; and its charts, the first the main one.

    `absent` says why a chart may be missing, where the page knows more than that it is.
    """

    lines: tuple[str, ...]
    lede: str
    cards: tuple[Card, ...] = ()
    absent: str = ""

    def card(self, key: str) -> Card | None:
        """Return the chart of a key, None where the view has none."""
        return next((card for card in self.cards if card.key == key), None)


def _said(title: Mapping[str, Any], cards: Iterable[Card | None] = ()) -> Answer:
    return Answer(tuple(title["lines"]), title["lede"], tuple(filter(None, cards)))


def _overview(view: View) -> Answer:
    pairs = headline_panels(view)
    panel, year = pairs[0]
    lede = f"{story.level(panel, year)}. {view.area.title}, {panel.in_year(year)}."
    on_map = map_card(view, panel, year, form=view.form, heading="Kommunerna på kartan")
    cards = (on_map, spread_card(view, panel), rows_card(view, pairs))
    return _said({"lines": story.headline([p for p, _ in pairs]), "lede": lede}, cards)


def _indicator(view: View) -> Answer:
    panel, year = panel_for(view.catalogue, view, view.indicator)
    cards = (*explore.year_cards(view, panel, year), trend_card(view, panel))
    return _said(explore.title(panel, year), cards)


def _spread(view: View) -> Answer:
    page = spread_shown(view)
    if page is None:
        return Answer((of_spread.nothing(view.indicator),), view.indicator.coverage_reason)
    found, year = page.spreads, page.year
    makes = (dots_card, line_card, groups_card, numbers_card)
    words = {"lines": of_spread.title(found, year), "lede": of_spread.lede(found, year)}
    return _said(words, (make(view, page) for make in makes))


def _background(view: View) -> Answer:
    try:
        page = background.shown(view)
    except NotDefinedError:
        return _said(background.nothing(view))
    makes = (background.scatter_card, slopes_card, expected_card, funnel_card)
    cards = [make(view, page) for make in makes]
    return _said(background.title(view, page), (*cards, salsa_card(view)))


def _gender(view: View) -> Answer:
    try:
        pair, year = gender.known_pair(view)
    except NotDefinedError:
        return Answer((f"{view.indicator.short}: inga uppgifter för båda könen",), "")
    cards = (gender.pair_card(view, pair, year), gender.gap_trend_card(view, pair))
    return _said({"lines": of_gender.title(pair, year), "lede": of_gender.lede(pair, year)}, cards)


def _schools(view: View) -> Answer:
    shown = schools_view(view)
    told = (shown.panel, shown.year, shown.parts)
    words = {"lines": of_schools.title(*told), "lede": of_schools.lede(*told)}
    if shown.year is None:
        return _said(words)
    beside = [card for pair in school_pairs(shown, shown.year) for card in pair]
    return _said(words, (unit_dots_card(shown, shown.year), *beside))


def _resources(view: View) -> Answer:
    try:
        page = resources.shown(view)
    except NotDefinedError:
        return Answer(("Inga resurser att ställa mot behov",), "")
    found, spring = page.resource, page.spring
    lede = f"{of_resources.lede(found, spring, view.area.spoken)} {resources.nearest(view, page)}"
    cards = (resources.scatter_card(view, page), resources.slopes_card(view, page))
    return _said({"lines": [of_resources.title(found, spring)], "lede": lede.strip()}, cards)


def _association(view: View) -> Answer:
    page = association.shown(view)
    return _said(association.title(view, page), [association.scatter_card(view, page)])


def _own(view: View) -> Answer:
    one = profile.own_municipality(view)
    if one is None:
        return Answer(("Välj din kommun",), "Sidan visar kommunens läge, utveckling och osäkerhet.")
    pairs, like = profile.profile_panels(view), profile.alike(view, one)
    title, lede = profile.heading(pairs, one)
    if not pairs:
        return Answer((title,), lede)
    lead = profile.leading(pairs, one.code)
    makes = (own.trend_card, own.similar_card)
    cards = [profile_card(view, pairs, one, like), *(make(view, lead, one) for make in makes)]
    if like is not None:
        learnt = lessons(pairs, one, like.municipalities)
        best = next(((b.panel, b.year) for b in learnt.better), lead)
        cards.append(alike_card(view, best, like, learnt))
    return _said({"lines": [title], "lede": lede}, cards)


def _pupils(view: View) -> Answer:
    shown = pupils_view(view)
    makes = (fan_card, record_card, places_card, parts_card)
    words = {"lines": of_pupils.title(shown), "lede": of_pupils.lede(shown)}
    return _said(words, (make(shown) for make in makes))


def _teachers(view: View) -> Answer:
    page = teachers.shown(view)
    cards = (
        teachers.level_card(view, page),
        *teachers.years_cards(view),
        teachers.need_card(view),
        units_card(view),
        None if page.shortage is None else teachers.posts_card(view, page),
    )
    return _said(explore.title(page.panel, page.year), cards)


def _need(view: View) -> Answer:
    try:
        shown = need_view(view)
    except NotDefinedError:
        return Answer(("Inget behov går att räkna",), of_need.NOTHING)
    rows = teacher_need_rows
    makes = (teacher_need.fan_card, rows.places_card, rows.parts_card)
    words = {"lines": of_need.title(shown), "lede": of_need.lede(shown)}
    return _said(words, (make(shown) for make in makes))


def _places(view: View) -> Answer:
    shown = places_view(view)
    makes = (programmes_card, quadrant_card, areas_card, years_card, flows_card, balance_card)
    words = {"lines": of_places.title(shown), "lede": of_places.lede(shown)}
    found = _said(words, (*(make(shown) for make in makes), pressure_card(shown)))
    return replace(found, absent=of_places.ABSENT)


def _supply(view: View) -> Answer:
    shown = supply_view(view)
    makes = (table_card, structure_card, few_card, quotient_card, points_card, reach_card)
    words = {"lines": of_supply.title(shown), "lede": of_supply.lede(shown)}
    return _said(words, (*(make(shown) for make in makes), schools_card(shown)))


def _through(view: View) -> Answer:
    try:
        page = through.shown(view)
    except NotDefinedError:
        return _said(through.nothing(view))
    level, beside = through.level_cards(view, page), through.gender_cards(view, page)
    return _said(through.title(view, page), (*level, through.expected_card(view, page), *beside))


ANSWERS: Final[Mapping[str, Callable[[View], Answer]]] = {
    "/": _overview,
    "/indikator": _indicator,
    "/spridning": _spread,
    "/bakgrund": _background,
    "/konen": _gender,
    "/skolor": _schools,
    "/resurser": _resources,
    "/samband": _association,
    "/kommun": _own,
    "/elevunderlag": _pupils,
    "/larare": _teachers,
    "/lararbehov": _need,
    "/platser": _places,
    "/utbud": _supply,
    "/genomstromning": _through,
}
"""Every page with charts; a page that is not among them has nothing to show in a meeting."""
