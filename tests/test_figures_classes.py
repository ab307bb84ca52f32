"""Classes and legend: what is coloured is what is written."""

from dataclasses import replace
from itertools import pairwise
from math import nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.figures.classes import LETTERS, MISSING, Classes, class_labels, even, fixed
from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.swedish import THIN, round_half_up
from tests.figure_frames import cells, indicator

BREAKS = (60.0, 70.0, 80.0, 90.0)


@pytest.mark.parametrize(
    ("value", "klass"),
    [(59.4, 0), (59.5, 1), (60, 1), (69.49, 1), (69.5, 2), (79.6, 3), (80, 3), (90, 4), (100, 4)],
)
def test_the_shown_value_decides_the_class(value: float, klass: int) -> None:
    """A value is rounded as it is shown, and the lower bound belongs to the class."""
    assert Classes(BREAKS, (), 0).of(value) == klass


def test_money_is_classed_by_hundreds() -> None:
    """A cost of 129 960, shown as 130 000, lies in the class from 130 000."""
    costs = Classes((130_000,), (), -2)
    assert [costs.of(129_949), costs.of(129_960)] == [0, 1]


def test_a_missing_value_has_no_class() -> None:
    """NaN falls outside all classes."""
    assert Classes(BREAKS, (), 0).of(nan) == MISSING


def test_the_legend_words() -> None:
    """Classes are called under, from–to, and och över, in Swedish figures."""
    assert class_labels(BREAKS) == ["under 60", "60–70", "70–80", "80–90", "90 och över"]
    below = class_labels([-6, -2, 2, 6])
    assert below[1:4] == ["−6 till −2", "−2 till 2", "2–6"]
    assert class_labels((2.5, 3.0))[0] == "under 2,5"


VALUES = st.lists(st.one_of(st.floats(0, 100), st.just(nan)), min_size=1, max_size=38)


@given(VALUES, st.sampled_from(["fixed", "even"]))
def test_the_legend_counts_every_member(values: list[float], kind: str) -> None:
    """The counts of the legend add up to the members, whatever is missing."""
    frame = _frame(values)
    limits = fixed(indicator()) if kind == "fixed" else even(indicator(), frame)
    assert sum(entry.count for entry in limits.legend(frame)) == len(values)


@given(VALUES, st.sampled_from([0, 1, -1]))
def test_even_classes_hold_what_their_words_say(values: list[float], places: int) -> None:
    """Each shown value lies in the class whose lowest and highest value stand around it."""
    frame = _frame(values)
    shown = replace(indicator(), unit="kr" if places < 0 else "%", decimals=max(places, 0))
    limits = even(shown, frame)
    counts = [entry.count for entry in limits.legend(frame) if entry.colour is not None]
    known = frame["value"].dropna()
    for value in known:
        words = limits.labels[limits.of(value)].split("–")
        low, high = (words[0], words[-1])
        assert _read(low) <= round_half_up(value, limits.places) <= _read(high)
    assert not known.size or min(counts) > 0


def _read(text: str) -> float:
    return float(text.replace(",", ".").replace(THIN, ""))


def _frame(values: list[float]) -> pd.DataFrame:
    frame = cells(values[:33])
    more = cells(values[33:])
    return pd.concat([frame, more.set_axis([f"more {n}" for n in range(len(more))])])


def test_even_classes_are_told_by_their_ends() -> None:
    """Classes are named by the lowest and the highest value in them; equal values stay together."""
    frame = cells([50, 52, 61, 64, 70, 70, 70, 81, 90])
    entries = even(indicator(), frame).legend(frame)
    assert [e.label for e in entries] == ["50", "52", "61–64", "70", "81–90"]
    assert [e.count for e in entries] == [1, 1, 2, 3, 2]


def test_few_values_make_few_classes() -> None:
    """With two distinct values there are two classes, and none without any value."""
    frame = cells([70.2, 69.8, 80])
    assert even(indicator(), frame).labels == ("70", "80")
    assert even(indicator(), cells([nan])) == fixed(indicator())


def test_classes_have_letters_from_low_to_high() -> None:
    """A is the lowest class and E the highest."""
    entries = fixed(indicator()).legend(cells([50, 95]))
    assert [e.colour for e in entries] == list(range(5))
    assert [e.letter for e in entries] == list(LETTERS)


def test_reasons_are_told_apart_in_the_legend() -> None:
    """Too few, not here and not known have an entry each, and only where they occur."""
    frame = cells([50, nan, nan, nan, nan])
    frame["status"] = ["", "suppressed", "not_applicable", "suppressed", "preliminary"]
    told = [(e.label, e.count, e.status) for e in fixed(indicator()).legend(frame)[5:]]
    assert told == [
        ("för få elever", 2, "suppressed"),
        ("finns inte här", 1, "not_applicable"),
        ("uppgift saknas", 1, "missing"),
    ]
    assert len(fixed(indicator()).legend(cells([50, 60]))) == 5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_classes_are_told_apart_in_grey(tokens: Tokens) -> None:
    """Without colour each class is a tenth of the way from black to white from the next."""
    greys = [_grey(color) for color in tokens.sequential]
    steps = [abs(a - b) for a, b in pairwise(greys)]
    assert greys in (sorted(greys), sorted(greys, reverse=True))
    assert min(steps) >= 25


def _grey(color: str) -> float:
    red, green, blue = (int(color[at : at + 2], 16) for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_there_is_a_colour_for_every_class() -> None:
    """The theme has as many colours as four breaks make classes."""
    assert len(LIGHT.sequential) == len(class_labels(BREAKS)) == len(LETTERS)
