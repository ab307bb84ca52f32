"""Which figures of the network's own an address asks for: real ones, or the invented example."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from likvard.own.demo import invented
from likvard.own.imported import imported
from likvard.own.session import uploaded

if TYPE_CHECKING:
    from likvard.address import View
    from likvard.own.figures import Figures

WORD: Final = "egna"
"""The word of the address that asks for invented rows, when it is `DEMO`."""
DEMO: Final = "exempel"


def asks_for_demo(view: View) -> bool:
    """Tell whether the address asks for invented rows."""
    return view.word(WORD) == DEMO


def held_for(view: View, kind: str) -> Figures | None:
    """Return the figures of a kind to show in a view; None when there are none."""
    if asks_for_demo(view):
        return invented(kind)
    return uploaded(kind) or imported(kind)
