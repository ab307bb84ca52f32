import csv
import io
from math import isnan

import pytest

from likvard import story
from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.choice import earlier, panel_for, panels_for
from likvard.exports.columns import OF_MEASURES, OF_MEMBERS, OF_YEARS
from likvard.exports.csv import file_for
from likvard.exports.tables import plain
from likvard.measures.standard_deviation import standard_deviation
from likvard.panel import Panel
from likvard.verdict import verdict

AK9 = {"indikator": "klarar-alla-amnen-ak9"}


def lines_of(name: str, query: dict[str, str]) -> list[list[str]]:
    """Return the file's lines as Excel would read them."""
    text = file_for(name, query).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def rows_of(name: str, query: dict[str, str], header: tuple[str, ...]) -> list[dict[str, str]]:
    """Return the rows of the table under a header, by column."""
    lines = lines_of(name, query)
    start = lines.index(list(header)) + 1
    rows = lines[start : lines.index([], start)]
    return [dict(zip(header, row, strict=True)) for row in rows]


def number(text: str) -> float:
    """Return a number as a Swedish Excel reads it."""
    return float(text.replace(",", ".")) if text else float("nan")


def shown(catalogue: Catalogue, query: dict[str, str]) -> tuple[View, Panel, int]:
    """Return the view of a query with its panel and year."""
    found = view(catalogue, "/", query)
    return found, *panel_for(catalogue, found, found.indicator)


def test_the_file_opens_right_in_a_swedish_excel() -> None:
    """It has a byte order mark, semicolons, decimal commas and a header that fits all measures."""
    content = file_for("kommuner", {"indikator": "meritvarde"}).content
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of("kommuner", {"indikator": "meritvarde"}, OF_MEMBERS)
    assert all("." not in row["Värde"] for row in rows)
    assert "Läsår eller år" in OF_MEMBERS


def test_the_file_holds_exactly_what_is_shown(catalogue: Catalogue) -> None:
    """The values of the chosen year, gender and provider, all 33, as published, with status."""
    query = AK9 | {"ar": "2022", "huvudman": "kommunala"}
    rows = rows_of("kommuner", query, OF_MEMBERS)
    _, found, year = shown(catalogue, query)
    assert year == 2022
    for row, cell in zip(rows, found.cells(year), strict=True):
        assert (row["Kommunkod"], row["Kommun"]) == (cell.code, cell.name)
        assert row["Läsår eller år"] == "2021/22"
        assert (row["Kön"], row["Huvudman"]) == ("Alla elever", "Kommunala skolor")
        assert number(row["Värde"]) == pytest.approx(cell.value, abs=1e-6, nan_ok=True)
        assert row["Status"]


@pytest.mark.parametrize("indicator", ["kostnad-per-elev", "elever-per-larare", "meritvarde"])
def test_the_spread_on_screen_can_be_computed_again(indicator: str, catalogue: Catalogue) -> None:
    """The published decimals are all there, so that the standard deviation is the same."""
    query = {"indikator": indicator}
    _, found, year = shown(catalogue, query)
    values = [number(row["Värde"]) for row in rows_of("kommuner", query, OF_MEMBERS)]
    assert standard_deviation(v for v in values if not isnan(v)) == pytest.approx(
        found.level(year).sd, abs=1e-5
    )


def test_all_years_are_in_the_file_behind_the_trend() -> None:
    """One row per municipality and year, up to the year asked for."""
    assert len(rows_of("utveckling", AK9, OF_MEMBERS)) == 33 * 10
    assert len(rows_of("utveckling", AK9 | {"ar": "2020"}, OF_MEMBERS)) == 33 * 5


def test_the_file_behind_the_spread_holds_the_spread(catalogue: Catalogue) -> None:
    """A row per year with how many, the mean, the standard deviation and P90–P10."""
    query = {"indikator": "kostnad-per-elev"}
    rows = rows_of("spridning", query, OF_YEARS)
    _, found, _ = shown(catalogue, query)
    assert [row["Läsår eller år"] for row in rows] == [found.period(y) for y in found.years]
    for row, (year, level) in zip(rows, found.levels.items(), strict=True):
        assert row["Kommuner med uppgift"] == str(level.count)
        assert number(row["Medelkommun"]) == pytest.approx(level.mean)
        assert number(row["Standardavvikelse"]) == pytest.approx(found.distance(year), nan_ok=True)
        assert row["Standardavvikelse, enhet"] == "% av medelvärdet"
        assert number(row["P90–P10"]) == pytest.approx(level.p90 - level.p10, nan_ok=True)


def test_the_file_behind_the_spread_holds_its_band() -> None:
    """For shares the interval of each year's spread stands around it; for money there is none."""
    for row in rows_of("spridning", AK9, OF_YEARS):
        low, high, left = (
            number(row[f"Standardavvikelse{more}"])
            for more in (", 95 % intervall från", ", 95 % intervall till", " utan slump")
        )
        assert low < number(row["Standardavvikelse"]) < high
        assert left < number(row["Standardavvikelse"])
    money = rows_of("spridning", {"indikator": "kostnad-per-elev"}, OF_YEARS)
    assert {row["Standardavvikelse utan slump"] for row in money} == {""}


