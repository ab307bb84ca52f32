"""How long a publisher that is busy or away is waited for, and how often it is asked again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tenacity import RetryCallState, Retrying, retry_if_exception_type, wait_exponential_jitter

from likvard.sources.faults import BusyError, TornError

if TYPE_CHECKING:
    from likvard.sources.pace import Clock

TRIES: Final = 7
TRIES_TORN: Final = 4
_GROWING: Final = wait_exponential_jitter(initial=1, max=60)


def patient(clock: Clock) -> Retrying:
    """Return what asks again: after what Retry-After says, else after 1, 2, 4 ... 60 seconds.

    A torn answer is asked for four times in all, a busy publisher seven; the last fault is raised.
    """

    def sleep(seconds: float) -> None:
        clock.sleep(seconds)

    return Retrying(
        sleep=sleep,
        stop=_enough,
        wait=_wait,
        retry=retry_if_exception_type((BusyError, TornError)),
        reraise=True,
    )


def _enough(state: RetryCallState) -> bool:
    torn = isinstance(_fault(state), TornError)
    return state.attempt_number >= (TRIES_TORN if torn else TRIES)


def _wait(state: RetryCallState) -> float:
    busy = _fault(state)
    asked = busy.wait if isinstance(busy, BusyError) else None
    return _GROWING(state) if asked is None else asked


def _fault(state: RetryCallState) -> BaseException | None:
    return state.outcome.exception() if state.outcome else None
