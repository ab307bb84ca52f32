import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from likvard import versions
from likvard.build import BuildError, Job, build, keeping
from likvard.build.opening import open_version
from likvard.catalogue import as_of, deciding, read_catalogue
from likvard.catalogue.deciding import without_words
from likvard.freshness import ROOT
from likvard.versions import UnknownVersionError, current, frozen, known, reading
from likvard.warehouse import read, stamp
from tests.two_versions import NEW_DAY, OLD_DAY, Two

pytestmark = pytest.mark.xdist_group("versions")
STRANGE = (
    "../../etc/passwd",
    "..",
    "/etc/passwd",
    "2026-08-20-e38b/../x",
    "2026-08-20-e38b\0",
    "*",
    "2026-13-45-abcd",
    "2026-08-20-" + "a" * 5000,
)


@pytest.fixture
def inputs(two: Two, tmp_path: Path) -> Job:
    """Give inputs that a test may keep, with nothing kept yet."""
    folder = tmp_path / "figures"
    (folder / "municipality").mkdir(parents=True)
    for name in ("kolada", "kolada-skane", "skolverket-larare"):
        shipped = two.job.figures / "municipality" / f"{name}.parquet"
        (folder / "municipality" / shipped.name).write_bytes(shipped.read_bytes())
    return Job(tmp_path / "likvard.duckdb", folder, two.job.catalogue)


def named(job: Job) -> keeping.Edition:
    """Return the version that a job's inputs are."""
    return keeping.edition(read_catalogue(job.catalogue), job.figures, job.kept)


def kept(job: Job) -> str:
    """Keep a job's inputs, and return the version's name."""
    made = named(job)
    keeping.keep(made, read_catalogue(job.catalogue), job.figures, job.kept)
    return made.version


def test_a_version_is_its_day_and_the_start_of_a_hash(two: Two) -> None:
    """Two deliveries give two versions that sort by their days, and the database knows its own."""
    assert two.old < two.new
    assert two.old.startswith(f"{OLD_DAY}-")
    assert two.new.startswith(f"{NEW_DAY}-")
    with two.live():
        assert current() == two.new
        assert [version.id for version in known()] == [two.new, two.old]
        assert known()[1].shown == "20 augusti 2026"


def test_files_that_versions_share_are_kept_once(two: Two) -> None:
    """Two versions that differ in one file need all files of one and one file more."""
    listed = [json.loads((two.job.kept / f"{v}.json").read_bytes()) for v in (two.old, two.new)]
    needed = {digest for one in listed for digest in one["figures"].values()}
    assert len(needed) == len(list(two.job.figures.rglob("*.parquet"))) + 1
    assert all((two.job.kept / f"{digest}.parquet").is_file() for digest in needed)


def test_a_build_again_keeps_nothing_new(two: Two) -> None:
    """A second build of the same inputs, also after a change of words, leaves the kept as it is."""
    before = {path.name: path.stat().st_mtime_ns for path in two.job.kept.iterdir()}
    themes = two.job.catalogue / "themes.toml"
    themes.write_text(f"# Words of ours\n{themes.read_text('utf-8')}", "utf-8")
    build(two.job)
    assert {path.name: path.stat().st_mtime_ns for path in two.job.kept.iterdir()} == before


def test_words_make_no_new_version_but_what_decides_numbers_does(inputs: Job) -> None:
    """A mended definition leaves the version as it is; another year of a break changes it."""
    first = named(inputs).version
    path = inputs.catalogue / "indicators.toml"
    text = path.read_text(encoding="utf-8")
    try:
        path.write_text(text.replace("nya behörighetsregler", "andra regler"), "utf-8")
        assert named(inputs).version == first
        path.write_text(text.replace("year = 2012", "year = 2013"), "utf-8")
        assert named(inputs).version != first
    finally:
        path.write_text(text, "utf-8")


def test_what_decides_numbers_comes_back_from_what_was_kept() -> None:
    """The shipped catalogue as of what is kept of it now is the shipped catalogue."""
    live = read_catalogue()
    plain = json.loads(json.dumps(deciding(live)))
    assert as_of(live, plain) == live
    assert "meritvarde" in plain["indicators"]
    assert "definition" not in str(without_words(plain))


def test_an_old_catalogue_decides_and_leaves_out_what_came_later() -> None:
    """Series and breaks are those of then; an indicator that was not known then is not there."""
    live = read_catalogue()
    plain = json.loads(json.dumps(deciding(live)))
    del plain["indicators"]["meritvarde"]
    plain["indicators"]["behoriga-larare"]["series"] = [{"code": "X", "figure_set": "kolada"}]
    plain["areas"]["skane"] = plain["areas"]["skane"][:5]
    then = as_of(live, plain)
    assert "meritvarde" not in {i.id for i in then.indicators}
    assert then.indicator("behoriga-larare").series[0].code == "X"
    assert len(then.area("skane").members) == 5
    assert then.indicator("behoriga-larare").title == live.indicator("behoriga-larare").title


