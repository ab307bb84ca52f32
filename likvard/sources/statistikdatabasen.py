"""Skolverkets statistikdatabas (PxWeb v1): official tables per municipality, as a cross-check."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

import msgspec

from likvard.sources import json_stat
from likvard.sources.decoding import decode, fault
from likvard.sources.fetching import Part
from likvard.sources.json_stat import Dimension, Table
from likvard.sources.px_blocks import Chosen, blocks
from likvard.sources.request import STATISTIKDATABASEN, Request, base
from likvard.sources.together import quiet, together

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.fetching import Fetcher
    from likvard.sources.json_stat import Cell
    from likvard.sources.together import Told

FOLDER: Final = "Kommunala_jamforelsetal"
COMPULSORY: Final = f"{FOLDER}/Grundskola/Skolor_och_elever/Grundskola_skolor_elever.px"
UPPER_SECONDARY: Final = f"{FOLDER}/Gymnasieskola/Skolor_och_elever/Gymnasieskola_skolor_elever.px"
_DEEPEST: Final = 6


class Limits(msgspec.Struct, frozen=True, rename="camel"):
    """What the database allows, as it says itself."""

    max_values: int
    max_cells: int
    max_calls: int
    time_window: float


class _Item(msgspec.Struct):
    id: str
    type: Literal["l", "t"]


class _Variable(msgspec.Struct, rename="camel"):
    code: str
    values: list[str] = []
    value_texts: list[str] = []


class _Described(msgspec.Struct):
    title: str
    variables: list[_Variable]


class Statistikdatabasen:
    """A client of the database; rate and number of cells per question are read from ?config."""

    def __init__(
        self, fetcher: Fetcher, address: str = "", *, workers: int = 1, told: Told = quiet
    ) -> None:
        self._fetcher = fetcher
        self._base = address or base(STATISTIKDATABASEN)
        self._workers = workers
        self._told = told

    def limits(self) -> Limits:
        """Return what the database allows, and keep to its pace from now on."""
        request = self._request("?config")
        limits = self._fetcher.fetch(request, lambda c: decode(request, c, Limits)).value
        self._fetcher.pace(STATISTIKDATABASEN, limits.max_calls, limits.time_window)
        return limits

    def tables(self, folder: str = FOLDER, *, deep: int = _DEEPEST) -> tuple[str, ...]:
        """Return the paths of all tables in a folder and in the folders in it."""
        request = self._request(f"/{quote(folder)}")
        items = self._fetcher.fetch(request, lambda c: decode(request, c, list[_Item])).value
        if not items or not deep:
            raise fault(request, "is an empty folder" if deep else "lies too deep")
        paths: list[str] = []
        for item in items:
            path = f"{folder}/{item.id}"
            paths += [path] if item.type == "t" else self.tables(path, deep=deep - 1)
        return tuple(paths)

    def table(self, path: str) -> Part[Table]:
        """Give what a table is; its dimensions are variable, level and time.

        A dimension of very many values, such as a school form's school units, comes without them.
        """
        request = self._request(f"/{quote(path)}")
        answer = self._fetcher.fetch(request, lambda content: _table(request, content))
        return Part(answer.entry, (answer.value,))

    def cells(self, path: str, chosen: Mapping[str, Sequence[str]]) -> Iterator[Part[Cell]]:
        """Give the cells of a table; codes are (variable, level, time), time the autumn's year.

        A dimension that is not chosen is taken whole. A code that the table lacks is a SourceError.
        """
        limits = self.limits()
        request = self._request(f"/{quote(path)}")
        asked = _asked(request, self.table(path).records[0].dimensions, chosen)
        parts = [*blocks(asked, limits.max_cells, limits.max_values)]
        return together(partial(self._block, request), parts, self._workers, self._told)

    def _request(self, path: str, body: str = "") -> Request:
        return Request(STATISTIKDATABASEN, self._base, path, body)

    def _block(self, table: Request, chosen: Chosen) -> Part[Cell]:
        query = [
            {"code": name, "selection": {"filter": "item", "values": codes}}
            for name, codes in chosen.items()
        ]
        body = msgspec.json.encode({"query": query, "response": {"format": "json-stat2"}}).decode()
        request = self._request(table.path, body)
        answer = self._fetcher.fetch(request, lambda c: json_stat.cells(request, c, chosen))
        return Part(answer.entry, answer.value)


def _table(request: Request, content: bytes) -> Table:
    sent = decode(request, content, _Described)
    for place, variable in enumerate(sent.variables):
        if variable.value_texts and len(variable.value_texts) != len(variable.values):
            raise fault(request, "is not one for each value", f"$.variables[{place}].valueTexts")
    return Table(sent.title, "", {v.code: Dimension(_labels(v)) for v in sent.variables})


def _labels(variable: _Variable) -> dict[str, str]:
    return dict(zip(variable.values, variable.value_texts or variable.values, strict=True))


def _asked(
    request: Request, known: Mapping[str, Dimension], chosen: Mapping[str, Sequence[str]]
) -> Chosen:
    for name, codes in chosen.items():
        if name not in known:
            raise fault(request, f"has no dimension {name}", "$.variables")
        labels = known[name].labels
        unknown = [code for code in codes if labels and code not in labels]
        if unknown:
            raise fault(request, f"{name} has no {', '.join(unknown[:5])}", "$.variables")
    asked = {name: tuple(chosen.get(name) or known[name].labels) for name in known}
    for name, codes in asked.items():
        if not codes:
            raise fault(request, f"{name} is too long to be listed: choose codes", "$.variables")
    return asked
