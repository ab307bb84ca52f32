"""A whole new folder of figures beside the live one: new sets where they may go, the old elsewhere.

refresh/arrived/   what was answered, laid onto the figures at hand, a file per set that differs
refresh/figures/   the folder as it would be published, with its deliveries
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from likvard.catalogue import Delivery, deliveries_text, read_deliveries
from likvard.catalogue.deliveries import FILE
from likvard.refresh import merging
from likvard.refresh.rows import MUNICIPALITY, SCHOOL_UNIT, UNITS, read, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import pyarrow as pa

    from likvard.build.publishing import Places
    from likvard.catalogue import Accepted
    from likvard.refresh.asking import Answered
    from likvard.refresh.plan import Fetched

MANY = 20


@dataclass(frozen=True)
class Candidate:
    """A figure set that has arrived and differs from the live one, and the record it comes with."""

    figure_set: str
    path: Path
    delivery: Delivery


def arrived(places: Places) -> Path:
    """Return the folder of what has arrived."""
    return places.folder / "arrived"


def clear(places: Places) -> None:
    """Take away what an earlier refresh left that was never to be published."""
    for folder in (arrived(places), places.staged):
        shutil.rmtree(folder, ignore_errors=True)
    places.database.unlink(missing_ok=True)
    places.database.with_name(f"{places.database.name}.wal").unlink(missing_ok=True)


def candidate(
    places: Places, spec: Fetched, answer: Answered, run: str
) -> tuple[Candidate | None, pa.Table | None]:
    """Lay an answer onto the figures at hand; None when that changes nothing.

    The other is what the answer said, where it is only to fill gaps: it must agree with the rest.
    """
    path = answer.shape.path(places.figures, spec.figure_set)
    old = read(answer.shape, path)
    new = _known(places, answer, _merged(spec, answer, old))
    known = read_deliveries(places.figures / FILE).get(spec.figure_set)
    checked = answer.rows if spec.merge == "years" and answer.shape is MUNICIPALITY else None
    if new.equals(old) and known is not None:
        return None, checked
    place = answer.shape.path(arrived(places), spec.figure_set)
    if new.equals(old) and path.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    else:
        write(new, place)
    record = _delivery(spec, answer, new, run)
    let_through = known.accepted if known else ()
    relative = place.relative_to(arrived(places))
    return Candidate(spec.figure_set, relative, replace(record, accepted=let_through)), checked


def _merged(spec: Fetched, answer: Answered, old: pa.Table) -> pa.Table:
    shape = answer.shape
    if answer.gone is not None:
        series = old["series"].unique()
        at_hand = answer.rows.filter(pc.is_in(answer.rows["series"], series))
        return merging.changed(shape, old, at_hand, answer.gone)
    if shape is UNITS:
        return merging.units(shape, old, answer.rows)
    return merging.merged(shape, old, answer.rows, spec.merge)


def _known(places: Places, answer: Answered, whole: pa.Table) -> pa.Table:
    """Return the rows of units that are listed: one that has closed may still have figures."""
    if answer.shape is not SCHOOL_UNIT:
        return whole
    folders = (arrived(places), places.figures)
    listed = [read(UNITS, UNITS.path(folder, "school_units")) for folder in folders]
    units = next(found["unit"] for found in listed if found.num_rows)
    return whole.filter(pc.is_in(whole["unit"], units.combine_chunks()))


def _delivery(spec: Fetched, answer: Answered, whole: pa.Table, run: str) -> Delivery:
    origin = answer.origin
    return Delivery(
        retrieved=date.fromisoformat(origin.last[:10]),
        address=spec.address,
        archive=run,
        answers=len(origin.answers),
        digest=origin.digest,
        rows=whole.num_rows,
        note=spec.note,
        series=_series(whole) if spec.kind == "values" else "",
    )


def _series(whole: pa.Table) -> str:
    """Return the codes and years of a set, as sources.toml tells them of the shipped figures."""
    codes = sorted(whole["series"].unique().to_pylist())
    years = pc.min_max(whole["year"]).as_py()
    span = f"{years['min']}–{years['max']}"
    if len(codes) > MANY:
        return f"{len(codes)} nyckeltal, {codes[0]}–{codes[-1]}, åren {span}"
    return f"{', '.join(codes)}, åren {span}"


def stage(
    places: Places, chosen: Sequence[Candidate], accepted: Mapping[str, tuple[Accepted, ...]]
) -> tuple[Accepted, ...]:
    """Lay out the folder that would be published; return everything let through in it."""
    shutil.rmtree(places.staged, ignore_errors=True)
    shutil.copytree(places.figures, places.staged)
    records = read_deliveries(places.figures / FILE)
    for one in chosen:
        target = places.staged / one.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(arrived(places) / one.path, target)
        new = accepted.get(one.figure_set, ())
        records[one.figure_set] = replace(one.delivery, accepted=new)
    if records:
        (places.staged / FILE).write_text(deliveries_text(records), encoding="utf-8")
    return tuple(one for record in records.values() for one in record.accepted)
