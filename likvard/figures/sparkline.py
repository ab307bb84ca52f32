"""A word-sized line as SVG: the spread over the comparable years, beside its number."""

from collections.abc import Sequence
from typing import Final

import numpy as np

WIDTH: Final = 96
HEIGHT: Final = 32
PAD: Final = 4


def sparkline(values: Sequence[float], low: float = 0.0, high: float | None = None) -> str:
    """Return an SVG of the values on a scale from low to high, the first and the last marked.

    The scale goes from zero, drawn as a line, to the largest value when nothing else is said; NaN
    is passed over.

    Colours come from the page (currentColor), so that both themes hold. Empty for fewer than
    two values.
    """
    known = np.asarray(values, dtype=float)
    if np.isfinite(known).sum() < 2:  # noqa: PLR2004  a line needs two ends
        return ""
    xs = np.linspace(PAD, WIDTH - PAD, known.size)
    reach = (np.nanmax(known) if high is None else high) - low
    ys = HEIGHT - PAD - (known - low) / (reach or 1.0) * (HEIGHT - 2 * PAD)
    points = [f"{x:.1f},{y:.1f}" for x, y in zip(xs, ys, strict=True) if np.isfinite(y)]
    first, last = points[0].split(","), points[-1].split(",")
    return (
        f'<svg class="lv-spark" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'aria-hidden="true" focusable="false">{_ground(low)}'
        f'<polyline points="{" ".join(points)}" fill="none" stroke="currentColor" '
        'stroke-width="2"/>'
        f'<circle cx="{first[0]}" cy="{first[1]}" r="2.6" fill="var(--lv-paper)" '
        'stroke="currentColor" stroke-width="1.5"/>'
        f'<circle cx="{last[0]}" cy="{last[1]}" r="3.2" fill="currentColor"/></svg>'
    )


def _ground(low: float) -> str:
    """Return the line of zero, if the scale begins there."""
    foot = HEIGHT - PAD
    line = f'<line x1="0" x2="{WIDTH}" y1="{foot}" y2="{foot}" stroke="var(--lv-edge)"/>'
    return "" if low else line
