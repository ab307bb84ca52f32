"""One question over the network and one answer: limits, time-outs, and what each status means."""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx2 as httpx
import msgspec

from likvard.sources.decoding import fault, torn
from likvard.sources.faults import BusyError, LacksError
from likvard.sources.index import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from likvard.sources.index import Entry
    from likvard.sources.pace import Clock
    from likvard.sources.request import Request

LONGEST_ANSWER: Final = 180.0
LONGEST_WAIT: Final = 300.0
TIMEOUT: Final = httpx.Timeout(60.0, connect=15.0)
LIMITS: Final = httpx.Limits(max_connections=8, max_keepalive_connections=8)
PROJECT: Final = Path(__file__).resolve().parents[2] / "pyproject.toml"
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_BUSY_WORDS: Final = b"429 - Too many requests"
_TOLD: Final = 200


class Reply(msgspec.Struct, frozen=True):
    """An answer as it came over the network."""

    head: Head
    content: bytes


def user_agent() -> str:
    """Return who asks, such as "Likvard/0.1.0 (open dashboard on equity in Swedish schools)"."""
    version = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["version"]
    return f"Likvard/{version} (open source dashboard on equity in Swedish schools)"


def new_client(*, timeout: httpx.Timeout = TIMEOUT) -> httpx.Client:
    """Return a client that checks certificates, takes proxies from the environment, never moves.

    A redirect is not followed: no other host than the publisher's is asked.
    """
    return httpx.Client(
        headers={"User-Agent": user_agent(), "Accept-Language": "sv"},
        timeout=timeout,
        limits=LIMITS,
        verify=True,
        trust_env=True,
        follow_redirects=False,
    )


def ask(client: httpx.Client, request: Request, old: Entry | None, clock: Clock) -> Reply:
    """Ask once; `old` is an earlier answer, of which it is asked whether it has changed.

    Raises
    ------
    BusyError
        If nothing came, or the publisher was busy.
    SourceError
        If the answer is longer than allowed.
    """
    headers = {"Accept": request.accept, **_condition(old)}
    if request.body:
        headers["Content-Type"] = "application/json"
    with (
        _told(request),
        client.stream(
            request.method, request.address, content=request.body or None, headers=headers
        ) as answer,
    ):
        content = _content(request, answer, clock)
        reply = Reply(_head(answer), content)
        _not_busy(request, reply, answer.headers.get("retry-after", ""))
        return reply


def judge(request: Request, reply: Reply) -> None:
    """Return if an answer is one; raise SourceError with the publisher's own words if not."""
    status = reply.head.status
    if status == httpx.codes.OK:
        return
    if status == httpx.codes.NOT_FOUND:
        wrong = f"there is nothing here (404{_words(reply.content)})"
        raise LacksError(request.publisher, request.address, wrong)
    if status == httpx.codes.GONE:
        raise fault(request, "this version of the service is closed (410): a new client is needed")
    if httpx.codes.is_redirect(status):
        raise fault(request, f"the service has moved ({status}): its new address must be checked")
    raise fault(request, f"the question was refused ({status}{_words(reply.content)})")


def _condition(old: Entry | None) -> dict[str, str]:
    if old is None:
        return {}
    asked = {"If-None-Match": old.etag, "If-Modified-Since": old.last_modified}
    return {name: value for name, value in asked.items() if value}


def _head(answer: httpx.Response) -> Head:
    got = answer.headers.get
    return Head(
        answer.status_code, got("content-type", ""), got("etag", ""), got("last-modified", "")
    )


def _content(request: Request, answer: httpx.Response, clock: Clock) -> bytes:
    began, content = clock.now(), bytearray()
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > request.limit:
            raise fault(request, f"the answer is longer than {request.limit} bytes")
        if clock.now() - began > LONGEST_ANSWER:
            raise _busy(request, f"the answer took more than {LONGEST_ANSWER:.0f} s")
    return bytes(content)


def _not_busy(request: Request, reply: Reply, retry_after: str) -> None:
    if reply.head.status not in _BUSY and not reply.content.startswith(_BUSY_WORDS):
        return
    wait = _seconds(retry_after)
    status = reply.head.status
    if wait is not None and wait > LONGEST_WAIT:
        raise fault(request, f"busy ({status}), asks to be left alone for {wait:.0f} s: try later")
    raise _busy(request, f"busy or away ({status}{_words(reply.content)})", wait)


@contextmanager
def _told(request: Request) -> Iterator[None]:
    try:
        yield
    except httpx.TimeoutException as error:
        raise _busy(request, f"no answer in time ({type(error).__name__})") from error
    except httpx.DecodingError as error:
        raise torn(request, f"the compressed answer is damaged ({error})") from error
    except httpx.UnsupportedProtocol as error:
        raise fault(request, f"the address cannot be asked ({error})") from error
    except httpx.TransportError as error:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            raise fault(request, "the certificate is not to be trusted") from error
        raise _busy(request, f"the connection was lost ({error})") from error


def _busy(request: Request, wrong: str, wait: float | None = None) -> BusyError:
    return BusyError(request.publisher, request.address, wrong, wait)


def _seconds(retry_after: str) -> float | None:
    """Return the seconds that Retry-After names, as a number or as a time; None without it."""
    if retry_after.strip().isdigit():
        return float(retry_after)
    try:
        then = parsedate_to_datetime(retry_after)
    except ValueError:
        return None
    return max((then - datetime.now(UTC)).total_seconds(), 0.0) if then.tzinfo else None


def _words(content: bytes) -> str:
    """Return what an answer says went wrong, short and on one line, after a colon."""
    try:
        told = msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        text = content[:_TOLD].decode("utf-8", "replace")
    else:
        parts = told if isinstance(told, dict) else {"detail": told}
        named = (parts.get(name) for name in ("title", "message", "detail", "error"))
        text = ", ".join(str(part) for part in named if part)[:_TOLD]
    return f": {' '.join(text.split())}" if text.strip() else ""
