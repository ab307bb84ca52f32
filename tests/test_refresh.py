"""A refresh from question to published figures, against local publishers."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from likvard.build import Job, build
from likvard.catalogue import load_catalogue, read_catalogue, read_deliveries
from likvard.freshness import figures_version, kept_beside
from likvard.refresh.guards import Waiver
from likvard.refresh.state import read_state
from likvard.refresh.wish import BusyRefreshError, Outcome, Wish
from tests.refresh_servers import served
from tests.refresh_world import Shipped, world
from tests.refreshing import copied, run
from tests.servers.habits import Habits
from tests.tiny import ask

if TYPE_CHECKING:
    from pathlib import Path

    from likvard.build.publishing import Places

pytestmark = pytest.mark.xdist_group("refresh")

TODAY = datetime.now(UTC).date()
ESLOV, PARENTS = "1285", "N15816"
ALL = {
    "kolada",
    "scb-folkmangd",
    "school_units",
    "similar",
    "skolverket-elever",
    "skolverket-gymnasieprogram",
    "skolverket-salsa",
    "skolverket-skolenheter-betyg",
    "skolverket-skolenheter-elever",
    "skolverket-skolenheter-larare",
}


@dataclass(frozen=True)
class Done:
    """A folder before a refresh, the same after it, and what came of it."""

    before: Places
    after: Places
    outcome: Outcome


def files(places: Places) -> dict[str, bytes]:
    """Return every file of figures and what is in it."""
    found = (path for path in places.figures.rglob("*") if path.is_file())
    return {path.relative_to(places.figures).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def done(small: Places, tmp_path_factory: pytest.TempPathFactory) -> Done:
    """Give small figures, refreshed once."""
    after = copied(small, tmp_path_factory.mktemp("refresh") / "after")
    with served(world()):
        return Done(small, after, run(after))


def test_new_figures_are_published(done: Done) -> None:
    """Every set is published, and the newest year stands in the live database with its source."""
    assert set(done.outcome.published) == ALL
    assert not done.outcome.held
    assert not done.outcome.failed
    rows = ask(
        done.after.output,
        "select distinct year, figure_set from observation where municipality = '1285'"
        " and indicator = 'foraldrar-eftergymnasial' and gender = 'T' and provider = 'all'"
        " and year = 2025",
    )
    assert rows == [(2025, "kolada")]
    assert not done.after.order.exists()
    assert not done.after.staged.exists()


def test_the_delivery_is_recorded(done: Done) -> None:
    """Day, address, answers, digest and rows are recorded, and lead date and version of the app."""
    record = read_deliveries(done.after.figures / "deliveries.json")["kolada"]
    assert record.retrieved == TODAY
    assert record.archive == done.outcome.run
    assert record.answers > 1
    rows = pd.read_parquet(done.after.figures / "municipality" / "kolada.parquet")
    assert record.rows == len(rows)
    told = ask(
        done.after.output,
        "select retrieved, address, series from provenance where figure_set = 'kolada'",
    )
    assert told == [(TODAY, "https://api.kolada.se/v3", record.series)]
    version = figures_version(done.after.output) or ""
    assert version.startswith(TODAY.isoformat())
    assert (kept_beside(done.after.figures) / f"{version}.json").exists()
    catalogue = read_catalogue(done.after.catalogue)
    assert catalogue.source("kolada").retrieved == TODAY
    assert catalogue.source("skolverket-larare").retrieved < TODAY


def test_what_no_source_gives_stays(done: Done) -> None:
    """Sets without a source, and rows of a set that its source lacks, are left as they were."""
    old, new = files(done.before), files(done.after)
    name = "municipality/skolverket-larare.parquet"
    assert new[name] == old[name]
    before = pd.read_parquet(done.before.figures / "school_unit/skolverket-salsa.parquet")
    after = pd.read_parquet(done.after.figures / "school_unit/skolverket-salsa.parquet")
    assert len(after) > len(before)
    assert len(before.merge(after, how="inner")) == len(before)


def test_the_country_is_kept_apart(done: Done) -> None:
    """The country's own values are in the file, and never among the municipalities."""
    frame = pd.read_parquet(done.after.figures / "municipality" / "kolada.parquet")
    assert "0000" in set(frame["municipality"])
    query = "select count(*) from observation where municipality = '0000'"
    assert ask(done.after.output, query) == [(0,)]


