"""Walk the pages of one of Kolada's lists: to the end, never in a circle, never elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import parse_qs, urlencode, urlsplit

from likvard.sources.decoding import decode, fault
from likvard.sources.request import KOLADA, Request

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from likvard.sources.fetching import Answer, Fetcher
    from likvard.sources.kolada_records import Page

Item = TypeVar("Item")

PER_PAGE: Final = 5000
AT_ONCE: Final = 25
MOST_PAGES: Final = 5000


def batches(values: Sequence[str]) -> list[Sequence[str]]:
    """Return values in portions of what one segment of an address may have."""
    return [values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE)]


def asked(base: str, path: str, parameters: Mapping[str, str], page: int) -> Request:
    """Return the question for one page of a list."""
    paging = {"page": str(page), "per_page": str(PER_PAGE)}
    return Request(KOLADA, base, f"{path}?{urlencode({**parameters, **paging}, safe=',')}")


def pages(
    fetcher: Fetcher, base: str, path: str, kind: type[Page[Item]], parameters: Mapping[str, str]
) -> Iterator[tuple[Request, Answer[Page[Item]]]]:
    """Give the pages of a list with what was asked, until there is no next one or one is empty.

    Only the number is read from `next_url`: whatever host and path it names, it is the publisher
    asked here that is asked again. A number that does not grow, or a page that is the one before
    once more, is a circle and a SourceError.
    """
    number: int | None = 1
    before = ""
    while number is not None:
        request = asked(base, path, parameters, number)
        answer = _page(fetcher, request, kind)
        if not answer.value.values and number > 1:
            return
        if answer.entry.checksum == before:
            raise fault(request, f"page {number} is the page before it once more")
        yield request, answer
        before = answer.entry.checksum
        number = _next(request, answer.value.next_url, number)


def not_empty(request: Request, page: Page[Item], *, may_be_empty: bool) -> None:
    """Raise SourceError for an empty list that should not be: what a wrong name gives too."""
    if not page.values and not may_be_empty:
        raise fault(request, "is empty: an unknown id or parameter?", "$.values")


def only_asked(request: Request, items: Sequence[Item], field: str, wanted: Sequence[str]) -> None:
    """Raise SourceError if something else was answered: a parameter was passed over."""
    known = {*wanted}
    for place, item in enumerate(items if known else ()):
        if getattr(item, field) not in known:
            wrong = f"{getattr(item, field)} was not asked for"
            raise fault(request, wrong, f"$.values[{place}].{field}")


def _page(fetcher: Fetcher, request: Request, kind: type[Page[Item]]) -> Answer[Page[Item]]:
    return fetcher.fetch(request, lambda content: decode(request, content, kind))


def _next(request: Request, address: str | None, page: int) -> int | None:
    """Return the number of the next page; None after the last."""
    if not address:
        return None
    told = parse_qs(urlsplit(address).query).get("page", [""])[0]
    if not told.isdigit():
        raise fault(request, f"tells no page number ({address})", "$.next_url")
    if not page < int(told) <= MOST_PAGES:
        raise fault(request, f"leads from page {page} to page {told}", "$.next_url")
    return int(told)
