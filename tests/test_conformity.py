"""The statement on accessibility says what the latest run found, of the app as it is."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from likvard.catalogue.parse import CatalogueError
from likvard.conformity import (
    Run,
    Shortcoming,
    contact,
    load_run,
    load_shortcomings,
    status,
)
from likvard.ui.sections import SECTIONS
from tests.browser.accessibility import SIZES, THEMES, recorded
from tests.browser.looks import LOOKS

RUN = Run(
    on=date(2026, 11, 23),
    axe="4.12.1",
    chromium="150",
    pages=("/",),
    looks=("Översikt", "Om"),
    themes=("ljust", "mörkt"),
    widths=(1366, 375),
    violations=(),
)
KNOWN = Shortcoming("Glesare text", "Etiketter kan krocka.", "Tabellen.", "1.4.12")


def test_the_recorded_run_is_of_the_app_as_it_is() -> None:
    """The file names every page there is and every look, theme and width that the audit takes."""
    run = load_run()
    assert list(run.pages) == [section.path for section in SECTIONS]
    assert list(run.looks) == list(LOOKS)
    assert list(run.themes) == list(THEMES)
    assert list(run.widths) == [size["width"] for size in SIZES]
    assert run.on <= datetime.now(UTC).date() + timedelta(days=1)
    assert {look.path.split("?")[0] for look in LOOKS.values()} == set(run.pages)


def test_a_run_is_read_as_it_was_written(tmp_path: Path) -> None:
    """What the audit writes, the page reads, Swedish letters and faults too."""
    run = Run(**vars(RUN) | {"violations": ("Översikt: region",)})
    path = tmp_path / "run.toml"
    path.write_text(recorded(run), encoding="utf-8")
    assert load_run(path) == run
    assert run.checks == 8


def test_a_run_with_a_field_too_few_is_refused(tmp_path: Path) -> None:
    """A file that lacks a fact is not shown as if it had it."""
    path = tmp_path / "run.toml"
    path.write_text(recorded(RUN).replace("violations = []", ""), encoding="utf-8")
    with pytest.raises(CatalogueError, match="violations missing"):
        load_run(path)


def test_conformity_is_full_only_with_nothing_broken_and_nothing_known() -> None:
    """One fault found, or one shortcoming known, and the app conforms in part."""
    broken = Run(**vars(RUN) | {"violations": ("Om: region",)})
    assert status(RUN, ()) == "helt"
    assert status(broken, ()) == "delvis"
    assert status(RUN, (KNOWN,)) == "delvis"


def test_every_shortcoming_tells_why_and_what_to_do_instead() -> None:
    """No field of a known shortcoming is left empty."""
    known = load_shortcomings()
    assert known
    for one in known:
        assert all(len(text) > 10 for text in (one.what, one.why, one.instead))
        assert one.criterion


@pytest.mark.parametrize(
    ("given", "address", "href"),
    [
        ("stod@exempel.se", "stod@exempel.se", "mailto:stod@exempel.se"),
        (" https://exempel.se/hinder ", "https://exempel.se/hinder", "https://exempel.se/hinder"),
        ("javascript:alert(1)", "", ""),
        ("ring oss", "", ""),
        ("", "", ""),
    ],
)
def test_a_contact_is_a_mail_or_https_address_or_none(given: str, address: str, href: str) -> None:
    """What a reader cannot follow safely is not shown as a contact."""
    found = contact({"LIKVARD_CONTACT": given, "LIKVARD_OPERATOR": "Nätverket"})
    assert (found.operator, found.address, found.href) == ("Nätverket", address, href)
