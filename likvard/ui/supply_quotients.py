"""Utbud: where the programme chosen is a speciality, and what it took to be admitted to it."""

from math import isnan, nan
from typing import Final

from likvard import swedish
from likvard.catalogue import Municipality
from likvard.equity.offers import LOWEST, MEAN, Offer
from likvard.equity.specialised import FEW, Quotient, quotients
from likvard.equity.supply_view import SupplyView
from likvard.figures.history import hover
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import Tokens
from likvard.figures.unit_dots import Scale, unit_dots
from likvard.figures.unit_marks import Dot, UnitRow
from likvard.story import supply as story
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.supply import WHOSE, data_address, filename, source

_AXIS: Final = (0.0, 2.0)
_POINTS: Final = (50.0, 300.0)
_QUOTIENTS: Final = ("Kommun", "Elever", "Andel (%)", "Lokaliseringskvot", "Lägst–högst", "Anm.")
_ADMITTED: Final = ("Kommun", "Skolenhet", "Huvudman", "Elever", "Lägsta poäng", "Medelpoäng")


def quotient_card(shown: SupplyView) -> Card:
    """Return each municipality's location quotient of the programme, all members in order."""
    view, programme = shown.view, shown.programme
    found = quotients(shown.supply, programme)
    heading = story.quotient_heading(programme, found)
    rows = [_row(shown, each) for each in found]

    def draw(tokens: Tokens) -> Figure:
        return share_rows(
            rows,
            axis=_AXIS,
            unit="",
            head="kvot",
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    return Card(
        address=view.href(),
        draws=[draw],
        key="specialisering",
        heading=heading,
        subtitle=f"Lokaliseringskvot för {swedish.lower_first(programme.name)}: programmets andel "
        f"av kommunens elever delad med dess andel av områdets, 1 är lika stor, {story.UNDATED}. "
        f"{WHOSE}. Streck: vad avrundningen av programmets elever till tiotal kan ändra. "
        f"Ihålig punkt: färre än {FEW} elever på programmet, säger lite.",
        source=source(shown, "lokaliseringskvot"),
        alt=f"{heading}. {' '.join(_words(shown, each) for each in found)}",
        table=_quotients(shown, found),
        filename=filename(shown, f"specialisering_{programme.word}"),
        data_href=data_address(shown, "utbud-specialisering"),
        hrefs=select_hrefs(view),
    )


def _row(shown: SupplyView, each: Quotient) -> ShareRow:
    own, said = each.municipality, story.quotient_note(shown, each)
    who = (own.code, own.name, own.slug)
    if isnan(each.value):
        return ShareRow(*who, note=said, hover=hover(own.name, said))
    value = swedish.number(each.value, 1)
    told = hover(
        own.name,
        f"kvot {value}" if each.pupils else said,
        f"{swedish.number(each.pupils)} elever, {swedish.number(each.share, 1)} % av kommunens",
    )
    ends = (each.low, each.high) if each.pupils else (nan, nan)
    return ShareRow(*who, each.value, *ends, value, said, told, open=each.few)


def _words(shown: SupplyView, each: Quotient) -> str:
    said = story.quotient_note(shown, each)
    value = "" if isnan(each.value) or not each.pupils else swedish.number(each.value, 1)
    return f"{each.municipality.name}: {', '.join(filter(None, (value, said.lower())))}."


def _quotients(shown: SupplyView, found: list[Quotient]) -> Table:
    rows = tuple(
        (
            each.municipality.name,
            swedish.number(each.pupils),
            swedish.number(each.share, 1),
            swedish.number(each.value, 2),
            _ends(each),
            story.quotient_note(shown, each),
        )
        for each in found
    )
    return Table(f"{shown.programme.name}, {story.UNDATED}", _QUOTIENTS, rows)


def _ends(each: Quotient) -> str:
    if isnan(each.low + each.high) or not each.pupils:
        return swedish.NO_VALUE
    return f"{swedish.number(each.low, 2)}–{swedish.number(each.high, 2)}"


def points_card(shown: SupplyView) -> Card:
    """Return the lowest points of admission to the programme, a dot for each school unit."""
    view, programme = shown.view, shown.programme
    whole = shown.supply.whole(programme)
    heading = story.points_heading(programme, whole)
    rows = [_points(shown, own) for own in view.members]
    largest = max((o.pupils for o in whole.offers if o.pupils > 0), default=nan)
    scale = Scale(*_POINTS, "poäng", largest)

    def draw(tokens: Tokens) -> Figure:
        return unit_dots(
            rows,
            scale,
            chosen=view.colours,
            emphasis=view.emphasis,
            head="lägst",
            tokens=tokens,
        )

    return Card(
        address=view.href(),
        draws=[draw],
        key="antagning",
        heading=heading,
        subtitle=f"Lägsta antagningspoäng till {swedish.lower_first(programme.name)}, "
        f"{story.admitted(shown)}. {WHOSE}. En punkt är en skolenhet, större med fler elever på "
        f"programmet; skolenheterna är inte ordnade. {story.WARNING}",
        source=source(shown, ""),
        alt=f"{heading}. {_spoken(rows)}",
        table=_admitted(shown),
        filename=filename(shown, f"antagning_{programme.word}"),
        data_href=data_address(shown, "utbud-antagning"),
        hrefs=select_hrefs(view),
    )


def _spoken(rows: list[UnitRow]) -> str:
    return " ".join(f"{row.name}: {row.label or row.note.lower()}." for row in rows)


def _points(shown: SupplyView, own: Municipality) -> UnitRow:
    cell = shown.supply.cell(shown.programme, own.code)
    dots = [_dot(shown, own, o) for o in cell.offers if not isnan(o.value(LOWEST))]
    silent = story.NOT_TOLD if cell.offers else story.NOT_GIVEN
    why = silent if shown.supply.inside(own.code).offers else story.NOT_HERE
    label = "" if isnan(cell.lowest) else swedish.number(cell.lowest)
    return UnitRow(own.code, own.name, own.slug, dots, label=label, note=why)


def _dot(shown: SupplyView, own: Municipality, offer: Offer) -> Dot:
    value = offer.value(LOWEST)
    said = hover(
        offer.name,
        f"lägst {swedish.number(value, 1)} poäng, medel {swedish.number(offer.value(MEAN), 1)}",
        f"{swedish.number(offer.pupils)} elever på programmet" if offer.pupils > 0 else "",
        own.name,
        story.admitted(shown),
    )
    return Dot(value, value, value, offer.pupils, "", said)


def _admitted(shown: SupplyView) -> Table:
    names = {own.code: own.name for own in shown.view.members}
    offers = sorted(
        shown.supply.whole(shown.programme).offers,
        key=lambda o: (swedish.sort_key(names[o.municipality]), swedish.sort_key(o.name)),
    )
    rows = tuple(
        (
            names[offer.municipality],
            offer.name,
            story.PROVIDERS.get(offer.provider, ""),
            swedish.number(offer.pupils),
            swedish.number(offer.value(LOWEST), 1),
            swedish.number(offer.value(MEAN), 1),
        )
        for offer in offers
    )
    return Table(f"{shown.programme.name}, {story.admitted(shown)}", _ADMITTED, rows)
