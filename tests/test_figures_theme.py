"""The colours hold for reading, and every figure stands on the same lean template."""

import json
from itertools import product

import pytest
from plotly.graph_objs.layout import Template

from likvard.figures.theme import DARK, LIGHT, Tokens, template
from likvard.swedish import THIN

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@THEMES
def test_every_text_can_be_read_on_paper(tokens: Tokens) -> None:
    """Ink, muted, accent and the chosen colours pass 4.5:1 on paper."""
    for color in (tokens.ink, tokens.muted, tokens.accent, *tokens.chosen):
        assert contrast(color, tokens.paper) >= 4.5, color


@THEMES
def test_notes_can_be_read_on_the_wash(tokens: Tokens) -> None:
    """Ink and muted pass 4.5:1 on the wash behind shaded years and the middle 80 per cent."""
    for color in (tokens.ink, tokens.muted):
        assert contrast(color, tokens.wash) >= 4.5, color


@THEMES
@pytest.mark.parametrize("scale", ["sequential", "diverging"])
def test_what_stands_on_a_class_can_be_read(tokens: Tokens, scale: str) -> None:
    """The text colour of each class passes 4.5:1 on it."""
    grounds, inks = getattr(tokens, scale), getattr(tokens, f"{scale}_text")
    for ground, ink in zip(grounds, inks, strict=True):
        assert contrast(ground, ink) >= 4.5, ground


@THEMES
def test_every_mark_can_be_seen(tokens: Tokens) -> None:
    """Dots, edges, the mean and the chosen pass 3:1 on paper, wash and, for dots, the band."""
    for color, ground in product((tokens.dot, tokens.edge), (tokens.paper, tokens.wash)):
        assert contrast(color, ground) >= 3, color
    assert contrast(tokens.dot, tokens.band) >= 3
    assert contrast(tokens.accent, tokens.band) >= 3


@THEMES
def test_neighbouring_classes_differ(tokens: Tokens) -> None:
    """From low to high each class stands out more from the paper than the one before."""
    steps = [contrast(color, tokens.paper) for color in tokens.sequential]
    assert steps == sorted(steps)


@THEMES
def test_the_template_is_lean(tokens: Tokens) -> None:
    """The template has Swedish separators, 13 px type, no defaults for traces, under 1.2 kB."""
    told = Template(template(tokens)).to_plotly_json()
    assert told["layout"]["separators"] == f",{THIN}"
    assert told["layout"]["font"]["size"] == 13
    assert "data" not in told
    assert len(json.dumps(told)) < 1200
