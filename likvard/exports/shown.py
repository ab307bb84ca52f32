"""What stands in one file: its name, its tables, and whose figures they are."""

from dataclasses import dataclass

from likvard.exports.tables import Table
from likvard.panel import Panel


@dataclass(frozen=True)
class Shown:
    """What a chart shows: the file's name without ending, the tables, and whose figures.

    `notes` are further lines below the tables: sources and methods that no panel tells.
    """

    name: str
    tables: tuple[Table, ...]
    panels: tuple[Panel, ...]
    notes: tuple[str, ...] = ()
