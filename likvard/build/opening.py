"""From a kept version of the figures to a database of its own."""

from __future__ import annotations

from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import duckdb
from filelock import FileLock

from likvard.build import PATIENCE, BuildError, beside
from likvard.build.database import fill
from likvard.build.keeping import DamagedError, lay
from likvard.catalogue import as_of, read_catalogue
from likvard.freshness import CATALOGUE, code_version

if TYPE_CHECKING:
    from pathlib import Path


def open_version(version: str, kept: Path, output: Path) -> bool:
    """Build a kept version's database and put it in place; return False when it was there.

    The checks are left out: the figures passed those of their time. Of two processes the second
    waits for the first.
    Raises BuildError when what was kept is damaged, or there is nowhere to write.
    """
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{output}.lock", timeout=PATIENCE):
            if output.exists():
                return False
            _make(version, kept, output)
    except (DamagedError, duckdb.Error, OSError, ValueError, KeyError, TypeError) as error:
        raise BuildError(" ".join(str(error).split())) from error
    return True


def _make(version: str, kept: Path, output: Path) -> None:
    with TemporaryDirectory(prefix=f".{version}.", dir=output.parent) as folder:
        figures = output.parent / folder
        catalogue = as_of(read_catalogue(CATALOGUE), lay(version, kept, figures))
        with beside(output) as new, duckdb.connect(str(new)) as connection:
            fill(
                connection,
                catalogue,
                figures,
                code_version(),
                lambda _step, _share: None,
                figures_version=version,
            )
