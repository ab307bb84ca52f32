"""Local publishers whose answers a refresh of the small figures can use."""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec
import pandas as pd

from likvard.catalogue import load_catalogue
from likvard.freshness import FIGURES
from tests.servers.everywhere import PATHS, Published
from tests.servers.kolada import KoladaServer
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Publisher, Question, Reply, json_reply, serving
from tests.servers.siris import SirisServer
from tests.servers.skolverket import SkolverketServer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.servers.habits import Habits
    from tests.servers.world import World

from tests.refresh_world import places_here


class Alike(KoladaServer):
    """Kolada with the groups of like municipalities that were shipped."""

    def _rows(self, kind: str) -> list[dict[str, Any]]:
        return _groups() if kind == "municipality_groups" else super()._rows(kind)


@lru_cache(maxsize=1)
def _groups() -> list[dict[str, Any]]:
    names = {m.code: m.name for m in load_catalogue().municipalities}
    frame = pd.read_parquet(FIGURES / "similar.parquet")
    frame = frame[frame["municipality"].isin(places_here()) & frame["other"].isin(places_here())]
    return [
        {
            "id": f"G{number}",
            "title": f"Liknande kommuner {form}, {names[code]}, {year}",
            "members": [{"member_id": o, "member_title": names[o]} for o in found["other"]],
        }
        for number, ((form, code, year), found) in enumerate(
            ((str(f), str(c), y), found)
            for (f, c, y), found in frame.groupby(["form", "municipality", "year"])
        )
    ]


class Measured(SkolverketServer):
    """Planned Educations with figures of the right size: points of 0-20, merit of 0-340."""

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        reply = super().answer(question)
        if reply.status != 200 or "statistics" not in question.path:
            return reply
        sent = msgspec.json.decode(reply.content)
        for one in sent["body"].get("programMetrics", ()):
            for metric in one["gradesPointsForStudents"]:
                if metric["value"] not in {None, ".", ".."}:
                    metric |= {"value": "14,2", "valueType": "EXISTS"}
        for one in sent["body"].get("compulsorySchoolUnitSalsaMetricList", ()):
            for name in ("salsaAverageGradesIn9thGradeActual", "salsaAverageCalculated"):
                one[name]["value"] = "230"
        return json_reply(sent)


class Counted(StatistikdatabasenServer):
    """Skolverket's database with the number of pupils that was shipped, and a year more."""

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        reply = super().answer(question)
        if reply.status != 200:
            return reply
        sent = msgspec.json.decode(reply.content)
        if question.method == "POST":
            sent["value"] = [
                _pupils().get((level, min(int(time), 2024)), 500.0)
                for _ in sent["dimension"]["variable"]["category"]["index"]
                for level in sent["dimension"]["level"]["category"]["index"]
                for time in sent["dimension"]["time"]["category"]["index"]
            ]
            sent["status"] = {}
        elif question.path.endswith(".px"):
            sent["variables"][0]["valueTexts"][1] = "Antal elever"
        return json_reply(sent)


@lru_cache(maxsize=1)
def _pupils() -> dict[tuple[str, int], float]:
    frame = pd.read_parquet(FIGURES / "municipality" / "skolverket-elever.parquet")
    frame = frame[(frame["series"] == "SKV_GR_ELEVER") & (frame["provider"] == "all")]
    keys = zip(frame["municipality"], frame["year"], strict=True)
    return dict(zip(keys, frame["value"], strict=True))


def _scb(of: World) -> ScbServer:
    server = ScbServer(of)
    regions = server.tables["TAB6471"]["Region"]
    server.tables["TAB638"] = {
        "Region": regions,
        "Civilstand": ["OG", "G"],
        "Kon": ["1", "2"],
        "ContentsCode": ["BE0101N1", "BE0101N2"],
        "Tid": ["2023", "2024"],
    }
    server.may_be_left_out["TAB638"] = {"Region", "Civilstand", "Kon"}
    return server


@contextmanager
def served(of: World, habits: Habits | dict[str, Habits] | None = None) -> Iterator[Published]:
    """Serve a world as all publishers, and lead the clients there, while the block lasts.

    `habits` are those of all, or by the name of the variable that leads to each.
    """
    each = habits if isinstance(habits, dict) else dict.fromkeys(PATHS, habits)
    publishers: tuple[Publisher, ...] = (
        Alike(of),
        Measured(of),
        Counted(of),
        SirisServer(of),
        _scb(of),
    )
    with ExitStack() as stack:
        servers = {
            name: stack.enter_context(serving(publisher, each.get(name)))
            for name, publisher in zip(PATHS, publishers, strict=True)
        }
        here = Published(servers)
        before = {name: os.environ.get(name) for name in here.environment}
        os.environ.update(here.environment)
        try:
            yield here
        finally:
            for name, value in before.items():
                os.environ.pop(name) if value is None else os.environ.update({name: value})
