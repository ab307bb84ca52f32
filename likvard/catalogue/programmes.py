"""The educations of upper secondary school, as data/catalogue/programmes.toml has them."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Final, Literal

from likvard.catalogue.load import FOLDER
from likvard.catalogue.parse import CatalogueError, make

_FILE: Final = "programmes.toml"
ProgrammeKind = Literal["vocational", "preparatory", "introduction", "other"]
YEAR_OF_STRUCTURE: Final = "25"
"""What Gy25 put behind the letters of a code."""


@dataclass(frozen=True)
class Programme:
    """One education: Skolverket's code, its Swedish name and a shorter one, and its kind."""

    code: str
    name: str
    short: str
    kind: ProgrammeKind

    @property
    def letters(self) -> str:
        """Return the code as schools say it: "BA" for BA25."""
        return self.code.removesuffix(YEAR_OF_STRUCTURE)

    @property
    def word(self) -> str:
        """Return the word for it in an address."""
        return self.letters.lower()


@dataclass(frozen=True)
class Programmes:
    """All educations in order: those of a kind together; read on a day, from a source."""

    dated: date
    source: str
    programmes: tuple[Programme, ...]

    @cached_property
    def by_code(self) -> dict[str, Programme]:
        """Return the educations by their codes."""
        return {each.code: each for each in self.programmes}

    def of(self, code: str) -> Programme:
        """Return the education of a code; one that is not named goes by its code."""
        unnamed = Programme(code, f"Utbildning {code}", code, "other")
        return self.by_code.get(code, unnamed)


@lru_cache(maxsize=4)
def load_programmes(folder: Path = FOLDER) -> Programmes:
    """Return the educations.

    Raises
    ------
    CatalogueError
        If the file cannot be read or has a fault, or names a code twice.
    """
    try:
        table = tomllib.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{_FILE}: {error}") from error
    found = make(Programmes, table, _FILE)
    if len(found.by_code) != len(found.programmes):
        raise CatalogueError(f"{_FILE}: a code is named twice")
    return found
