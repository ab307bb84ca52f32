import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from typing import cast
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route

from likvard.exports.csv import file_for
from likvard.figures.theme import LIGHT
from likvard.meeting import Item, Meeting
from likvard.ui.exhibits import exhibits
from likvard.ui.frozen import banner, link
from likvard.ui.routes import routes
from likvard.ui.viewing import viewed
from likvard.versions import current, known, reading
from likvard.warehouse import ROOT
from tests.asking import request
from tests.two_versions import ESLOV, NEW_DAY, VIEW, YEAR, Two, made, revised
from tests.whole_pages import Reader

pytestmark = pytest.mark.xdist_group("versions")
QUERY = {"indikator": "meritvarde"}


@pytest.fixture(autouse=True)
def live(two: Two) -> Iterator[None]:
    """Let the newer of two versions be the live one."""
    with two.live(), pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


def asked(path: str, **query: str) -> Response:
    """Return the answer of one of our own addresses."""
    wanted = request(path, **query)
    for route in routes():
        match, found = route.matches(wanted.scope)
        if match is Match.FULL and isinstance(route, Route):
            own = Request(dict(wanted.scope) | dict(found))
            return cast("Response", route.endpoint(own))
    raise KeyError(path)


def text_of(answer: Response) -> str:
    """Return the text of an answer."""
    return bytes(answer.body).decode()


def eslov(file: str) -> str:
    """Return Eslöv's value in a file."""
    line = next(row for row in file.splitlines() if row.startswith(ESLOV))
    return line.split(";")[7]


def municipalities(query: dict[str, str]) -> str:
    """Return the file of the municipalities' values."""
    return file_for("kommuner", query).content.decode()


def told(path: str, query: dict[str, str]) -> str:
    """Return what stands on a page, without tags."""
    html = Reader().shown(path, query)
    assert "inte att visa" not in html
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html))


def test_a_frozen_page_says_so_and_shows_its_own_figures(two: Two) -> None:
    """The page of an old version shows its last year, says how old it is and what differs."""
    text = told("/indikator", QUERY | {"data": two.old})
    assert "Läsår 2023/24" in text
    assert (
        "Frysta siffror från 20 augusti 2026. Nyare siffror finns, "
        "och i den här vyn skiljer 38 uppgifter. Visa senaste siffrorna Jämför"
    ) in text
    assert "Frysta" not in told("/indikator", QUERY)


def test_the_live_figures_frozen_are_said_to_be_the_latest(two: Two) -> None:
    """A link frozen today shows today's figures and says that they are still the latest."""
    text = told("/indikator", QUERY | {"data": two.new})
    assert "Läsår 2024/25" in text
    assert "Frysta siffror från 23 november 2026. De är fortfarande de senaste." in text


def test_every_link_of_a_frozen_page_stays_frozen(two: Two) -> None:
    """All links keep the version, but the one that leads to the latest figures."""
    html = Reader().shown("/indikator", QUERY | {"data": two.old})
    found = [h.replace("&amp;", "&") for h in re.findall(r'<a [^>]*href="(/[^"#]*)"', html)]
    live = {href for href in found if parse_qs(urlsplit(href).query).get("data") != [two.old]}
    assert len(found) > 60
    assert live == {"/indikator?indikator=meritvarde"}
    assert not re.findall(r'href="/[^"]*data=', Reader().shown("/indikator", QUERY))


@pytest.mark.parametrize("name", ["2026-01-01-abcd", "../../etc", "\u0000", "x" * 300])
def test_an_unknown_version_shows_the_latest_and_says_so(name: str) -> None:
    """An address with a version that nobody kept is answered with live figures and a notice."""
    text = told("/indikator", QUERY | {"data": name})
    assert "Läsår 2024/25" in text
    assert "av siffrorna finns inte kvar här. Visar de senaste siffrorna." in text
    assert "Frysta" not in text


def test_a_damaged_version_shows_the_latest_and_says_so(two: Two) -> None:
    """Where what was kept of a version is damaged the page says so and shows the latest."""
    damaged = f"2026-02-02-{two.old[-4:]}"
    manifest = two.job.kept / f"{damaged}.json"
    manifest.write_text("{", "utf-8")
    try:
        text = told("/indikator", QUERY | {"data": damaged})
    finally:
        manifest.unlink()
    assert f"Versionen ”{damaged}” av siffrorna går inte att läsa här." in text
    assert "Läsår 2024/25" in text


def test_files_are_of_the_version_and_name_it(two: Two) -> None:
    """A file asked for by a frozen link has the old value, its version and the old sources."""
    query = QUERY | {"ar": str(YEAR)}
    old = text_of(asked("/data/kommuner.csv", **query, data=two.old))
    new = text_of(asked("/data/kommuner.csv", **query))
    assert (eslov(old), eslov(new)) == ("221,95", "220,7")
    assert f"Siffrornas version: {two.old}, frysta siffror från 20 augusti 2026." in old
    assert "Hämtad 2026-08-20." in old
    assert f"Siffrornas version: {two.new}." in new


@pytest.mark.parametrize("path", ["/data/kommuner.csv", "/steg/indikator.json"])
def test_a_file_of_an_unknown_version_is_refused(path: str) -> None:
    """No file passes live figures off as those of another version."""
    answer = asked(path, data="2026-01-01-abcd")
    assert answer.status_code == 404
    assert text_of(answer) == "Versionen ”2026-01-01-abcd” finns inte kvar här."


