"""What a slide shows, by its role: charts, a map, or tables."""

from collections.abc import Sequence

from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.powerpoint import lines, points, rows, table, units
from likvard.exports.powerpoint.figures import Figures
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Plot
from likvard.exports.powerpoint.roles import (
    Gaps,
    Line,
    Members,
    Parts,
    Points,
    Read,
    Role,
    Rows,
    Units,
)

Made = tuple[Plot, Box]


def charts(exhibit: Exhibit, role: Role, box: Box) -> Sequence[Made]:
    """Return the native charts of a view with their places; none where it is read as a table.

    Raises
    ------
    KeyError
        If the view's own table lacks a column of the role.
    """
    if not exhibit.draws or exhibit.shown is None:
        return ()
    figures = Figures(exhibit)
    if isinstance(role, Rows):
        return rows.ranked(figures, role, box)
    if isinstance(role, Gaps):
        return rows.gaps(figures, role, box)
    if isinstance(role, Units):
        return units.units(figures, role, box)
    plot = _single(figures, role, box)
    return () if plot is None else ((plot, box),)


def _single(figures: Figures, role: Role, box: Box) -> Plot | None:
    """Return the one chart of a view; None where it has none."""
    if isinstance(role, Members):
        return lines.members(figures, role, box)
    if isinstance(role, Line):
        return lines.line(figures, role, box)
    if isinstance(role, Points):
        return points.points(figures, role, box)
    return points.parts(figures, role, box) if isinstance(role, Parts) else None


def text_of(exhibit: Exhibit, role: Role) -> Text | None:
    """Return the table of a view, None where it has none."""
    if exhibit.text is None:
        return None
    return table.read(exhibit.text, role if isinstance(role, Read) else Read())
