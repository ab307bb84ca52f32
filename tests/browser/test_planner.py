"""J8: a planner of upper secondary school, from cohorts over what is offered to places and need."""

import io
import re
import zipfile

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from tests.browser import seen
from tests.browser.accessibility import violations
from tests.browser.conftest import Opener, settled

pytestmark = pytest.mark.browser
HEAD = "Läsår;Kommun;Skola;Programkod;Platser;Förstahandssökande;Antagna;Antagna på förstahandsval"
ROWS = "2025/26;Lund;Södra & Norra;VO;40;31;33;29\n2025/26;Lund;Östra;VO;20;37;20;20"


def chosen(page: Page, kind: str, name: str, content: str) -> None:
    """Choose a file for a kind of figures, as the file dialog does."""
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    page.locator(f'[data-own="{kind}"] [data-own-file]').set_input_files(file)


def test_a_planner_goes_from_cohorts_to_places(reader: Opener) -> None:
    """37 and 38 municipalities with their day, the forecast's record, what is near, then places."""
    page = reader("/elevunderlag?omrade=samverkansomrade-gymnasium")
    assert len(seen.table(page, "arskullar")) == 38
    expect(page.locator("body")).to_contain_text("2023")
    expect(seen.chart(page, "facit").locator("tbody tr")).to_have_count(6)
    page.locator("#val-omrade-knapp").click()
    page.get_by_role("link", name="Skåne och Blekinge, 38 kommuner").click()
    expect(page.get_by_text("aviserades 17 mars 2026").first).to_be_visible()
    page.get_by_role("link", name="Utbud", exact=True).first.click()
    expect(page).to_have_url(re.compile(r"/utbud\?.*omrade=skane-blekinge"))
    expect(seen.chart(page, "rackvidd")).to_contain_text("kilometer")
    page.get_by_role("link", name="Behov och platser", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("finns inte i öppna källor")
    page.locator("#visa-exempel").click()
    expect(page.locator("h1")).to_contain_text("Påhittade exempelrader")
    page.get_by_role("combobox", name="Program").fill("vård")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("program=vo"))
    settled(page)
    places = seen.chart(page, "platser-omraden")
    expect(places).to_contain_text("Familjen Helsingborg")
    for head in ("Platser", "Förstahandssökande", "Antagna", "Tomma platser", "Kö"):
        expect(places.locator("thead")).to_contain_text(head)
    expect(places.locator("tbody tr")).to_have_count(1 + 5 + 38)
    expect(seen.chart(page, "strommar").locator("ol li")).to_have_count(15)
    page.locator("#eget-behov").click()
    page.get_by_role("link", name="Vård- och omsorgsprogrammet: minska").click()
    expect(page).to_have_url(re.compile("behov=minska-vo"))
    expect(seen.chart(page, "efterfragan-behov")).to_contain_text("läsaren angett")
    with page.expect_response(re.compile(r"/platser\.csv")) as asked:
        page.evaluate("fetch(document.querySelector('#platser-data').href)")
    told = asked.value.text()
    assert "Påhittade exempelrader" in told
    assert "dras aldrig från varandra" in told
    defined_in_excel(page)


def defined_in_excel(page: Page) -> None:
    """Assert that the view's workbook marks invented rows and has the definitions."""
    view = "/hamta/vy.xlsx?vy=%2Fplatser%3Fegna%3Dexempel&diagram=platser"
    answer = page.request.get(page.url.split("/platser")[0] + view)
    assert answer.ok
    book = zipfile.ZipFile(io.BytesIO(answer.body()))
    words = book.read("xl/sharedStrings.xml").decode()
    assert "Påhittade exempelrader" in words
    assert "dras aldrig från varandra" in words


def test_an_upload_is_its_readers_own(chromium: Browser, server: str) -> None:
    """A bad file is told where it is wrong, a good one is shown, to nobody else, and goes again.

    A refused file is answered 400, which the browser notes: it is the one fault allowed here.
    """
    context = chromium.new_context(viewport={"width": 1366, "height": 768})
    page, noted = context.new_page(), list[str]()
    page.on("console", lambda m: noted.append(m.text) if m.type == "error" else None)
    page.goto(f"{server}/platser?kommun=lund")
    settled(page)
    section = page.locator('[data-own="platser"]')
    chosen(page, "platser", "fel.csv", f"{HEAD}\n{ROWS.replace(';40;', ';många;')}")
    expect(section.locator(".lv-own-status")).to_contain_text("Rad 2")
    assert violations(page) == []
    assert all("400" in each for each in noted)
    noted.clear()
    chosen(page, "platser", "min.csv", f"{HEAD}\n{ROWS}")
    expect(page.locator("h1")).to_contain_text("7 av 60 gymnasieplatser tomma")
    expect(page.locator("h1")).to_contain_text("19 av 68")
    expect(section).to_contain_text("min.csv")
    expect(page.get_by_text("Sidan visar uppgifter som bara du ser")).to_be_visible()
    expect(seen.chart(page, "platser").get_by_role("button", name="Till möte")).to_have_count(0)
    settled(page)
    assert violations(page) == []
    page.set_viewport_size({"width": 375, "height": 800})
    settled(page)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    other = chromium.new_context()
    stranger = other.new_page()
    stranger.goto(page.url)
    settled(stranger)
    expect(stranger.locator("h1")).to_contain_text("finns inte i öppna källor")
    assert "Södra" not in stranger.content()
    assert stranger.request.get(f"{server}/data/platser.csv?kommun=lund").status == 404
    other.close()
    section.get_by_role("button", name="Ta bort mina uppgifter").click()
    expect(page.locator("h1")).to_contain_text("finns inte i öppna källor")
    assert noted == []
    context.close()
