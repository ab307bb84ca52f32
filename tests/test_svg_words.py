"""The words of our own drawing: as written, safe, and apart."""

from itertools import pairwise

import pytest

from likvard.figures.svg.words import UnknownMarkError, lines
from tests.our_drawings import dots, drawn, found, made


def test_words_keep_weight_colour_and_lines() -> None:
    """Strong words and words in a colour are told apart, lines broken, other marks refused."""
    (first, second) = lines('<b>Lomma</b> &amp; <span style="color:#C24E00">98</span><br>rad två')
    assert [(run.words, run.color, run.weight) for run in first] == [
        ("Lomma", "", "600"),
        (" & ", "", ""),
        ("98", "#C24E00", ""),
    ]
    assert [run.words for run in second] == ["rad två"]
    with pytest.raises(UnknownMarkError):
        lines("<i>nej</i>")


def test_words_cannot_break_the_picture() -> None:
    """Names with signs of markup in title, description and marks come out as they are."""
    drawing = made([dots([1], [1], hovertext=["&lt;a&gt; &amp; b"])])
    root = drawn(drawing, title='<x> & "y"', desc="</desc>")
    assert [t.text for t in found(root, "title")] == ['<x> & "y"', "<a> & b"]
    assert found(root, "desc")[0].text == "</desc>"
    assert root.get("role") == "img"


def test_labels_move_apart_in_a_lower_drawing() -> None:
    """Labels at the end of lines never cover each other, however low the figure is drawn."""
    notes = [
        {"text": name, "showarrow": False, "x": 20, "y": y, "font": {"color": "#000000"}}
        | {"xanchor": "left", "yanchor": "middle"}
        for name, y in (("ett", 5), ("två", 5.2), ("tre", 5.1), ("fyra", 9))
    ]
    root = drawn(made([], {"annotations": notes}), height=120)
    heights = sorted(float(t.get("y")) for t in found(root, "text") if t.text not in {"a", "b"})
    assert min(b - a for a, b in pairwise(heights)) >= 15.5