def test_a_plain_build_gives_the_same(done: Done, tmp_path: Path) -> None:
    """A build of the published figures passes and gives the version that the refresh gave."""
    places = copied(done.after, tmp_path / "again")
    version = figures_version(places.output)
    places.output.unlink()
    assert build(Job(places.output, places.figures, places.catalogue))
    assert figures_version(places.output) == version


def test_from_the_archive_byte_for_byte(done: Done, tmp_path: Path) -> None:
    """The archived answers give the same tables and records, byte for byte, with no network."""
    places = copied(done.before, tmp_path / "replayed")
    shutil.copytree(done.after.figures.parent / "archive", tmp_path / "replayed" / "archive")
    run(places, Wish(from_archive=done.outcome.run[:10]))
    assert files(places) == files(done.after)
    assert figures_version(places.output) == figures_version(done.after.output)


def test_nothing_new_changes_nothing(done: Done, tmp_path: Path) -> None:
    """The same answers once more leave figures, records and version as they are."""
    places = copied(done.after, tmp_path / "same")
    outcome = run(places, Wish(from_archive=done.outcome.run))
    assert not outcome.published
    assert set(outcome.unchanged) == ALL
    assert files(places) == files(done.after)
    assert read_state(places.folder).sets["kolada"].outcome == "unchanged"


def test_a_dry_run_publishes_nothing(done: Done, tmp_path: Path) -> None:
    """A dry run fetches and judges, tells what would be published, and leaves all as it is."""
    places = copied(done.before, tmp_path / "dry")
    with served(world()):
        outcome = run(places, Wish(only=("similar",), dry_run=True))
    assert outcome.published == ["similar"]
    assert files(places) == files(done.before)


def fresh(done: Done, tmp_path: Path, of: Shipped, wish: Wish) -> tuple[Places, Outcome]:
    """Refresh a copy of the refreshed figures in another world."""
    places = copied(done.after, tmp_path / "copy")
    with served(of):
        return places, run(places, wish)


KOLADA = Wish(only=("kolada", "scb"))


def test_a_breach_holds_its_own_set_alone(done: Done, tmp_path: Path) -> None:
    """A series in another unit holds back its set, names indicator and numbers; others go on."""
    places, outcome = fresh(done, tmp_path, world(revised={"N17461": 0.01}), KOLADA)
    assert set(outcome.held) == {"kolada"}
    told = [fault.line for fault in outcome.held["kolada"]]
    assert any("revised by more than a fifth: examen-inom-fyra-ar" in line for line in told)
    name = "municipality/kolada.parquet"
    assert files(places)[name] == files(done.after)[name]
    looked = read_state(places.folder).sets["kolada"]
    assert looked.outcome == "held"
    assert "examen-inom-fyra-ar" in looked.why


def test_an_accepted_breach_is_published_and_told(done: Done, tmp_path: Path) -> None:
    """What is named with a reason is let through, recorded, told to readers, not asked again."""
    waiver = Waiver(frozenset({"examen-inom-fyra-ar"}), "Kolada har räknat om serien", TODAY)
    wish = replace(KOLADA, waiver=waiver)
    places, outcome = fresh(done, tmp_path, world(skewed={"N17461": 0.4}), wish)
    assert "kolada" in outcome.published
    record = read_deliveries(places.figures / "deliveries.json")["kolada"]
    assert {one.reason for one in record.accepted} == {"Kolada har räknat om serien"}
    ((note,),) = ask(places.output, "select note from provenance where figure_set = 'kolada'")
    assert str(note).count("Avvikelse godkänd") == 1
    assert f"för ”{load_catalogue().indicator('examen-inom-fyra-ar').short}”" in str(note)
    assert build(Job(places.output, places.figures, places.catalogue))
    again = run(places, replace(KOLADA, from_archive=outcome.run))
    assert not again.held


