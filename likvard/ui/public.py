"""The server's address as another machine reaches it: what a link or a QR code leads to."""

import os
import re
import socket
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request
from streamlit.config import get_option

ADDRESS: Final = "LIKVARD_ADDRESS"
"""The environment's name for the public address, such as ``https://likvard.example``."""
_HOST: Final = re.compile(r"([a-z0-9.-]+|\[[0-9a-f:]+\])(:\d{1,5})?", re.IGNORECASE)
_HERE: Final = ("localhost", "127.0.0.1", "::1")
_SOMEWHERE: Final = ("10.255.255.255", 1)


def link(asked: Request | str, path: str) -> str:
    """Return the whole address of a path and query of ours.

    Parameters
    ----------
    asked
        The request that is answered, or a host with its port.

    The host is the one set for the server, else the one asked. Where that is this very machine
    its address on the local network is taken, so that a phone in the room can open the link.
    """
    return f"{_base(asked)}/{path.removeprefix('/')}"


def only_here(asked: Request | str) -> bool:
    """Return whether the links lead nowhere but on the machine that the server runs on."""
    host = urlsplit(_base(asked)).hostname or ""
    return host in _HERE


def _base(asked: Request | str) -> str:
    told = os.environ.get(ADDRESS, "").rstrip("/")
    if told.startswith(("http://", "https://")):
        return told
    scheme = "http" if isinstance(asked, str) else asked.url.scheme
    host = asked if isinstance(asked, str) else asked.headers.get("host", "")
    return f"{scheme}://{_reachable(host if _HOST.fullmatch(host) else _HERE[0])}"


def _reachable(host: str) -> str:
    """Return a host with its port, this machine under its name on the local network."""
    parts = urlsplit(f"//{host}")
    if parts.hostname not in _HERE:
        return host
    port = host.rpartition(":")[2]
    near = _on_the_network() if get_option("server.address") not in _HERE else ""
    return f"{near}:{port}" if near and port.isdigit() else near or host


def _on_the_network() -> str:
    """Return this machine's address on the local network; empty where it is on none.

    Nothing is sent: the system is only asked by which address it would leave.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(_SOMEWHERE)
        except OSError:
            return ""
        own = str(probe.getsockname()[0])
    found = ip_address(own)
    return "" if found.is_loopback or found.is_link_local or found.is_unspecified else own
