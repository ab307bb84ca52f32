"""One refresh at a time, that leaves nothing half done behind."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from likvard.refresh.staging import clear
from likvard.refresh.wish import BusyRefreshError, WrongError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from likvard.build.publishing import Places


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """Keep other refreshes of these figures out while the block lasts.

    What a fault leaves half done is taken away, since it may be what fills the disk; a publication
    that was ordered stays, to be carried out. Raises WrongError where there are no figures, and
    BusyRefreshError when another refresh is at it.
    """
    if not places.figures.is_dir():
        raise WrongError(f"{places.figures} is no folder of figures")
    places.folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(str(places.folder / "lock"), timeout=0):
            yield from _tidied(places)
    except Timeout as error:
        raise BusyRefreshError("another refresh is running") from error


def _tidied(places: Places) -> Iterator[None]:
    try:
        yield
    except Exception:
        if not places.order.exists():
            clear(places)
        raise
