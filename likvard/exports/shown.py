"""What stands in one file: its name, its tables, and whose figures they are."""

from collections.abc import Sequence
from dataclasses import dataclass

from likvard.address import View
from likvard.exports.tables import Pair, Table
from likvard.measures.arrays import NotDefinedError
from likvard.naming import ending
from likvard.panel import Panel


@dataclass(frozen=True)
class Shown:
    """What a chart shows: the file's name without ending, the tables, and whose figures.

    `notes` are further lines below the tables: sources and methods that no panel tells. `about`
    is how they are cited where no panel tells: what they are, where, and of what time.
    `used` names the published series that no panel tells, each by its figure set and code.
    """

    name: str
    tables: tuple[Table, ...]
    panels: tuple[Panel, ...]
    notes: tuple[str, ...] = ()
    about: str = ""
    used: tuple[tuple[str, str], ...] = ()


def of_several(name: str, asked: View, pairs: Sequence[Pair], *shown: Table) -> Shown:
    """Return a file of several measures, named for the year of the first.

    Raises
    ------
    NotDefinedError
        If there is no measure.
    """
    if not pairs:
        raise NotDefinedError("nothing is published so early")
    panel, year = pairs[0]
    whole = "_".join(("likvard", name, ending(panel, year), asked.area.id))
    return Shown(whole, shown, tuple(panel for panel, _ in pairs))
