"""Means of three years: what they are made of, and where there are none."""

from dataclasses import replace
from math import isnan

import pytest

from likvard import captions
from likvard.address import View, view
from likvard.catalogue import Catalogue, load_catalogue
from likvard.choice import chosen, headlines, panel_for, years_for
from likvard.exports.csv import file_for
from likvard.exports.tables import MEAN
from likvard.panel import Panel, of_means
from likvard.ui.cards import trend_card
from likvard.ui.strip import strip


def asked(path: str = "/indikator", **query: str) -> View:
    """Return the view of three-year means on a page."""
    return view(load_catalogue(), path, {"medel": "3"} | query)


def means(catalogue: Catalogue, identity: str) -> Panel:
    """Return the panel of three-year means of an indicator."""
    return panel_for(catalogue, asked(), catalogue.indicator(identity))[0]


def test_a_mean_is_by_pupils_and_counts_them_all(catalogue: Catalogue) -> None:
    """The value is all who passed in three years by all pupils of three years."""
    found = means(catalogue, "klarar-alla-amnen-ak9")
    years = [found.single.cell(y, "1285") for y in (2023, 2024, 2025)]
    cell = found.cell(2025, "1285")
    assert cell.n == sum(c.n for c in years)
    assert cell.value == pytest.approx(sum(c.n * c.value for c in years) / cell.n)
    assert cell.high - cell.low < min(c.high - c.low for c in years)


def test_no_mean_reaches_across_a_break(catalogue: Catalogue) -> None:
    """The first mean after the new rules of 2012 is that of 2012 to 2014; without counts no n."""
    found = means(catalogue, "behorig-yrkesprogram-hemkommun")
    assert [y for y in (2011, 2012, 2013, 2014) if y in found.years] == [2011, 2014]
    cell = found.cell(2025, "1285")
    single = [found.single.cell(y, "1285").value for y in (2023, 2024, 2025)]
    assert cell.value == pytest.approx(sum(single) / 3)
    assert isnan(cell.n)


def test_a_missing_year_leaves_the_mean_missing(catalogue: Catalogue) -> None:
    """Whoever lacks one of the years has no mean, and says why."""
    found = means(catalogue, "np-svenska-som-andrasprak-andel")
    for year in found.years:
        for cell in found.cells(year):
            single = [found.single.cell(y, cell.code) for y in range(year - 2, year + 1)]
            assert cell.known == all(c.known for c in single)
            assert cell.known or cell.note


def test_the_years_are_said(catalogue: Catalogue) -> None:
    """Wherever the school year stands, all three do, and that it is a mean."""
    found = means(catalogue, "klarar-alla-amnen-ak9")
    assert found.period(2025) == "2022/23–2024/25"
    assert "läsåren 2022/23–2024/25, medel av tre år" in captions.subtitle(found, 2025)


def test_a_short_series_stays_in_single_years(catalogue: Catalogue) -> None:
    """Where three years in a row are not published, single years are shown with a notice."""
    shown = asked(indikator="trygghet-ak8", huvudman="kommunala")
    found, _ = panel_for(catalogue, shown, shown.indicator)
    assert found.span_years == 1
    assert any("Tre år i följd" in told for told in chosen(shown, shown.indicator).notices)


def test_the_trend_is_of_single_years(catalogue: Catalogue) -> None:
    """The line over the years is the same with and without means."""
    shown = asked(indikator="klarar-alla-amnen-ak9")
    found, _ = panel_for(catalogue, shown, shown.indicator)
    assert trend_card(shown, found).table == trend_card(shown, found.single).table


def test_the_overview_is_of_single_years() -> None:
    """How differences have changed is never told from means that overlap."""
    assert all(p.span_years == 1 for p, _ in headlines(asked("/")))


def test_the_choice_stands_in_the_menu_of_years() -> None:
    """The menu offers both, marks the one shown, and names every mean by its years."""
    shown = asked(indikator="klarar-alla-amnen-ak9")
    menu = strip(shown, split=True).menus[0]
    assert [(i.text, i.current) for i in menu.before] == [
        ("Ett år", False),
        ("Medel av tre år", True),
    ]
    assert menu.label == "Läsår 2022/23–2024/25"
    assert len(menu.items) == len(years_for(shown, shown.indicator))
    assert strip(asked("/"), split=False).menus[0].before == ()


def test_means_of_means_are_not_made_twice(catalogue: Catalogue) -> None:
    """The panel of means is made once for its figures."""
    single = means(catalogue, "meritvarde").single
    assert of_means(single) is of_means(single)


def test_a_mean_is_no_published_value() -> None:
    """In the file a mean is told to be our own computation, and what is missing why it is."""
    query = {"indikator": "np-svenska-som-andrasprak-andel", "medel": "3"}
    content = file_for("kommuner", query).content.decode("utf-8-sig")
    assert MEAN in content
    assert "Publicerad" not in content
    assert "För få elever" in content


def test_a_page_of_single_years_keeps_the_choice_for_others() -> None:
    """Where means cannot be shown the years are single, and the links still ask for means."""
    shown = replace(asked("/spridning"), years_mean=1, mean_asked=3)
    assert panel_for(shown.catalogue, shown, shown.indicator)[0].span_years == 1
    assert shown.href("/indikator") == "/indikator?medel=3"
