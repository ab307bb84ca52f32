"""The commands refresh, catalogue and status: what they take, tell and leave with."""

from __future__ import annotations

import io
import json
import re
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from filelock import FileLock

from likvard.__main__ import main
from likvard.build import BuildError
from likvard.build.publishing import write_settled
from likvard.catalogue import CatalogueError, deliveries_text, load_catalogue, read_deliveries
from likvard.catalogue.load import read_catalogue
from likvard.refresh.progress import watch
from tests.refresh_servers import served
from tests.refresh_world import world
from tests.refreshing import copied

if TYPE_CHECKING:
    from pathlib import Path

    from likvard.build.publishing import Places

pytestmark = pytest.mark.xdist_group("refresh")


@pytest.fixture(scope="module")
def places(small: Places, tmp_path_factory: pytest.TempPathFactory) -> Places:
    """Give small live figures."""
    return copied(small, tmp_path_factory.mktemp("command") / "copy")


def command(places: Places, name: str, *more: str) -> list[str]:
    """Return the arguments of a command on the small figures."""
    at = ["--output", places.output, "--figures", places.figures, "--catalogue", places.catalogue]
    archive = ["--archive", places.folder / "archive"] if name == "refresh" else []
    return [name, *map(str, [*at, *archive]), *more]


def test_published_and_logged(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """A set is fetched and published with code 0; the log has the time before every line."""
    with served(world()):
        assert main(command(places, "refresh", "--only", "similar", "--plain-log")) == 0
        told = capsys.readouterr()
        assert told.err == ""
        lines = told.out.splitlines()
        assert lines[-1] == "similar: published"
        assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ \w", line) for line in lines[:-1])
        assert main(command(places, "refresh", "--only", "similar")) == 0
    assert capsys.readouterr().out == "similar: nothing new\n"


def test_status(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """The status tells version, age and source of every set, in words and in JSON."""
    assert main(command(places, "status", "--json")) == 0
    told = json.loads(capsys.readouterr().out)
    assert re.fullmatch(r"\d{4}-\d\d-\d\d-[0-9a-f]{4,}", told["version"])
    by = {one["figure_set"]: one for one in told["sets"]}
    assert by.keys() == {source.figure_set for source in load_catalogue().sources}
    assert by["kolada"]["by"] == "kolada"
    assert by["skolverket-larare"]["by"] == ""
    assert main(command(places, "status")) == 0
    assert told["version"] in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--only", "kalada"], "'kalada' is none of kolada"),
        (["--accept", "meritvarde"], "--accept needs a --reason"),
        (["--accept", "merit", "--reason", "x"], "there is no such indicator"),
        (["--from-archive", "1999-01-01"], "nothing was archived then"),
        (["--since", "2126-01-01"], "--since 2126-01-01 is a day to come"),
        (["--since", "2026-01-01", "--only", "scb"], "--since is a question for kolada alone"),
        (["--reason", "x"], "--reason is of an --accept"),
        (["--figures", "/nowhere/figures"], "/nowhere/figures is no folder of figures"),
    ],
)
def test_bad_input(
    places: Places, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str
) -> None:
    """What cannot be done is said in one line, with code 2."""
    assert main(command(places, "refresh", *arguments)) == 2
    err = capsys.readouterr().err
    assert told in err
    assert err.count("\n") == 1


