"""The ranking: everyone on a row, the order right, the missing said."""

from math import nan

import pytest
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.labels import width
from likvard.figures.ranking import ranking
from likvard.figures.rows import Order
from likvard.figures.theme import LIGHT
from tests.figure_boxes import adapted
from tests.figure_frames import CODES, cells, hover, indicator, marks, scatters, texts


def _ranking(
    values: list[float],
    order: Order = "varde",
    n: list[float] | None = None,
    half: float = nan,
    shown: Indicator | None = None,
) -> Figure:
    frame = cells(values, n, half)
    return ranking(
        frame,
        shown or indicator(),
        mean=70,
        p10=60,
        p90=80,
        order=order,
        chosen={CODES[1]: 2},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
    )


def _names(figure: Figure) -> list[str]:
    return [
        words.split(">")[-2].removesuffix("</span") if "<" in words else words
        for words in figure.layout.yaxis.ticktext
    ]


def test_the_highest_stands_first() -> None:
    """By value the order is falling, equals as in the alphabet, the missing last."""
    figure = _ranking([70, 60, nan, 70, 90])
    assert _names(figure) == ["Eslöv", "Bjuv", "Båstad", "Bromölla", "Burlöv"]


def test_by_name_everyone_stands_in_the_alphabet() -> None:
    """A to Ö keeps the Swedish order, the missing in their place."""
    figure = _ranking([70, 60, nan, 70], order="namn")
    assert _names(figure) == ["Bjuv", "Bromölla", "Burlöv", "Båstad"]


def test_a_missing_value_is_said_in_words() -> None:
    """Where the dot would be stands the status, and the row still has its slug."""
    figure = _ranking([70, 60, nan])
    words = scatters(figure, "text")
    assert list(words[0].text) == ["För få elever"]
    assert list(words[0].customdata) == ["burlov"]
    assert list(words[0].y) == [2]


def test_the_whole_row_answers() -> None:
    """Clear bars meet at each value, so that both sides of the dot lead to the municipality."""
    bars = [trace for trace in _ranking([70, 60]).data if trace.type == "bar"]
    left, right = bars
    assert [b + x for b, x in zip(left.base, left.x, strict=True)] == pytest.approx([70, 60])
    assert [b + x for b, x in zip(right.base, right.x, strict=True)] == pytest.approx([70, 60])
    assert list(left.customdata) == ["bjuv", "bromolla"]


def test_intervals_and_numbers_only_when_published() -> None:
    """Without n there is neither an interval nor a column; with n there are both."""
    bare, full = _ranking([70, 60]), _ranking([70, 60], n=[1698, 98], half=5)
    assert scatters(bare, "lines") == []
    assert "yaxis2" not in bare.layout
    assert scatters(full, "lines")
    assert [words.strip("\u2007\u202f") for words in full.layout.yaxis2.ticktext] == [
        "1\u202f698",
        "98",
    ]
    assert "n" in texts(full)


def test_the_chosen_stands_out() -> None:
    """The chosen has its colour in name, dot and interval, and a bigger dot."""
    figure = _ranking([70, 60], n=[10, 10], half=5)
    dots = scatters(figure, "markers")[0]
    assert list(dots.marker.color) == [LIGHT.muted, LIGHT.chosen[2]]
    assert list(dots.marker.size) == [8.4, 11]
    assert LIGHT.chosen[2] in figure.layout.yaxis.ticktext[1]
    widths = {trace.line.color: trace.line.width for trace in scatters(figure, "lines")}
    assert widths == {LIGHT.dot: 1.4, LIGHT.chosen[2]: 2.6}


def test_mean_and_middle_are_drawn_and_named() -> None:
    """The wash spans P10 to P90 and the dashed line stands at the mean, labelled above."""
    figure = _ranking([70, 60])
    wash, line = figure.layout.shapes
    assert (wash.x0, wash.x1, line.x0) == (60, 80, 70)
    assert "medelkommun 70" in texts(figure)


def test_rows_are_lower_on_a_phone() -> None:
    """A row is 28 px, on a phone 22."""
    figure = _ranking([70.0] * 10)
    wide, narrow = adapted(figure, 620), adapted(figure, 343)
    assert wide["height"] - narrow["height"] == 10 * (28 - 22)


def test_cost_counts_thousands() -> None:
    """Kronor are ticked in thousands with tkr at the last tick only."""
    cost = indicator(unit="kr per elev", range=(0.0, 1e6))
    frame = cells([120_000, 150_000])
    figure = ranking(
        frame,
        cost,
        mean=nan,
        p10=nan,
        p90=nan,
        order="varde",
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
    )
    ticks = list(figure.layout.xaxis.ticktext)
    assert ticks[-1].endswith(" tkr")
    assert [tick for tick in ticks if "tkr" in tick] == ticks[-1:]
    assert len(figure.layout.shapes) == 0


def test_nothing_published_keeps_the_axes() -> None:
    """When no one has a value all rows stand, with words, on an axis."""
    figure = _ranking([nan, nan])
    assert len(_names(figure)) == 2
    assert {slug for slug, _ in marks(figure)} == {"bjuv", "bromolla"}


def test_values_can_stand_in_the_column() -> None:
    """For similar municipalities the right column holds the values, without a head."""
    frame = cells([70, 60], n=[10, 10])
    figure = ranking(
        frame,
        indicator(),
        mean=nan,
        p10=nan,
        p90=nan,
        order="varde",
        chosen={},
        emphasis=frozenset(),
        tokens=LIGHT,
        hover=hover(frame),
        values=True,
    )
    assert list(figure.layout.yaxis2.ticktext) == ["70", "60"]
    assert "n" not in texts(figure)


def test_the_column_has_room_for_its_last_digit() -> None:
    """The right margin is wider than what Plotly needs for distance and words."""
    figure = _ranking([70, 60], n=[1698, 98], half=5)
    room = figure.layout.margin.r - figure.layout.yaxis2.ticklabelstandoff
    assert room - width("1\u202f698") >= 6
    head = next(note for note in figure.layout.annotations if note.text == "n")
    assert head.xshift < figure.layout.margin.r


def test_words_never_fade() -> None:
    """When a subregion stands out, marks of the others fade, but not the reason for a gap."""
    frame = cells([70, nan, nan])
    figure = ranking(
        frame,
        indicator(),
        mean=nan,
        p10=nan,
        p90=nan,
        order="varde",
        chosen={CODES[1]: 2},
        emphasis=frozenset({CODES[0]}),
        tokens=LIGHT,
        hover=hover(frame),
    )
    words = scatters(figure, "text")[0]
    assert list(words.textfont.color) == [LIGHT.chosen[2], LIGHT.muted]
