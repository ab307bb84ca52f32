"""What is drawn on each page, with every other host blocked, and what can be saved of it."""

import csv
import io
import struct
from base64 import b64encode
from itertools import pairwise

import pytest
from playwright.sync_api import Download, Page, expect

from likvard.exports.columns import OF_MEMBERS
from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser


def test_the_map_has_33_polygons_and_the_hexmap_33_hexagons(reader: Opener) -> None:
    """With all other hosts blocked every municipality is a filled shape of its own in both maps."""
    page = reader("/indikator")
    for key in ("karta", "form"):
        assert page.evaluate(seen.SHAPES, seen.plot(page, key).element_handle()) == [33, 33]
    six = (
        """(plot) => plot.data.filter(({ meta }) => meta?.slug).every(({ x }) => x.length === 7)"""
    )
    assert page.evaluate(six, seen.plot(page, "form").element_handle())


def test_the_ranking_has_33_named_rows_apart(reader: Opener) -> None:
    """Every municipality has its row, named, and no two rows lie on each other."""
    page = reader("/indikator?indikator=meritvarde")
    rows: list[tuple[str, float]] = page.evaluate(
        """(plot) => [...plot.querySelectorAll(".ytick text")].map((node) =>
            [node.textContent.trim(), node.getBoundingClientRect().top])""",
        seen.plot(page, "ordning").element_handle(),
    )
    names = {row[0] for row in seen.table(page, "karta")[1:]}
    assert {name for name, _ in rows} == names
    tops = sorted(top for _, top in rows)
    assert all(below - above >= 18 for above, below in pairwise(tops))


def test_the_overview_answers_in_one_screen(reader: Opener) -> None:
    """At 1366 x 768 title, map and spread are in sight, and six measures follow."""
    page = reader("/")
    assert page.evaluate(seen.SHAPES, seen.plot(page, "karta").element_handle()) == [33, 33]
    for key in ("karta", "spridning"):
        box = seen.plot(page, key).bounding_box()
        assert box is not None
        assert box["y"] < 560
    assert page.locator(".lv-overview tbody tr").count() == 6
    assert page.locator(".lv-overview .main-svg").count() >= 6


def test_min_kommun_draws_a_row_for_every_measure(reader: Opener) -> None:
    """Each row has value, comparison and a drawn place in the country, or tells what is missing."""
    page = reader("/kommun?kommun=eslov")
    rows = page.locator(".lv-profile tbody tr:not(.lv-group)")
    assert rows.count() >= 10
    for row in rows.all():
        assert row.locator("[data-plot] .main-svg").count() > 0
        assert row.locator("td").first.inner_text().strip()
    expect(seen.chart(page, "liknande").locator(".main-svg").first).to_be_visible()
    expect(page.locator(".lv-profile")).to_contain_text("Uppgift saknas")


def test_a_hidden_value_says_that_the_pupils_are_too_few(reader: Opener) -> None:
    """What the publisher hides is told in words, in table and file, never as a number."""
    page = reader("/indikator?indikator=np-svenska-som-andrasprak-andel&ar=2024")
    hidden = [row for row in seen.table(page, "karta")[1:] if row[1] == "För få elever"]
    assert hidden
    saved = {row[1]: row for row in rows_of(download(page, "karta"))[1:34]}
    assert all(saved[row[0]][7] == "" and saved[row[0]][12] == row[1] for row in hidden)


CHARTS = {
    "/indikator?indikator=meritvarde&ar=2024": ("karta", "form", "ordning"),
    "/": ("karta",),
}


@pytest.mark.parametrize("path", CHARTS)
def test_the_data_link_gives_one_year_for_swedish_excel(reader: Opener, path: str) -> None:
    """BOM, semicolons, decimal comma, a header, 33 rows, and the source below an empty line."""
    page = reader(path)
    for key in CHARTS[path]:
        file = download(page, key)
        assert file.suggested_filename.startswith("likvard_")
        assert file.suggested_filename.endswith(".csv")
        rows = rows_of(file)
        assert rows[0][:2] == ["Kommunkod", "Kommun"]
        assert len([row for row in rows if len(row) == len(OF_MEMBERS)]) == 34
        assert rows[34] == []
        assert any("Källa" in " ".join(row) for row in rows[35:])
        shown = {row[0]: row[1] for row in seen.table(page, key)[1:]}
        for row in rows[1:34]:
            assert "." not in row[7]
            told = float(row[7].replace(",", ".")) - float(shown[row[1]].split()[0])
            assert abs(told) <= 0.5


SEVERAL = {
    "/": {"matt": 33 * 6},
    "/kommun?kommun=eslov": {"egen-utveckling": 33 * 10},
    "/indikator?indikator=meritvarde": {"utveckling": 33 * 10},
}


@pytest.mark.parametrize("path", SEVERAL)
def test_the_data_link_of_other_charts_gives_all_they_show(reader: Opener, path: str) -> None:
    """Charts of several years or measures give all of them for all 33, with their sources."""
    page = reader(path)
    for key, least in SEVERAL[path].items():
        rows = rows_of(download(page, key))
        whole = [row for row in rows if len(row) == len(OF_MEMBERS) and row[0].isdigit()]
        assert len(whole) >= least
        assert len({row[1] for row in whole}) == 33
        assert any("Källa" in " ".join(row) for row in rows)


SHOWN = {
    ("/", "matt"): 6,
    ("/", "spridning"): 20,
    ("/kommun?kommun=eslov", "profil"): 11,
}


@pytest.mark.parametrize(("path", "key"), SHOWN)
def test_the_data_link_of_rows_gives_the_rows(reader: Opener, path: str, key: str) -> None:
    """The file begins with a row for each row or year on screen, as the chart's table does."""
    page = reader(path)
    rows = rows_of(download(page, key))
    assert rows.index([]) == SHOWN[path, key] + 1 == len(seen.table(page, key))


def test_the_data_link_follows_the_chart_and_not_the_address(reader: Opener) -> None:
    """Another measure and gender in the address: the front page's files hold what it shows."""
    page = reader("/?indikator=kostnad-maltider&kon=K")
    for key in ("karta", "spridning"):
        name = download(page, key).suggested_filename
        assert "behorig-yrkesprogram-hemkommun" in name
        assert "flickor" not in name


def test_a_picture_is_saved_in_light_with_a_readable_name(reader: Opener) -> None:
    """Bild gives a large PNG on white ground also in the dark theme, named after what it shows."""
    page = reader("/indikator?indikator=meritvarde", dark=True)
    with page.expect_download() as saving:
        seen.chart(page, "karta").locator('[data-tool="image"]').click()
    assert saving.value.suggested_filename == "likvard_meritvarde_2025_skane_karta.png"
    content = saving.value.path().read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", content[16:24])
    assert min(width, height) >= 1000
    corner = page.evaluate(
        """async (coded) => {
            const blob = await (await fetch(`data:image/png;base64,${coded}`)).blob();
            const picture = await createImageBitmap(blob);
            const paper = new OffscreenCanvas(1, 1).getContext("2d");
            paper.drawImage(picture, 0, 0);
            return [...paper.getImageData(0, 0, 1, 1).data];
        }""",
        _base64(content),
    )
    assert corner == [255, 255, 255, 255]


def download(page: Page, key: str) -> Download:
    """Return the file behind the chart's Data link."""
    with page.expect_download() as saving:
        page.locator(f"#{key}-data").click()
    return saving.value


def rows_of(file: Download) -> list[list[str]]:
    """Return a saved file's rows, as a Swedish Excel reads them."""
    text = file.path().read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def _base64(content: bytes) -> str:
    return b64encode(content).decode()
