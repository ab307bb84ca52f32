"""Requests as the server gets them, for the routes that answer without Streamlit."""

from urllib.parse import urlencode

from starlette.requests import Request


def request(path: str, host: str = "likvard.example", **query: str) -> Request:
    """Return a GET request of a path with a query."""
    return Request(
        {
            "type": "http",
            "method": "GET",
            "scheme": "https",
            "server": (host, 443),
            "path": path,
            "root_path": "",
            "query_string": urlencode(query).encode(),
            "headers": [(b"host", host.encode())],
        }
    )
