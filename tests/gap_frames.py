"""Gaps by hand, as the figures are given them."""

from collections.abc import Mapping, Sequence
from math import nan

from plotly.graph_objects import Figure

from likvard.catalogue import Indicator, load_catalogue
from likvard.cells import Cell, Published, cell
from likvard.equity.gap import Gap, average, gap
from likvard.figures.dumbbell import dumbbell
from likvard.figures.rows import Order
from likvard.figures.theme import LIGHT, Tokens
from tests.figure_frames import indicator

HIDDEN = Published(nan, nan, "suppressed")
NEARLY = Published(97.5, 100, "approximate")
MEMBERS = [m for m in load_catalogue().municipalities if m.code.startswith("12")]


def of(value: float, n: float = 100) -> Published:
    """Return a published value; NaN is hidden."""
    return HIDDEN if value != value else Published(value, n, "")  # noqa: PLR0124  NaN


def gaps(
    girls: Sequence[Published], boys: Sequence[Published], shown: Indicator | None = None
) -> list[Gap]:
    """Return one gap for each pair, of the county's first municipalities."""
    about = shown or indicator()

    def cells(values: Sequence[Published]) -> list[Cell]:
        return [cell(about, m, v) for m, v in zip(MEMBERS, values, strict=False)]

    return [gap(about, *both) for both in zip(cells(girls), cells(boys), strict=True)]


def drawn(  # noqa: PLR0913  what a test may want to change
    found: Sequence[Gap],
    order: Order = "varde",
    *,
    tokens: Tokens = LIGHT,
    chosen: Mapping[str, int] | None = None,
    certain: frozenset[str] = frozenset(),
    shown: Indicator | None = None,
) -> Figure:
    """Return the dumbbells of some gaps."""
    known = [g for g in found if g.known]
    return dumbbell(
        found,
        shown or indicator(),
        average=average(known, enough=len(known) > 1),
        certain=certain,
        order=order,
        chosen=chosen or {},
        emphasis=frozenset(),
        tokens=tokens,
        hover=[f"<b>{g.name}</b>" for g in found],
    )
