"""Briefs to national decision makers, as data/catalogue/briefs.toml has them."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from likvard.catalogue.load import FOLDER
from likvard.catalogue.parse import CatalogueError, make

_FILE: Final = "briefs.toml"
Rule = Literal[
    "spridning",
    "skilda",
    "bakgrund",
    "bakgrund-andras",
    "kon",
    "kon-kommuner",
    "kull",
    "nian",
    "niva",
    "behov",
    "vantat",
]


@dataclass(frozen=True)
class Candidate:
    """What may become a fact: a rule on an indicator.

    `more` says which way of a resource's values is more of it.
    """

    rule: Rule
    indicator: str
    more: Literal["higher", "lower"] = "higher"

    @property
    def id(self) -> str:
        """Return the word for it in an address."""
        return f"{self.rule}.{self.indicator}"


@dataclass(frozen=True)
class BriefTheme:
    """A theme: what can be asked for, what is tried, and what is said where nothing speaks against.

    `asks` are proposals; whoever makes a brief may write another. `limit` stands in the place of
    the fact that points the other way when none passes.
    """

    id: str
    title: str
    asks: tuple[str, ...]
    limit: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True)
class Contact:
    """Whom to turn to; empty where nobody has been named."""

    text: str


@dataclass(frozen=True)
class Briefs:
    """All themes in order, and the contact."""

    briefs: tuple[BriefTheme, ...]
    contact: Contact


@lru_cache(maxsize=4)
def load_briefs(folder: Path = FOLDER) -> Briefs:
    """Return the themes of briefs and the contact.

    Raises
    ------
    CatalogueError
        If the file cannot be read or has a fault.
    """
    try:
        table = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{_FILE}: {error}") from error
    return make(Briefs, table, _FILE)