def test_a_disk_that_is_full(
    places: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refresh that cannot be written says what stays, and leaves nothing half done behind."""
    before = places.output.read_bytes()
    log = places.database.with_name(f"{places.database.name}.wal")

    def full(*_arguments: object, **_named: object) -> None:
        places.database.write_bytes(b"half")
        log.write_bytes(b"half")
        raise BuildError("no space left on device")

    monkeypatch.setattr("likvard.refresh.running.judge", full)
    with served(world()):
        assert main(command(places, "refresh", "--only", "similar")) == 2
    told = "likvard: no space left on device; the live figures are left as they were\n"
    assert capsys.readouterr().err == told
    assert places.output.read_bytes() == before
    assert not places.database.exists()
    assert not log.exists()
    assert not places.staged.exists()


def test_what_is_missing_is_told_with_its_command(capsys: pytest.CaptureFixture[str]) -> None:
    """An argument that is wrong leads to the help, of its own command where one is missing."""
    with pytest.raises(SystemExit):
        main(["refresh", "--foo"])
    assert capsys.readouterr().err.endswith("--foo. Try: python -m likvard --help\n")
    with pytest.raises(SystemExit):
        main(["import"])
    assert capsys.readouterr().err.endswith("Try: python -m likvard import --help\n")


def test_a_day_that_is_none(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """A day that is none is refused in one line."""
    with pytest.raises(SystemExit) as left:
        main(command(places, "refresh", "--since", "i går"))
    assert left.value.code == 2
    assert "no day such as 2026-09-01" in capsys.readouterr().err


def test_another_refresh_is_running(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """A second refresh leaves with code 3."""
    with FileLock(str(places.folder / "lock")):
        assert main(command(places, "refresh")) == 3
    assert capsys.readouterr().err == "likvard: another refresh is running\n"


def test_stopped(
    places: Places, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A refresh stopped from the keyboard leaves with code 130 and one line."""

    def stop(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("likvard.refresh.running.judge", stop)
    with served(world()):
        assert main(command(places, "refresh", "--only", "similar")) == 130
    assert capsys.readouterr().err.count("\n") == 1


def test_bars_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal each thing fetched has a bar: whose it is, the share, the time left."""
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    with watch(plain=False) as watching:
        watching.fetching("Kolada: kolada", 12, 48)
        watching.building("observation", 0.5)
        time.sleep(0.15)
    shown = screen.getvalue()
    assert "Kolada: kolada" in shown
    assert "25%" in shown
    assert "observation" in shown


class Screen(io.StringIO):
    """A terminal that remembers what was shown."""

    def isatty(self) -> bool:
        """It is one."""
        return True


def test_deliveries_are_read_as_written(tmp_path: Path) -> None:
    """The records come back as they were written; a damaged file is named."""
    path = tmp_path / "deliveries.json"
    assert read_deliveries(path) == {}
    path.write_text(
        '{"kolada": {"retrieved": "2026-11-30", "address": "https://k.example", "archive": "r",'
        ' "answers": 3, "digest": "d", "rows": 9, "note": "", "series": "", "accepted":'
        ' [{"check": "range", "indicator": "i", "places": "p", "what": "w", "reason": "Rätt.",'
        ' "on": "2026-11-30"}]}}',
        encoding="utf-8",
    )
    found = read_deliveries(path)
    path.write_text(deliveries_text(found), encoding="utf-8")
    assert read_deliveries(path) == found
    note = read_catalogue(deliveries=path).source("kolada").note
    assert note.endswith("Avvikelse godkänd 30 november 2026 för ”i”: Rätt.")
    whole = path.read_text(encoding="utf-8").replace('"indicator": "i"', '"indicator": "kolada"')
    path.write_text(whole, encoding="utf-8")
    source = read_catalogue(deliveries=path).source("kolada")
    assert f"för ”{source.title}”: Rätt." in source.note
    path.write_text('{"kolada": {"retrieved": "i går"}}', encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"deliveries\.json: kolada"):
        read_deliveries(path)


def test_the_catalogue_of_the_day(
    places: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What has left, ended or been renamed in Kolada's catalogue is told; what blocks gives 1."""
    of = world()
    kpis = {kpi.id: kpi for kpi in of.kpis}
    ended, renamed, gone = sorted(kpis)[:3]
    kpis[ended] = replace(kpis[ended], title=f"{kpis[ended].title} (-2024)", publ_period=None)
    kpis[renamed] = replace(kpis[renamed], title=f"{kpis[renamed].title} (ny)")
    del kpis[gone]
    at = ["--archive", str(tmp_path / "archive"), "--catalogue", str(places.catalogue)]
    with served(replace(of, kpis=tuple(kpis.values()))):
        assert main(["catalogue", *at]) == 1
    told = capsys.readouterr().out
    assert f"  {ended} is retired after 2024" in told
    assert f"  {renamed} is now called" in told
    assert f"! {gone} is no longer in Kolada's catalogue" in told


def test_a_day_of_several_runs(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    """A day in the archive is its run that asked for what is wanted, whatever was asked later."""
    archive = ["--archive", str(places.folder / "archive")]
    with served(world()):
        assert main(command(places, "refresh", "--only", "similar")) == 0
        main(["catalogue", *archive, "--catalogue", str(places.catalogue)])
        assert main(command(places, "refresh", "--only", "scb")) == 0
    day = datetime.now(UTC).date().isoformat()
    capsys.readouterr()
    assert main(command(places, "refresh", "--only", "similar", "--from-archive", day)) == 0
    assert capsys.readouterr().out == "similar: nothing new\n"


def test_an_open_app_reads_new_deliveries(places: Places) -> None:
    """A catalogue that was read before a refresh tells the new date at the next question."""
    path = places.figures / "deliveries.json"
    before = load_catalogue(places.catalogue).source("scb-folkmangd").retrieved
    record = {
        "retrieved": "2031-01-02",
        "address": "https://scb.example",
        "archive": "r",
        "answers": 1,
        "digest": "d",
        "rows": 1,
    }
    known = json.loads(path.read_bytes()) if path.exists() else {}
    write_settled(path, json.dumps({**known, "scb-folkmangd": record}).encode())
    after = load_catalogue(places.catalogue).source("scb-folkmangd")
    assert after.retrieved != before
    assert (str(after.retrieved), after.address) == ("2031-01-02", "https://scb.example")
