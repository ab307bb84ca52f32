"""Meetings to start from, as data/catalogue/meetings.toml has them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from likvard.catalogue.load import FOLDER
from likvard.catalogue.parse import CatalogueError, make

_FILE: Final = "meetings.toml"


@dataclass(frozen=True)
class StartView:
    """One view: the address of its page and the key of its chart there."""

    address: str
    chart: str


@dataclass(frozen=True)
class Start:
    """A meeting to start from; `words` tell what it holds.

    One of a single municipality has its title with ``{namn}`` in it, and `offered` says what it is
    called before a municipality is chosen.
    """

    id: str
    title: str
    subtitle: str
    words: str
    views: tuple[StartView, ...]
    offered: str = ""

    @property
    def asks(self) -> bool:
        """Return whether a municipality has to be chosen."""
        return bool(self.offered)


@lru_cache(maxsize=4)
def load_starts(folder: Path = FOLDER) -> tuple[Start, ...]:
    """Return the meetings to start from, in order.

    Raises
    ------
    CatalogueError
        If the file cannot be read or has a fault.
    """
    try:
        tables = tomllib.loads((folder / _FILE).read_text(encoding="utf-8")).get("meetings", [])
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{_FILE}: {error}") from error
    return tuple(make(Start, t, f"{_FILE}: number {n}") for n, t in enumerate(tables, start=1))
