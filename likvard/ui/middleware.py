"""What is true of every answer: safe headers, and no dead ends."""

from collections.abc import Collection
from typing import Final
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY: Final = (
    "default-src 'self'; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; "
    "style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; "
    "font-src 'self' data:; "
    "connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; "
    "object-src 'none'; "
    "base-uri 'self'; "
    "frame-ancestors 'self'"
)
HEADERS: Final = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SafeHeaders:
    """Adds our headers to every answer and refuses sockets opened from another site's page."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "websocket" and _is_foreign(Headers(scope=scope)):
            await send({"type": "websocket.close", "code": 1008})
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        await self.app(scope, receive, with_headers)


class NoDeadEnds:
    """Sends an address that is no page to the one it is nearly, else to the front page's notice."""

    def __init__(self, app: ASGIApp, known: Collection[str], prefixes: Collection[str]) -> None:
        self.app, self.known, self.prefixes = app, frozenset(known), tuple(prefixes)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and self._is_lost(scope):
            await RedirectResponse(self._nearest(scope), status_code=302)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _nearest(self, scope: Scope) -> str:
        path = str(scope["path"])
        page = f"/{path.strip('/').lower()}"
        if page in self.known:
            query = scope["query_string"].decode("latin-1")
            return f"{page}?{query}" if query else page
        return f"/?saknas={quote(path.strip('/')[:60])}"

    def _is_lost(self, scope: Scope) -> bool:
        path = str(scope["path"])
        wants_page = "text/html" in Headers(scope=scope).get("accept", "")
        return wants_page and path not in self.known and not path.startswith(self.prefixes)


def _is_foreign(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is not None and urlsplit(origin).netloc != headers.get("host")
