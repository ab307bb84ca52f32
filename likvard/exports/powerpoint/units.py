"""Charts of rows with many values each: the school units of every municipality."""

from collections.abc import Sequence

from likvard.exports.powerpoint.figures import Figures
from likvard.exports.powerpoint.ladder import Ladder, Made, Stack, stacked
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Mark, Series
from likvard.exports.powerpoint.roles import Units
from likvard.exports.powerpoint.rows import own_marks, short_lines
from likvard.figures.theme import LIGHT

Unit = tuple[str, str, float | None]
"""Municipality, name and value of a school unit."""


def units(figures: Figures, role: Units, box: Box) -> list[Made]:
    """Return the school units of each municipality, a dot each, with its mean as a short line."""
    texts = (figures.texts(role.table, name) for name in ("Kommun", "Skolenhet"))
    every = zip(*texts, figures.numbers(role.table, role.value), strict=True)
    known = [unit for unit in every if unit[2] is not None]
    means = figures.by_name(role.means, role.mean) if role.mean else {}
    axis = figures.axis("xaxis", title=figures.unit(role.table, role.unit), grid=True)

    def draw(stack: Stack) -> list[Series]:
        own = {name: means.get(name) for name in stack.names}
        mean = short_lines(stack, str(role.mean), own)
        dots = _dots(stack, [unit for unit in known if unit[0] in stack.names], figures)
        return [dots, mean] if mean.x else [dots]

    return stacked(Ladder(figures.order, {n: n for n in figures.order}, axis, figures), box, draw)


def _dots(stack: Stack, own: Sequence[Unit], figures: Figures) -> Series:
    places = [place for place, _, _ in own]
    return Series(
        name="Skolenheter",
        names=tuple(f"{place}: {name}" for place, name, _ in own),
        x=tuple(value for _, _, value in own),
        y=stack.at(places),
        mark=Mark(LIGHT.dot, 6),
        own=own_marks(places, figures, 7),
        values_across=True,
    )
