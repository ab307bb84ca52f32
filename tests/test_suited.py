"""Pages that can say something of some indicators only."""

import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.equity.gender import pair_for
from likvard.suited import SUITED, indicators_for, suited


def there(catalogue: Catalogue, path: str, **query: str) -> View:
    """Return the view of a page as it is shown."""
    return suited(view(catalogue, path, query))


@pytest.mark.parametrize("path", SUITED)
def test_a_page_shows_only_what_suits_it(catalogue: Catalogue, path: str) -> None:
    """Whatever is asked for, the indicator shown is one of those that suit the page."""
    fitting = indicators_for(path, catalogue)
    assert fitting
    for indicator in catalogue.indicators:
        assert there(catalogue, path, indikator=indicator.id).indicator in fitting


def test_an_indicator_that_does_not_suit_is_told_and_kept_for_other_pages(
    catalogue: Catalogue,
) -> None:
    """The page says that it shows another; its links to other pages keep the one asked for."""
    shown = there(catalogue, "/bakgrund", indikator="kostnad-per-elev")
    assert any("passar inte" in told for told in shown.notices)
    assert shown.href("/indikator") == "/indikator?indikator=kostnad-per-elev"


def test_nothing_asked_for_is_nothing_to_tell(catalogue: Catalogue) -> None:
    """A page opened without a choice shows its own first indicator, and its links stay plain."""
    shown = there(catalogue, "/bakgrund")
    assert shown.notices == ()
    assert shown.href("/") == "/"


def test_a_page_opens_with_what_it_can_say_most_of(catalogue: Catalogue) -> None:
    """Girls and boys open with gaps whose certainty is known; what is picked is shown all the same.

    The links keep the pick, which is the plain view's own indicator, and the page's own is none.
    """
    pair, year = pair_for(catalogue, opened := there(catalogue, "/konen"), opened.indicator)
    assert pair.measured(year)
    assert year == pair.years[-1]
    assert opened.notices == ()
    assert opened.href() == "/konen"
    first = view(catalogue, "/konen", {}).indicator.id
    picked = there(catalogue, "/konen", indikator=first)
    assert picked.indicator.id == first != opened.indicator.id
    assert picked.href(kommun="malmo") == f"/konen?indikator={first}&kommun=malmo"


def test_what_suits_is_shown_as_asked(catalogue: Catalogue) -> None:
    """An indicator that suits the page stays, in the view and in the links."""
    shown = there(catalogue, "/bakgrund", indikator="klarar-alla-amnen-ak6")
    assert shown.indicator.id == "klarar-alla-amnen-ak6"
    assert shown.href() == "/bakgrund?indikator=klarar-alla-amnen-ak6"
