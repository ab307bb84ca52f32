"""Exactly what is shown, as CSV that opens right in a Swedish Excel."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Final

from likvard import captions, swedish
from likvard.address import GENDERS, PROVIDERS, View, view
from likvard.catalogue import Catalogue, Indicator, load_catalogue
from likvard.cells import STATUS_WORDS
from likvard.choice import in_profile, in_time, panel_for, panels_for
from likvard.panel import Panel

BOM: Final = "\ufeff"
HEADER: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    "Läsår",
    "Kön",
    "Huvudman",
    "Perspektiv",
    "Värde",
    "Enhet",
    "Antal (n)",
    "95 % från",
    "95 % till",
    "Status",
)
_STATUS: Final = {"": "Publicerad", "preliminary": "Preliminär", "approximate": "Nära alla"}


@dataclass(frozen=True)
class File:
    """A file to save: its name and its bytes."""

    name: str
    content: bytes


def file_for(name: str, query: Mapping[str, str]) -> File:
    """Return the data behind one chart of the view an address asks for.

    Raises
    ------
    KeyError
        If there is no such chart.
    DatabaseError
        If the database cannot be read.
    """
    catalogue = load_catalogue()
    shown = view(catalogue, "/", query)
    rows, panels = _CHARTS[name](catalogue, shown)
    return File(filename(name, panels, shown), _content(catalogue, rows, panels))


def filename(name: str, panels: Sequence[Panel], shown: View) -> str:
    """Return a readable file name: likvard_<what>_<area>.csv."""
    what = panels[0].indicator.id if len(panels) == 1 else name
    return f"likvard_{what}_{name}_{shown.area.id}.csv"


def _one_year(catalogue: Catalogue, shown: View) -> tuple[Iterator[list[str]], list[Panel]]:
    panel, year = panel_for(catalogue, shown, shown.indicator)
    return _rows(panel, [year]), [panel]


def _all_years(catalogue: Catalogue, shown: View) -> tuple[Iterator[list[str]], list[Panel]]:
    panel, _ = panel_for(catalogue, shown, shown.indicator)
    return _rows(panel, panel.years), [panel]


def _several(
    order: Callable[[Indicator], int | None],
) -> Callable[[Catalogue, View], tuple[Iterator[list[str]], list[Panel]]]:
    def rows(catalogue: Catalogue, shown: View) -> tuple[Iterator[list[str]], list[Panel]]:
        pairs = panels_for(catalogue, in_time(shown), order)
        return (row for p, year in pairs for row in _rows(p, [year])), [p for p, _ in pairs]

    return rows


_CHARTS: Final = {
    "kommuner": _one_year,
    "utveckling": _all_years,
    "oversikt": _several(lambda i: i.headline),
    "kommun": _several(in_profile),
}


def _rows(panel: Panel, years: Sequence[int]) -> Iterator[list[str]]:
    indicator = panel.indicator
    places = max(indicator.decimals, 1) if indicator.proportion else indicator.decimals
    for year in years:
        for cell in panel.cells(year):
            yield [
                cell.code,
                cell.name,
                indicator.title,
                panel.period(year),
                GENDERS[panel.gender],
                PROVIDERS[panel.provider],
                captions.PERSPECTIVES[indicator.perspective],
                _plain(cell.value, places),
                indicator.unit,
                _plain(cell.n, 0),
                _plain(cell.low, places),
                _plain(cell.high, places),
                _STATUS.get(cell.status) or STATUS_WORDS[cell.status],
            ]


def _plain(value: float, decimals: int) -> str:
    if isnan(value):
        return ""
    return f"{swedish.round_half_up(value, decimals):.{decimals}f}".replace(".", ",")


def _content(catalogue: Catalogue, rows: Iterator[list[str]], panels: Sequence[Panel]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows(rows)
    writer.writerow([])
    for panel in panels:
        writer.writerow([f"{panel.indicator.short}: {captions.source(catalogue, panel)}"])
        writer.writerow([panel.indicator.definition])
    return (BOM + out.getvalue()).encode()
