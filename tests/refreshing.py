"""A refresh for tests: small live figures, and publishers who say the same and a year more."""

from __future__ import annotations

import os
import re
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec
import pandas as pd

from likvard.build import Job, build
from likvard.build.publishing import Places
from likvard.catalogue import load_catalogue
from likvard.freshness import FIGURES
from likvard.refresh.plan import read_plan
from likvard.refresh.running import Outcome, Watch, Wish, refresh
from likvard.sources.drift import read_expected
from likvard.sources.fetching import Live
from likvard.sources.pace import Clock
from tests.servers.everywhere import PATHS, Published
from tests.servers.habits import Habits
from tests.servers.kolada import KoladaServer
from tests.servers.px import ScbServer, StatistikdatabasenServer
from tests.servers.serving import Publisher, Question, Reply, json_reply, serving
from tests.servers.siris import SirisServer
from tests.servers.skolverket import SkolverketServer
from tests.servers.world import Kpi, World, schools
from tests.tiny import ELSEWHERE, tiny_job

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from likvard.sources.archive import Archive

YEARS = tuple(range(2018, 2026))
NEW = 2025
TWINS = {"SKV_GR_BEHORIGA_LARARE": "N15813", "SKV_GR_EFTERGYM": "N15816"}
Said = dict[tuple[str, str, int, str], float]


@lru_cache(maxsize=1)
def shipped() -> Said:
    """Return the shipped values of Kolada's series."""
    found = [_said("kolada"), _said("kolada-skane")]
    found += [
        {(TWINS[k], *rest): v for (k, *rest), v in _said(name).items() if k in TWINS}
        for name in ("skolverket-larare", "skolverket-elever")
    ]
    return {key: value for said in found for key, value in said.items()}


def _said(figure_set: str) -> Said:
    frame = pd.read_parquet(FIGURES / "municipality" / f"{figure_set}.parquet")
    frame = frame[frame["provider"] == "all"].dropna(subset=["value"])
    keys = zip(frame["series"], frame["municipality"], frame["year"], frame["gender"], strict=True)
    return dict(zip(keys, frame["value"], strict=True))


@lru_cache(maxsize=1)
def _ranges() -> dict[str, tuple[float, float]]:
    """Return limits of the middle classes by code, in which made values lie."""
    catalogue = load_catalogue()
    return {s.code: (i.breaks[0], i.breaks[3]) for i in catalogue.indicators for s in i.series}


@dataclass(frozen=True)
class Shipped(World):
    """A world that says what was shipped, and for a new year the same again and a little less.

    `skewed` multiplies the values of a code from the new year on; `revised` those of all years.
    """

    less: float = 0.01
    skewed: dict[str, float] = field(default_factory=dict)
    revised: dict[str, float] = field(default_factory=dict)

    def value(self, kpi: Kpi, place: str, year: int, gender: str) -> float | None:
        """Return what was shipped of the year or the last year before, else a middle value."""
        if self.said and (kpi.id, place, year, gender) in self.said:
            return self.said[kpi.id, place, year, gender]
        known = shipped()
        found = next(
            (
                known.get((kpi.id, place, y, gender))
                for y in range(year, year - 3, -1)
                if (kpi.id, place, y, gender) in known
            ),
            None,
        )
        if found is None:
            low, high = _ranges().get(kpi.id, (40.0, 60.0))
            found = low + (high - low) * (crc32(f"{kpi.id}{place}".encode()) % 1000) / 1000
        factor = self.skewed.get(kpi.id, 1 - self.less) if year == NEW else 1.0
        return found * factor * self.revised.get(kpi.id, 1.0)


def world(*, units: int = 22, seed: int = 1, **more: Any) -> Shipped:  # noqa: ANN401 - fields
    """Return a world of every code that a refresh asks for, all municipalities, a few units."""
    catalogue = load_catalogue()
    kpis = read_plan(catalogue, Path("data/catalogue")).kpis("kolada")
    known = {e.id: e for e in read_expected()}
    told = tuple(
        Kpi(
            k,
            known[k].title,
            known[k].unit,
            gender=known[k].gender is not False,
            ou=known[k].ou is not False,
        )
        for k in kpis
    )
    places = tuple(places_here().items())
    everywhere = {code[:2]: (code, name) for code, name in reversed(places)}
    return Shipped(told, places, YEARS, schools((*everywhere.values(),), units, seed), seed, **more)


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
            frame.groupby(["form", "municipality", "year"])
        )
    ]


class Measured(SkolverketServer):
    """Planned Educations with figures of the right size: points of 0-20, merit of 0-340."""

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        reply = super().answer(question)
        if reply.status != 200 or "statistics" not in question.path:  # noqa: PLR2004
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
        if reply.status != 200:  # noqa: PLR2004
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


def places_in(folder: Path) -> Places:
    """Return where a refresh works in a folder."""
    return Places(folder / "figures", folder / "likvard.duckdb", folder / "catalogue")


def live_figures(folder: Path) -> Places:
    """Return small live figures in a folder with their database built."""
    job = tiny_job(folder)
    _cut(job)
    build(job)
    return places_in(folder)


def _cut(job: Job) -> None:
    """Leave the few municipalities and years that the world tells of, and a year for all."""
    path = job.catalogue / "municipalities.toml"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if _is_here(line)]
    path.write_text("\n".join(kept), encoding="utf-8")
    for path in job.figures.rglob("*.parquet"):
        frame = pd.read_parquet(path)
        if path.stem in {"kolada", "kolada-skane"}:
            frame = frame[frame["year"].isin(YEARS)]
        if "status" in frame:
            frame["status"] = frame["status"].replace("undated", "")
        for name in {"municipality", "other"} & {*frame.columns}:
            frame = frame[frame[name].isin(places_here())]
        frame.to_parquet(path, index=False)


def _is_here(line: str) -> bool:
    told = re.search(r'code = "(\d{4})"', line)
    return told is None or told[1] in places_here()


@lru_cache(maxsize=1)
def places_here() -> dict[str, str]:
    """Return the names of the municipalities in the small figures, by code."""
    catalogue = load_catalogue()
    wanted = {member.municipality for area in catalogue.areas for member in area.members}
    wanted |= ELSEWHERE
    return {m.code: m.name for m in catalogue.municipalities if m.code in wanted}


def hurried(archive: Archive, run: str) -> Live:
    """Return a fetcher that does not wait: nobody here is to be spared."""
    return Live(archive, run, clock=Clock(sleep=lambda _seconds: None))


def run(
    places: Places, wish: Wish | None = None, at: Callable[[str], None] | None = None
) -> Outcome:
    """Refresh without waiting; `at` is told each step."""
    watch = Watch(at=at or (lambda _step: None), live=hurried)
    return refresh(places, places.folder.parent / "archive", wish or Wish(), watch)


def main() -> None:
    """Refresh the figures in a folder, as a process of its own that can be killed."""
    folder = Path(sys.argv[1])
    outcome = run(places_in(folder))
    sys.stdout.write(f"{sorted(outcome.published)} {sorted(outcome.held)} {outcome.failed}\n")


if __name__ == "__main__":
    main()
