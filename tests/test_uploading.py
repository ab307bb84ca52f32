"""The part of a page where figures of one's own are uploaded: whose they are stands there."""

from html import unescape

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.catalogue.templates import template
from likvard.own import Figures, invented, session
from likvard.own.reader import read_file
from likvard.own.session import COOKIE, Store
from likvard.ui.uploading import asks_for_demo, held_for, shown
from likvard.warehouse import ROOT
from tests.malformed import GOOD, HEAD

SCRIPT = """
import streamlit as st
from likvard.ui.frame import in_frame
from likvard.ui.sections import section_at
from likvard.ui.uploading import upload_section
from likvard.ui.viewing import viewed

def page():
    upload_section(viewed("/om", st.query_params.to_dict()), "platser")

in_frame(section_at("/om"), page)
"""


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a session with an upload of two rows."""
    monkeypatch.chdir(ROOT)
    store = Store()
    monkeypatch.setattr(session, "STORE", store)
    lines = f"{HEAD}\n{GOOD[:-2]}40\n{GOOD.replace('Skolan', 'Södra & Norra')}"
    found = read_file(template("platser"), "min.csv", lines.encode())
    source = "Egna uppgifter, uppladdade 30 november 2026."
    return store.put(
        "", Figures("platser", found.rows, "uploaded", source, None, "min.csv", found.warnings)
    )


def section(cookie: str = "", **query: str) -> str:
    """Return the section as a browser with this cookie gets it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(type(st.context), "cookies", {COOKIE: cookie} if cookie else {})
        app = AppTest.from_string(SCRIPT, default_timeout=60)
        app.query_params.update(query)
        app.run()
    assert not app.exception
    html = "\n".join(unescape(e.proto.body) for e in app.get("html"))
    return html[html.index("lv-own") :]


def test_an_upload_is_told_to_its_own_session_only(key: str) -> None:
    """Name, day, rows, what looks odd and how it is taken away: for its reader and nobody else."""
    own, other = section(key), section()
    told = "två rader ur filen ”min.csv”. Egna uppgifter, uppladdade 30 november 2026."
    assert told in own
    assert "Rad 2: fler antagna än platser." in own
    assert "Södra & Norra" in own
    assert "data-own-remove" in own
    for words in ("min.csv", "Södra", "data-own-remove"):
        assert words not in other
    assert "Inga uppgifter är inlästa" in other
    assert "/hamta/mall/platser.xlsx" in other
    assert key not in own


def test_invented_rows_are_marked_and_left_again(key: str) -> None:
    """Who follows the link to invented rows sees that they are such, also with an upload."""
    html = section(key, egna="exempel")
    assert "Påhittade exempelrader" in html
    assert "Påhittade skolan 1" in html
    assert "min.csv" not in html
    assert "De första 20 av 180 rader" in html


def test_the_address_decides_on_invented_rows(catalogue: Catalogue, database: None) -> None:
    """Only the word for them asks for invented rows, and every link keeps it."""
    del database
    plain = view(catalogue, "/om", {})
    demo = view(catalogue, "/om", {"egna": "exempel"})
    assert (asks_for_demo(plain), asks_for_demo(demo)) == (False, True)
    assert "egna=exempel" in demo.href("/")
    assert held_for(plain, "platser") is None
    found = held_for(demo, "platser")
    assert found is not None
    assert found.is_demo


@pytest.mark.parametrize("kind", ["platser", "behov", "floden", "aldrar", "manuella-indikatorer"])
def test_rows_are_shown_as_readers_write_them(kind: str) -> None:
    """Places by name, school years and numbers as Swedes write them, nothing that is missing."""
    found = shown(template(kind), invented(kind))
    words = {cell for row in found.rows for cell in row}
    assert not {"nan", "<NA>", "None", ""} & words
    assert not any("." in word for word in words)
    assert len(found.head) == len(found.numbers) == len(found.rows[0])
