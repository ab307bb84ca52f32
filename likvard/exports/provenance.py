"""The card of a figure: whose it is, how it came, and how it was reckoned, step by step."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from likvard import __version__, swedish
from likvard.catalogue import Catalogue, load_catalogue
from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.formulas import Formula, formulas
from likvard.exports.origin import Cited, Origin, beside, origins
from likvard.freshness import CHECKS
from likvard.warehouse import read

PATH: Final = "/ursprung"
SHORT: Final = 12
"""So much of a checksum is shown; it is enough to tell two files apart."""


@dataclass(frozen=True)
class Delivery:
    """A delivery behind a figure: what of it is used, the file's checksum, and its rows."""

    cited: Cited
    checksum: str
    rows: int

    @property
    def line(self) -> str:
        """Return the delivery in a line: as it is cited, with its address and checksum."""
        told = f"{self.cited.line} {self.cited.source.address}."
        return f"{told} Kontrollsumma {self.checksum}." if self.checksum else told


@dataclass(frozen=True)
class Traced:
    """One measure, the deliveries it comes from, and what was let through for it, with reasons."""

    origin: Origin
    deliveries: tuple[Delivery, ...]
    deviations: tuple[str, ...]


@dataclass(frozen=True)
class Provenance:
    """Where a chart's figures, or those of one row of its table, come from.

    `beside` are deliveries of what no measure of the catalogue tells. `row` is that row, each
    figure under its column's name; `steps` are those from the publisher's answer to the screen,
    each named and told.
    """

    traced: tuple[Traced, ...]
    beside: tuple[Delivery, ...]
    formulas: tuple[Formula, ...]
    row: tuple[tuple[str, str], ...]
    steps: tuple[tuple[str, str], ...]


def provenance(exhibit: Exhibit, row: str = "") -> Provenance:
    """Return where the figures of a view come from; `row` names one of its table by its head.

    Raises
    ------
    KeyError
        If the table has no such row.
    DatabaseError
        If the figures cannot be read.
    """
    catalogue = load_catalogue()
    found = () if exhibit.shown is None else origins(catalogue, exhibit.shown)
    cells = _row(exhibit.text, row) if row else ()
    own = _of_row(found, cells)
    traced = tuple(_traced(catalogue, one) for one in own)
    panels = () if exhibit.shown is None else exhibit.shown.panels
    rest = () if exhibit.shown is None else deliveries(beside(catalogue, exhibit.shown))
    reckoned = formulas(catalogue, exhibit.key, panels)
    steps = tuple(_steps(exhibit, traced, rest, reckoned))
    return Provenance(traced, rest, reckoned, cells, steps)


def _row(text: Text | None, head: str) -> tuple[tuple[str, str], ...]:
    if text is None:
        raise KeyError(head)
    for row, name in zip(text.rows, heads(text.rows), strict=True):
        if name == head:
            cells = zip(text.columns, row, strict=True)
            return tuple((column, told) for column, told in cells if told)
    raise KeyError(head)


def heads(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return what names each row of a table: its first cell, with the second where that is not one.

    The browser names rows the same way (likvard/ui/chart/table.js).
    """
    first = [row[0] for row in rows]
    return [r[0] if first.count(r[0]) == 1 else ", ".join(r[:2]) for r in rows]


def _of_row(found: tuple[Origin, ...], cells: tuple[tuple[str, str], ...]) -> tuple[Origin, ...]:
    """Return the measure that a row is about, where it names one; else all."""
    named = cells[0][1] if cells else ""
    own = tuple(o for o in found if named in (o.measure.short, o.measure.title))
    return own or found


def _traced(catalogue: Catalogue, origin: Origin) -> Traced:
    return Traced(origin, deliveries(origin.cited), deviations(catalogue, origin.measure.id))


def deliveries(cited: Iterable[Cited]) -> tuple[Delivery, ...]:
    """Return deliveries with the checksum and rows of what arrived."""
    told = {row.figure_set: row for row in read("provenance").itertuples()}
    return tuple(_delivery(one, told.get(one.source.figure_set)) for one in cited)


def _delivery(cited: Cited, arrived: Any) -> Delivery:  # noqa: ANN401 - a row of a frame
    if arrived is None:
        return Delivery(cited, "", 0)
    return Delivery(cited, str(arrived.checksum), int(arrived.figures))


def deviations(catalogue: Catalogue, measure: str) -> tuple[str, ...]:
    """Return why each deviation of a measure that the checks held was let through, and when."""
    accepted: Iterable[Any] = getattr(catalogue, "accepted", ())
    return tuple(
        f"Avvikelse godkänd {swedish.day(one.on)}: {swedish.sentence(one.reason)}"
        for one in accepted
        if one.indicator == measure
    )


def _steps(
    exhibit: Exhibit,
    traced: Sequence[Traced],
    rest: Sequence[Delivery],
    reckoned: Sequence[Formula],
) -> Iterable[tuple[str, str]]:
    told = [*(d for one in traced for d in one.deliveries), *rest]
    every = {d.cited.source.figure_set: d for d in told}
    if not every:
        return
    publishers = dict.fromkeys(d.cited.source.publisher for d in every.values())
    days = sorted({swedish.day(d.cited.source.retrieved) for d in every.values()})
    version = exhibit.version or "okänd"
    yield "Svar", f"Uppgifter från {swedish.joined(list(publishers))}, hämtade {days[-1]}."
    kept = "Leveransen är sparad" if len(every) == 1 else "Leveranserna är sparade var för sig"
    yield "Arkiv", f"{kept} under sin kontrollsumma och finns kvar med version {version}."
    rows = swedish.number(sum(d.rows for d in every.values()))
    yield "Tabell", f"{rows} rader lästes in i databasen, med värde, antal, status och leverans."
    yield "Kontroller", _checked(traced)
    yield "Beräkning", _reckoned(reckoned)
    where = f"”{exhibit.heading or exhibit.title}” på sidan {exhibit.page}"
    yield "Diagram", f"{where}, ritat av Likvärd {__version__}."


def _checked(traced: Sequence[Traced]) -> str:
    count = len(list(CHECKS.glob("*.sql")))
    let = sum(len(one.deviations) for one in traced)
    told = f"{count} kontroller måste gå igenom innan databasen byts in: nycklar, koder, rimliga "
    told += "gränser, täckning, delar mot helhet, skolenheter mot kommun och utgivare mot utgivare."
    return f"{told} Godkända avvikelser: {let}." if let else f"{told} Inga avvikelser är godkända."


def _reckoned(reckoned: Sequence[Formula]) -> str:
    if not reckoned:
        return "Värdena visas som de är publicerade, avrundade. Medelvärden är ovägda."
    told = [f"{swedish.lower_first(one.name)} (version {one.version})" for one in reckoned]
    return f"{swedish.joined(told)}."


def card(view: str, chart: str, row: str = "") -> str:
    """Return the address of the card of a view's chart, or of one row of its table.

    Parameters
    ----------
    view
        Path and query of the view.
    row
        The row's head, as `heads` names it.
    """
    words = {"vy": view, "diagram": chart} | ({"rad": row} if row else {})
    return f"{PATH}?{urlencode(words)}"
