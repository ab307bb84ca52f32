"""The municipalities like the own one, as the profile's second page has them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.swedish import lower_first

_COLUMNS: Final = (0, 1, 2, 3, 6)
"""Name, distance, reasons, the measure drawn, and what is surely better there."""
_BETTER: Final = re.compile(r"(, [+−][\d ]+)[^()]*\(95\s%\sintervall ([^)]*)\)")
_MEANT: Final = "{}: värden, skillnad och dess 95 % intervall"


@dataclass(frozen=True)
class Alike:
    """A row each, and how likeness is told."""

    heading: str
    about: str
    columns: tuple[str, ...]
    rows: tuple["Similar", ...]
    note: str


@dataclass(frozen=True)
class Similar:
    """One similar municipality; `better` has a line for each measure in which it surely is."""

    name: str
    distance: str
    reasons: str
    value: str
    better: tuple[str, ...]


def alike(view: Exhibit | None) -> Alike | None:
    """Return the table of those most alike, nearest first, without the own municipality."""
    if view is None or view.text is None:
        return None
    table = view.text
    *columns, better = (table.columns[place] for place in _COLUMNS)
    return Alike(
        table.caption,
        view.subtitle,
        (*columns, _MEANT.format(better)),
        tuple(_similar(row) for row in table.rows[1:]),
        view.source.partition(" Källa")[0],
    )


def _similar(row: Sequence[str]) -> Similar:
    name, distance, reasons, value, better = (row[place] for place in _COLUMNS)
    told = tuple(_BETTER.sub(r"\1 (\2)", one) for one in better.split("; ") if one)
    return Similar(name, distance, reasons, value, told)


def alike_about(view: Exhibit) -> str:
    """Return what the drawing shows: the measure, its unit, whose schools, and which year."""
    if view.shown is None or not view.shown.tables[-1].rows:
        return view.subtitle
    table = view.shown.tables[-1]
    row = dict(zip(table.header, table.rows[0], strict=True))
    unit = "procent" if row["Enhet"] == "%" else row["Enhet"]
    bars = " Streck: 95 % intervall." if row["95 % från"] else ""
    measure = lower_first(row["Mått"]).partition(", ")[0]
    return f"{unit.capitalize()}, {measure}, {row['Perspektiv']}, {row['Läsår eller år']}.{bars}"
