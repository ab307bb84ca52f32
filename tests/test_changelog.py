"""What every refresh changed is kept once, told in counts and cells, and as documented JSON."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.testclient import TestClient

from likvard.build import changing, keeping
from likvard.catalogue import Catalogue, load_catalogue, read_catalogue
from likvard.changelog import Refresh, changed_cells, refreshes
from likvard.freshness import changes_beside
from likvard.story import changelog as story
from likvard.ui import changelog_cells
from likvard.ui.routes import routes
from likvard.versions import Version
from likvard.warehouse import ROOT
from tests.two_versions import ESLOV, HOOR, HORBY, LUND, MALMO, NEW_DAY, OLD_DAY, STOCKHOLM, Two

pytestmark = pytest.mark.xdist_group("versions")
CLIENT = TestClient(Starlette(routes=routes()), follow_redirects=False)
PAGE, FILE = "/om/andringar", "/om/andringar.json"
SCHEMA = Draft202012Validator(json.loads((ROOT / "docs/andringar.schema.json").read_bytes()))
Plain = dict[str, Any]


@pytest.fixture(autouse=True)
def live(two: Two) -> Iterator[None]:
    """Let the newer of two versions be the live one."""
    with two.live():
        yield


def told(**query: str) -> str:
    """Return a page of the changelog."""
    found = CLIENT.get(PAGE, params=query)
    assert found.status_code == 200
    return found.text


def plain(**query: str) -> Plain:
    """Return a file of the changelog, which is what its schema says."""
    found = CLIENT.get(FILE, params=query).json()
    SCHEMA.validate(found)
    return cast("Plain", found)


def test_what_a_version_changed_is_counted_by_measure_and_kind(two: Two) -> None:
    """The newer version names the one before it, its new year and each kind of change."""
    newer, older = refreshes()
    assert (newer.version.id, newer.previous, older.previous) == (two.new, two.old, "")
    (own,) = newer.measures
    assert (own.measure, own.years) == ("meritvarde", (2025,))
    assert own.counts == {"revised": 3, "suppressed": 1, "late": 1, "status": 15, "year": 37}
    assert {d.figure_set: (d.before, d.retrieved) for d in newer.deliveries}[
        "skolverket-slutbetyg"
    ] == (OLD_DAY, NEW_DAY)


def test_every_cell_has_its_old_and_new_value(two: Two) -> None:
    """The cells are those that were changed, with what was published before and after."""
    cells = changed_cells(refreshes()[0], "meritvarde")
    found = {c.place: c for c in cells if c.year == 2023 and c.provider == "all"}
    kinds = {code: found[code].kind for code in (ESLOV, LUND, STOCKHOLM, HORBY, HOOR, MALMO)}
    assert Counter(kinds.values()) == {"revised": 3, "suppressed": 1, "late": 1, "status": 1}
    assert (found[ESLOV].old.value, found[ESLOV].new.value) == (221.95, 220.7)
    assert found[HORBY].new.status == "suppressed"
    assert found[MALMO].old.status == "preliminary"
    assert {c.year for c in cells if c.kind == "year"} == {2025}
    assert two.old < two.new


def test_what_is_kept_is_the_same_when_it_is_made_again(two: Two, tmp_path: Path) -> None:
    """Two versions and today's code give the same record, byte for byte."""
    kept = changes_beside(two.job.kept) / f"{two.new}.json"
    before, catalogue = kept.read_bytes(), read_catalogue(two.job.catalogue)
    made = keeping.edition(catalogue, two.job.figures, two.job.kept)
    kept.rename(tmp_path / kept.name)
    older = replace(two.job, output=tmp_path / "none.duckdb")
    changing.note_changes(older, made, catalogue, two.job.output)
    assert kept.read_bytes() == before


def test_a_correction_is_told_where_the_reason_says_so(two: Two) -> None:
    """A deviation let through with a reason is told, and is a correction only if it says so."""
    catalogue = read_catalogue(two.job.catalogue)
    for reason, kind in (("Skolverket har rättat Eslöv", "corrected"), ("Känt", "revised")):
        one = SimpleNamespace(indicator="meritvarde", reason=reason, on=date(2026, 11, 24))
        object.__setattr__(catalogue, "accepted", (one,))
        record = remade(two, catalogue)
        assert record["measures"]["meritvarde"]["counts"][kind] == 3
        assert record["reasons"] == {"meritvarde": {"reason": reason, "day": "2026-11-24"}}


