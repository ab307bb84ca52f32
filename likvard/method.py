"""How each measure is made: the catalogue's words, and the sources that its code names."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from inspect import getmembers, isfunction
from pathlib import Path
from types import ModuleType
from typing import Final

from likvard.catalogue import Catalogue, Measure

_FOLDER: Final = Path(__file__).parent / "measures"
_LENGTH: Final = 8
_NAME: Final = r"(?:van )?[A-Z][a-zà-öø-ÿ]+(?:-[A-Za-z]+)*(?:[A-Z][a-z]+)?"
_NAMES: Final = rf"{_NAME}(?:, {_NAME})*(?: (?:&|and) {_NAME})?"
_REFERENCE: Final = re.compile(rf"({_NAMES}),? \(?((?:18|19|20)\d\d)\)?")


@dataclass(frozen=True)
class Explained:
    """One measure as it is told, with the sources of its formula: "Wilson (1927)"."""

    measure: Measure
    references: tuple[str, ...]


def explained(catalogue: Catalogue) -> Mapping[str, list[Explained]]:
    """Return every measure under its heading, in the catalogue's order.

    Raises
    ------
    ModuleNotFoundError
        If the catalogue names a file that likvard/measures does not have.
    """
    found: dict[str, list[Explained]] = {}
    for measure in catalogue.measures:
        told = Explained(measure, tuple(dict.fromkeys(_references(measure))))
        found.setdefault(measure.group, []).append(told)
    return found


def _references(measure: Measure) -> Iterator[str]:
    for name in measure.modules:
        for text in _docstrings(import_module(f"likvard.measures.{name}")):
            for names, year in _REFERENCE.findall(" ".join(text.split())):
                yield f"{names.replace(' & ', ' och ').replace(' and ', ' och ')} ({year})"


def _docstrings(module: ModuleType) -> Iterator[str]:
    yield module.__doc__ or ""
    for _, function in getmembers(module, isfunction):
        if function.__module__ == module.__name__:
            yield function.__doc__ or ""


@lru_cache(maxsize=128)
def code_of(measure: Measure) -> str:
    """Return the start of a hash of the code that computes a measure: it is new when that is."""
    digest = hashlib.sha256()
    for name in measure.modules:
        digest.update((_FOLDER / f"{name}.py").read_bytes())
    return digest.hexdigest()[:_LENGTH]
