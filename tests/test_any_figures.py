"""Pages of figures that nobody has published: whole, Swedish, without a number that is none.

``python -m tests.soak`` does the same for the other kinds of figures, and for many more databases.
"""

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.exports.citing import cite
from likvard.exports.json_file import as_json
from likvard.exports.powerpoint import powerpoint
from likvard.exports.slides import slide_svg
from likvard.exports.workbook import workbook
from likvard.ui.exhibits import exhibits
from likvard.ui.sections import ADDRESSES
from likvard.warehouse import ROOT
from tests.any_addresses import QUERIES
from tests.any_figures import CASES, anything
from tests.any_meetings import WHOLE
from tests.every_view import link
from tests.made_figures import made
from tests.soak import soak
from tests.whole_pages import Reader, cube_faults, page

SILENT = "all suppressed"
HELD = (
    "all alike",
    "one municipality missing",
    SILENT,
    "one year",
    "hardly any pupils",
    "nobody counted",
    "all nearly 100",
    "no country",
    "school units suppressed",
)


OF_COUNTS = ("nobody counted", "/elevunderlag")
"""The one page that is made of nothing but numbers of pupils."""
HANDED = ("one municipality left", "all suppressed", "one year")
DAY = date(2026, 11, 24)


@pytest.fixture(scope="module", autouse=True)
def patch() -> Iterator[pytest.MonkeyPatch]:
    """Pages are found from the project's folder; the shipped figures come back in the end."""
    with pytest.MonkeyPatch.context() as patched:
        patched.chdir(ROOT)
        patched.setenv("LIKVARD_DATABASE", str(ROOT / "data" / "likvard.duckdb"))
        yield patched


@pytest.fixture(scope="module")
def reader(patch: pytest.MonkeyPatch, database: None) -> Reader:
    """One reader of all the databases."""
    del patch, database
    return Reader()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The database of a case, built when it is asked for the first time."""
    return cache(lambda name: made(CASES[name], 1, tmp_path_factory.mktemp("any")))


@pytest.fixture(
    scope="module",
    params=[pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in HELD],
)
def case(
    request: pytest.FixtureRequest,
    patch: pytest.MonkeyPatch,
    reader: Reader,
    built: Callable[[str], Path],
) -> str:
    """Let the app read the figures of a case."""
    del reader
    name: str = request.param
    patch.setenv("LIKVARD_DATABASE", str(built(name)))
    return name


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_page_is_whole(case: str, reader: Reader, path: str) -> None:
    """Menu, title, foot, every chart and file are there, in words and numbers fit to read."""
    for dark, query in enumerate(QUERIES):
        shown = page(reader, path, query, dark=bool(dark))
        assert list(shown.faults()) == [], query
        assert case == SILENT or not shown.empty or (case, path) == OF_COUNTS, query


@pytest.mark.usefixtures("case")
@pytest.mark.parametrize("query", QUERIES, ids=["plain", "chosen"])
def test_all_years_are_drawn(query: dict[str, str]) -> None:
    """The charts sent ahead for stepping through the years are all drawn."""
    assert cube_faults(query) == []


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=pytest.mark.xdist_group(name)) for name in HANDED]
)
def test_every_form_is_made_of_odd_figures(
    name: str, patch: pytest.MonkeyPatch, built: Callable[[str], Path]
) -> None:
    """A meeting of every kind of chart becomes slides and files, whatever is published."""
    patch.setenv("LIKVARD_DATABASE", str(built(name)))
    shown = exhibits(WHOLE)
    assert all(slide_svg(one) and cite(one, link, DAY) for one in shown)
    assert powerpoint(WHOLE, shown, link)
    assert workbook(WHOLE, shown, link, DAY)
    told = as_json(WHOLE, shown, link, DAY)
    assert b"NaN" not in told
    assert len(json.loads(told)["vyer"]) == len(WHOLE.items)


@pytest.mark.xdist_group("anything")
@settings(max_examples=5)
@given(seed=st.integers(0, 10_000))
def test_any_figures_are_shown(seed: int) -> None:
    """Random values, statuses and gaps never break a page, at random addresses."""
    assert list(soak(anything, seed, 1)) == []