def test_the_health_check_names_the_version(two: Two) -> None:
    """The version that frozen links would carry stands in the health check."""
    assert json.loads(text_of(asked("/halsa")))["dataversion"] == two.new == current()


def test_years_stepped_through_are_of_the_version(two: Two) -> None:
    """The years sent ahead to a frozen page are those that its version has."""
    sent = [text_of(asked("/steg/indikator.json", **QUERY, data=v)) for v in ("", two.old)]
    assert [json.loads(cube)["frames"][-1]["ar"] for cube in sent] == ["2025", "2024"]


def test_frozen_and_live_views_of_one_meeting(two: Two) -> None:
    """In a live meeting a frozen view is of its version; in a frozen meeting every view is."""
    both = (Item(VIEW, "karta"), Item(f"{VIEW}&data={two.old}", "karta"))
    live, frozen = (exhibits(Meeting(items=both, version=v)) for v in ("", two.old))
    assert [shown.version for shown in live] == [two.new, two.old]
    assert [shown.version for shown in frozen] == [two.old, two.old]
    assert [shown.address for shown in frozen] == [f"{VIEW}&data={two.old}"] * 2
    assert live[1].text == frozen[0].text == frozen[1].text != live[0].text
    assert frozen[0].draws[0](LIGHT).plain == live[1].draws[0](LIGHT).plain


def test_a_view_whose_version_is_gone_says_so_in_its_place() -> None:
    """One view of a meeting that cannot be read takes no other with it."""
    items = (Item(f"{VIEW}&data=2026-01-01-abcd", "karta"), Item(VIEW, "karta"))
    gone, there = exhibits(Meeting(items=items))
    assert gone.missing == "Versionen ”2026-01-01-abcd” finns inte kvar här."
    assert not there.missing


def test_two_versions_side_by_side_in_threads(two: Two) -> None:
    """Readers of two versions at the same time each get their own figures, every time."""
    found: Counter[tuple[str, str]] = Counter()
    query = QUERY | {"ar": str(YEAR), "kommun": "eslov"}

    def ask(version: str) -> None:
        for _ in range(20):
            with reading(version):
                value = eslov(municipalities(query))
            found[version, value] += 1

    threads = [threading.Thread(target=ask, args=(v,)) for v in (two.old, "", two.new) * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {(two.old, "221,95"): 40, ("", "220,7"): 40, (two.new, "220,7"): 40}


def test_what_the_link_says(two: Two) -> None:
    """The live link offers the frozen one, and the frozen link the live one."""
    assert link().told == "Länken visar alltid de senaste siffrorna."
    assert (link().label, link().other) == ("Kopiera fryst länk", two.new)
    assert banner(viewed("/", {})) is None
    with reading(two.old):
        assert link().told == "Länken visar siffrorna från 20 augusti 2026, även när nyare finns."
        assert link().other == ""


def test_the_page_of_changes_tells_each_with_its_reason(two: Two) -> None:
    """The table has old and new value with unit, the least expected first, and its file too."""
    text = told("/jamfor", QUERY | {"data": two.old, "sida": "indikator"})
    assert "38 uppgifter i vyn har ändrats sedan 20 augusti 2026" in text
    order = [
        "Eslöv2022/23222 poäng221 poängReviderad",
        "Lund2022/23254 poäng254 poängReviderad",
        "Hörby2022/23214 poängFör få eleverDold, för få elever",
        "Höör2022/23För få elever226 poängSen rapportering",
        "Malmö2022/23233 poäng (preliminär)233 poängÄndrad status",
        "Bjuv2024/25–190 poängNytt läsår",
    ]
    places = [text.index(row) for row in order]
    assert places == sorted(places)
    with reading(two.old):
        rows = file_for("jamfor", QUERY | {"sida": "indikator"}).content.decode().splitlines()
    assert sum(row.count("meritvärde lägeskommun") for row in rows[1:39]) == 38
    assert "221,95;409;Publicerad;220,7;409;Publicerad;Reviderad" in rows[1]


@pytest.mark.parametrize("page", ["", "kommun", "skolor", "samband", "resurser", "om", "nix"])
def test_the_changes_of_any_page(two: Two, page: str) -> None:
    """Every page can be compared, and one without figures of its own says that it has none."""
    text = told("/jamfor", {"data": two.old, "sida": page, "kommun": "eslov"})
    assert ("har inga egna siffror" in text) == (page == "om")


def test_the_page_of_changes_without_a_version_offers_the_kept(two: Two) -> None:
    """Asked for without a version the page lists the older ones, each a link."""
    assert f"20 augusti 2026 ({two.old})" in told("/jamfor", {})


def test_a_frozen_link_is_the_same_after_an_update(two: Two) -> None:
    """Figures frozen while they were live are read unchanged when newer have been put in place.

    The same figures put back are the same version again.
    """
    path = two.job.figures / "municipality" / "skolverket-slutbetyg.parquet"
    shipped, query = pd.read_parquet(path), QUERY | {"ar": str(YEAR), "data": two.new}
    with reading(two.new):
        before = municipalities(query)
    newest = made(two.job, revised(shipped), "2026-12-24")
    assert current() == newest
    with reading(two.new):
        assert municipalities(query) == before
    assert eslov(municipalities(query)) != eslov(before)
    assert [version.id for version in known()] == [newest, two.new, two.old]
    assert made(two.job, shipped, NEW_DAY) == two.new
    (two.job.kept / f"{newest}.json").unlink()
