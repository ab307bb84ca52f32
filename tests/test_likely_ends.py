"""How sure it is who lies highest and lowest, in words."""

from dataclasses import replace

import pytest

from likvard.catalogue import Catalogue
from likvard.cells import Published
from likvard.panel import Panel, panel
from likvard.story.likely import likely_ends

YEAR = 2025


def shown(catalogue: Catalogue, values: list[float], n: float, direction: str = "higher") -> Panel:
    """Return a panel of invented values of the first members: Bjuv, Bromölla, Burlöv ..."""
    base = panel(catalogue, catalogue.indicator("klarar-alla-amnen-ak9"), catalogue.areas[0])
    members = base.members[: len(values)]
    row = {m.code: Published(v, n, "") for m, v in zip(members, values, strict=True)}
    indicator = replace(base.indicator, direction=direction)  # type: ignore[arg-type]
    return replace(base, indicator=indicator, members=members, published={YEAR: row})


@pytest.mark.parametrize("direction", ["higher", "lower", "none"])
def test_a_clear_order_is_told_as_such(catalogue: Catalogue, direction: str) -> None:
    """Far apart with many pupils the ends are named, whichever end is the better one."""
    told = likely_ends(shown(catalogue, [90, 50, 10], 5000, direction), YEAR)
    assert told == "Sannolikt högst: Bjuv (över 99 %); lägst: Burlöv (över 99 %)."


def test_two_alike_share_the_end(catalogue: Catalogue) -> None:
    """Where two lie equally high with few pupils, both are named with some half each."""
    told = likely_ends(shown(catalogue, [80, 80, 20], 300), YEAR)
    assert "Bjuv (" in told
    assert " eller Bromölla (" in told or " eller Bjuv (" in told
    assert told.endswith("lägst: Burlöv (över 99 %).")


def test_nobody_is_named_where_nobody_stands_out(catalogue: Catalogue) -> None:
    """Where all are alike, or no number of pupils is published, no name is given."""
    assert "går inte att säga" in likely_ends(shown(catalogue, [70] * 33, 50), YEAR)
    assert likely_ends(shown(catalogue, [90, 50, 10], float("nan")), YEAR) == ""
