"""How the import is asked for on the command line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from likvard.freshness import CATALOGUE, DATABASE, FIGURES

if TYPE_CHECKING:
    import argparse

    Parser = TypeVar("Parser", bound=argparse.ArgumentParser)


def add(commands: argparse._SubParsersAction[Parser]) -> None:
    """Add the command `import` to those of python -m likvard."""
    parser = commands.add_parser("import", help="add figures that only the network has")
    parser.add_argument("file", type=Path, help="a filled-in template, Excel or CSV")
    parser.add_argument("--template", required=True, help="the template it follows: platser, ...")
    parser.add_argument("--source", required=True, help="whose figures they are, as cited")
    parser.add_argument("--dry-run", action="store_true", help="check, and write nothing")
    parser.add_argument("--output", type=Path, default=DATABASE, help="the database to make")
    parser.add_argument("--figures", type=Path, default=FIGURES, help="folder of figures")
    parser.add_argument("--catalogue", type=Path, default=CATALOGUE, help="folder of TOML files")
    parser.set_defaults(run=_import)


def _import(options: argparse.Namespace) -> str:
    from likvard.build import BuildError, Job  # noqa: PLC0415 - slow to import
    from likvard.build.report import bar  # noqa: PLC0415
    from likvard.importing import Wanted, kinds, run  # noqa: PLC0415

    if options.template not in kinds():
        raise BuildError(f"no template {options.template!r}; there are {', '.join(kinds())}")
    job = Job(options.output, options.figures, options.catalogue)
    wanted = Wanted(options.file, options.template, options.source, job, options.dry_run)
    return str(run(wanted, bar))
