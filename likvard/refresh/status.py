"""python -m likvard status: versions, the age of every figure set, and what is due."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from likvard.catalogue import read_catalogue
from likvard.catalogue.deliveries import FILE
from likvard.freshness import figures_version, is_fresh, kept_beside
from likvard.refresh.plan import KPI, read_plan
from likvard.refresh.state import read_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from likvard.build.publishing import Places
    from likvard.catalogue import Catalogue
    from likvard.refresh.plan import Plan
    from likvard.refresh.state import State


@dataclass(frozen=True)
class SetStatus:
    """A figure set: its age in days, how a refresh gets it, and the latest look.

    `by` is the publisher asked, empty where there is none to ask. `checked`, `outcome` and `why`
    are empty where no refresh has looked.
    """

    figure_set: str
    retrieved: str
    age: int
    by: str
    checked: str
    outcome: str
    why: str


@dataclass(frozen=True)
class Due:
    """An indicator of Kolada's that has been, or is to be, published anew."""

    kpi: str
    period: str
    day: str
    overdue: bool


@dataclass(frozen=True)
class Status:
    """What is live, whether it is as the inputs say, and what there is to do.

    `interrupted` says that a publication was cut short and waits to be carried out.
    """

    version: str
    fresh: bool
    interrupted: bool
    kept: tuple[str, ...]
    sets: tuple[SetStatus, ...]
    due: tuple[Due, ...]


def status(places: Places, today: date) -> Status:
    """Return the status on a day; raises CatalogueError."""
    catalogue = read_catalogue(places.catalogue, places.figures / FILE)
    plan, state = read_plan(catalogue, places.catalogue), read_state(places.folder)
    kept = kept_beside(places.figures)
    return Status(
        version=figures_version(places.output) or "",
        fresh=is_fresh(places.output, figures=places.figures, catalogue=places.catalogue),
        interrupted=places.order.exists(),
        kept=tuple(sorted((path.stem for path in kept.glob("????-??-??-*.json")), reverse=True)),
        sets=tuple(_sets(catalogue, plan, state, today)),
        due=tuple(_due(catalogue, state, today)),
    )


def _sets(catalogue: Catalogue, plan: Plan, state: State, today: date) -> Iterator[SetStatus]:
    by = {one.figure_set: one.publisher for one in plan.sets}
    for source in sorted(catalogue.sources, key=lambda s: (s.retrieved, s.figure_set)):
        looked = state.sets.get(source.figure_set)
        yield SetStatus(
            source.figure_set,
            source.retrieved.isoformat(),
            (today - source.retrieved).days,
            by.get(source.figure_set, ""),
            looked.at if looked else "",
            looked.outcome if looked else "",
            looked.why if looked else "",
        )


def _due(catalogue: Catalogue, state: State, today: date) -> Iterator[Due]:
    """Give what Kolada has announced, soonest first; overdue where we fetched before that day."""
    retrieved = {s.figure_set: s.retrieved.isoformat() for s in catalogue.sources}
    read = {s.code: s.figure_set for i in catalogue.indicators for s in reversed(i.series)}
    for kpi, one in sorted(state.coming.items(), key=lambda item: (item[1].day, item[0])):
        if kpi in read and KPI.fullmatch(kpi):
            late = retrieved[read[kpi]] < one.day <= today.isoformat()
            if late or one.day > today.isoformat():
                yield Due(kpi, one.period, one.day, late)


def status_json(found: Status) -> str:
    """Return the status for programs."""
    return json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n"


def status_text(found: Status) -> str:
    """Return the status for people."""
    stale = "" if found.fresh else " (not built from these inputs)"
    cut = "a publication was cut short: any build or refresh carries it out"
    lines = [
        f"version {found.version or 'none'}{stale}",
        *([cut] if found.interrupted else []),
        f"{len(found.kept)} kept: {', '.join(found.kept[:5])}",
        "",
        *(_line(asdict(one)) for one in found.sets),
    ]
    late = [one for one in found.due if one.overdue]
    soon = [one for one in found.due if not one.overdue]
    if late:
        lines += ["", f"due: {', '.join(f'{o.kpi} ({o.period}, {o.day})' for o in late)}"]
    if soon:
        lines += ["", f"next: {', '.join(f'{o.kpi} ({o.period}, {o.day})' for o in soon[:8])}"]
    return "\n".join(lines) + "\n"


def _line(one: dict[str, Any]) -> str:
    by = one["by"] or "no source to fetch from"
    looked = f", {one['outcome']} {one['checked']}" if one["checked"] else ""
    return f"  {one['figure_set']:<32}{one['retrieved']}  {one['age']:>5} days  {by}{looked}"
