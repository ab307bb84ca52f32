"""What Skolverket prints in place of a number, and the number it stands for."""

from __future__ import annotations

from typing import Literal

import msgspec

Status = Literal["", "suppressed", "approximate", "not_applicable", "missing"]


class Figure(msgspec.Struct, frozen=True):
    """A number as published: `value` None where there is none, and `status` why.

    "approximate" is "~100" (value 100: one to four pupils are not eligible) and "cirka 270".
    """

    value: float | None
    status: Status
