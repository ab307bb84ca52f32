"""Read data/catalogue into one Catalogue; any fault is one line that names file and field."""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from likvard.catalogue.deliveries import FILE, overlaid, read_deliveries
from likvard.catalogue.measures import Measure
from likvard.catalogue.model import Catalogue, Comparison, Indicator, Source, Theme
from likvard.catalogue.parse import CatalogueError, make
from likvard.catalogue.places import Area, Hexagon, Membership, Municipality, Spell
from likvard.catalogue.units import UnitMeasure
from likvard.catalogue.validate import validate

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FOLDER = Path(__file__).resolve().parents[2] / "data" / "catalogue"
FIGURES = "figures"
Made = TypeVar("Made")
Table = dict[str, Any]
_instead: Final[ContextVar[Catalogue | None]] = ContextVar("catalogue", default=None)


def load_catalogue(folder: Path = FOLDER) -> Catalogue:
    """Return the catalogue in a folder; one `in_place` stands for ours.

    It is read once per process, and anew when figures have been delivered since.

    Raises
    ------
    CatalogueError
        If it cannot be read.
    """
    instead = _instead.get() if folder is FOLDER else None
    return instead or _loaded(folder, _stamp(beside(folder)))


def beside(folder: Path) -> Path:
    """Return the file of deliveries that goes with a folder of catalogue: in the figures beside."""
    return folder.parent / FIGURES / FILE


def _stamp(path: Path) -> tuple[int, int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_ino, status.st_size, status.st_mtime_ns


@contextmanager
def in_place(catalogue: Catalogue | None) -> Iterator[None]:
    """Let `load_catalogue()` give this one meanwhile, in this thread; None gives the shipped."""
    token = _instead.set(catalogue)
    try:
        yield
    finally:
        _instead.reset(token)


@lru_cache(maxsize=4)
def _loaded(folder: Path, _delivered: tuple[int, int, int] | None) -> Catalogue:
    return read_catalogue(folder)


def read_catalogue(folder: Path = FOLDER, deliveries: Path | None = None) -> Catalogue:
    """Read and validate the catalogue in a folder of TOML files, or raise CatalogueError.

    `deliveries` is the file that tells how the figures came, usually in the figures beside.
    """
    delivered = read_deliveries(deliveries or beside(folder))
    municipalities = _entries(folder, "municipalities", Municipality, "code")
    themes = _entries(folder, "themes", Theme, "id")
    areas = _areas(folder, municipalities)
    indicators = _by_theme(_entries(folder, "indicators", Indicator, "id"), themes)
    catalogue = Catalogue(
        indicators=indicators,
        themes=themes,
        sources=overlaid(
            _entries(folder, "sources", Source, "figure_set"),
            delivered,
            {indicator.id: indicator.short for indicator in indicators},
        ),
        accepted=tuple(one for d in delivered.values() for one in d.accepted),
        municipalities=_with_subregion(municipalities, areas),
        areas=areas,
        checks=_entries(folder, "indicators", Comparison, "what", key="checks"),
        hexagons=_hexagons(folder),
        measures=_entries(folder, "measures", Measure, "id"),
        unit_measures=_entries(folder, "unit_measures", UnitMeasure, "id"),
    )
    validate(catalogue)
    return catalogue


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise CatalogueError(f"{path.name}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CatalogueError(f"{path.name}: {error}") from error


def _tables(folder: Path, file: str, key: str) -> list[Any]:
    tables = _read(folder / f"{file}.toml").get(key, [])
    if not isinstance(tables, list):
        raise CatalogueError(f"{file}.toml: {key} is not a list")
    return tables


def _entries(
    folder: Path, file: str, cls: type[Made], name: str, *, key: str = ""
) -> tuple[Made, ...]:
    word = cls.__name__.lower()
    return tuple(
        make(cls, table, f"{file}.toml: {word} {_name(table, name, place)}")
        for place, table in enumerate(_tables(folder, file, key or file), start=1)
    )


def _name(table: object, field: str, place: int) -> str:
    named = table.get(field) if isinstance(table, dict) else None
    return str(named) if named else f"number {place}"


def _by_theme(
    indicators: tuple[Indicator, ...], themes: tuple[Theme, ...]
) -> tuple[Indicator, ...]:
    order = {theme.id: place for place, theme in enumerate(themes)}
    return tuple(sorted(indicators, key=lambda i: order.get(i.theme, len(order))))


def _areas(folder: Path, municipalities: Sequence[Municipality]) -> tuple[Area, ...]:
    return tuple(
        _area(table, municipalities, f"areas.toml: area {_name(table, 'id', place)}")
        for place, table in enumerate(_tables(folder, "areas", "areas"), start=1)
    )


def _area(table: Table, municipalities: Sequence[Municipality], where: str) -> Area:
    rest = {name: value for name, value in table.items() if name != "membership"}
    bare = make(Area, {**rest, "members": []}, where)
    blocks = _spells(table, where)
    members = (m for block in blocks for m in _members(block, municipalities, where))
    return replace(bare, members=tuple(members))


def _spells(table: Table, where: str) -> list[Spell]:
    spells = table.get("membership")
    if not isinstance(spells, list) or not spells:
        raise CatalogueError(f"{where}: field membership missing")
    return [make(Spell, spell, f"{where}: membership") for spell in spells]


def _members(
    spell: Spell, municipalities: Sequence[Municipality], where: str
) -> Iterator[Membership]:
    inside = tuple(m.code for m in municipalities if m.county == spell.county)
    if not inside and not spell.municipalities:
        raise CatalogueError(f"{where}: membership names no municipality")
    for code in inside + spell.municipalities:
        yield Membership(code, spell.valid_from, spell.valid_to, spell.source)


def _with_subregion(
    municipalities: tuple[Municipality, ...], areas: tuple[Area, ...]
) -> tuple[Municipality, ...]:
    inside = {m.municipality: a.id for a in areas if a.kind == "subregion" for m in a.members}
    return tuple(replace(m, subregion=inside.get(m.code)) for m in municipalities)


def _hexagons(folder: Path) -> dict[str, tuple[int, int, str]]:
    cells = _entries(folder, "hexagons", Hexagon, "municipality")
    return {cell.municipality: (cell.q, cell.r, cell.short) for cell in cells}
