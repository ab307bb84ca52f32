"""How wide a forecast's fan is, from the errors that its method has made.

The width is the root mean square of the relative errors, times 1.28 for a band that holds four of
five, as in the fan charts described by Britton, Fisher and Whitley (1998). Errors of years in a
row add up at least as those of chance, with the root of the years, and at most in step with them,
when all go the same way.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError

COVERED: Final = 0.8
_QUANTILE: Final = 1.2815515655446004
_CHANCE: Final = 0.5
_ALIKE: Final = 1.0


def half_widths(errors: Sequence[Floats], years: int) -> Floats:
    """Return half the band's width in 1, 2, ... years, as a share of the forecast.

    `errors` has the relative errors made one year ahead, two years ahead and so on. Beyond the
    last of them the width grows as it has grown since the first, within the bounds told above.

    Raises
    ------
    NotDefinedError
        If there are no errors for some year ahead, or one is missing.

    >>> half_widths([np.array([0.01, -0.01]), np.array([0.02])], 4).round(4).tolist()
    [0.0128, 0.0256, 0.0384, 0.0513]
    """
    widths = [_root_mean_square(each) for each in errors]
    if not widths:
        raise NotDefinedError("no errors are known")
    for place in range(1, len(widths)):
        least = widths[place - 1] * ((place + 1) / place) ** _CHANCE
        widths[place] = max(widths[place], least)
    power, known = _growth(widths), len(widths)
    widths += [widths[-1] * (h / known) ** power for h in range(known + 1, years + 1)]
    return _QUANTILE * np.array(widths[:years])


def deviation(half_width: float) -> float:
    """Return the standard deviation that half a band's width stands for.

    >>> round(deviation(1.2815515655446004), 6)
    1.0
    """
    return half_width / _QUANTILE


def _growth(widths: Sequence[float]) -> float:
    """Return the power of the years with which the width has grown from the first to the last."""
    if len(widths) == 1 or widths[0] <= 0:
        return _ALIKE
    power = np.log(widths[-1] / widths[0]) / np.log(len(widths))
    return float(np.clip(power, _CHANCE, _ALIKE))


def _root_mean_square(errors: Floats) -> float:
    if not errors.size or not np.isfinite(errors).all():
        raise NotDefinedError("an error is missing")
    return float(np.sqrt((errors**2).mean()))