def test_two_versions_of_a_day_whose_hashes_begin_alike(inputs: Job) -> None:
    """A version takes more of its hash where another of its day begins with the same four."""
    first = named(inputs)
    inputs.kept.mkdir()
    (inputs.kept / f"{first.version}.json").write_text('{"digest": "another"}', "utf-8")
    assert named(inputs).version == f"{NEW_DAY}-{first.digest[:5]}"


@pytest.mark.parametrize("writes", [1, 3])
def test_a_build_killed_while_keeping_leaves_no_broken_version(inputs: Job, writes: int) -> None:
    """Killed after any write the version is not there; the next build keeps it whole."""
    code = (
        "import os, pathlib, sys; from tests.test_versions import Job, kept\n"
        "replace, left = pathlib.Path.replace, [int(sys.argv[4])]\n"
        "def put(self, target):\n"
        "    left[0] -= 1\n"
        "    os._exit(9) if left[0] < 0 else replace(self, target)\n"
        "pathlib.Path.replace = put\n"
        "kept(Job(*(pathlib.Path(p) for p in sys.argv[1:4])))\n"
    )
    places = map(str, (inputs.output, inputs.figures, inputs.catalogue))
    killed = subprocess.run(
        [sys.executable, "-c", code, *places, str(writes)], cwd=ROOT, check=False
    )
    assert killed.returncode == 9
    assert list(inputs.kept.glob("*.part"))
    assert not list(inputs.kept.glob("20*.json"))
    for part in inputs.kept.glob("*.part"):
        os.utime(part, (0, 0))
    version = kept(inputs)
    keeping.lay(version, inputs.kept, inputs.output.parent / "laid")
    assert not list(inputs.kept.glob("*.part"))


def test_a_damaged_version_is_told_and_mended_by_the_next_build(inputs: Job) -> None:
    """A kept file that has changed stops the opening; a build of the same figures mends it."""
    version = kept(inputs)
    path = next(inputs.kept.glob("*.parquet"))
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(BuildError, match=r"\.parquet is damaged"):
        open_version(version, inputs.kept, inputs.output)
    kept(inputs)
    keeping.lay(version, inputs.kept, inputs.output.parent / "laid")


@pytest.mark.parametrize("name", STRANGE)
def test_no_name_leads_out_of_the_kept_folder(two: Two, name: str) -> None:
    """A name that is no known version is refused in Swedish, without a look at the disk."""
    with two.live(), pytest.raises(UnknownVersionError, match="finns inte kvar här") as refused:
        reading(name).__enter__()
    assert len(str(refused.value)) < 100


def test_an_old_version_is_read_beside_the_live(two: Two) -> None:
    """Inside `reading` the figures and their stamp are the old ones, outside the live."""
    query = {"indicator": "meritvarde", "gender": "T", "provider": "all"}
    with two.live():
        live, mark = read("series", **query), stamp()
        with reading(two.old):
            old = read("series", **query)
            assert stamp() != mark
            assert frozen() == versions.version(two.old)
            with reading(""):
                assert stamp() == mark
        assert frozen() is None
        assert stamp() == mark
    assert old["year"].max() == 2024
    assert live["year"].max() == 2025


def test_the_open_version_is_opened_again_at_once(two: Two) -> None:
    """An old version that has been opened is read without a process, and its stamp stays."""
    with two.live():
        with reading(two.old):
            mark = stamp()
        start = time.perf_counter()
        with reading(two.old):
            assert stamp() == mark
        assert time.perf_counter() - start < 0.5
        assert versions.is_ready(two.old)


def test_the_databases_asked_for_longest_ago_are_taken_away(two: Two) -> None:
    """Of many opened versions the last six are left; what was kept stays."""
    with two.live():
        paths = [versions._path(f"2020-01-{day:02d}-abcd") for day in range(1, 10)]
        for age, path in enumerate(paths):
            path.touch()
            os.utime(path, (10_000 - age, 10_000))
        versions._leave_the_latest(paths[-1])
        left = [path for path in paths if path.exists()]
        for path in left:
            path.unlink()
    assert left[-1] == paths[-1]
    assert len(left) <= versions.MOST_OPEN
    assert len(list(two.job.kept.glob("20*.json"))) == 2


def test_what_cannot_be_opened_is_told_in_swedish(two: Two, tmp_path: Path) -> None:
    """A version whose kept files are gone is refused with its day and name."""
    listed = tmp_path / "kept"
    listed.mkdir()
    manifest = two.job.kept / f"{two.old}.json"
    name = f"2026-05-05-{two.old[-4:]}"
    (listed / f"{name}.json").write_bytes(manifest.read_bytes())
    with two.live(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIKVARD_KEPT", str(listed))
        told = f"Siffrorna från 5 maj 2026 .versionen {name}. går inte att läsa här"
        with pytest.raises(UnknownVersionError, match=told):
            reading(name).__enter__()
