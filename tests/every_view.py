"""The meeting of every kind of view, resolved once for all tests of a process."""

from functools import cache

from likvard.exports.exhibit import Exhibit
from likvard.ui.exhibits import exhibits
from tests.any_meetings import MEETINGS


@cache
def every_exhibit() -> tuple[Exhibit, ...]:
    """Return one exhibit of every kind, in the order of the meeting of them all."""
    return tuple(shown for meeting in MEETINGS for shown in exhibits(meeting))


def link(path: str) -> str:
    """Return a whole address of a path and query."""
    return f"https://likvard.example{path}"
