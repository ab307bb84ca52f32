"""The page Tillgänglighet holds all that the law asks of a statement."""

import pytest

from likvard.conformity import load_run, load_shortcomings
from likvard.ui import accessibility
from likvard.ui.sections import SECTIONS, Section
from tests import test_pages
from tests.test_pages import at_home

__all__ = ["at_home"]

PATH = "/tillganglighet"


def shown(path: str) -> str:
    """Return the HTML of a page."""
    return test_pages.shown(path).replace('\\"', '"')


def test_the_statement_holds_what_the_law_asks_for() -> None:
    """Status, shortcomings with reasons, day and method, whom to tell, and the authority's form."""
    html = shown(PATH)
    run = load_run()
    assert "Likvärd är delvis förenlig med lagen om tillgänglighet" in html
    assert "2018:1937" in html
    assert str(run.on) in html
    assert f"version {run.axe}" in html
    assert f"{run.checks} prövningar" in html
    assert 'href="https://www.digg.se/tdosanmalan"' in html
    for one in load_shortcomings():
        assert all(text in html for text in (one.what, one.why, one.instead, one.criterion))


def test_without_a_contact_the_statement_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is made up: the lack is told as a lack, and with an address it is a link."""
    monkeypatch.delenv("LIKVARD_CONTACT", raising=False)
    assert "har inte angett någon adress för synpunkter" in shown(PATH)
    monkeypatch.setenv("LIKVARD_CONTACT", "stod@exempel.se")
    monkeypatch.setenv("LIKVARD_OPERATOR", "Nätverket")
    html = shown(PATH)
    assert 'href="mailto:stod@exempel.se"' in html
    assert "Ansvarig är Nätverket." in html
    assert "har inte angett" not in html


def test_faults_found_stand_in_the_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that found something is told as it was, and the app then conforms in part at most."""
    run = type(load_run())(**vars(load_run()) | {"violations": ("Om: region",)})
    monkeypatch.setattr(accessibility, "load_run", lambda: run)
    monkeypatch.setattr(accessibility, "load_shortcomings", tuple)
    html = shown(PATH)
    assert "Om: region" in html
    assert "delvis förenlig" in html
    assert "De fann 1 fel." in html


@pytest.mark.parametrize("section", SECTIONS, ids=lambda s: s.path)
def test_every_page_links_to_the_statement(section: Section) -> None:
    """The foot of each page leads there; the menu does not."""
    html = shown(section.path)
    assert html.count(f'href="{PATH}">Tillgänglighet</a>') == 1
