"""A meeting's figures as JSON for machines: numbers as numbers, with what they are and whose.

The form of the file is told in docs/json.md and docs/likvard.schema.json.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any, Final

from likvard.captions import PERSPECTIVES
from likvard.catalogue import Indicator, load_catalogue
from likvard.exports.citing import cite, lasting
from likvard.exports.exhibit import Exhibit
from likvard.exports.formulas import Formula, formulas
from likvard.exports.origin import PERIODS, Cited, Measure, Origin, beside, origins
from likvard.exports.provenance import Delivery, card, deliveries, deviations
from likvard.exports.statuses import STATUSES
from likvard.exports.tables import Table
from likvard.exports.typed import Column, columns, values
from likvard.meeting import Meeting
from likvard.naming import plain

FORM: Final = 1
_SIGNS: Final = (
    ("95 % intervall", "intervall 95"),
    ("95 %", "intervall 95"),
    ("p.e.", "procentenheter"),
    ("%", "procent"),
)
Link = Callable[[str], str]
Plain = dict[str, Any]


def as_json(
    meeting: Meeting, exhibits: Sequence[Exhibit], link: Link, today: date | None = None
) -> bytes:
    """Return the figures of every view, in order, with measures, sources and statuses.

    Parameters
    ----------
    today
        The day the file is made; the same meeting on the same day gives the same bytes.
    """
    day = today or date.today()  # noqa: DTZ011  the reader's day
    of_views = [_origins(exhibit) for exhibit in exhibits]
    found = {one.measure.id: one for some in of_views for one in some}
    told = (*(c for one in found.values() for c in one.cited), *_beside(exhibits))
    every = {c.source.figure_set: c for c in told}.values()
    views = zip(exhibits, of_views, strict=True)
    whole = {
        "likvard": FORM,
        "titel": meeting.title,
        "underrubrik": meeting.subtitle,
        "version": version(meeting, exhibits),
        "fryst": bool(meeting.version),
        "gjord": day.isoformat(),
        "status": STATUSES,
        "kallor": [_source(one) for one in deliveries(every)],
        "matt": [_measure(one) for one in found.values()],
        "vyer": [_view(n, e, some, link, day) for n, (e, some) in enumerate(views, start=1)],
    }
    return json.dumps(whole, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def version(meeting: Meeting, exhibits: Sequence[Exhibit]) -> str:
    """Return the version of the figures of a meeting; empty where it is not known."""
    return meeting.version or next((e.version for e in exhibits if e.version), "")


def _origins(exhibit: Exhibit) -> tuple[Origin, ...]:
    return () if exhibit.shown is None else origins(load_catalogue(), exhibit.shown)


def _beside(exhibits: Sequence[Exhibit]) -> Iterator[Cited]:
    for exhibit in exhibits:
        if exhibit.shown is not None:
            yield from beside(load_catalogue(), exhibit.shown)


def _source(one: Delivery) -> Plain:
    source = one.cited.source
    return {
        "id": source.figure_set,
        "utgivare": source.publisher,
        "titel": source.title,
        "serier": source.series,
        "adress": source.address,
        "hamtad": source.retrieved.isoformat(),
        "kontrollsumma": one.checksum or None,
        "licens": source.licence,
        "anges_som": source.cite,
        "anmarkning": source.note,
        "egen_berakning": source.computed,
    }


def _measure(origin: Origin) -> Plain:
    measure = origin.measure
    return {
        "id": measure.id,
        "titel": measure.title,
        "om": "kommuner" if isinstance(measure, Indicator) else "skolenheter",
        "enhet": measure.unit,
        "enhet_for_skillnad": measure.difference_unit,
        "decimaler": measure.decimals,
        "perspektiv": PERSPECTIVES[measure.perspective],
        "period": PERIODS[measure.period],
        "definition": measure.definition,
        "kan_lasas_som": _reads_as(measure),
        "kan_inte_lasas_som": measure.not_as,
        "avvikelser": list(deviations(load_catalogue(), measure.id)),
        "serier": [{"kalla": c.source.figure_set, "koder": list(c.codes)} for c in origin.cited],
    }


def _reads_as(measure: Measure) -> str | None:
    return measure.reads_as if isinstance(measure, Indicator) else None


def _view(number: int, exhibit: Exhibit, found: Sequence[Origin], link: Link, day: date) -> Plain:
    shown = exhibit.shown
    return {
        "nummer": number,
        "diagram": exhibit.key,
        "titel": exhibit.title,
        "ingress": exhibit.lede,
        "rubrik": exhibit.heading,
        "beskrivning": exhibit.subtitle,
        "sida": exhibit.page,
        "lank": link(exhibit.address),
        "kalla": exhibit.source,
        "hanvisning": cite(exhibit, link, day),
        "ursprung": link(card(lasting(exhibit), exhibit.key)),
        "formler": [_formula(one) for one in _formulas(exhibit)],
        "anteckning": exhibit.note,
        "saknas": exhibit.missing or None,
        "matt": [one.measure.id for one in found],
        "noter": [] if shown is None else list(shown.notes),
        "tabeller": [] if shown is None else [_table(table) for table in shown.tables],
    }


def _formulas(exhibit: Exhibit) -> Sequence[Formula]:
    panels = () if exhibit.shown is None else exhibit.shown.panels
    return formulas(load_catalogue(), exhibit.key, panels)


def _formula(one: Formula) -> Plain:
    return {"id": one.id, "namn": one.name, "formel": one.formula, "version": one.version}


def _table(table: Table) -> Plain:
    told, names = columns(table), fields(table)
    return {
        "kolumner": [_column(c, name, names) for c, name in zip(told, names, strict=True)],
        "rader": [dict(zip(names, row, strict=True)) for row in values(table)],
    }


def _column(column: Column, name: str, names: Sequence[str]) -> Plain:
    return {
        "falt": name,
        "rubrik": column.name,
        "typ": "tal" if column.number else "text",
        "enhet": column.unit or None,
        "enhet_i": None if column.units is None else names[column.units],
    }


def fields(table: Table) -> tuple[str, ...]:
    """Return a name for each column in the letters a to z, digits and _, each once."""
    return tuple(_numbered([_field(name) for name in table.header]))


def _field(header: str) -> str:
    for sign, word in _SIGNS:
        header = header.replace(sign, f" {word} ")
    return re.sub(r"[^a-z0-9]+", "_", plain(header)).strip("_") or "kolumn"


def _numbered(names: Sequence[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        before = names[:place].count(name)
        yield f"{name}_{before + 1}" if before else name
