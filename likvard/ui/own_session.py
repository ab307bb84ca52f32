"""Whose uploads an answer may show: the session that the browser's cookie names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection

from likvard.own.session import COOKIE, has_uploads, within

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_LASTING: Final = "immutable"


class OwnSession:
    """Lets each answer see its own session's uploads, and keeps such answers out of caches."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with within(HTTPConnection(scope).cookies.get(COOKIE, "")):
            await self.app(scope, receive, _unkept(send) if has_uploads() else send)


def _unkept(send: Send) -> Send:
    async def with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if _LASTING not in headers.get("Cache-Control", ""):
                headers["Cache-Control"] = "no-store"
                headers.add_vary_header("Cookie")
        await send(message)

    return with_headers
