"""Everything that a refresh asks of all publishers, of a world of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from likvard.sources.kolada import Kolada
from likvard.sources.scb import Scb
from likvard.sources.siris import Siris
from likvard.sources.skolverket import Skolverket
from likvard.sources.statistikdatabasen import COMPULSORY, Statistikdatabasen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from likvard.sources.fetching import Fetcher, Part
    from tests.servers.world import World


def everything(fetcher: Fetcher, world: World) -> Iterator[Part[Any]]:
    """Give every part of a world; the environment leads to its servers, or is not needed."""
    yield from _kolada(fetcher, world)
    skolverket = Skolverket(fetcher)
    schools = [*skolverket.schools([code for code, _ in world.municipalities], ["gr", "gy"])]
    codes = [school.code for part in schools for school in part.records]
    yield from schools
    yield from skolverket.positions(codes)
    yield from skolverket.compulsory(codes)
    yield from skolverket.upper_secondary(codes)
    yield skolverket.salsa()
    yield from Statistikdatabasen(fetcher).cells(COMPULSORY, {})
    yield from Scb(fetcher).population(["00", "1285"], ["TotSA"], ["2025M12"])
    yield Siris(fetcher).report("139", 2025)


def _kolada(fetcher: Fetcher, world: World) -> Iterator[Part[Any]]:
    kolada = Kolada(fetcher)
    kpis = [kpi.id for kpi in world.kpis]
    yield from kolada.indicators(kpis)
    yield from kolada.municipalities()
    yield from kolada.values(kpis, [*(code for code, _ in world.municipalities), "0000"])
    of_units = [kpi.id for kpi in world.kpis if kpi.ou]
    yield from kolada.unit_values(of_units, [school.ou for school in world.schools])
