import time
from pathlib import Path

import pandas as pd
import pytest

from likvard.__main__ import main
from likvard.build import BuildError, ChecksFailedError, Job, build
from tests.tiny import command, tiny_job

pytestmark = pytest.mark.xdist_group("build_command")


@pytest.fixture
def job(tmp_path: Path) -> Job:
    """Give tiny inputs that a test may change, with nothing built yet."""
    return tiny_job(tmp_path)


def _complaint(job: Job, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the build, and return its one line of complaint."""
    assert main(command(job)) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "Traceback" not in told.err
    return told.err


def test_a_damaged_figure_file(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """A damaged figure file is named in one line, and the build exits with 2."""
    (job.figures / "municipality" / "kolada.parquet").write_bytes(b"PAR1 nonsense")
    assert "kolada.parquet" in _complaint(job, capsys)


def test_no_figures(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A missing folder of figures is told in one line."""
    job = Job(tmp_path / "likvard.duckdb", tmp_path / "nowhere")
    assert "nowhere" in _complaint(job, capsys)


def test_a_figure_file_without_a_column(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure file that lacks a column is told in one line."""
    path = job.figures / "similar.parquet"
    pd.read_parquet(path).drop(columns="other").to_parquet(path, index=False)
    assert "other" in _complaint(job, capsys)


def test_a_fault_in_the_catalogue(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault in the catalogue is told with file and field."""
    (job.catalogue / "themes.toml").write_text("themes = [{ id = 'a' }]", encoding="utf-8")
    assert "themes.toml: theme a: field title missing" in _complaint(job, capsys)


def test_an_unknown_series(job: Job) -> None:
    """An indicator that asks for a series nobody publishes stops the build."""
    path = job.catalogue / "indicators.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"N17461", figure', '"N00000", figure'), encoding="utf-8")
    with pytest.raises(ChecksFailedError, match="1 checks failed") as failed:
        build(job)
    assert "examen-inom-fyra-ar N00000 kolada" in failed.value.faults[0]


def test_nowhere_to_write(job: Job) -> None:
    """An output folder that cannot be made is told as a build error."""
    job.output.write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(BuildError):
        build(Job(job.output / "likvard.duckdb", job.figures, job.catalogue))


@pytest.mark.parametrize("arguments", [[], ["bild"], ["build", "--nonsense"]])
def test_a_wrong_command_is_told_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No command, an unknown one or an unknown option gives one line and exit code 2."""
    with pytest.raises(SystemExit) as left:
        main(arguments)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert told.startswith("likvard: ")
    assert told.count("\n") == 1


def test_the_summary(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """A build ends with a short table of what the database holds."""
    assert main(command(job)) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert "municipality            290" in told.out
    assert "indicators, 2011-2025" in told.out


def test_progress(job: Job) -> None:
    """The progress goes from 0 towards 1 and names what is being made."""
    steps: list[tuple[str, float]] = []
    build(job, progress=lambda step, share: steps.append((step, share)))
    shares = [share for _, share in steps]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] < 1
    assert "observation" in dict(steps)


def test_all_shipped_figures_in_time(tmp_path: Path) -> None:
    """The shipped figures are built and checked in under 15 seconds."""
    start = time.perf_counter()
    build(Job(tmp_path / "likvard.duckdb"))
    assert time.perf_counter() - start < 15
