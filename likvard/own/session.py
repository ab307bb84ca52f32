"""What readers have uploaded, each for her own session only.

Uploads lie in the memory of the server under an unguessable key that only the reader's browser
has, as a cookie that ends with its session. They are never written to disk or put in an address.
Sessions are bounded in number, bytes and age; who has been still the longest goes first.
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from likvard.own.figures import Figures

P = ParamSpec("P")
R = TypeVar("R")

COOKIE: Final = "likvard_egna"
MOST_SESSIONS: Final = 200
MOST_BYTES: Final = 128 * 2**20
LONGEST_STILL: Final = 4 * 3600
"""Seconds without a look after which a session's uploads are let go."""
_KEY_BYTES: Final = 32
_KEY_LENGTH: Final = 43

_here: Final[ContextVar[Mapping[str, Figures] | None]] = ContextVar("uploads", default=None)


@dataclass
class _Session:
    uploads: dict[str, Figures] = field(default_factory=dict)
    seen: float = 0.0

    @property
    def size(self) -> int:
        return sum(int(f.rows.memory_usage(deep=True).sum()) for f in self.uploads.values())


class Store:
    """The uploads of all sessions, bounded; every method is safe to call from several threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock, self._lock = clock, threading.Lock()
        self._sessions: dict[str, _Session] = {}

    def put(self, key: str, figures: Figures) -> str:
        """Hold figures for a session, in place of its earlier ones of that kind; return its key.

        A key that is not known here is never taken over from a browser: a new one is made.
        """
        with self._lock:
            self._let_go()
            known = key if key in self._sessions else secrets.token_urlsafe(_KEY_BYTES)
            held = self._sessions.pop(known, _Session())
            held.uploads[figures.kind] = figures
            held.seen = self._clock()
            self._sessions[known] = held
            self._bound(known)
            return known

    def get(self, key: str) -> dict[str, Figures]:
        """Return a session's uploads by kind; empty for an unknown or expired one."""
        with self._lock:
            self._let_go()
            held = self._sessions.pop(key, None)
            if held is None:
                return {}
            held.seen = self._clock()
            self._sessions[key] = held
            return dict(held.uploads)

    def remove(self, key: str, kind: str) -> None:
        """Forget what a session has uploaded of a kind, if anything."""
        with self._lock:
            held = self._sessions.get(key)
            if held is None:
                return
            held.uploads.pop(kind, None)
            if not held.uploads:
                del self._sessions[key]

    def __len__(self) -> int:
        with self._lock:
            self._let_go()
            return len(self._sessions)

    def _let_go(self) -> None:
        oldest = self._clock() - LONGEST_STILL
        for key in [k for k, s in self._sessions.items() if s.seen < oldest]:
            del self._sessions[key]

    def _bound(self, newest: str) -> None:
        """Let the sessions go that have been still the longest, never the newest."""
        total = sum(s.size for s in self._sessions.values())
        for key in [k for k in self._sessions if k != newest]:
            if len(self._sessions) <= MOST_SESSIONS and total <= MOST_BYTES:
                return
            total -= self._sessions.pop(key).size


STORE: Final = Store()


@contextmanager
def within(key: str) -> Iterator[None]:
    """Let `uploaded` give what the session of this key holds now, in this thread meanwhile.

    An upload or removal while a page is made is not seen by it, so that what is kept for other
    readers never depends on when it came.
    """
    token = _here.set(STORE.get(key) if len(key) == _KEY_LENGTH else None)
    try:
        yield
    finally:
        _here.reset(token)


def uploads() -> Mapping[str, Figures]:
    """Return what the session that is answered has uploaded, by kind."""
    return _here.get() or {}


def has_uploads() -> bool:
    """Tell whether what is shown now may be the session's own, and not to be kept for others."""
    return bool(uploads())


def uploaded(kind: str) -> Figures | None:
    """Return what this reader's own session has uploaded of a kind, else None."""
    found = uploads().get(kind)
    return None if found is None else replace(found, rows=found.rows.copy())


def never_kept(cached: Callable[P, R]) -> Callable[P, R]:
    """Return an `lru_cache` function that is past its cache while the session has uploads.

    What is made of a reader's own figures is then never given to another reader, nor left behind.
    """
    plain: Callable[P, R] = getattr(cached, "__wrapped__", cached)

    @wraps(plain)
    def asked(*args: P.args, **words: P.kwargs) -> R:
        return plain(*args, **words) if has_uploads() else cached(*args, **words)

    return asked
