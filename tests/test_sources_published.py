"""What Skolverket prints in place of a number is read by its meaning, never guessed at."""

from __future__ import annotations

import pytest

from likvard.sources.published import figure


@pytest.mark.parametrize(
    ("text", "value", "status"),
    [
        ("71,4", 71.4, ""),
        ("100,0", 100.0, ""),
        ("-20", -20.0, ""),
        ("\u22122,5", -2.5, ""),
        ("1 234", 1234.0, ""),
        ("1\u00a0234,5", 1234.5, ""),
        ("cirka 270", 270.0, "rounded"),
        ("cirka 1 270", 1270.0, "rounded"),
        ("~100", 100.0, "approximate"),
        ("..", None, "suppressed"),
        ("-", None, "suppressed"),
        (".", None, "missing"),
        ("", None, "missing"),
        (None, None, "missing"),
        ("*", None, "not_applicable"),
    ],
)
def test_printed_figures(text: str | None, value: float | None, status: str) -> None:
    """Each text that is printed in place of a number has its own meaning, and none is a zero."""
    assert (figure(text).value, figure(text).status) == (value, status)


@pytest.mark.parametrize(
    "text", ["12.5", "~95", "1,2,3", "ca 270", "NaN", "1e5", "51%", "...", "–"]
)
def test_unknown_texts(text: str) -> None:
    """A text that is neither a number nor a known sign is never guessed at."""
    with pytest.raises(ValueError, match="neither a number nor a known sign"):
        figure(text)
