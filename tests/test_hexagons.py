"""The layout of the hexagon map: true neighbours touch, and nothing lies apart."""

from datetime import date
from itertools import combinations

import pytest

from likvard.catalogue import load_catalogue
from likvard.warehouse import database_path
from tests.tiny import ask

SHIPPED = load_catalogue()
TODAY = date(2026, 11, 23)
STEPS = {(1, 0), (0, 1), (1, -1), (-1, 0), (0, -1), (-1, 1)}
Pairs = set[frozenset[str]]


def touching(codes: set[str]) -> Pairs:
    """Return the pairs of cells side by side."""
    cells = {code: SHIPPED.hexagons[code][:2] for code in codes}
    return {
        frozenset((a, b))
        for (a, (q, r)), (b, (u, v)) in combinations(cells.items(), 2)
        if (u - q, v - r) in STEPS
    }


def bordering(codes: set[str]) -> Pairs:
    """Return the pairs of municipalities with a border in common."""
    rows = ask(database_path(), "select municipality, other from neighbour")
    return {frozenset(map(str, pair)) for pair in rows if codes.issuperset(map(str, pair))}


@pytest.mark.parametrize(
    ("area", "pairs", "kept", "new"), [("skane", 75, 63, 8), ("skane-blekinge", 85, 71, 8)]
)
def test_true_neighbours_touch(area: str, pairs: int, kept: int, new: int) -> None:
    """Of the pairs with a border most touch, and few others do; those added touch no others."""
    codes = set(SHIPPED.area(area).codes(TODAY))
    beside, true = touching(codes), bordering(codes)
    assert len(true) == pairs
    assert len(beside & true) == kept
    assert len(beside - true) == new


@pytest.mark.parametrize("area", ["skane", "samverkansomrade-gymnasium", "skane-blekinge"])
def test_the_cells_hang_together(area: str) -> None:
    """From any cell every other is reached over cells that touch."""
    codes = set(SHIPPED.area(area).codes(TODAY))
    pairs, reached = touching(codes), {min(codes)}
    for _ in codes:
        reached |= {code for pair in pairs if pair & reached for code in pair}
    assert reached == codes
