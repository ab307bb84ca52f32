"""What a slide shows, by its role: charts, a map, or tables."""

from collections.abc import Sequence

from likvard.exports.exhibit import Exhibit, Text
from likvard.exports.powerpoint import lines, points, rows, table
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
    Turned,
    Units,
)

Made = tuple[Plot, Box]


def charts(exhibit: Exhibit, role: Role, box: Box) -> Sequence[Made]:
    """Return the native charts of a view with their places; none where it is read as a table."""
    if not exhibit.draws or exhibit.shown is None:
        return ()
    figures = Figures(exhibit)
    match role:
        case Members():
            return ((lines.members(figures, role, box), box),)
        case Line():
            return ((lines.line(figures, role, box), box),)
        case Points():
            return ((points.points(figures, role, box), box),)
        case Parts():
            return ((points.parts(figures, role, box), box),)
        case Rows():
            return rows.ranked(figures, role, box)
        case Gaps():
            return rows.gaps(figures, role, box)
        case Units():
            return rows.units(figures, role, box)
    return ()


def text_of(exhibit: Exhibit, role: Role) -> Text | None:
    """Return the table of a view, None where it has none."""
    if isinstance(role, Turned) and exhibit.shown is not None:
        return table.turned(Figures(exhibit), role)
    if exhibit.text is None:
        return None
    return table.read(exhibit.text, role if isinstance(role, Read) else Read())
