"""A table of TOML into a frozen dataclass, strictly: every field named, known and of its type."""

from __future__ import annotations

import types
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


class CatalogueError(ValueError):
    """The catalogue cannot be used; the message is one line that names file, entry and field."""


def make(cls: type[Made], table: object, where: str) -> Made:
    """Make an instance of the dataclass from a TOML table, or raise CatalogueError.

    `where` names the table in messages ("indicators.toml: indicator meritvarde").
    """
    if not isinstance(table, dict):
        raise CatalogueError(f"{where}: a table is expected")
    hints = get_type_hints(cls)
    _check_names(cls, table, where)
    values: dict[str, Any] = {
        name: convert(hints[name], raw, f"{where}: field {name}") for name, raw in table.items()
    }
    return cls(**values)


def _check_names(cls: type, table: dict[str, object], where: str) -> None:
    known = {f.name for f in fields(cls)}
    needed = {f.name for f in fields(cls) if f.default is MISSING and f.default_factory is MISSING}
    for name in sorted(needed - table.keys()):
        raise CatalogueError(f"{where}: field {name} missing")
    for name in sorted(table.keys() - known):
        raise CatalogueError(f"{where}: field {name} unknown")


def convert(hint: object, raw: object, where: str) -> object:
    """Turn a TOML value into what the type hint asks for, or raise CatalogueError."""
    origin = get_origin(hint)
    if origin is Literal:
        return _choice(get_args(hint), raw, where)
    if origin in (Union, types.UnionType):
        return convert(get_args(hint)[0], raw, where)
    if origin is tuple:
        return _tuple(get_args(hint), raw, where)
    if is_dataclass(hint):
        return make(cast("type", hint), raw, where)
    return _plain(cast("type", hint), raw, where)


def _choice(allowed: tuple[object, ...], raw: object, where: str) -> object:
    if raw not in allowed:
        raise CatalogueError(f"{where} is {raw!r}, not one of {', '.join(map(str, allowed))}")
    return raw


def _tuple(hints: tuple[Any, ...], raw: object, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise CatalogueError(f"{where} is not a list")
    if hints[-1] is Ellipsis:
        return tuple(convert(hints[0], item, where) for item in raw)
    if len(raw) != len(hints):
        raise CatalogueError(f"{where} has {len(raw)} values, not {len(hints)}")
    return tuple(convert(hint, item, where) for hint, item in zip(hints, raw, strict=True))


def _plain(hint: type, raw: object, where: str) -> object:
    if hint is float and type(raw) is int:
        return float(raw)
    if type(raw) is not hint:
        raise CatalogueError(f"{where} is {raw!r}, not {hint.__name__}")
    return raw.strip() if isinstance(raw, str) else raw
