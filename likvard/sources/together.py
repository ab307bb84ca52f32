"""Several chains of questions at once, a bounded number, their results in the order asked."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    Told = Callable[[int, int], None]

Asked = TypeVar("Asked")
Made = TypeVar("Made")


def quiet(_done: int, _all: int) -> None:
    """Tell nobody how far the work has come."""


def together(
    make: Callable[[Asked], Made], asked: Sequence[Asked], workers: int, told: Told = quiet
) -> Iterator[Made]:
    """Give `make` of each, in the order asked, with at most so many under way at once.

    What is not begun when one fails, or when the reader stops reading, is never begun, and what is
    under way is not waited for. Only `workers` results wait to be read, so memory does not grow
    with the number asked.
    """
    pool = ThreadPoolExecutor(workers, thread_name_prefix="likvard-source")
    try:
        rest = iter(asked)
        under_way = deque(pool.submit(make, one) for one in islice(rest, workers))
        for done in range(1, len(asked) + 1):
            yield _next(under_way)
            under_way.extend(pool.submit(make, one) for one in islice(rest, 1))
            told(done, len(asked))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _next(under_way: deque[Future[Made]]) -> Made:
    return under_way.popleft().result()
