"""The changelog of data as JSON: what each refresh changed, and on demand every cell of a measure.

The form is told in docs/json.md and docs/andringar.schema.json.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isnan
from typing import Any, Final
from urllib.parse import urlencode

from likvard.catalogue import Catalogue, Source
from likvard.cells import STATUS_WORDS, Published
from likvard.changelog import ChangedCell, Counted, Delivered, Refresh, subject, when
from likvard.exports.statuses import STATUSES
from likvard.kinds import KINDS, OF_UNITS, Kind
from likvard.story.changelog import name
from likvard.story.changes import MEANING

FORM: Final = 1
PATH: Final = "/om/andringar.json"
WORDS: Final[Mapping[Kind, str]] = {
    "corrected": "rattad",
    "revised": "reviderad",
    "withdrawn": "borttagen",
    "suppressed": "dold",
    "late": "sen",
    "status": "status",
    "year": "nytt_lasar",
}
"""What the kinds of changes are called in addresses and files."""
Link = Callable[[str], str]
Plain = dict[str, Any]


def all_refreshes(catalogue: Catalogue, found: Sequence[Refresh], live: str, link: Link) -> bytes:
    """Return every version and what it changed, counted by measure, newest first.

    Parameters
    ----------
    live
        The version that is shown now.
    link
        From path and query to the whole address, for the cells of each measure.
    """
    return _written(
        {
            "likvard": FORM,
            "visas": live,
            "slag": {WORDS[kind]: MEANING[kind] for kind in KINDS},
            "versioner": [_refresh(catalogue, one, link) for one in found],
        }
    )


def one_measure(
    catalogue: Catalogue, refresh: Refresh, own: Counted, cells: Iterable[ChangedCell]
) -> bytes:
    """Return every cell of a measure that a version changed, before and after."""
    names = {m.code: m.name for m in catalogue.municipalities}
    return _written(
        {
            "likvard": FORM,
            "version": refresh.version.id,
            "jamford_med": refresh.previous,
            "matt": _measure(catalogue, own),
            "status": STATUSES,
            "uppgifter": [_cell(catalogue, own, cell, names) for cell in cells],
        }
    )


def _written(plain: Plain) -> bytes:
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def _refresh(catalogue: Catalogue, one: Refresh, link: Link) -> Plain:
    return {
        "version": one.version.id,
        "dag": one.version.day.isoformat(),
        "jamford_med": one.previous or None,
        "kand": one.told,
        "antal": {WORDS[kind]: count for kind, count in one.counts.items()},
        "leveranser": [_delivery(catalogue, d) for d in one.deliveries],
        "nya_matt": _only(catalogue, one.new),
        "borttagna_matt": _only(catalogue, one.gone),
        "matt": [
            {**_measure(catalogue, own), "uppgifter": link(_address(one, own))}
            for own in one.measures
        ],
    }


def _address(one: Refresh, own: Counted) -> str:
    return f"{PATH}?{urlencode({'version': one.version.id, 'matt': own.measure})}"


def _delivery(catalogue: Catalogue, one: Delivered) -> Plain:
    source = source_of(catalogue, one.figure_set)
    return {
        "kalla": one.figure_set,
        "utgivare": None if source is None else source.publisher,
        "titel": None if source is None else source.title,
        "hamtad": one.retrieved,
        "hamtad_forut": one.before or None,
    }


def source_of(catalogue: Catalogue, figure_set: str) -> Source | None:
    """Return the delivery of a name; None where the catalogue has it no more."""
    return next((s for s in catalogue.sources if s.figure_set == figure_set), None)


def _only(catalogue: Catalogue, counts: Mapping[str, int]) -> list[Plain]:
    return [
        {"id": measure, "titel": name(catalogue, measure), "antal": count}
        for measure, count in counts.items()
    ]


def _measure(catalogue: Catalogue, own: Counted) -> Plain:
    found = subject(catalogue, own.measure)
    return {
        "id": own.measure,
        "titel": own.measure if found is None else found.title,
        "om": "skolenheter" if own.measure.startswith(OF_UNITS) else "kommuner",
        "enhet": None if found is None else found.unit,
        "antal": {WORDS[kind]: count for kind, count in own.counts.items()},
        "nya_ar": [when(catalogue, own.measure, year) for year in own.years],
        "skal": own.reason or None,
        "skal_dag": own.on or None,
    }


def _cell(catalogue: Catalogue, own: Counted, cell: ChangedCell, names: Mapping[str, str]) -> Plain:
    return {
        "slag": WORDS[cell.kind],
        "plats": cell.place,
        "namn": cell.name or names.get(cell.place, cell.place),
        "ar": when(catalogue, own.measure, cell.year),
        "kon": cell.gender,
        "huvudman": cell.provider,
        "forut": _published(cell.old, cell.old_set),
        "nu": _published(cell.new, cell.new_set),
    }


def _published(one: Published, figure_set: str) -> Plain:
    hidden = isnan(one.value) or one.status == "approximate"
    status = STATUS_WORDS.get(one.status, "Publicerad")
    return {
        "varde": None if hidden else one.value,
        "antal": None if isnan(one.n) else int(one.n),
        "status": f"{status[:1].upper()}{status[1:]}",
        "kalla": figure_set or None,
    }
