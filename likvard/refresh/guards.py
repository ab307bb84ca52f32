"""Whether what has arrived may be published: the build's own checks, on a database made of it.

A fault holds back the figure sets that it can come from, and the rest is tried again without them,
until what is left has no fault. A person can let a fault through by naming the indicator and giving
a reason, which is recorded with the delivery and told to readers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from likvard.build import Job, rehearse
from likvard.catalogue import Accepted
from likvard.freshness import kept_beside
from likvard.refresh.staging import Candidate, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    import pyarrow as pa

    from likvard.build.publishing import Places
    from likvard.checks import Fault


@dataclass(frozen=True)
class Waiver:
    """What a person lets through: indicators (or codes) by the reason given, and the day."""

    indicators: frozenset[str] = frozenset()
    reason: str = ""
    on: date | None = None


@dataclass
class Verdict:
    """Which sets may be published, and why the others are held back."""

    free: list[Candidate]
    held: dict[str, list[Fault]] = field(default_factory=dict)
    accepted: dict[str, tuple[Accepted, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Guarded:
    """What is judged: candidates, what answers said of years at hand, faults known beforehand."""

    places: Places
    candidates: Sequence[Candidate]
    answered: pa.Table | None = None
    beforehand: Sequence[Fault] = ()


def judge(
    guarded: Guarded, waiver: Waiver, progress: Callable[[str, float], None] | None = None
) -> Verdict:
    """Return what may be published; it is then staged, with its database beside the live one."""
    verdict = Verdict(list(guarded.candidates))
    while verdict.free:
        let_through = stage(guarded.places, verdict.free, verdict.accepted)
        found = _faults(guarded, progress)
        accepted = _accepted(found, verdict.free, waiver)
        open_faults = [f for f in found if not _is_let_through(f, let_through, accepted)]
        held = _held(open_faults, verdict.free)
        if not held and accepted == verdict.accepted:
            break
        verdict.free = [one for one in verdict.free if one.figure_set not in held]
        verdict.accepted = {name: a for name, a in accepted.items() if name not in held}
        for name, faults in held.items():
            verdict.held.setdefault(name, []).extend(faults)
    return verdict


def _faults(guarded: Guarded, progress: Callable[[str, float], None] | None) -> list[Fault]:
    places = guarded.places
    job = Job(places.database, places.staged, places.catalogue)
    kept = kept_beside(places.figures)
    found = rehearse(job, places.output, kept, progress, answered=guarded.answered)
    return [*guarded.beforehand, *found]


def _is_let_through(
    fault: Fault, before: Iterable[Accepted], now: Mapping[str, tuple[Accepted, ...]]
) -> bool:
    known = {(a.check, a.indicator, a.places) for a in before}
    known |= {(a.check, a.indicator, a.places) for group in now.values() for a in group}
    return (fault.check, fault.indicator, fault.digest) in known


def _accepted(
    found: Iterable[Fault], free: Sequence[Candidate], waiver: Waiver
) -> dict[str, tuple[Accepted, ...]]:
    """Return what is let through by set: what was and is still the same, and what is now."""
    result: dict[str, tuple[Accepted, ...]] = {}
    faults = list(found)
    for one in free:
        mine = [f for f in faults if one.figure_set in f.figure_sets and f.acceptable]
        before = {(a.check, a.indicator, a.places): a for a in one.delivery.accepted}
        told = [before.get((f.check, f.indicator, f.digest)) or _waived(f, waiver) for f in mine]
        if kept := tuple(accepted for accepted in told if accepted):
            result[one.figure_set] = kept
    return result


def _waived(fault: Fault, waiver: Waiver) -> Accepted | None:
    if fault.indicator not in waiver.indicators or waiver.on is None:
        return None
    what = f"{fault.places[0]} ({len(fault.places)})"
    return Accepted(fault.check, fault.indicator, fault.digest, what, waiver.reason, waiver.on)


def _held(faults: Iterable[Fault], free: Sequence[Candidate]) -> dict[str, list[Fault]]:
    """Return the sets that faults hold back; one that cannot be placed holds back all."""
    names = {one.figure_set for one in free}
    held: dict[str, list[Fault]] = {}
    for fault in faults:
        for name in (fault.figure_sets & names) or names:
            held.setdefault(name, []).append(fault)
    return held
