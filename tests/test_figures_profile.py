"""The rows of Min kommun: one among the members, on the shape of the country."""

from math import nan

import numpy as np
import pytest
from plotly.graph_objects import Figure

from likvard.figures.density import density
from likvard.figures.profile_row import CLIP, HEIGHT, NO_COUNTRY, profile_row, scale_of
from likvard.figures.theme import LIGHT
from tests.figure_frames import CODES, cells, indicator, marks, scatters, texts

NATION = np.linspace(40, 100, 290)


def _row(values: list[float], nation: np.ndarray = NATION, half: float = nan) -> Figure:
    return profile_row(
        cells(values, half=half),
        nation,
        indicator(),
        own=CODES[0],
        slot=0,
        mean=70,
        tokens=LIGHT,
    )


def test_a_row_is_measured_in_the_countrys_deviations() -> None:
    """The country's mean is the middle, its standard deviation the unit, 3.3 the edge."""
    figure = _row([70, 70 + NATION.std(ddof=1), 1000])
    own = next(t for t in figure.data if t.customdata and list(t.customdata) == ["bjuv"])
    others = next(t for t in figure.data if t.customdata and "bromolla" in t.customdata)
    assert list(own.x) == [0]
    assert list(others.x) == pytest.approx([1, CLIP])
    assert figure.layout.height == HEIGHT


def test_own_interval_is_drawn_when_known() -> None:
    """The interval is 3 px in the municipality's colour, and absent without n."""
    thick = [t for t in scatters(_row([70, 60], half=5), "lines") if t.line.width == 3]
    assert [trace.line.color for trace in thick] == [LIGHT.chosen[0]]
    assert not [t for t in scatters(_row([70, 60]), "lines") if t.line.width == 3]


def test_a_missing_own_value_is_hatched_and_explained() -> None:
    """Without a value there is no dot: hatch, and how many municipalities have one."""
    figure = _row([nan, 60, 70])
    assert list(marks(figure)) == []
    assert figure.data[0].fillpattern.shape == "/"
    assert "Bjuv saknas: 2 av 3 kommuner har uppgift" in texts(figure)


def test_without_the_country_the_members_make_the_scale() -> None:
    """When the country is not published no shape is drawn, and the row still stands."""
    figure = _row([70, 60, 80], nation=np.array([]))
    assert not any(trace.fill for trace in figure.data)
    assert len(list(marks(figure))) == 3


@pytest.mark.parametrize("own", [70.0, nan])
def test_without_the_country_nothing_stands_for_it(own: float) -> None:
    """Neither its mean nor its deviations are drawn when it is missing, and that is said."""
    figure = _row([own, 60, 80], nation=np.array([]))
    assert not figure.layout.shapes
    assert (NO_COUNTRY in texts(figure)) == (own == 70)
    assert NO_COUNTRY not in texts(_row([70, 60, 80]))


def test_equal_values_lie_in_the_middle() -> None:
    """A scale of equal values divides by one, not by zero."""
    assert scale_of(np.array([5.0, 5.0])).place(5) == 0


def test_the_shape_follows_the_crowd() -> None:
    """The density is highest where most values are, and its top is one."""
    x, crowding = density(np.array([0.0, 0, 0, 0.1, -0.1, 3]), -3.3, 3.3)
    assert crowding.max() == 1
    assert abs(x[crowding.argmax()]) < 0.2
