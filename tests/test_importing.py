"""What the maintainer imports is checked, signed, kept, and seen by everybody."""

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from likvard.__main__ import main
from likvard.build import Job, build
from likvard.build.own import own_file
from likvard.freshness import figures_version
from likvard.own import imported, uploaded
from likvard.own.imported import ABOUT
from likvard.warehouse import ROOT
from tests.malformed import GOOD, HEAD
from tests.tiny import ask, tiny_job
from tests.whole_pages import Reader

pytestmark = pytest.mark.xdist_group("importing")
INDICATORS = "Läsår;Kommun;Indikator;Värde;Antal;Enhet"


@pytest.fixture(scope="module")
def job(tmp_path_factory: pytest.TempPathFactory) -> Job:
    """Tiny inputs, built once; each test adds to them."""
    made = tiny_job(tmp_path_factory.mktemp("importing"))
    build(made)
    return made


def given(
    job: Job, text: str, kind: str = "platser", *more: str, name: str = "fil.csv"
) -> list[str]:
    """Return the command that imports a text."""
    path = job.output.parent / name
    path.write_text(text, encoding="utf-8")
    where = ["--output", job.output, "--figures", job.figures, "--catalogue", job.catalogue]
    told = ["--template", kind, "--source", "Exempelnätverket, hösten 2025"]
    return ["import", str(path), *told, *map(str, where), *more]


def test_an_import_is_checked_signed_merged_and_kept(
    job: Job, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A dry run writes nothing; rows come with their source, replace their like, and are kept."""
    command = given(job, f"{HEAD}\n{GOOD}\n{GOOD.replace('NA', 'VO')}")
    before = figures_version(job.output)
    assert main([*command, "--dry-run"]) == 0
    assert capsys.readouterr().out == "2 added, 0 replaced, 0 as they were: 2 rows in all\n"
    assert figures_version(job.output) == before
    assert not own_file(job.figures, "platser").exists()

    assert main(command) == 0
    capsys.readouterr()
    changed = f"{HEAD}\n{GOOD}\n{GOOD.replace('NA;32', 'VO;40')}\n{GOOD.replace('NA', 'TE')}"
    assert main(given(job, changed)) == 0
    assert capsys.readouterr().out == "1 added, 1 replaced, 1 as they were: 3 rows in all\n"
    rows = ask(job.output, "select programme, places, publisher from own_places order by all")
    source = "Exempelnätverket, hösten 2025"
    assert rows == [("NA", 32, source), ("TE", 32, source), ("VO", 40, source)]

    monkeypatch.setenv("LIKVARD_DATABASE", str(job.output))
    found = imported("platser")
    assert found is not None
    assert found.source.startswith("Källa: Exempelnätverket, hösten 2025 (inläst ")
    assert found.origin == "imported"
    assert not set(ABOUT) & set(found.rows)
    assert str(found.rows["places"].dtype) == "Int64"
    assert uploaded("platser") is None
    assert imported("behov") is None

    told = ask(job.output, "select publisher, rows from provenance where figure_set = 'own_places'")
    assert told == [(source, 3)]
    monkeypatch.chdir(ROOT)
    assert "Platser och sökande" in Reader().shown("/om")
    after = figures_version(job.output)
    assert after != before
    listed = json.loads((job.kept / f"{after}.json").read_bytes())
    assert "own/platser.parquet" in listed["figures"]


def test_a_faulty_file_changes_nothing(job: Job, capsys: pytest.CaptureFixture[str]) -> None:
    """It exits with 2, in one line that has the file's line and column."""
    before = figures_version(job.output)
    assert main(given(job, f"{HEAD}\n{GOOD.replace('Lund', 'Lundd')}", name="fel.csv")) == 2
    told = capsys.readouterr().err
    assert told.startswith("likvard: fel.csv: Rad 2, kolumn Kommun: ")
    assert told.count("\n") == 1
    assert main(given(job, f"{HEAD}\n{GOOD}", "annat")) == 2
    assert "platser" in capsys.readouterr().err
    missing = given(job, "")
    missing[1] = "finns-inte.csv"
    assert main(missing) == 2
    assert main(["=Jag" if a.startswith("Exempel") else a for a in given(job, "")]) == 2
    assert figures_version(job.output) == before


def test_rows_that_fail_a_check_are_taken_back(
    job: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    """When the database with them is refused, the exit code is 1 and the rows are as before."""
    _declare(job)
    path = own_file(job.figures, "manuella-indikatorer")
    good = f"{INDICATORS}\n2024/25;Lund;kulturskolan;235,5;180;%"
    assert main(given(job, good, "manuella-indikatorer")) == 0
    content, version = path.read_bytes(), figures_version(job.output)
    bad = good.replace("235,5", "2300")
    assert main(given(job, bad, "manuella-indikatorer")) == 1
    assert "old database" in capsys.readouterr().err
    assert path.read_bytes() == content
    assert figures_version(job.output) == version
    asked = "select municipality, year, value, n, status from observation"
    found = ask(job.output, f"{asked} where indicator = 'kulturskolan'")
    assert found == [("1281", 2025, 235.5, 180, "")]
    assert ask(job.output, "select count(*) from own_indicator") == [(1,)]

    assert (
        main(given(job, good.replace("kulturskolan", "okänd"), "manuella-indikatorer", "--dry-run"))
        == 0
    )
    assert "okänd is kept but not shown" in capsys.readouterr().out


def _declare(job: Job) -> None:
    """Declare an indicator of the network's own and its source in the catalogue."""
    sources = job.catalogue / "sources.toml"
    text = sources.read_text(encoding="utf-8")
    block = "[[sources]]" + text.split("[[sources]]")[1]
    own = block.replace("skolverket-slutbetyg", "egna")
    sources.write_text(f"{text}\n{own}", encoding="utf-8")
    indicators = job.catalogue / "indicators.toml"
    text = indicators.read_text(encoding="utf-8")
    block = "[[indicators]]" + text.split("[[indicators]]")[2]
    indicators.write_text(f"{text}\n{_as_own(block)}", encoding="utf-8")


def _as_own(block: str) -> str:
    """Return an indicator's block as that of the imported values."""
    lines = []
    for line in re.sub(r"\[\n.*?\n\]", "[]", block, flags=re.DOTALL).splitlines():
        name = line.partition(" = ")[0]
        own = {
            "id": 'id = "kulturskolan"',
            "title": 'title = "Elever i kulturskolan"',
            "short": 'short = "Kulturskolan"',
            "series": 'series = [{ code = "kulturskolan", figure_set = "egna" }]',
            "denominator": 'denominator = [{ code = "kulturskolan.antal", figure_set = "egna" }]',
        }
        if name not in {"headline", "profile", "awaited"}:
            lines.append(own.get(name, line))
    return "\n".join(lines)


def test_imported_rows_are_as_typed_as_read_ones(job: Job) -> None:
    """What lies in the file has the template's columns, and whose they are."""
    assert main(given(job, f"{HEAD}\n{GOOD}")) == 0
    rows = pd.read_parquet(own_file(job.figures, "platser"))
    assert list(rows)[-3:] == list(ABOUT)
    assert rows["checksum"].str.len().eq(64).all()
    assert not list(Path(job.figures / "own").glob("*.new*"))
