"""Indicators that wait for their first figures: offered nowhere, and everywhere once they come."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import duckdb
import pytest

from likvard import story
from likvard.address import view
from likvard.build.arrived import arrived
from likvard.captions import publishers
from likvard.catalogue import Catalogue, deciding, load_catalogue
from likvard.checks import checks
from likvard.choice import panel_for
from likvard.equity.relative import quantity
from likvard.exports.csv import file_for
from likvard.freshness import FIGURES
from likvard.panel import panel
from likvard.published import published
from likvard.reading import default_indicator
from likvard.suited import SUITED, indicators_for
from likvard.warehouse import ROOT
from tests.made_figures import made
from tests.pending_figures import brought
from tests.whole_pages import Reader, page

pytestmark = pytest.mark.xdist_group("pending")
ONE = "gymnasieelever-yrkesprogram"
SEEN = (
    ONE,
    "nettokostnadsavvikelse-grundskola",
    "antal-komvuxelever",
    "referenskostnad-grundskola",
)
HEADING = "Hämtas vid uppdatering"
NOW = {i.id for i in arrived(load_catalogue(), FIGURES).indicators}
"""The indicators that the shipped files have something of."""


@pytest.fixture(autouse=True)
def at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are found from the project's folder, as the server finds them."""
    monkeypatch.chdir(ROOT)


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in which all that waited has figures."""
    return made(brought, 1, tmp_path_factory.mktemp("pending"))


@pytest.fixture
def after(refreshed: Path, monkeypatch: pytest.MonkeyPatch) -> Catalogue:
    """Let the app read the figures after the refresh, and return the catalogue of them."""
    monkeypatch.setenv("LIKVARD_DATABASE", str(refreshed))
    return published(load_catalogue())


def names(catalogue: Catalogue) -> set[str]:
    """Return the ids of the indicators that pages may offer."""
    return {i.id for i in catalogue.indicators}


def test_what_waits_is_known_by_its_words_alone(catalogue: Catalogue) -> None:
    """Of the shipped figures a pending indicator is no indicator, but it has an entry."""
    pending = {i.id for i in catalogue.pending}
    assert ONE in pending
    assert not pending & names(catalogue)
    assert pending | names(catalogue) == {i.id for i in load_catalogue().indicators}
    assert catalogue.indicator(ONE).awaited == ("N17801",)
    assert names(published(catalogue)) == names(catalogue)


@pytest.mark.parametrize("path", ["/", "/indikator", "/spridning", "/samband"])
def test_what_waits_is_offered_on_no_page(path: str, catalogue: Catalogue) -> None:
    """No picker, list or link of a page leads to a pending indicator."""
    html = Reader().shown(path)
    assert not [i.id for i in catalogue.pending if f"={i.id}" in html]


def test_what_waits_suits_no_page_until_it_has_come(catalogue: Catalogue, after: Catalogue) -> None:
    """The lists that pages choose from hold published indicators alone, and more of them then."""
    for path in SUITED:
        assert not set(indicators_for(path, catalogue)) & set(catalogue.pending)
    assert {ONE, "invanare"} & {i.id for i in indicators_for("/spridning", after)} == {ONE}


def test_the_address_of_one_that_waits_says_so(catalogue: Catalogue) -> None:
    """Its page shows the first indicator, with a word that the asked one is to come."""
    del catalogue
    shown = view(load_catalogue(), "/indikator", {"indikator": ONE})
    assert shown.indicator.headline == 1
    (told,) = shown.notices
    assert told.startswith("Måttet ”På yrkesprogram, hemkommun” hämtas vid uppdatering: ")
    assert told.endswith(" Visar Behöriga yrkesprogram, hemkommun.")


def test_om_lists_what_waits_with_title_and_source(catalogue: Catalogue) -> None:
    """Each pending indicator stands under the heading with title, publisher and code."""
    before, _, listed = Reader().shown("/om").partition(f">{HEADING}</h2>")
    listed = listed.partition('id="kallorna"')[0]
    for indicator in catalogue.pending:
        assert f"{indicator.title}. Kolada ({', '.join(indicator.awaited)})." in listed
        assert f">{indicator.title}</a>" not in before


def test_after_a_refresh_nothing_waits(after: Catalogue) -> None:
    """All are indicators then: Om has them as published, and the picker of Utforska offers each."""
    assert not after.pending
    assert names(after) == {i.id for i in load_catalogue().indicators}
    reader = Reader()
    html, offered = reader.shown("/om"), reader.shown("/indikator")
    assert HEADING not in html
    assert all(f">{i.title}</a>" in html for i in after.indicators)
    assert all(f"indikator={i.id}" in offered for i in after.indicators if i.headline != 1)


def test_after_a_refresh_all_are_told_in_a_sentence(after: Catalogue) -> None:
    """The title names a municipality and a value, and has no gap, double unit or odd number."""
    for identity in sorted(names(after) - NOW):
        shown = view(after, "/indikator", {"indikator": identity})
        found, year = panel_for(shown.catalogue, shown, shown.indicator)
        told = story.level(found, year)
        assert shown.indicator.id == identity
        assert told.startswith("I ")
        assert "{" not in told
        assert "procent procent" not in told
        assert max(found.known(year), key=lambda c: c.value).label in told
        assert quantity(found.indicator) in {"share", "score", "resource"}


@pytest.mark.parametrize("identity", SEEN)
def test_after_a_refresh_one_is_explored_whole(identity: str, after: Catalogue) -> None:
    """Utforska shows it with charts and definition, and its file names title and source."""
    indicator = after.indicator(identity)
    found = page(Reader(), "/indikator", {"indikator": identity, "kommun": "eslov"})
    assert list(found.faults()) == []
    assert {"karta", "ordning", "utveckling"} <= {chart["key"] for chart in found.charts}
    assert indicator.definition in found.told
    ((name, query),) = {pair for pair in found.files if pair[0] == "utveckling"}
    told = file_for(name, dict(parse_qsl(query))).content.decode("utf-8-sig")
    assert indicator.title in told
    assert "Källa: Kolada" in told


def test_waiting_makes_no_new_version(refreshed: Path) -> None:
    """What decides numbers is the same with and without what waits; what has come decides more."""
    whole = load_catalogue()
    shipped = replace(whole, indicators=tuple(i for i in whole.indicators if i.id in NOW))
    assert len(NOW) < len(whole.indicators)
    assert deciding(arrived(whole, FIGURES)) == deciding(arrived(shipped, FIGURES))
    come = arrived(whole, refreshed.parent / "figures")
    assert {i.id for i in come.indicators} == {i.id for i in whole.indicators}


def test_a_break_before_the_first_figures_is_none(catalogue: Catalogue) -> None:
    """A rule that changed before the series begins is not told; one within it is."""
    of = "klarar-alla-amnen-ak9"
    assert [b.year for b in load_catalogue().indicator(of).series_breaks] == [2013]
    assert not catalogue.indicator(of).series_breaks
    assert catalogue.indicator("behorig-yrkesprogram-hemkommun").series_breaks


def test_a_series_that_has_not_come_is_no_source(catalogue: Catalogue) -> None:
    """An indicator names the publishers it has figures from, and those of the schools shown."""
    assert [s.code for s in load_catalogue().indicator("meritvarde").series][1:] == [
        "N15504",
        "N15506",
    ]
    assert [s.code for s in catalogue.indicator("meritvarde").series] == ["SKV_MERIT17"]
    of, area = catalogue.indicator("forskolepersonal-med-hogskoleexamen"), catalogue.areas[0]
    assert publishers(catalogue, panel(catalogue, of, area)) == ["Kolada (N11050)"]
    municipal = publishers(catalogue, panel(catalogue, of, area, provider="municipal"))
    assert "Kolada (N11052)" in municipal
    assert "Kolada (N11051)" not in municipal


def test_without_any_headline_the_first_indicator_leads() -> None:
    """Figures that lack all headline indicators still have one to open with."""
    whole = load_catalogue()
    few = replace(whole, indicators=tuple(i for i in whole.indicators if i.headline is None))
    assert default_indicator(few) == few.indicators[0]
    assert default_indicator(whole).headline == 1


def found_by(name: str, *tables: str) -> list[str]:
    """Return the places that a check finds in tables made for it."""
    with duckdb.connect() as connection:
        for table in tables:
            connection.execute(table)
        query = next(check.query for check in checks() if check.name == name)
        return connection.execute(query).df()["place"].tolist()


def test_an_indicator_that_had_figures_may_not_lose_them_all() -> None:
    """What waited and then came is missed when it goes; what has left the catalogue is not."""
    (place,) = found_by(
        "coverage",
        "create schema old",
        "create table old.observation as"
        " from (values ('a', 1, 'k'), ('b', 1, 'k')) as o (indicator, value, figure_set)",
        "create table observation (indicator varchar, value double, figure_set varchar)",
        "create table catalogue_indicator as from (values ('a')) as c (indicator)",
    )
    assert "a had 1 values, has 0" in place


@pytest.mark.parametrize(("value", "faults"), [(50, 0), (60, 1)])
def test_a_series_of_one_kind_of_school_is_compared_with_its_part(value: int, faults: int) -> None:
    """Kolada's total of independent schools is held against Skolverket's independent ones."""
    found = found_by(
        "publishers_agree",
        "create table catalogue_check as select 'x' as what, 'K' as left_series, 'k' as left_set,"
        " 'independent' as left_provider, 'S' as right_series, 's' as right_set,"
        " '*' as right_provider, 0.5 as tolerance, 0.98 as at_least",
        "create table figure as from (values"
        f" ('k', 'K', '1280', 2024, 'T', 'all', {value}, ''),"
        " ('s', 'S', '1280', 2024, 'T', 'all', 90, ''),"
        " ('s', 'S', '1280', 2024, 'T', 'independent', 50, ''))"
        " as f (figure_set, series, municipality, year, gender, provider, value, status)",
        "create table catalogue_series as from (values ('i', 'K')) as c (indicator, series)",
    )
    assert len(found) == faults
