"""The files of Elevunderlag: the leavers counted and to come, every place, and the record."""

from collections.abc import Callable, Iterator, Mapping
from math import isnan, nan
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Catalogue, Form
from likvard.equity.pupils import LEAVING, PROVEN, Cohorts
from likvard.equity.pupils_view import AHEADS, PupilsView, pupils_view
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.naming import plain as in_plain_letters
from likvard.panel import panel
from likvard.story import pupils as story
from likvard.story.slope import capital

FORM: Final[Form] = "gymnasieskola"
_INDICATOR: Final = "antal-elever"
_COUNTED, _FORECAST = "Räknat", "Framskrivet"
_OF_YEARS: Final = (
    "Område",
    WHEN,
    "Elever i åk 9",
    "Enhet",
    "Band, från",
    "Band, till",
    "Sort",
    "Flyttning (% per år)",
)
_OF_PLACES: Final = (
    WHEN,
    f"Jämfört med {WHEN.lower()}",
    "Räknade elever i åk 9",
    "Elever i åk 9",
    "Band, från",
    "Band, till",
    "Enhet",
    "Förändring (%)",
    "Band för förändringen, från (%)",
    "Band för förändringen, till (%)",
    "Medelabsolutfel 1 år fram (%)",
    f"Medelabsolutfel {PROVEN} år fram (%)",
    "Flyttning (% per år)",
    "Anmärkning",
)
_OF_RECORD: Final = (
    "Område",
    "Sagt läsåret",
    "Om läsåret",
    "Antal år fram",
    "Årskurs",
    "Sagt (elever)",
    "Kom (elever)",
    "Fel (%)",
)
_SERIES: Final = (
    "Serier: SKV_GR_ELEVER_AK1–SKV_GR_ELEVER_AK9, elever den 15 oktober, alla huvudmän, "
    "lägeskommun."
)
USED: Final = tuple(("skolverket-elever", f"SKV_GR_ELEVER_AK{grade}") for grade in range(1, 10))
"""The series that every forecast of pupils is made of."""
_METHOD: Final = (
    "Framskrivningen är egen beräkning: varje årskull förs upp med den andel som har följt med "
    "till nästa årskurs i samma kommun. Bandet väntas rymma fyra av fem utfall."
)


def _years(catalogue: Catalogue, asked: View) -> Shown:
    shown = pupils_view(asked)
    table = Table(_OF_YEARS, tuple(_year_rows(shown, shown.place)))
    return _file(catalogue, shown, "arskullar", table)


def _year_rows(shown: PupilsView, place: Cohorts) -> Iterator[tuple[str, ...]]:
    name, moving = capital(place.name), plain(shown.moving)
    for year, value in zip(shown.outlook.years, place.history.tolist(), strict=True):
        when = swedish.school_year(year, "autumn")
        yield (name, when, plain(value), "elever", "", "", _COUNTED, moving)
    for h in range(1, LEAVING + 1):
        numbers = tuple(map(plain, _leavers(place, h)))
        sort = _FORECAST if h <= place.reach else capital(story.note(place, h))
        yield (name, shown.period(h), numbers[0], "elever", *numbers[1:], sort, moving)


def _leavers(place: Cohorts, ahead: int) -> tuple[float, float, float]:
    return place.leavers(ahead) if ahead <= place.reach else (nan, nan, nan)


def _places(catalogue: Catalogue, asked: View) -> Shown:
    shown = pupils_view(asked)
    codes = {own.slug: own.code for own in asked.members}
    rows = (
        (codes[place.key], *_place_row(shown, place, shown.ahead)) for place in shown.outlook.places
    )
    table = Table(("Kommunkod", "Kommun", *_OF_PLACES), tuple(rows))
    return _file(catalogue, shown, "kommuner", table)


def _parts(catalogue: Catalogue, asked: View) -> Shown:
    shown = pupils_view(asked)
    places = (shown.outlook.whole, *shown.outlook.parts)
    rows = tuple(_place_row(shown, place, h) for place in places for h in AHEADS)
    return _file(catalogue, shown, "delregioner", Table(("Område", *_OF_PLACES), rows))


def _place_row(shown: PupilsView, place: Cohorts, ahead: int) -> tuple[str, ...]:
    change = place.change(ahead) if ahead <= place.reach else (nan, nan, nan)
    return (
        capital(place.name),
        shown.period(ahead),
        shown.period(0),
        plain(place.now),
        *map(plain, _leavers(place, ahead)),
        "elever",
        *map(plain, change),
        *(plain(place.missed(h)) for h in (1, PROVEN)),
        plain(shown.moving),
        capital(story.note(place, ahead)),
    )


def _record(catalogue: Catalogue, asked: View) -> Shown:
    shown = pupils_view(asked)
    table = Table(_OF_RECORD, tuple(_record_rows(shown)))
    return _file(catalogue, shown, "facit", table)


def _record_rows(shown: PupilsView) -> Iterator[tuple[str, ...]]:
    """Yield every grade that the band's width rests on, the ninth among them."""
    place = shown.place
    if place.past is None:
        return
    origins, aheads, grades = place.past.said.shape
    for origin, ahead, grade in (
        (o, h, g) for o in range(origins) for h in range(aheads) for g in range(h + 1, grades)
    ):
        said, came, error = (
            float(each[origin, ahead, grade])
            for each in (place.past.said, place.past.came, place.past.errors)
        )
        if not isnan(error):
            made = shown.outlook.years[origin + 1]
            whens = (made, made + ahead + 1)
            yield (
                capital(place.name),
                *(swedish.school_year(year, "autumn") for year in whens),
                str(ahead + 1),
                f"åk {grade + 1}",
                *(plain(number) for number in (said, came, 100 * error)),
            )


def _file(catalogue: Catalogue, shown: PupilsView, form: str, *tables: Table) -> Shown:
    area = shown.view.area
    where = "_".join(dict.fromkeys((area.id, shown.place.key)))
    name = in_plain_letters(f"likvard_elevunderlag_{shown.outlook.now + 1}_{where}_{form}")
    own = panel(catalogue, catalogue.indicator(_INDICATOR), area)
    return Shown(name, tables, (own,), (_SERIES, _METHOD, story.scenario_words(shown)), used=USED)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "elevunderlag": _years,
    "elevunderlag-kommuner": _places,
    "elevunderlag-delregioner": _parts,
    "elevunderlag-facit": _record,
}
