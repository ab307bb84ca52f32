"""Pages as the server makes them, without a browser."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from likvard.catalogue import load_catalogue
from likvard.published import published
from likvard.ui.sections import SECTIONS
from likvard.warehouse import ROOT, database_path
from tests.whole_pages import Reader

PAGES = [s.path for s in SECTIONS]
INDICATORS = [i.id for i in published(load_catalogue()).indicators]


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are found from the project's folder, as the server finds them."""
    monkeypatch.chdir(ROOT)


def shown(path: str, query: dict[str, str] | None = None) -> str:
    """Return all HTML of a page, tags and all, as a new reader gets it."""
    return Reader().shown(path, query)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_menu_title_and_foot(path: str) -> None:
    """Each page stands in the frame: menu, strip, one title, foot, and nothing has failed."""
    html = shown(path)
    assert html.count("<h1") == 1
    for part in ("lv-nav", "lv-strip", "lv-foot"):
        assert part in html
    assert "inte att visa" not in html


@pytest.mark.parametrize("identity", INDICATORS)
def test_every_indicator_can_be_explored(identity: str) -> None:
    """Utforska shows each of the indicators without a fault."""
    html = shown("/indikator", {"indikator": identity, "kommun": "eslov,lund"})
    assert "inte att visa" not in html
    assert "lv-title" in html


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.sampled_from(sorted(PAGES)),
    st.dictionaries(
        st.sampled_from(
            ("indikator", "ar", "kon", "huvudman", "kommun", "omrade", "saknas", "data", "sida")
        ),
        st.one_of(st.text(max_size=30), st.sampled_from([*INDICATORS, "2012", "K", "fristaende"])),
    ),
)
def test_no_address_breaks_a_page(path: str, query: dict[str, str]) -> None:
    """Whatever stands in the address, the page is whole."""
    assert "inte att visa" not in shown(path, query)


@pytest.mark.parametrize("script", sorted((ROOT / "pages").rglob("*.py")), ids=lambda p: p.stem)
def test_a_page_is_arrangement(script: Path) -> None:
    """A page script has at most forty lines, and none lies directly in pages but the frame."""
    assert len(script.read_text(encoding="utf-8").splitlines()) <= 40
    assert script.parent != ROOT / "pages" or script.name == "frame.py"


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Path]:
    """Point the app at a file that is no database."""
    path = tmp_path / "trasig.duckdb"
    shutil.copy(database_path(), path)
    path.write_bytes(b"x" * 5000)
    before = os.environ.get("LIKVARD_DATABASE")
    os.environ["LIKVARD_DATABASE"] = str(path)
    yield path
    if before is None:
        del os.environ["LIKVARD_DATABASE"]
    else:
        os.environ["LIKVARD_DATABASE"] = before


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.usefixtures("broken")
def test_a_broken_database_becomes_a_page_that_says_so(path: str) -> None:
    """With a broken database every page says what is wrong and how to rebuild."""
    html = shown(path)
    assert "trasig.duckdb" in html
    assert "python -m likvard build" in html


def test_an_area_is_named_by_its_own_words() -> None:
    """The chosen area's title and members stand on the page, in the right case."""
    query = {"indikator": "examen-inom-fyra-ar", "omrade": "skane-blekinge"}
    html = shown("/indikator", query)
    assert "Skåne och Blekinges 38 kommuner" in html
    smaller = shown("/indikator", query | {"omrade": "samverkansomrade-gymnasium"})
    assert "i samverkansområdets 37 kommuner" in smaller
    assert "Samverkansområdet, 37 kommuner" in smaller
