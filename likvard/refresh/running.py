"""One refresh, from the lock to the publication."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from likvard.build.publishing import OvertakenError, Places, publish, recover
from likvard.catalogue import read_catalogue
from likvard.catalogue.deliveries import FILE
from likvard.refresh.alone import alone
from likvard.refresh.asking import Ask, Asked
from likvard.refresh.drifting import look
from likvard.refresh.guards import Guarded, Verdict, judge
from likvard.refresh.of_kolada import kolada
from likvard.refresh.of_skolverket import skolverket
from likvard.refresh.of_tables import scb, statistikdatabasen
from likvard.refresh.plan import Plan, Publisher, read_plan
from likvard.refresh.staging import Candidate, candidate, clear
from likvard.refresh.state import Coming, Looked, read_state, write_state
from likvard.refresh.wish import Outcome, Watch, Wish, WrongError
from likvard.sources.archive import Archive
from likvard.sources.faults import SourceError
from likvard.sources.fetching import Replay

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from likvard.checks import Fault
    from likvard.refresh.plan import Fetched
    from likvard.sources.fetching import Fetcher

PUBLISHERS: Final[Mapping[Publisher, Ask]] = {
    "kolada": kolada,
    "skolverket": skolverket,
    "statistikdatabasen": statistikdatabasen,
    "scb": scb,
}


def refresh(places: Places, archive: Path, wish: Wish, watch: Watch | None = None) -> Outcome:
    """Fetch, guard and publish; raise BusyRefreshError when another refresh is at it.

    Raises CatalogueError and BuildError for inputs that cannot be used, WrongError for a wish that
    cannot be met. A publisher that fails is in the outcome: its sets stay as they are.
    """
    watch = watch or Watch()
    with alone(places):
        watch.at("recover")
        recover(places.figures)
        clear(places)
        plan = _plan(places, wish)
        found = Archive(archive)
        whole = plan.whole(wish.since)
        with _fetcher(found, wish, watch, whole) as (fetcher, run):
            asked = Asked(plan, fetcher, wish.since, watch.fetching)
            one = _Refresh(places, asked, wish, watch, Outcome(run=run))
            one.fetch()
            if not wish.from_archive and not one.outcome.failed:
                found.finish(run, sorted(whole))
        one.conclude()
        return one.outcome


def _plan(places: Places, wish: Wish) -> Plan:
    catalogue = read_catalogue(places.catalogue, places.figures / FILE)
    plan = read_plan(catalogue, places.catalogue, wish.only)
    if wish.since and not plan.of("kolada"):
        raise WrongError("--since is a question for kolada alone, which --only leaves out")
    names = {i.id for i in catalogue.indicators} | {m.series.code for m in catalogue.unit_measures}
    names |= {f.series for s in plan.sets for f in s.fields} | {s.figure_set for s in plan.sets}
    for name in sorted(wish.waiver.indicators - names):
        raise WrongError(f"--accept {name}: there is no such indicator")
    return plan


@contextmanager
def _fetcher(
    archive: Archive, wish: Wish, watch: Watch, whole: frozenset[str]
) -> Iterator[tuple[Fetcher, str]]:
    """Give who answers; from the archive, the latest of the day's runs that have most of `whole`.

    The catalogue may have been looked at, or a single set fetched, after the run that is meant.
    """
    if not wish.from_archive:
        run = archive.begin()
        with watch.live(archive, run) as live:
            yield live, run
        return
    runs = [r for r in archive.runs(finished=False) if r.startswith(wish.from_archive)]
    if not runs:
        raise WrongError(f"--from-archive {wish.from_archive}: nothing was archived then")
    run = max(reversed(runs), key=lambda one: len(whole & archive.asked(one)))
    yield Replay(archive, run), run


@dataclass
class _Refresh:
    """A refresh under way."""

    places: Places
    asked: Asked
    wish: Wish
    watch: Watch
    outcome: Outcome
    candidates: list[Candidate] = field(default_factory=list)
    answered: list[pa.Table] = field(default_factory=list)
    drifted: list[Fault] = field(default_factory=list)
    coming: dict[str, Coming] = field(default_factory=dict)

    def fetch(self) -> None:
        """Ask every publisher; one that fails does not stop the others."""
        for publisher, ask in PUBLISHERS.items():
            sets = {one.figure_set: one for one in self.asked.plan.of(publisher)}
            if not sets or (self.asked.since and publisher != "kolada"):
                continue
            self.watch.at(f"fetch {publisher}")
            before = len(self.candidates)
            try:
                self._ask(publisher, ask, sets)
            except SourceError as error:
                del self.candidates[before:]
                self.outcome.failed[publisher] = str(error)

    def _ask(self, publisher: Publisher, ask: Ask, sets: Mapping[str, Fetched]) -> None:
        asked = self._look() if publisher == "kolada" else self.asked
        for answer in ask(asked):
            self.watch.at(f"lay {answer.figure_set}")
            spec = sets[answer.figure_set]
            found, checked = candidate(self.places, spec, answer, self.outcome.run)
            if found is None:
                self.outcome.unchanged.append(answer.figure_set)
            else:
                self.candidates.append(found)
            if checked is not None:
                named = pa.array([answer.figure_set] * checked.num_rows)
                self.answered.append(checked.append_column("figure_set", named))

    def _look(self) -> Asked:
        """Hold Kolada's catalogue against what we wrote down; return what can still be asked."""
        found = look(self.asked, self.places.catalogue)
        self.outcome.told += found.told
        self.drifted += found.faults
        self.coming |= found.coming
        return replace(self.asked, lacking=found.lacking)

    def conclude(self) -> None:
        """Judge what has arrived, publish what may be, and note what came of it."""
        answered = pa.concat_tables(self.answered) if self.answered else None
        pa.default_memory_pool().release_unused()
        guarded = Guarded(self.places, self.candidates, answered, self.drifted)
        verdict = self._published(guarded)
        self.outcome.held = verdict.held
        self.outcome.published = [one.figure_set for one in verdict.free]
        self.watch.at("clear")
        clear(self.places)
        self._note()

    def _published(self, guarded: Guarded) -> Verdict:
        """Judge and publish; once more when figures were imported meanwhile."""
        for last in (False, False, True):
            self.watch.at("judge")
            verdict = judge(guarded, self.wish.waiver, self.watch.building)
            if self.wish.dry_run or not verdict.free:
                break
            try:
                publish(self.places, [one.path.as_posix() for one in verdict.free], self.watch.at)
                break
            except OvertakenError as error:
                if last:
                    raise WrongError(f"{error}: try again") from error
        return verdict

    def _note(self) -> None:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        done = "would be published" if self.wish.dry_run else "published"
        looked = {name: Looked(now, done) for name in self.outcome.published}
        looked |= {name: Looked(now, "unchanged") for name in self.outcome.unchanged}
        for name, faults in self.outcome.held.items():
            looked[name] = Looked(now, "held", "; ".join(fault.line for fault in faults))
        for publisher, why in self.outcome.failed.items():
            for one in self.asked.plan.sets:
                if one.publisher == publisher:
                    looked[one.figure_set] = Looked(now, "fault", why)
        state = read_state(self.places.folder).with_(looked, self.coming)
        write_state(self.places.folder, state)
