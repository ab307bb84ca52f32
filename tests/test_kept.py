"""What is kept for the next reader of a view is what would be made anew."""

from dataclasses import replace

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.ui.kept import kept


def plain(catalogue: Catalogue, **query: str) -> View:
    """Return a view of Utforska."""
    return view(catalogue, "/indikator", query)


def test_a_view_is_made_once(catalogue: Catalogue, database: None) -> None:
    """The second reader of an address gets the first one's answer; of another address, its own."""
    del database
    made: list[str] = []

    @kept
    def make(asked: View, form: str) -> str:
        made.append(form)
        return f"{asked.href()} {form}"

    first, other = plain(catalogue), plain(catalogue, ar="2020")
    assert make(first, "karta") == make(plain(catalogue), "karta")
    assert made == ["karta"]
    assert make(other, "karta") != make(first, "karta")
    assert make(first, "hexkarta").endswith("hexkarta")
    assert made == ["karta", "karta", "hexkarta"]


def test_other_pages_are_other_answers(catalogue: Catalogue, database: None) -> None:
    """A page of another path with the same choices is another view."""
    del database

    @kept
    def make(asked: View) -> str:
        return asked.path

    asked = plain(catalogue)
    assert make(asked) == "/indikator"
    assert make(replace(asked, path="/kommun")) == "/kommun"
