"""What Skolverket prints in place of a number, and the number it stands for."""

from __future__ import annotations

import re
from typing import Final, Literal

import msgspec

Status = Literal["", "suppressed", "approximate", "rounded", "not_applicable", "missing"]

_SIGNS: Final[dict[str, tuple[float | None, Status]]] = {
    "": (None, "missing"),
    ".": (None, "missing"),
    "..": (None, "suppressed"),
    "-": (None, "suppressed"),
    "*": (None, "not_applicable"),
    "~100": (100.0, "approximate"),
}
_ROUNDED: Final = "cirka "
_NUMBER: Final = re.compile(r"[-\u2212]?\d+(?:,\d+)?")
_SPACES: Final = str.maketrans("", "", " \u00a0\u2009\u202f")


class Figure(msgspec.Struct, frozen=True):
    """A number as published: `value` None where there is none, and `status` why.

    "approximate" is "~100" (one to four pupils are not eligible; the value stands as 100, which it
    is not exactly), "rounded" a number given to the nearest ten ("cirka 270"), "suppressed" too
    few to be told, "not_applicable" where no licence is required.
    """

    value: float | None
    status: Status


def figure(text: str | None) -> Figure:
    """Return the figure that a printed text stands for.

    >>> figure("71,4")
    Figure(value=71.4, status='')
    >>> figure("cirka 270")
    Figure(value=270.0, status='rounded')
    >>> figure("..")
    Figure(value=None, status='suppressed')

    Raises
    ------
    ValueError
        If the text is neither a number nor a known sign.
    """
    plain = (text or "").strip()
    if plain in _SIGNS:
        return Figure(*_SIGNS[plain])
    digits = plain.removeprefix(_ROUNDED).translate(_SPACES)
    if not _NUMBER.fullmatch(digits):
        raise ValueError(f"{plain!r} is neither a number nor a known sign")
    value = float(digits.replace(",", ".").replace("\u2212", "-"))
    return Figure(value, "rounded" if plain.startswith(_ROUNDED) else "")
