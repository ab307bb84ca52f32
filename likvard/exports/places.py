"""The files of Behov och platser: by programme, with need, by area, by year, and the flows."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Catalogue
from likvard.catalogue.programmes import Programme
from likvard.equity import needs
from likvard.equity.flowing import BEYOND
from likvard.equity.offers import FIGURE_SET, LOWEST, MEAN, PUPILS, Cell
from likvard.equity.places import Sums
from likvard.equity.places_view import (
    FLOWS,
    NEED,
    PLACES,
    PlacesView,
    Where,
    places_view,
    whole_of,
)
from likvard.equity.supply import supply
from likvard.exports.columns import WHEN
from likvard.exports.shown import Shown
from likvard.exports.tables import Table, plain
from likvard.measures.arrays import NotDefinedError
from likvard.measures.flows import Flows
from likvard.naming import plain as in_plain_letters
from likvard.own.asked import asks_for_demo
from likvard.own.figures import INVENTED
from likvard.story import places as story
from likvard.story.slope import capital

ORIGIN: Final = "Uppgifternas ursprung"
_COUNTS: Final = (
    "Utbildningar (antal)",
    "Platser",
    "Förstahandssökande (antal)",
    "Sökande totalt (antal)",
    "Antagna (antal)",
    "Antagna på förstahandsval (antal)",
    "Reserver (antal)",
    "Förstahandssökande per plats",
    "Fyllnad (%)",
    "Tomma platser",
    "Kö (antal)",
    "Antagna på förstahandsval (% av förstahandssökande)",
)
_WHERE: Final = ("Område", "Program", "Programkod", WHEN)
_OF_BALANCE: Final = (
    "Kommunkod",
    "Kommun",
    WHEN,
    "Bor här (antal)",
    "Går i skola här (antal)",
    "Netto (antal)",
    "Går hemma (%)",
    "Åker ut (%)",
    "Kommer utifrån (%)",
)
_DEFINED: Final = (
    "Fyllnad: antagna i procent av platser. Tomma platser: platser minus antagna, utbildning för "
    "utbildning, aldrig under noll. Kö: förstahandssökande minus antagna på förstahandsval. Tomma "
    "platser och kö dras aldrig från varandra. Tom cell: inga platser, eller en uppgift saknas."
)
_NET: Final = (
    "Nettotal: procent av platserna där behovet bedöms öka minus procent där det bedöms minska. "
    "Hög efterfrågan: minst en förstahandssökande per plats."
)
_PAIRS: Final = "Par av kommuner som inte finns i uppgifterna räknas som inga elever."


def _numbers(found: Sums) -> tuple[str, ...]:
    counts = (found.places, found.first_choice, found.applicants, found.admitted)
    rest = (found.admitted_first, found.reserves, found.per_place, found.fill)
    last = (found.empty, found.queue, found.met)
    return (str(found.rows), *map(plain, (*counts, *rest, *last)))


def _row(
    shown: PlacesView, where: Where, programme: Programme | None, year: int
) -> tuple[str, ...]:
    name, letters = (programme.name, programme.letters) if programme else ("Alla program", "")
    when = swedish.school_year(year, "autumn")
    numbers = _numbers(shown.sums(where, programme, year))
    return (capital(where.name), name, letters, when, *numbers)


def _programmes(_catalogue: Catalogue, asked: View) -> Shown:
    shown, year = _known(asked)
    rows = tuple(_row(shown, shown.where, each, year) for each in shown.here)
    return _file(shown, "program", ((*_WHERE, *_COUNTS), rows), (PLACES,), _DEFINED)


def _need(_catalogue: Catalogue, asked: View) -> Shown:
    shown, _ = _known(asked)
    header = (*_WHERE, "Platser", "Förstahandssökande per plats", "Bedömt behov (nettotal)")
    rows = tuple(
        (
            capital(shown.where.name),
            each.name,
            each.letters,
            shown.period,
            *map(plain, (found.places, found.per_place, need)),
            needs.word(found.per_place, need),
            "läsaren" if each.letters in shown.entered else "inläst",
        )
        for each in shown.here
        for found, need in [(shown.sums(shown.where, each), shown.need(each))]
    )
    table = ((*header, "Tillsammans", "Behovet angivet av"), rows)
    said = (_NET, story.need_words(shown).strip())
    return _file(shown, "efterfragan-behov", table, (PLACES, NEED), *said)


def _areas(_catalogue: Catalogue, asked: View) -> Shown:
    shown, year = _known(asked)
    every = (whole_of(asked), *shown.parts, *shown.municipalities)
    rows = tuple(_row(shown, where, shown.programme, year) for where in every)
    return _file(shown, "omraden", ((*_WHERE, *_COUNTS), rows), (PLACES,), _DEFINED)


def _years(_catalogue: Catalogue, asked: View) -> Shown:
    shown, _ = _known(asked)
    rows = tuple(
        _row(shown, shown.where, each, year)
        for each in (None, *shown.programmes)
        for year in shown.years
    )
    return _file(shown, "ar", ((*_WHERE, *_COUNTS), rows), (PLACES,), _DEFINED)


def _known(asked: View) -> tuple[PlacesView, int]:
    shown = places_view(asked)
    if shown.year is None:
        raise NotDefinedError("no places are held")
    return shown, shown.year


def _flows(_catalogue: Catalogue, asked: View) -> Shown:
    shown = places_view(asked)
    header = (
        WHEN,
        "Hemkommun, kod",
        "Hemkommun",
        "Skolkommun, kod",
        "Skolkommun",
        "Elever (antal)",
    )
    rows = tuple(_pairs(shown))
    return _file(shown, "strommar", (header, rows), (FLOWS,), story_of(shown), _PAIRS)


def _pairs(shown: PlacesView) -> Iterator[tuple[str, ...]]:
    found = shown.matrix
    if found is None:
        raise NotDefinedError("no flows are held")
    names = {own.code: own.name for own in shown.view.members} | {BEYOND: "Utanför området"}
    when = swedish.school_year(found.year, "autumn")
    for i, home in enumerate(found.codes):
        for j, host in enumerate(found.codes):
            if found.pupils[i, j] > 0:
                count = plain(float(found.pupils[i, j]))
                yield (when, home, names[home], host, names[host], count)


def story_of(shown: PlacesView) -> str:
    """Return what the flows count, as a sentence."""
    return "" if shown.matrix is None else f"{story.flows_basis(shown, shown.matrix)}."


def _balance(_catalogue: Catalogue, asked: View) -> Shown:
    shown = places_view(asked)
    found = shown.matrix
    if found is None:
        raise NotDefinedError("no flows are held")
    flows, when = found.flows, swedish.school_year(found.year, "autumn")
    rows = tuple(
        (
            own.code,
            own.name,
            when,
            *_counted(flows, at),
            *map(_per_cent, (flows.self_containment[at], flows.out_share[at], flows.in_share[at])),
        )
        for at, own in enumerate(asked.members)
    )
    return _file(shown, "strommar_kommuner", (_OF_BALANCE, rows), (FLOWS,), story_of(shown), _PAIRS)


def _counted(flows: Flows, at: int) -> list[str]:
    """Return home, host and net; empty where the municipality does not occur in the figures."""
    if not flows.home[at] + flows.host[at]:
        return [""] * 3
    return [plain(float(each[at])) for each in (flows.home, flows.host, flows.net)]


def _per_cent(share: float | None) -> str:
    return "" if share is None else plain(100 * share)


def _pressure(catalogue: Catalogue, asked: View) -> Shown:
    found = supply(catalogue, asked.area)
    header = ("Program", "Programkod", "Antal elever", "Skolenheter", "Lägsta antagning (poäng)")
    rows = tuple(
        (each.name, each.letters, *_points(found.whole(each))) for each in found.programmes
    )
    name = in_plain_letters(f"likvard_antagningstryck_{asked.area.id}")
    table = Table((*header, "Antagning, ovägt medel av skolenheter (poäng)"), rows)
    used = tuple((FIGURE_SET, series) for series in (PUPILS, LOWEST, MEAN))
    return Shown(name, (table,), (), (), used=used)


def _points(cell: Cell) -> tuple[str, ...]:
    return (plain(cell.pupils), str(cell.schools), plain(cell.lowest), plain(cell.mean))


def _file(
    shown: PlacesView,
    form: str,
    table: tuple[tuple[str, ...], tuple[tuple[str, ...], ...]],
    kinds: tuple[str, ...],
    *notes: str,
) -> Shown:
    """Return the file; every row says whose figures it is of, invented ones that they are."""
    invented = asks_for_demo(shown.view)
    told = story.sources(shown, *kinds)
    origin = INVENTED if invented else told
    header, rows = table
    whole = Table((*header, ORIGIN), tuple((*row, origin) for row in rows))
    where = dict.fromkeys((shown.view.area.id, shown.where.key))
    parts = ("likvard_platser", *(("exempel",) if invented else ()), *where, form)
    return Shown(in_plain_letters("_".join(parts)), (whole,), (), (told, *filter(None, notes)))


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "platser": _programmes,
    "platser-behov": _need,
    "platser-omraden": _areas,
    "platser-ar": _years,
    "elevstrommar": _flows,
    "elevstrommar-kommuner": _balance,
    "antagningstryck": _pressure,
}
