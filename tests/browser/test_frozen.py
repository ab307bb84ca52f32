import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, expect

from likvard.build import keeping
from likvard.catalogue import load_catalogue
from likvard.freshness import FIGURES, figures_version
from likvard.warehouse import database_path
from tests.browser import seen
from tests.browser.conftest import Opener, reading, serving
from tests.browser.steady import answered
from tests.two_versions import older

pytestmark = pytest.mark.browser
VIEW = "/indikator?indikator=meritvarde"


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """An older version of the shipped figures: its name, and the folder where it is kept."""
    folder = tmp_path_factory.mktemp("older")
    figures, kept = folder / "figures", folder / "kept"
    shutil.copytree(FIGURES, figures)
    path = figures / "municipality" / "skolverket-slutbetyg.parquet"
    older(pd.read_parquet(path)).to_parquet(path, index=False)
    made = keeping.edition(load_catalogue(), figures, kept)
    keeping.keep(made, load_catalogue(), figures, kept)
    return made.version, kept


@pytest.fixture
def visit(
    old: tuple[str, Path],
    chromium: Browser,
    tmp_path: Path,
    database: None,  # noqa: ARG001
) -> Iterator[Opener]:
    """Open addresses of a server that keeps the older version."""
    copy = tmp_path / "likvard.duckdb"
    shutil.copyfile(database_path(), copy)
    environment = {"LIKVARD_DATABASE": str(copy), "LIKVARD_KEPT": str(old[1])}
    with serving(environment) as address, reading(chromium, address) as opened:
        yield opened


def test_a_frozen_link_is_read_compared_and_left(visit: Opener, old: tuple[str, Path]) -> None:
    """The banner tells; Jämför has each change; the latest show 2024/25; Back leads all the way."""
    page = visit(f"{VIEW}&data={old[0]}")
    banner, title = page.locator(".lv-frozen"), page.locator("h1")
    expect(banner).to_contain_text("Nyare siffror finns, och i den här vyn skiljer 37 uppgifter.")
    frozen = seen.title(page)
    page.locator("#jamfor").click()
    expect(title).to_have_text("37 uppgifter i vyn har ändrats sedan 23 november 2026")
    expect(page.locator(".lv-changes tbody tr")).to_have_count(37)
    expect(page.locator(".lv-changes tbody tr").first).to_contain_text("Reviderad")
    page.locator("#visa-senaste").click()
    answered(page)
    expect(banner).to_have_count(0)
    assert page.url.endswith(VIEW)
    assert seen.title(page) != frozen
    page.go_back()
    expect(title).to_contain_text("har ändrats")
    page.go_back()
    expect(banner).to_be_visible()
    expect(title).to_have_text(frozen)
    page.goto(page.url.replace(f"&data={old[0]}", ""))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#kopiera-lank").click()
    expect(page.locator("#lank")).to_contain_text("Länken visar alltid de senaste siffrorna.")
    page.locator("#kopiera-annan").click()
    expect(page.locator("#kopiera-annan")).to_have_text("Länken är kopierad")
    copied = str(page.evaluate("navigator.clipboard.readText()"))
    assert copied.endswith(f"{VIEW}&data={figures_version(database_path())}")