def remade(two: Two, catalogue: Catalogue) -> Plain:
    """Return the record of the newer version, made again with a catalogue."""
    made = keeping.edition(catalogue, two.job.figures, two.job.kept)
    return changing._record(two.job, made, catalogue, two.job.output, two.old)


def test_a_version_before_that_cannot_be_read_is_told(two: Two, catalogue: Catalogue) -> None:
    """Where nothing is known of what changed that is said, and the build goes on."""
    record = changing._record(
        two.job,
        keeping.edition(catalogue, two.job.figures, two.job.kept),
        catalogue,
        two.job.output,
        "2020-01-01-abcd",
    )
    assert "cannot be read" in record["unreadable"]
    one = Refresh(Version("2026-11-23-abcd", date(2026, 11, 23)), "2020-01-01-abcd", told=False)
    assert story.told(catalogue, one) == story.UNKNOWN


def test_the_pages_lead_from_counts_to_cells(two: Two, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list leads to the version, that to the measure, and that is shown in parts."""
    every = told()
    assert "57 uppgifter i ett mått ändrades: tre är reviderade, en är dold, för få elever" in every
    assert every.index(two.new) < every.index(two.old)
    assert f"{PAGE}?version={two.new}&amp;matt=meritvarde" in told(version=two.new)
    page = told(version=two.new, matt="meritvarde")
    assert page.index("Eslöv") < page.index("Stockholm")
    assert "lika avrundat: 253,94 → 253,9" in page
    assert "Stockholm" not in told(version=two.new, matt="meritvarde", slag="dold")
    monkeypatch.setattr(changelog_cells, "A_PAGE", 20)
    last = told(version=two.new, matt="meritvarde", blad="99")
    assert "41–57 av 57" in last
    assert "Sida 3 av 3" in last
    assert "Föregående" in last


def test_one_version_says_that_nothing_has_changed(
    two: Two, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a single version the page says so, and promises what will stand there."""
    for path in (f"{two.new}.json", f"changes/{two.new}.json"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        record = json.loads((two.job.kept / path).read_bytes())
        first = {"form": 1, "version": two.new, "previous": ""}
        text = json.dumps(first if path.startswith("changes") else record)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.setenv("LIKVARD_KEPT", str(tmp_path))
    assert "Siffrorna har inte ändrats sedan de först lades in" in told()
    assert [one["jamford_med"] for one in plain()["versioner"]] == [None]


def test_the_file_is_as_documented(two: Two) -> None:
    """The list and every measure of it fit the schema and hold the same counts."""
    newer, older = plain()["versioner"]
    assert (newer["jamford_med"], older["antal"]) == (two.old, {})
    cells = plain(version=two.new, matt="meritvarde")["uppgifter"]
    assert Counter(cell["slag"] for cell in cells) == newer["antal"]
    eslov = next(c for c in cells if c["plats"] == ESLOV and c["slag"] == "reviderad")
    assert (eslov["namn"], eslov["ar"]) == ("Eslöv", "2022/23")
    assert (eslov["forut"]["varde"], eslov["nu"]["varde"]) == (221.95, 220.7)


@pytest.mark.parametrize(
    "query", [{"version": "2020-01-01-abcd"}, {"version": "../x"}, {"matt": "nix"}]
)
def test_what_is_not_kept_is_told(two: Two, query: dict[str, str]) -> None:
    """A version or measure that there is nothing of is answered with 404 and a reason."""
    asked = {"version": two.new} | query
    page = CLIENT.get(PAGE, params=asked)
    assert page.status_code == 404
    assert "finns inte kvar här" in page.text or "Inga uppgifter i det måttet" in page.text
    assert CLIENT.get(FILE, params=asked).json()["fel"]


def test_the_shipped_versions_all_tell_what_they_changed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every kept version of the project has its record beside it."""
    monkeypatch.delenv("LIKVARD_KEPT")
    monkeypatch.delenv("LIKVARD_DATABASE")
    found = refreshes()
    assert found
    assert all(one.told for one in found)
    assert story.title(found)
    assert load_catalogue().sources
