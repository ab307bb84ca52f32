"""The templates for figures that only the network has: data/catalogue/templates.toml."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from likvard.catalogue.load import FOLDER
from likvard.catalogue.parse import CatalogueError, make

FILE: Final = "templates.toml"
Kind = Literal[
    "school_year", "year", "period", "municipality", "area", "programme", "unit", "choice",
    "count", "number", "text",
]  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column: `id` in frames and tables, `title` in files, and what may stand in it.

    `low` and `high` bound a count or number, `choices` are the words of a choice; `aliases` are
    other headings that are understood. `help` and `example` are for who fills it in.
    """

    id: str
    title: str
    kind: Kind
    help: str
    example: str
    required: bool = False
    low: float = 0
    high: float = 0
    choices: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class AtMost:
    """A column that is seldom more than another: what is said where it is."""

    less: str
    more: str
    text: str


@dataclass(frozen=True)
class Template:
    """What is asked for: `key` identifies a row, `table` is where imported rows lie.

    Of each `one_of` at least one must be given in a row; of each `together` all or none.
    `at_most` is warned of and not refused.
    """

    id: str
    title: str
    what: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    key_words: str
    one_of: tuple[tuple[str, ...], ...]
    together: tuple[tuple[str, ...], ...]
    at_most: tuple[AtMost, ...]

    def column(self, name: str) -> Column:
        """Return a column by its id; KeyError when there is none."""
        found = {column.id: column for column in self.columns}
        return found[name]


@dataclass(frozen=True)
class Templates:
    """All templates in order, and the codes of programmes that are known."""

    programmes: tuple[str, ...]
    templates: tuple[Template, ...]


@lru_cache(maxsize=4)
def load_templates(folder: Path = FOLDER) -> Templates:
    """Return the templates.

    Raises
    ------
    CatalogueError
        If the file cannot be read or has a fault.
    """
    try:
        table = tomllib.loads((folder / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{FILE}: {error}") from error
    found = make(Templates, table, FILE)
    for template in found.templates:
        _check(template)
    return found


def template(kind: str) -> Template:
    """Return a template by its id; KeyError when there is none."""
    return {found.id: found for found in load_templates().templates}[kind]


def _check(template: Template) -> None:
    """Refuse a template that names columns it does not have."""
    named = {*template.key, *sum((*template.one_of, *template.together), ())}
    named |= {name for pair in template.at_most for name in (pair.less, pair.more)}
    unknown = sorted(named - {column.id for column in template.columns})
    if unknown:
        raise CatalogueError(f"{FILE}: template {template.id}: no column {unknown[0]}")
