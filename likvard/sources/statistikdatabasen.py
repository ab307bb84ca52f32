"""Skolverkets statistikdatabas (PxWeb v1): official tables per municipality, as a cross-check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from likvard.sources.request import STATISTIKDATABASEN, base
from likvard.sources.together import quiet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.fetching import Fetcher, Part
    from likvard.sources.json_stat import Cell, Table
    from likvard.sources.together import Told

COMPULSORY = "Kommunala_jamforelsetal/Grundskola/Skolor_och_elever/Grundskola_skolor_elever.px"


class Statistikdatabasen:
    """A client of the database; rate and number of cells per question are read from ?config."""

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 2, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(STATISTIKDATABASEN)
        self._workers = workers
        self._told = told

    def tables(self, folder: str = "Kommunala_jamforelsetal") -> tuple[str, ...]:
        """Return the paths of all tables in a folder and the folders in it."""
        raise NotImplementedError

    def table(self, path: str) -> Part[Table]:
        """Give what a table is; dimensions are always variable, level and time."""
        raise NotImplementedError

    def cells(self, path: str, chosen: Mapping[str, Sequence[str]]) -> Iterator[Part[Cell]]:
        """Give the cells of a table; codes are (variable, level, time), time the autumn's year.

        A dimension that is not chosen is taken whole. A missing level or measure is a SourceError.
        """
        raise NotImplementedError
