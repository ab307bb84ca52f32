"""All five publishers at once, and the environment that leads the clients to them."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.servers.kolada import KoladaServer
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Publisher, Server, serving
from tests.servers.siris import SirisServer
from tests.servers.skolverket import SkolverketServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers.habits import Habits
    from tests.servers.world import World

PATHS = {
    "LIKVARD_KOLADA": "/v3",
    "LIKVARD_SKOLVERKET": "/planned-educations/v4",
    "LIKVARD_STATISTIKDATABASEN": "/PxWeb/api/v1/sv/Skolverkets_statistikdatabas",
    "LIKVARD_SIRIS": "/siris/reports/export_api/runexport",
    "LIKVARD_SCB": "/api/v2",
}


@dataclass(frozen=True)
class Published:
    """Servers by the name of the variable that leads to each, and those variables."""

    servers: dict[str, Server]

    @property
    def environment(self) -> dict[str, str]:
        """What os.environ must have for the clients to ask these servers."""
        return {name: f"{server.address}{PATHS[name]}" for name, server in self.servers.items()}

    @property
    def asked(self) -> int:
        """How many questions all of them have got."""
        return sum(server.asked.total() for server in self.servers.values())


@contextmanager
def published(
    world: World, habits: Habits | None = None, *, etags: bool = False
) -> Iterator[Published]:
    """Serve a world as all five publishers while the block lasts."""
    publishers: tuple[Publisher, ...] = (
        KoladaServer(world),
        SkolverketServer(world),
        StatistikdatabasenServer(world),
        SirisServer(world),
        ScbServer(world),
    )
    with ExitStack() as stack:
        yield Published(
            {
                name: stack.enter_context(serving(publisher, habits, etags=etags))
                for name, publisher in zip(PATHS, publishers, strict=True)
            }
        )
