"""What a view comes down to, kept for the next reader of the same view."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar, cast

from likvard.address import View
from likvard.own.session import never_kept
from likvard.versions import today
from likvard.warehouse import stamp

P = ParamSpec("P")
R = TypeVar("R")
MOST: Final = 512


@dataclass(frozen=True)
class _Call:
    """A call; two are the same for the same figures, address and day."""

    key: tuple[Hashable, ...]
    run: Callable[[], object] = field(compare=False)


def kept(make: Callable[Concatenate[View, P], R]) -> Callable[Concatenate[View, P], R]:
    """Return the function with its latest 512 answers kept, each for its view.

    All that decides the answer must stand in the view's address, in the figures, or in a text
    among the arguments; nobody may change an answer. While the reader's session has figures of
    its own nothing is kept.
    """

    @never_kept
    @lru_cache(maxsize=MOST)
    def answer(call: _Call) -> object:
        return call.run()

    @wraps(make)
    def asked(view: View, *args: P.args, **words: P.kwargs) -> R:
        texts = tuple(word for word in (*args, *words.values()) if isinstance(word, str))
        key = (stamp(), view.href(), today(), texts)
        return cast("R", answer(_Call(key, lambda: make(view, *args, **words))))

    return cast("Callable[Concatenate[View, P], R]", asked)
