import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from likvard.__main__ import main
from likvard.build import ChecksFailedError, Job, build
from likvard.freshness import ROOT, built_version, inputs_version, is_fresh
from tests.tiny import ask, command, tiny_job


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Give tiny inputs that a test may change, with nothing built yet."""
    return tiny_job(tmp_path)


def change(path: Path, where: str, value: float) -> None:
    """Write another value into one series of a figure file."""
    frame = pd.read_parquet(path)
    frame.loc[frame["series"] == where, "value"] = value
    frame.to_parquet(path, index=False)


def test_fresh_until_an_input_changes(job: Job) -> None:
    """A built database is fresh, and stale as soon as the content of an input changes."""
    assert not is_fresh(job.output, figures=job.figures, catalogue=job.catalogue)
    build(job)
    assert not build(job, if_needed=True)
    indicators = job.catalogue / "indicators.toml"
    changed = indicators.read_text(encoding="utf-8").replace("year = 2012", "year = 2013")
    indicators.write_text(changed, encoding="utf-8")
    assert not is_fresh(job.output, figures=job.figures, catalogue=job.catalogue)
    assert build(job, if_needed=True)
    assert ask(job.output, "select distinct year from series_break") == [(2013,)]


def test_a_failing_check_keeps_the_old_file(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """A failing check leaves the old database untouched, says why and exits with 1."""
    build(job)
    before = job.output.read_bytes()
    change(job.figures / "municipality" / "kolada.parquet", "N17461", 120)
    assert main(command(job)) == 1
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == "likvard: the old database is left as it was"
    assert "every value lies within the range its indicator states" in told[0]
    assert "examen-inom-fyra-ar" in told[0]
    assert job.output.read_bytes() == before
    assert not list(job.output.parent.glob("*.new*"))


def test_shrunk_coverage_is_refused(job: Job) -> None:
    """A delivery that has lost many of an indicator's values does not replace the old one."""
    build(job)
    path = job.figures / "municipality" / "kolada.parquet"
    frame = pd.read_parquet(path)
    frame[(frame["series"] != "N17461") | (frame["year"] < 2024)].to_parquet(path, index=False)
    with pytest.raises(ChecksFailedError) as failed:
        build(job)
    assert "examen-inom-fyra-ar had" in failed.value.faults[0]
    assert "examen-inom-fyra-ar 2024 K all had 37 values, has 0" in failed.value.faults[1]


def test_an_unreadable_old_database_is_replaced(job: Job) -> None:
    """A damaged database is no obstacle to a new one."""
    job.output.write_bytes(b"not a database")
    assert built_version(job.output) is None
    assert build(job, if_needed=True)
    assert built_version(job.output) == inputs_version(job.figures, job.catalogue)


def test_two_processes_at_once(job: Job) -> None:
    """Of two builds started together one builds, and the other waits and finds it done."""
    run = [sys.executable, "-m", "likvard", *command(job, "--if-needed")]
    started = [
        subprocess.Popen(run, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    told = [process.communicate() for process in started]
    assert [process.returncode for process in started] == [0, 0]
    assert [err for _, err in told] == [b"", b""]
    assert sorted(b"is fresh" in out for out, _ in told) == [False, True]


def test_stopping_leaves_nothing_behind(
    job: Job, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build stopped by the person at the keyboard leaves no file and tells it in one line."""

    def stop(*_arguments: object, **_named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("likvard.build.fill", stop)
    assert main(command(job)) == 130
    assert capsys.readouterr().err.count("\n") == 1
    assert not list(job.output.parent.glob("likvard.duckdb*[!k]"))
