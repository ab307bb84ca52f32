"""What a refresh wrote beside the figures: when each set came, from where, what was let through.

The records overlay data/catalogue/sources.toml, which tells of the figures that were shipped.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from likvard.catalogue.parse import CatalogueError, make
from likvard.swedish import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from likvard.catalogue.model import Source

FILE = "deliveries.json"


@dataclass(frozen=True)
class Accepted:
    """A fault that was let through: of which check and indicator, where, why and when.

    `places` is a digest of the very places, so that only what was seen is accepted, `what` the
    first of them in words.
    """

    check: str
    indicator: str
    places: str
    what: str
    reason: str
    on: date


@dataclass(frozen=True)
class Delivery:
    """How a figure set came: `digest` is over address and checksum of every answer it is made of.

    `answers` is how many those are, `archive` the day they are archived under and `rows` how many
    rows the set has. `note` and `series` are Swedish; an empty one leaves what sources.toml says.
    """

    retrieved: date
    address: str
    archive: str
    answers: int
    digest: str
    rows: int
    note: str = ""
    series: str = ""
    accepted: tuple[Accepted, ...] = ()


def read_deliveries(path: Path) -> dict[str, Delivery]:
    """Return the record of each figure set in a file; none where there is no file.

    Raises
    ------
    CatalogueError
        If the file cannot be used.
    """
    try:
        plain = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error
    if not isinstance(plain, dict):
        raise CatalogueError(f"{path.name}: a table is expected")
    return {name: _delivery(table, f"{path.name}: {name}") for name, table in plain.items()}


def _delivery(table: Any, where: str) -> Delivery:  # noqa: ANN401 - whatever JSON holds
    try:
        accepted = [_dated(one, "on") for one in table.get("accepted", [])]
        return make(Delivery, {**_dated(table, "retrieved"), "accepted": accepted}, where)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise CatalogueError(f"{where}: {error}") from error


def _dated(table: dict[str, Any], name: str) -> dict[str, Any]:
    return {**table, name: date.fromisoformat(table[name])}


def deliveries_text(deliveries: Mapping[str, Delivery]) -> str:
    """Return the records as the text of the file, the same for the same records."""
    plain = {name: _plain(deliveries[name]) for name in sorted(deliveries)}
    return json.dumps(plain, ensure_ascii=False, indent=1) + "\n"


def _plain(record: Delivery | Accepted) -> dict[str, Any]:
    values = {f.name: getattr(record, f.name) for f in fields(record)}
    if isinstance(record, Delivery):
        values["accepted"] = [_plain(one) for one in record.accepted]
    return {k: v.isoformat() if isinstance(v, date) else v for k, v in values.items()}


def overlaid(
    sources: Iterable[Source], deliveries: Mapping[str, Delivery], names: Mapping[str, str]
) -> tuple[Source, ...]:
    """Return the sources as the deliveries tell them, with what was let through in their notes.

    `names` are what readers know the indicators by; a whole figure set is known by its title.
    """
    return tuple(_overlaid(source, deliveries.get(source.figure_set), names) for source in sources)


def _overlaid(source: Source, known: Delivery | None, names: Mapping[str, str]) -> Source:
    if known is None:
        return source
    named = {source.figure_set: source.title, **names}
    let_through = dict.fromkeys(_let_through(one, named) for one in known.accepted)
    told = [known.note or source.note, *let_through]
    return replace(
        source,
        retrieved=known.retrieved,
        address=known.address,
        series=known.series or source.series,
        note=" ".join(part for part in told if part),
    )


def _let_through(accepted: Accepted, names: Mapping[str, str]) -> str:
    name = names.get(accepted.indicator, accepted.indicator)
    return f"Avvikelse godkänd {day(accepted.on)} för ”{name}”: {accepted.reason.rstrip('.')}."