def test_only_what_was_named_is_accepted(done: Done, tmp_path: Path) -> None:
    """Accepting one indicator lets no other through."""
    waiver = Waiver(frozenset({"meritvarde"}), "Prov", TODAY)
    wish = replace(KOLADA, waiver=waiver)
    _, outcome = fresh(done, tmp_path, world(skewed={"N17461": 0.4}), wish)
    assert set(outcome.held) == {"kolada"}


def test_a_publisher_that_is_away_stops_no_other(done: Done, tmp_path: Path) -> None:
    """A publisher that only refuses is named; its sets stay, and the others are published."""
    places = copied(done.before, tmp_path / "copy")
    habits = Habits(certain={"/v3/kpi": "503"}, most=99, share=1.0, kinds=("503",))
    with served(world(), {"LIKVARD_KOLADA": habits}):
        outcome = run(places, Wish(only=("kolada", "scb")))
    assert set(outcome.failed) == {"kolada"}
    assert outcome.published == ["scb-folkmangd"]
    name = "municipality/kolada.parquet"
    assert files(places)[name] == files(done.before)[name]


def test_since_changes_rows_and_takes_away_withdrawn(done: Done, tmp_path: Path) -> None:
    """With a day, just the rows that Kolada says have changed are changed, or taken away."""
    changed = frozenset({(PARENTS, ESLOV, 2025)})
    withdrawn = frozenset({(PARENTS, "1281", 2025)})
    said = {(PARENTS, ESLOV, 2025, "T"): 44.0}
    of = world(said=said, changed=changed, withdrawn=withdrawn)
    places, outcome = fresh(done, tmp_path, of, Wish(since=date(2026, 9, 1)))
    assert outcome.published == ["kolada"]
    keys = ["series", "municipality", "year", "gender"]
    path = "municipality/kolada.parquet"
    old, new = (pd.read_parquet(p.figures / path).set_index(keys) for p in (done.after, places))
    assert new.loc[(PARENTS, ESLOV, 2025, "T"), "value"] == 44.0
    assert (PARENTS, "1281", 2025, "T") not in new.index
    rest = old.index.difference([(PARENTS, ESLOV, 2025, g) for g in "TKM"]).intersection(new.index)
    assert new.loc[rest].equals(old.loc[rest])
    assert len(old) - len(new) == sum(k[:3] == (PARENTS, "1281", 2025) for k in old.index)


def test_a_redefined_indicator_is_not_followed(done: Done, tmp_path: Path) -> None:
    """An indicator announced with a new definition holds its set back, until it is accepted."""
    kpis = [
        replace(kpi, title=f"Ny definition - {kpi.title}") if kpi.id == "N17461" else kpi
        for kpi in world().kpis
    ]
    of = replace(world(), kpis=tuple(kpis), less=0.02)
    _, outcome = fresh(done, tmp_path, of, Wish(only=("kolada",)))
    (fault,) = (f for f in outcome.held["kolada"] if f.check == "drift")
    assert fault.indicator == "examen-inom-fyra-ar"
    assert "Ny definition" in fault.line


def test_two_refreshes_never_run_at_once(done: Done, tmp_path: Path) -> None:
    """While one refresh runs another is refused, and leaves everything alone."""
    places = copied(done.after, tmp_path / "busy")
    told: list[str] = []

    def at(step: str) -> None:
        if step.startswith("fetch"):
            with pytest.raises(BusyRefreshError):
                run(places, Wish(from_archive=done.outcome.run))
            told.append(step)

    run(places, Wish(only=("scb",), from_archive=done.outcome.run), at)
    assert told == ["fetch scb"]


def test_what_is_coming_is_noted(done: Done) -> None:
    """What Kolada says is to be published next is noted beside the figures."""
    coming = json.loads((done.after.folder / "state.json").read_bytes())["coming"]
    assert coming["N17461"] == {"day": "2026-10-01", "period": "2026"}


@pytest.mark.parametrize("seed", [1, 2])
def test_bad_habits_end_whole_or_untouched(done: Done, tmp_path: Path, seed: int) -> None:
    """Publishers that refuse, tear and cut at random give a whole new version, or the old one."""
    places = copied(done.before, tmp_path / "nasty")
    with served(world(), Habits(share=0.3, seed=seed)):
        outcome = run(places)
    assert set(outcome.published) == ALL or outcome.failed
    assert build(Job(places.output, places.figures, places.catalogue))