def test_the_overview_holds_its_rows_and_then_the_municipalities(catalogue: Catalogue) -> None:
    """Each headline measure with its verdict in the page's words, then every value behind it."""
    pairs = panels_for(catalogue, view(catalogue, "/", {}), lambda i: i.headline)
    rows = rows_of("oversikt", {}, OF_MEASURES)
    for row, (panel, year) in zip(rows, pairs, strict=True):
        level, back = panel.level(year), earlier(panel, year)
        assert row["Mått"] == panel.indicator.title
        assert number(row["Medelkommun nu"]) == pytest.approx(level.mean)
        assert number(row["Standardavvikelse nu"]) == pytest.approx(
            panel.distance(year), nan_ok=True
        )
        assert row["Läsår eller år då"] == (panel.period(back) if back < year else "")
        assert row["Har skillnaderna ändrats?"] == story.change_words(panel, verdict(panel))
    assert len(rows_of("oversikt", {}, OF_MEMBERS)) == 33 * len(pairs)


@pytest.mark.parametrize(
    ("name", "query", "told"),
    [
        ("kommuner", AK9, "klarar-alla-amnen-ak9_2025_skane"),
        ("kommuner", {"kon": "K"}, "behorig-yrkesprogram-hemkommun_2024_flickor_skane"),
        (
            "utveckling",
            AK9 | {"huvudman": "fristaende"},
            "klarar-alla-amnen-ak9_2025_fristaende_skane_utveckling",
        ),
        ("spridning", AK9, "klarar-alla-amnen-ak9_2025_skane_spridning"),
        ("oversikt", {}, "oversikt_2025_skane"),
        ("kommun", {"kommun": "eslov"}, "eslov_2025_skane"),
        (
            "liknande",
            AK9 | {"kommun": "lund"},
            "klarar-alla-amnen-ak9_2025_skane_liknande_lund",
        ),
        (
            "kommuner",
            {"indikator": "larare-med-hogskoleexamen", "kon": "M", "ar": "2013"},
            "larare-med-hogskoleexamen_2013_man_skane",
        ),
    ],
)
def test_the_name_tells_what_the_file_holds(name: str, query: dict[str, str], told: str) -> None:
    """The file's name carries measure, school year, split and area, in letters for any system."""
    assert file_for(name, query).name == f"likvard_{told}.csv"


def test_every_delivery_behind_the_figures_is_named(catalogue: Catalogue) -> None:
    """Each figure set used stands with its title and the day it was fetched, once."""
    pairs = panels_for(catalogue, view(catalogue, "/", {}), lambda i: i.headline)
    notes = [row[0] for row in lines_of("oversikt", {}) if len(row) == 1]
    for figure_set in {name for panel, _ in pairs for name in panel.figure_sets}:
        source = catalogue.source(figure_set)
        (line,) = [note for note in notes if source.title in note]
        assert line.startswith(source.cite)
        assert f"Hämtad {source.retrieved}" in line


def test_suppressed_values_are_nowhere() -> None:
    """A suppressed value is an empty cell with its status in words."""
    rows = rows_of("utveckling", AK9 | {"huvudman": "fristaende"}, OF_MEMBERS)
    hidden = [row for row in rows if row["Status"] == "För få elever"]
    assert hidden
    assert all(row["Värde"] == row["95 % från"] == row["95 % till"] == "" for row in hidden)


@pytest.mark.parametrize(
    ("value", "text"),
    [(74.0, "74"), (70.25, "70,25"), (1 / 3, "0,333333"), (-1e-9, "0"), (133800.0, "133800")],
)
def test_numbers_are_written_as_published(value: float, text: str) -> None:
    """All decimals up to six, none in vain, no thousands' space."""
    assert plain(value) == text


@pytest.mark.parametrize("name", ["hemligt", "kommun", "liknande"])
def test_an_unknown_file_is_refused(name: str) -> None:
    """A file nobody offers, or a profile of nobody, is not found."""
    with pytest.raises(KeyError):
        file_for(name, {})


def test_a_bound_is_never_written_as_a_published_value() -> None:
    """Where only "nearly all" is published the value and interval are empty, the bound in words."""
    query = {"indikator": "np-svenska-som-andrasprak-andel"}
    rows = rows_of("kommuner", query, OF_MEMBERS)
    nearly = [row for row in rows if row["Status"].startswith("Nära alla")]
    assert nearly
    assert all(row["Värde"] == row["95 % från"] == row["95 % till"] == "" for row in nearly)
    assert {"Bromölla": "Nära alla: minst 73 %"}.items() <= {
        row["Kommun"]: row["Status"] for row in nearly
    }.items()
