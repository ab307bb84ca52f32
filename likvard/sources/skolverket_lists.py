"""Walk the pages of a list of Planned Educations, counted from 0, and hold it against itself."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlencode

from likvard.sources.decoding import decode, fault
from likvard.sources.request import MEGABYTE, SKOLVERKET, Request

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from likvard.sources.fetching import Fetcher
    from likvard.sources.index import Entry
    from likvard.sources.skolverket_shapes import Envelope, ListPage

ACCEPT: Final = "application/vnd.skolverket.plannededucations.api.v4.hal+json"
SIZE: Final = 100
COUNTY: Final = 2
Item = TypeVar("Item")


def question(base: str, path: str, *, may_lack: bool = False) -> Request:
    """Return a question in the version of the service that this client knows."""
    return Request(SKOLVERKET, base, path, accept=ACCEPT, limit=64 * MEGABYTE, may_lack=may_lack)


def pages(  # noqa: PLR0913 - what a walk needs
    fetcher: Fetcher,
    base: str,
    path: str,
    parameters: Mapping[str, str],
    kind: type[Envelope[ListPage[Item]]],
    *,
    wrong: Callable[[Item], str],
) -> Iterator[tuple[Entry, tuple[Item, ...]]]:
    """Give the pages of a list; `wrong` tells what is wrong with an item, empty if nothing is.

    Unknown parameters are passed over in silence by the service, so every item is held against
    what was asked. When all have come they must be as many as the service says.
    """
    number, come, last = 0, 0, False
    while not last:
        request = _page_of(base, path, parameters, number)
        answer = fetcher.fetch(request, partial(_body, request, kind))
        items = tuple(chain.from_iterable(answer.value.embedded.values()))
        _check(request, items, wrong)
        yield answer.entry, items
        paging = answer.value.page
        number, come = number + 1, come + len(items)
        last = number >= paging.total_pages or not items
    if come != paging.total_elements:
        told = f"{come} came of {paging.total_elements}"
        raise fault(request, told, "$.body.page.totalElements")


def _body(request: Request, kind: type[Envelope[ListPage[Item]]], content: bytes) -> ListPage[Item]:
    return decode(request, content, kind).body


def _page_of(base: str, path: str, parameters: Mapping[str, str], number: int) -> Request:
    paging = {"size": str(SIZE), "page": str(number)}
    return question(base, f"{path}?{urlencode({**parameters, **paging}, safe=',')}")


def _check(request: Request, items: tuple[Item, ...], wrong: Callable[[Item], str]) -> None:
    for place, item in enumerate(items):
        told = wrong(item)
        if told:
            raise fault(request, told, f"$.body._embedded[{place}]")


def inside(area: str, code: str | None) -> bool:
    """Return whether a municipality's code is the area asked for, or in that county."""
    county = len(area) == COUNTY
    return code == area or (county and (code or "").startswith(area))
