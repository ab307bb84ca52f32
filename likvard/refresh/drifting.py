"""Kolada's catalogue against what we wrote down of it: told, and not followed until accepted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from likvard.checks import Fault
from likvard.refresh.state import Coming
from likvard.sources.drift import drifts, read_expected
from likvard.sources.kolada import Kolada

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from likvard.refresh.asking import Asked
    from likvard.refresh.plan import Plan
    from likvard.sources.drift import Drift
    from likvard.sources.fetching import Fetcher

EXPECTED: Final = "kolada.toml"
SENTENCE: Final = "Kolada's catalogue says of its indicators what we wrote down"


@dataclass(frozen=True)
class Look:
    """What Kolada's catalogue says: lines to tell, faults, coming publications, missing codes."""

    told: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    coming: dict[str, Coming] = field(default_factory=dict)
    lacking: frozenset[str] = frozenset()


def look(asked: Asked, folder: Path) -> Look:
    """Return what Kolada says today of the indicators that are to be asked for.

    What was written down of them lies in a folder of catalogue. Raises SourceError.
    """
    kpis = sorted({kpi for name in _sets(asked.plan) for kpi in asked.plan.kpis(name)})
    if not kpis:
        return Look()
    parts = Kolada(asked.fetcher).indicators(kpis)
    current = [one for part in parts for one in part.records]
    wanted = [one for one in read_expected(folder / EXPECTED) if one.id in set(kpis)]
    found = drifts(wanted, current)
    return Look(
        [f"Kolada: {drift.text}" for drift in found if not drift.blocks],
        [_fault(asked.plan, drift) for drift in found if drift.blocks],
        {
            one.id: Coming(one.publication_date, one.publ_period or "")
            for one in current
            if one.publication_date
        },
        frozenset(kpis) - {one.id for one in current},
    )


def _sets(plan: Plan) -> Iterator[str]:
    return (one.figure_set for one in plan.of("kolada") if one.kind == "values")


def _fault(plan: Plan, drift: Drift) -> Fault:
    """Return a drift as a fault of the first indicator that reads the code."""
    reading = [
        indicator.id
        for indicator in plan.catalogue.indicators
        if drift.id in {series.code for series in (*indicator.series, *indicator.denominator)}
    ]
    named = min(reading, default=drift.id)
    sets = frozenset(_sets(plan))
    return Fault("drift", SENTENCE, named, sets, (drift.text,), acceptable=True)


def every_drift(fetcher: Fetcher, folder: Path) -> tuple[Drift, ...]:
    """Return every way in which Kolada's catalogue differs from what was written down.

    Not only of what is asked for: of all that is written down in a folder of catalogue.
    """
    wanted = read_expected(folder / EXPECTED)
    parts = Kolada(fetcher).indicators(sorted(one.id for one in wanted))
    return drifts(wanted, [one for part in parts for one in part.records])
