"""The files of Utbud: cells, structure, quotients, points of admission, what is within reach."""

from collections.abc import Callable, Iterator, Mapping
from math import isnan
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Catalogue, Form
from likvard.catalogue.programmes import load_programmes
from likvard.equity.offers import (
    DEGREE,
    ELIGIBLE,
    FIGURE_SET,
    GRADES,
    LOWEST,
    MEAN,
    PUPILS,
    Offer,
)
from likvard.equity.reach import Within
from likvard.equity.specialised import quotients
from likvard.equity.supply import structure
from likvard.equity.supply_view import SupplyView, supply_view
from likvard.exports.shown import Shown
from likvard.exports.supply_columns import (
    FAR,
    FIGURES,
    OF_CELLS,
    OF_FEW,
    OF_QUOTIENTS,
    OF_STRUCTURE,
    PROGRAMME,
    UNIT,
)
from likvard.exports.tables import Table, plain
from likvard.naming import plain as in_plain_letters
from likvard.story import supply as story
from likvard.story.slope import capital

FORM: Final[Form] = "gymnasieskola"
_OF_FIGURES: Final = (PUPILS, LOWEST, MEAN, GRADES, DEGREE, ELIGIBLE)
_SERIES: Final = (
    "Serier: SKV_GYENH_ELEVER och SKV_GYENH_GRUNDBEH (utan läsår), SKV_GYENH_ANTPOANG_MIN och "
    "SKV_GYENH_ANTPOANG, SKV_GYENH_BETYGSPOANG, SKV_GYENH_EXAMEN3 (startår plus tre). "
    "Lägeskommun, alla huvudmän. Elevantal är avrundade till tiotal."
)


def _cells(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    return _file(shown, "program", Table(OF_CELLS, tuple(_cell_rows(shown))))


def _cell_rows(shown: SupplyView) -> Iterator[tuple[str, ...]]:
    found = shown.supply
    places = [
        ("", capital(shown.view.area.spoken)),
        *((m.code, m.name) for m in shown.view.members),
    ]
    for code, name in places:
        if code and not found.inside(code).offers:
            yield (code, name, *[""] * 8, story.NOT_HERE)
        for each in found.programmes:
            cell = found.cell(each, code) if code else found.whole(each)
            if cell.offers:
                yield (
                    code,
                    name,
                    each.code,
                    each.name,
                    story.KINDS[each.kind],
                    str(cell.schools),
                    plain(cell.pupils),
                    str(cell.counted),
                    plain(cell.lowest),
                    plain(cell.mean),
                    story.NOT_TOLD if isnan(cell.pupils) else "",
                )


def _structure(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    places = [("", capital(asked.area.spoken)), *((m.code, m.name) for m in asked.members)]
    return _file(
        shown,
        "struktur",
        Table(OF_STRUCTURE, tuple(_structure_row(shown, *place) for place in places)),
    )


def _structure_row(shown: SupplyView, code: str, name: str) -> tuple[str, ...]:
    own = structure(shown.supply, code)
    absent = bool(code) and not shown.supply.inside(code).offers
    silent = story.NOT_HERE if absent else story.NOT_TOLD
    return (
        code,
        name,
        *map(plain, (own.pupils, own.vocational, own.preparatory, own.introduction, own.other)),
        str(own.programmes),
        plain(own.breadth),
        silent if isnan(own.pupils) else "",
    )


def _specialised(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    programme = shown.programme
    rows = tuple(
        (
            each.municipality.code,
            each.municipality.name,
            programme.code,
            programme.name,
            story.KINDS[programme.kind],
            *map(plain, (each.pupils, each.share, each.value, each.low, each.high)),
            story.quotient_note(shown, each),
        )
        for each in quotients(shown.supply, programme)
    )
    return _file(shown, f"specialisering_{programme.word}", Table(OF_QUOTIENTS, rows))


def _admitted(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    rows = tuple(
        (*_unit(shown, offer), *_told(offer))
        for offer in shown.supply.whole(shown.programme).offers
    )
    table = Table((*UNIT, *PROGRAMME, *FIGURES), rows)
    return _file(shown, f"antagning_{shown.programme.word}", table)


def _unit(shown: SupplyView, offer: Offer) -> tuple[str, ...]:
    own = shown.view.catalogue.municipality(offer.municipality)
    provider = capital(story.PROVIDERS.get(offer.provider, ""))
    return (own.code, own.name, offer.unit, offer.name, provider)


def _told(offer: Offer) -> tuple[str, ...]:
    each = offer.programme
    values = (plain(offer.value(measure)) for measure in _OF_FIGURES)
    return (each.code, each.name, story.KINDS[each.kind], *values)


def _reach(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    every = [within for each in shown.reached for within in each.every]
    table = _distances(shown, every)
    return _file(shown, f"rackvidd_{shown.origin.slug}", table)


def _schools(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    own = [e for e in shown.reached if e.programme.code == shown.programme.code]
    table = _distances(shown, [within for each in own for within in each.every])
    return _file(shown, f"skolor_{shown.programme.word}_{shown.origin.slug}", table)


def _distances(shown: SupplyView, every: list[Within]) -> Table:
    rows = tuple(
        (
            *_unit(shown, each.offer),
            *_told(each.offer),
            shown.origin.name,
            plain(round(each.km, 1)),
            "ja" if each.about else "nej",
            "ja" if each.km <= shown.km else "nej",
        )
        for each in every
    )
    return Table((*UNIT, *PROGRAMME, *FIGURES, *FAR), rows)


def _few(_: Catalogue, asked: View) -> Shown:
    shown = supply_view(asked)
    names = {own.code: own.name for own in asked.members}
    rows = []
    for each in shown.supply.programmes:
        cell = shown.supply.whole(each)
        places = swedish.in_order(names[code] for code in cell.municipalities)
        small = sum(offer.small for offer in cell.offers)
        rows.append(
            (
                each.code,
                each.name,
                story.KINDS[each.kind],
                str(len(places)),
                str(cell.schools),
                plain(cell.pupils),
                str(small),
                swedish.joined(places),
            )
        )
    return _file(shown, "fatal", Table(OF_FEW, tuple(rows)))


def _file(shown: SupplyView, form: str, table: Table) -> Shown:
    source = shown.view.catalogue.source(FIGURE_SET)
    name = in_plain_letters(f"likvard_utbud_{shown.view.area.id}_{form}")
    notes = (_SERIES, story.from_where(shown), story.WARNING, load_programmes().source)
    area = shown.view.area.note
    about = (
        f"Gymnasieprogram per skolenhet, {shown.view.area.title}, elever utan angivet läsår "
        f"(hämtade år {source.retrieved.year}), {story.admitted(shown)}"
    )
    told = (*notes, *([area] if area else []))
    used = tuple((FIGURE_SET, series) for series in _OF_FIGURES)
    return Shown(name, (table,), (), told, about, used)


CHARTS: Final[Mapping[str, Callable[[Catalogue, View], Shown]]] = {
    "utbud": _cells,
    "utbud-struktur": _structure,
    "utbud-fatal": _few,
    "utbud-specialisering": _specialised,
    "utbud-antagning": _admitted,
    "utbud-rackvidd": _reach,
    "utbud-skolor": _schools,
}
