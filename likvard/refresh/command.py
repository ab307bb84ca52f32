"""python -m likvard refresh, catalogue and status: arguments, what is told, and the exit codes.

| code | meaning |
|---|---|
| 0 | a new version was published, or there was nothing new |
| 1 | a guard held back at least one figure set: it stays as it was |
| 2 | bad input, or a publisher that could not be used: its figure sets stay as they were |
| 3 | another refresh is running |
| 130 | stopped from the keyboard; the next run goes on |

A run with both held and failed sets leaves with 1. Sets that are not named were published.
"""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from likvard.freshness import CATALOGUE, FIGURES
from likvard.versions import live_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from likvard.refresh.wish import Outcome, Wish

HELD, WRONG, BUSY, STOPPED = 1, 2, 3, 130
SHOWN = 10


def add_refresh(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m likvard refresh` takes."""
    parser.add_argument("--only", action="append", default=[], help="a publisher or a figure set")
    parser.add_argument("--since", type=_day, help="only what Kolada has changed since a day")
    parser.add_argument("--dry-run", action="store_true", help="fetch and judge, publish nothing")
    parser.add_argument("--accept", action="append", default=[], help="let an indicator through")
    parser.add_argument("--reason", default="", help="why; recorded and told to readers (Swedish)")
    parser.add_argument("--from-archive", default="", help="a day or a run: no network is used")
    parser.add_argument("--plain-log", action="store_true", help="lines with the time, for cron")
    parser.add_argument("--archive", type=Path, help="folder of archived answers")
    _places(parser)
    parser.set_defaults(run=run_refresh)


def add_catalogue(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m likvard catalogue` takes."""
    parser.add_argument("--archive", type=Path, help="folder of archived answers")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="folder of TOML files")
    parser.set_defaults(run=run_catalogue)


def add_status(parser: argparse.ArgumentParser) -> None:
    """Add what `python -m likvard status` takes."""
    parser.add_argument("--json", action="store_true", help="for programs")
    _places(parser)
    parser.set_defaults(run=run_status)


def _places(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--output", type=Path, default=live_path(), help="the live database")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="folder of published figures")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="folder of TOML files")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day such as 2026-09-01") from error


def run_refresh(options: argparse.Namespace) -> int:
    """Refresh, tell what came of it, and return the exit code."""
    from likvard.build import BuildError  # noqa: PLC0415 - slow to import
    from likvard.build.publishing import Places  # noqa: PLC0415
    from likvard.catalogue import CatalogueError  # noqa: PLC0415
    from likvard.refresh.progress import watch  # noqa: PLC0415
    from likvard.refresh.running import refresh  # noqa: PLC0415
    from likvard.refresh.wish import BusyRefreshError, WrongError  # noqa: PLC0415
    from likvard.sources.archive import archive_folder  # noqa: PLC0415

    places = Places(options.figures, options.output, options.catalogue)
    archive = options.archive or archive_folder()
    try:
        wish = _wish(options)
        with watch(plain=options.plain_log) as watching:
            outcome = refresh(places, archive, wish, watching)
    except BusyRefreshError as busy:
        return _complain(str(busy), BUSY)
    except (CatalogueError, WrongError) as error:
        return _complain(" ".join(str(error).split()), WRONG)
    except (BuildError, OSError) as error:
        told = " ".join(str(error).split())
        return _complain(f"{told}; the live figures are left as they were", WRONG)
    except KeyboardInterrupt:
        return _complain("stopped; what has arrived is kept, and the next run goes on", STOPPED)
    sys.stdout.write("".join(f"{line}\n" for line in _summary(outcome, wish)))
    sys.stderr.write("".join(f"likvard: {line}\n" for line in _faults(outcome)))
    return _code(outcome)


def _wish(options: argparse.Namespace) -> Wish:
    from likvard.refresh.guards import Waiver  # noqa: PLC0415
    from likvard.refresh.wish import Wish, WrongError  # noqa: PLC0415

    if options.accept and not options.reason.strip():
        raise WrongError("--accept needs a --reason, which is recorded and told to readers")
    if options.reason and not options.accept:
        raise WrongError("--reason is of an --accept: name the indicator too")
    today = datetime.now(UTC).date()
    if options.since and options.since > today:
        raise WrongError(f"--since {options.since} is a day to come")
    waiver = Waiver(frozenset(options.accept), options.reason.strip(), today)
    return Wish(tuple(options.only), options.since, options.dry_run, waiver, options.from_archive)


def _code(outcome: Outcome) -> int:
    if outcome.held:
        return HELD
    return WRONG if outcome.failed else 0


def _summary(outcome: Outcome, wish: Wish) -> Iterator[str]:
    done = "would be published" if wish.dry_run else "published"
    for name in outcome.published:
        yield f"{name}: {done}"
    for name in outcome.unchanged:
        yield f"{name}: nothing new"
    yield from outcome.told


def _faults(outcome: Outcome) -> Iterator[str]:
    for name, faults in outcome.held.items():
        for fault in faults[:SHOWN]:
            yield f"{name} is held back. {fault.line}"
        if len(faults) > SHOWN:
            yield f"{name} is held back for {len(faults) - SHOWN} more reasons"
    named = {f.indicator for group in outcome.held.values() for f in group if f.acceptable}
    for indicator in sorted(named):
        yield (
            f"if this is right: refresh --from-archive {outcome.run} "
            f'--accept {indicator} --reason "…"'
        )
    for why in outcome.failed.values():
        yield f"{why}; the figures are left as they were"


def run_catalogue(options: argparse.Namespace) -> int:
    """Tell where Kolada's catalogue is not as we wrote it down; 1 when figures are held by it."""
    from likvard.refresh.drifting import every_drift  # noqa: PLC0415
    from likvard.sources.archive import Archive, archive_folder  # noqa: PLC0415
    from likvard.sources.faults import SourceError  # noqa: PLC0415
    from likvard.sources.fetching import Live  # noqa: PLC0415

    archive = Archive(options.archive or archive_folder())
    under_way = set(archive.runs(finished=False)) - set(archive.runs())
    run = archive.begin()
    try:
        with Live(archive, run) as live:
            found = every_drift(live, options.catalogue)
    except (SourceError, OSError) as error:
        return _complain(" ".join(str(error).split()), WRONG)
    if run not in under_way:
        archive.finish(run)
    sys.stdout.write("".join(f"{'! ' if d.blocks else '  '}{d.text}\n" for d in found))
    sys.stdout.write(f"{len(found)} differences from data/catalogue/kolada.toml\n")
    return HELD if any(drift.blocks for drift in found) else 0


def run_status(options: argparse.Namespace) -> int:
    """Tell which figures are live, how old they are and what is due; return the exit code."""
    from likvard.build.publishing import Places  # noqa: PLC0415
    from likvard.catalogue import CatalogueError  # noqa: PLC0415
    from likvard.refresh.status import status, status_json, status_text  # noqa: PLC0415

    places = Places(options.figures, options.output, options.catalogue)
    try:
        found = status(places, datetime.now(UTC).date())
    except (CatalogueError, OSError) as error:
        return _complain(" ".join(str(error).split()), WRONG)
    sys.stdout.write(status_json(found) if options.json else status_text(found))
    return 0


def _complain(line: str, code: int) -> int:
    sys.stderr.write(f"likvard: {line}\n")
    return code
