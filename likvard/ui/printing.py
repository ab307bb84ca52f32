"""What a request asks to have on paper: the view, the version of the figures, and the day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from starlette.requests import Request

from likvard.address import View
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.paper import Paper
from likvard.meeting import Item, Meeting
from likvard.ui.exhibits import exhibits
from likvard.ui.public import link
from likvard.ui.viewing import viewed
from likvard.versions import current


class RefusedError(Exception):
    """The address asks for nothing that can be printed; the message is Swedish and for the page.

    `back` is where the reader can choose anew.
    """

    def __init__(self, message: str, back: str = "/") -> None:
        super().__init__(message)
        self.back = back


@dataclass(frozen=True)
class Asked:
    """A request for a paper, made on a day."""

    request: Request
    day: date

    @cached_property
    def query(self) -> dict[str, str]:
        """Return the words of the address."""
        return dict(self.request.query_params)

    def view(self, path: str) -> View:
        """Return the view that the words ask for on a page."""
        return viewed(path, self.query)

    def link(self, path: str) -> str:
        """Return the whole address, with host, of a path and query."""
        return link(self.request, path)

    @property
    def version(self) -> str:
        """Return the version of the figures shown."""
        return self.query.get("data") or current()


@dataclass(frozen=True)
class Made:
    """A paper, the form it is set in, and the page on screen it was made from."""

    form: str
    paper: Paper
    back: str


def shown(address: str, keys: Sequence[str], version: str = "") -> dict[str, Exhibit]:
    """Return the views of one page that it has, by their keys."""
    items = tuple(Item(address, key) for key in keys)
    found = exhibits(Meeting(items=items, version=version))
    return {one.key: one for one in found if not one.missing}
