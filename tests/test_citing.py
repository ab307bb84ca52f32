"""How a view is cited: all that a reference needs, the same words every time."""

import re
from dataclasses import replace
from datetime import date

import pytest

from likvard import swedish
from likvard.exports.citing import cite, lasting, when, whose
from likvard.exports.exhibit import Exhibit
from likvard.exports.shown import Shown
from likvard.exports.tables import Table
from likvard.meeting import Item
from likvard.ui.exhibits import exhibit
from likvard.ui.sheet_routes import ROUTES
from tests.asking import request
from tests.every_view import every_exhibit, link

DAY = date(2026, 11, 24)
BARE = Exhibit(key="karta", lines=("En fråga?",), address="/spridning", version="2026-11-20-7c1f")


@pytest.mark.usefixtures("database")
def test_every_kind_of_view_is_cited_whole() -> None:
    """Title, school year or year, whose figures, version, frozen address and day are all told."""
    for shown in every_exhibit():
        told = cite(shown, link, DAY)
        assert told.startswith(shown.title.rstrip("."))
        assert re.search(r"(läsår(et|en) \d{4}/\d\d|år(en)? \d{4})[^.]*\. ", told), told
        whose = r"(Källa|Källor|Egen beräkning på uppgifter från):? (Skolv|Kolada)"
        assert bool(re.search(whose, told)) != (". Påhittade exempelrader. " in told)
        assert f"uppgifternas version {shown.version}. " in told
        assert told.endswith(f"{link(lasting(shown))} (läst 24 november 2026).")
        assert told == cite(shown, link, DAY)


@pytest.mark.usefixtures("database")
def test_what_we_have_computed_is_not_called_the_publishers() -> None:
    """A published value has its source; our own computation is said to be one."""
    published = exhibit(Item("/indikator?indikator=meritvarde", "karta"))
    spread = exhibit(Item("/spridning?indikator=meritvarde", "avstand"))
    assert "Källa: Skolverket." in cite(published, link, DAY)
    told = cite(spread, link, DAY)
    assert "Egen beräkning på uppgifter från Skolverket." in told
    assert "Källa:" not in told


@pytest.mark.parametrize(
    ("address", "frozen"),
    [
        ("/spridning", "/spridning?data=2026-11-20-7c1f"),
        ("/?kommun=lund", "/?kommun=lund&data=2026-11-20-7c1f"),
        ("/?data=2025-11-20-0000", "/?data=2025-11-20-0000"),
    ],
)
def test_the_address_shows_the_same_figures_next_year(address: str, frozen: str) -> None:
    """A live view is cited at the version it shows, a frozen one as it is."""
    assert lasting(replace(BARE, address=address)) == frozen


def test_a_view_without_figures_is_cited_by_what_there_is() -> None:
    """A question keeps its sign, and nothing is made up."""
    told = cite(replace(BARE, version=""), link, DAY)
    assert told == f"En fråga? Likvärd. {link('/spridning')} (läst 24 november 2026)."


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["2024/25"], "läsåret 2024/25"),
        (["2024/25", "2015/16", "2019/20"], "läsåren 2015/16–2024/25"),
        (["2022/23–2024/25"], "läsåren 2022/23–2024/25"),
        (["2024"], "år 2024"),
        (["2020", "2024", "2024/25"], "läsåret 2024/25 och åren 2020–2024"),
        ([], ""),
    ],
)
def test_the_years_are_told_from_first_to_last(cells: list[str], told: str) -> None:
    """School years and calendar years are told apart, each span by its ends."""
    table = Table(("Kommun", "Läsår eller år"), tuple(("1260", cell) for cell in cells))
    assert when(Shown("x", (table,), ())) == told


def test_only_the_names_of_the_publishers_are_taken_from_a_source_line() -> None:
    """What else the line says is left out, and a line without a source says nothing."""
    line = "Medel av 33. Källor: Skolverket och Kolada (N15428). Visar kommuner."
    assert whose(line) == "Källor: Skolverket och Kolada (N15428)"
    assert whose("Visar kommuner.") == ""


@pytest.mark.usefixtures("database")
def test_the_reference_is_ready_to_be_copied() -> None:
    """The route answers with plain text for one view, and says in Swedish what is wrong."""
    citing = next(route.endpoint for route in ROUTES if route.path == "/citera")
    found = citing(request("/citera", vy="/samband", diagram="samband"))
    assert found.headers["content-type"].startswith("text/plain")
    assert swedish.day(date.today()) in bytes(found.body).decode()  # noqa: DTZ011
    assert citing(request("/citera", vy="/samband", diagram="karta")).status_code == 404
