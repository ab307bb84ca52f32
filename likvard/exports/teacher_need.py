"""The files of Behov framåt: the years of one place, every municipality, every part."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.choice import for_several
from likvard.equity.pupils import AHEAD
from likvard.equity.teacher_need import NeedView, need_view
from likvard.equity.teacher_scenario import Need
from likvard.exports.columns import WHEN
from likvard.exports.pupils import USED
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import plain as letters
from likvard.panel import panel
from likvard.story import teacher_need as story
from likvard.story.slope import capital

_INDICATOR: Final = "antal-elever"
_ASSUMED: Final = (
    "Elever per lärare, ändring",
    "Andel behöriga, minst (%)",
    "Andra avgångar (% per år)",
    "Flyttning (% per år)",
    "Kommuner med åldersuppgifter",
)
_NUMBERS: Final = (
    "Behöriga heltidstjänster",
    "Band, från",
    "Band, till",
    "Kvar av dagens",
    "Skillnad",
    "Skillnad, från",
    "Skillnad, till",
)
_OF_YEARS: Final = ("Område", WHEN, *_NUMBERS, "Enhet", "Sort", *_ASSUMED)
_OF_PLACES: Final = (
    WHEN,
    "I dag, läsår",
    "Behöriga heltidstjänster i dag",
    *_NUMBERS,
    "Enhet",
    "Skillnad (% av i dag)",
    "Skillnad (%), från",
    "Skillnad (%), till",
    *_ASSUMED,
    "Anmärkning",
)
_UNIT: Final = "heltidstjänster"
_SERIES: Final = (
    "Elevprognosen bygger på serierna SKV_GR_ELEVER_AK1–SKV_GR_ELEVER_AK9, elever den 15 oktober, "
    "alla huvudmän, lägeskommun."
)
_METHOD: Final = (
    "Egen beräkning: elevprognos delad med elever per lärare, gånger andelen behöriga. Bandet "
    "väntas rymma fyra av fem utfall av elevprognosen, om antagandena håller."
)


def _years(catalogue: Catalogue, asked: View) -> Shown:
    shown = need_view(for_several(asked))
    return _file(catalogue, shown, "behov", Table(_OF_YEARS, tuple(_year_rows(shown))))


def _year_rows(shown: NeedView) -> Iterator[tuple[str, ...]]:
    place, now, assumed = shown.place, shown.outlook.now, _assumed(shown, shown.place)
    name = capital(place.name)
    known = {} if place.why else {**place.history, now: place.now.value}
    for year, value in sorted(known.items()):
        when = swedish.school_year(year, "autumn")
        yield (name, when, plain(value), *("",) * 6, _UNIT, "Uppskattat", *assumed)
    for h in range(1, AHEAD + 1):
        sort = "Räknat framåt" if h <= place.reach else capital(story.note(place, h))
        yield (name, shown.period(h), *_numbers(place, h), _UNIT, sort, *assumed)


def _numbers(place: Need, ahead: int) -> tuple[str, ...]:
    if ahead > place.reach:
        return ("",) * len(_NUMBERS)
    left = plain(float(place.left[ahead]))
    return (*map(plain, place.need(ahead)), left, *map(plain, place.gap(ahead)))


def _assumed(shown: NeedView, place: Need) -> tuple[str, ...]:
    assumed = shown.assumed
    return (
        plain(assumed.per_teacher),
        plain(assumed.share) if assumed.share else "",
        plain(100 * assumed.leaving),
        plain(shown.pupils.moving),
        str(place.aged),
    )


def _places(catalogue: Catalogue, asked: View) -> Shown:
    shown = need_view(for_several(asked))
    codes = {own.slug: own.code for own in shown.view.members}
    rows = tuple((codes[place.key], *_place(shown, place)) for place in shown.places)
    return _file(catalogue, shown, "kommuner", Table(("Kommunkod", "Kommun", *_OF_PLACES), rows))


def _parts(catalogue: Catalogue, asked: View) -> Shown:
    shown = need_view(for_several(asked))
    rows = tuple(_place(shown, place) for place in (shown.whole, *shown.parts))
    return _file(catalogue, shown, "delregioner", Table(("Område", *_OF_PLACES), rows))


def _place(shown: NeedView, place: Need) -> tuple[str, ...]:
    ahead = shown.ahead
    share = ("",) * 3 if ahead > place.reach else tuple(map(plain, place.gap_share(ahead)))
    return (
        capital(place.name),
        shown.period(ahead),
        shown.period(0),
        "" if place.why else plain(place.now.value),
        *_numbers(place, ahead),
        _UNIT,
        *share,
        *_assumed(shown, place),
        capital(story.note(place, ahead) or story.ageless(shown, place)),
    )


def _file(catalogue: Catalogue, shown: NeedView, form: str, table: Table) -> Shown:
    area = shown.view.area
    where = "_".join(dict.fromkeys((area.id, shown.place.key)))
    name = letters(f"likvard_lararbehov_{shown.outlook.now + 1}_{where}_{form}")
    pupils = panel(catalogue, catalogue.indicator(_INDICATOR), area)
    ages = [] if shown.ages is None else [shown.ages.source, shown.ages.mark]
    whose = shown.place if form == "behov" else shown.whole
    panels = (shown.basis.shares, shown.basis.ratio, pupils)
    notes = (_SERIES, _METHOD, story.assumption_words(shown, whose), *filter(None, ages))
    return Shown(name, (table,), panels, notes, used=USED)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "lararbehov": _years,
    "lararbehov-kommuner": _places,
    "lararbehov-delregioner": _parts,
}
