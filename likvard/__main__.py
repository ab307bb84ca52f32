"""python -m likvard build, open, import, refresh, catalogue, status: our own commands."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

from likvard import import_command
from likvard.freshness import CATALOGUE, DATABASE, FIGURES, kept_beside
from likvard.refresh.command import add_catalogue, add_refresh, add_status

LEFT = "likvard: the old database is left as it was"


class OneLine(argparse.ArgumentParser):
    """A parser whose complaints are one line, with the usual exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to go on, and leave with code 2."""
        self.exit(2, f"likvard: {message}. Try: {self.prog} --help\n")


def main(arguments: list[str] | None = None) -> int:
    """Run a command; return 0 when done, 1 for a failed check, 2 for bad inputs, 130 if stopped."""
    options = _parser().parse_args(arguments)
    from likvard.build import BuildError, ChecksFailedError  # noqa: PLC0415 - slow to import
    from likvard.build.report import clear  # noqa: PLC0415

    try:
        told: str | int = options.run(options)
    except BuildError as error:
        clear()
        return _complain([f"likvard: {error}"], 2)
    except ChecksFailedError as failed:
        clear()
        return _complain([*failed.faults, LEFT], 1)
    except KeyboardInterrupt:
        clear()
        return _complain([LEFT], 130)
    if isinstance(told, int):
        return told
    clear()
    sys.stdout.write(f"{told}\n")
    return 0


def _build(options: argparse.Namespace) -> str:
    from likvard.build import Job, build  # noqa: PLC0415
    from likvard.build.report import bar, summary  # noqa: PLC0415

    job = Job(options.output, options.figures, options.catalogue)
    made = build(job, if_needed=options.if_needed, progress=bar)
    return summary(job.output) if made else f"{job.output.name} is fresh"


def _open(options: argparse.Namespace) -> str:
    from likvard.build.opening import open_version  # noqa: PLC0415

    made = open_version(options.version, options.kept, options.output)
    return f"{options.output.name} is {'made' if made else 'there'}"


def _parser() -> argparse.ArgumentParser:
    parser = OneLine(prog="python -m likvard", description="Likvärd's own commands.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=OneLine)
    build = commands.add_parser("build", help="make data/likvard.duckdb from the shipped figures")
    build.add_argument("--output", type=Path, default=DATABASE, help="the file to make")
    build.add_argument("--figures", type=Path, default=FIGURES, help="folder of published figures")
    build.add_argument("--catalogue", type=Path, default=CATALOGUE, help="folder of TOML files")
    build.add_argument("--if-needed", action="store_true", help="only when an input has changed")
    build.set_defaults(run=_build)
    older = commands.add_parser("open", help="make the database of a kept version of the figures")
    older.add_argument("version", help="for example 2026-11-23-7c1f")
    older.add_argument("--output", type=Path, required=True, help="the file to make")
    older.add_argument("--kept", type=Path, default=kept_beside(), help="folder of kept versions")
    older.set_defaults(run=_open)
    add_refresh(commands.add_parser("refresh", help="fetch, guard and publish the latest figures"))
    add_catalogue(commands.add_parser("catalogue", help="is Kolada's catalogue as we know it?"))
    add_status(commands.add_parser("status", help="versions, ages and what is due"))
    import_command.add(commands)
    return parser


def _complain(lines: list[str], code: int) -> int:
    sys.stderr.write("\n".join(lines) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
