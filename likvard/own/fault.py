"""What is wrong with a file, told in one Swedish message with line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from likvard import swedish

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOWN: Final = 5
"""So many faults are told in full; of the others only how many they are."""
_LONGEST: Final = 40


@dataclass(frozen=True)
class Fault:
    """One fault: what is wrong, on which line of the file (from 1) and in which column, if any."""

    text: str
    line: int | None = None
    column: str = ""

    def __str__(self) -> str:
        """Return "Rad 5, kolumn Platser: …"."""
        places = [f"rad {self.line}"] if self.line else []
        places += [f"kolumn {self.column}"] if self.column else []
        where = ", ".join(places)
        return f"{swedish.sentence(where)[:-1]}: {self.text}" if where else self.text


class RefusedError(Exception):
    """A file that cannot be used; the message is Swedish and for the page.

    `faults` are the first few, `count` is how many there are in all.
    """

    def __init__(self, faults: Sequence[Fault], count: int | None = None) -> None:
        self.faults = tuple(faults[:SHOWN])
        self.count = len(faults) if count is None else count
        super().__init__(_message(self.faults, self.count))


def refused(text: str, line: int | None = None, column: str = "") -> RefusedError:
    """Return the refusal of a file for one fault."""
    return RefusedError([Fault(text, line, column)])


def quoted(raw: object) -> str:
    """Return what stands in a cell, short and in Swedish quotation marks."""
    text = "".join(c if c.isprintable() else " " for c in str(raw)[: 2 * _LONGEST])
    text = " ".join(text.split())
    return f"”{text if len(text) <= _LONGEST else f'{text[:_LONGEST]}…'}”"


def _message(faults: Sequence[Fault], count: int) -> str:
    if count == 1:
        return str(faults[0])
    told = " ".join(str(fault) for fault in faults)
    left = count - len(faults)
    more = f" Och {swedish.counted(left)} fel till." if left else ""
    return f"Filen har {swedish.counted(count)} fel. {told}{more}"
