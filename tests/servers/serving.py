"""A publisher's server in this process: what it was asked is counted, and it can behave badly."""

from __future__ import annotations

import hashlib
import socket
from collections import Counter, deque
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import parse_qs, urlsplit

import msgspec

from tests.servers.habits import Habits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JSON = "application/json; charset=utf-8"


@dataclass(frozen=True)
class Question:
    """What was asked: the path with its parts, the parameters, the body and the headers."""

    method: str
    path: str
    parameters: dict[str, list[str]]
    body: bytes
    headers: dict[str, str]

    def first(self, name: str, default: str = "") -> str:
        """Return the first value of a parameter."""
        return self.parameters.get(name, [default])[0]


@dataclass(frozen=True)
class Reply:
    """What is answered."""

    content: bytes
    status: int = 200
    kind: str = JSON
    headers: dict[str, str] = field(default_factory=dict)


class Publisher(Protocol):
    """Whatever answers questions as a publisher would."""

    def answer(self, question: Question) -> Reply:
        """Answer one question."""


class Limiter:
    """Refuses what comes faster than so many calls in so many seconds, by the clock it is given."""

    def __init__(self, calls: int, seconds: float, now: Callable[[], float]) -> None:
        self._calls, self._seconds, self._now = calls, seconds, now
        self._times: deque[float] = deque()
        self._lock = Lock()

    def refuses(self) -> bool:
        """Return whether this call is one too many."""
        with self._lock:
            now = self._now()
            while self._times and now - self._times[0] >= self._seconds:
                self._times.popleft()
            if len(self._times) >= self._calls:
                return True
            self._times.append(now)
            return False


class Server(ThreadingHTTPServer):
    """Serves one publisher; `asked` counts every question by method, path, query and body."""

    daemon_threads = True

    def __init__(self, publisher: Publisher, habits: Habits, *, etags: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.publisher, self.habits, self.etags = publisher, habits, etags
        self.asked: Counter[str] = Counter()
        self.questions: list[Question] = []
        self.given: Counter[int] = Counter()
        self.lock, self.closing = Lock(), Event()

    @property
    def address(self) -> str:
        """The address without a path."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def note(self, question: Question, key: str) -> int:
        """Count a question; return how many times it has been asked before."""
        with self.lock:
            self.questions.append(question)
            self.asked[key] += 1
            return self.asked[key] - 1

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - as inherited
        """Say nothing of a reader that has gone: these servers tear connections themselves."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer a GET."""
        self._answer()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._answer()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as inherited
        """Write no log."""

    @property
    def _server(self) -> Server:
        return cast("Server", self.server)

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        parameters = parse_qs(parts.query, keep_blank_values=True)
        question = Question(self.command, parts.path, parameters, body, headers)
        key = f"{self.command} {self.path} {body.decode()}"
        before = self._server.note(question, key)
        habit = self._server.habits.chosen(key, before)
        if habit == "hang":
            self._server.closing.wait(self._server.habits.hang)
            self.close_connection = True
            return
        if habit == "torn":
            self._tear()
            return
        self._send(self._reply(question, habit), habit)

    def _reply(self, question: Question, habit: str) -> Reply:
        refused = self._server.habits.refusal(habit)
        if refused:
            status, content, headers = refused
            return Reply(content, status, "text/plain", headers)
        reply = self._server.publisher.answer(question)
        if habit == "cut":
            return Reply(reply.content[: len(reply.content) // 2], reply.status, reply.kind)
        return self._conditional(question, reply)

    def _conditional(self, question: Question, reply: Reply) -> Reply:
        if not self._server.etags or reply.status != 200:
            return reply
        etag = f'"{hashlib.sha256(reply.content).hexdigest()[:16]}"'
        if question.headers.get("if-none-match") == etag:
            return Reply(b"", 304, reply.kind, {"ETag": etag})
        return Reply(reply.content, reply.status, reply.kind, {**reply.headers, "ETag": etag})

    def _send(self, reply: Reply, habit: str) -> None:
        self._server.given[reply.status] += 1
        self.send_response(reply.status)
        for name, value in {"Content-Type": reply.kind, **reply.headers}.items():
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        if habit == "short":
            self.wfile.write(reply.content[: len(reply.content) // 2])
            self._tear()
            return
        self.wfile.write(reply.content)

    def _tear(self) -> None:
        self.wfile.flush()
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)


@contextmanager
def serving(
    publisher: Publisher, habits: Habits | None = None, *, etags: bool = False
) -> Iterator[Server]:
    """Serve a publisher on a port of its own while the block lasts."""
    server = Server(publisher, habits or Habits(), etags=etags)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


def json_reply(content: object, status: int = 200, **headers: str) -> Reply:
    """Return an answer in JSON."""
    return Reply(msgspec.json.encode(content), status, headers=headers)
