"""The files behind the page about school units."""

import csv
import io

import pytest

from likvard.catalogue import Catalogue
from likvard.equity.schools import parts
from likvard.equity.schools_share import shares
from likvard.exports.csv import file_for
from likvard.units import unit_panel
from tests.school_figures import known, together

FOREIGN = {"enhetsmatt": "utlandsk-bakgrund"}


def tables(name: str, query: dict[str, str]) -> list[list[dict[str, str]]]:
    """Return the file's tables as rows by column."""
    text = file_for(name, query).content.decode("utf-8-sig")
    found: list[list[dict[str, str]]] = []
    for block in text.split("\r\n\r\n")[:-1]:
        head, *rows = csv.reader(io.StringIO(block), delimiter=";")
        found.append([dict(zip(head, row, strict=True)) for row in rows])
    return found


def number(text: str) -> float:
    """Return a number as a Swedish Excel reads it."""
    return float(text.replace(",", "."))


def test_every_unit_is_in_the_file_as_published() -> None:
    """A row per school unit, its value only where it is published, hidden ones with a reason."""
    _, units = tables("skolenheter", {"enhetsmatt": "behorighet"})
    delivered = together("SKV_ENH_BEHORIG_YRKES", "SKV_ENH_AK9_ELEVER", 2025)
    assert {row["Skolenhetskod"] for row in units} == set(delivered.index)
    told = {row["Skolenhetskod"]: number(row["Värde"]) for row in units if row["Värde"]}
    exact = known("SKV_ENH_BEHORIG_YRKES", "SKV_ENH_AK9_ELEVER", 2025)["x"]
    assert told == pytest.approx(exact.to_dict())
    for row in units:
        assert row["Status"]
        assert bool(row["Värde"]) != bool(row["Högst möjligt"])


def test_the_municipalities_have_what_the_charts_show(catalogue: Catalogue) -> None:
    """Mean, spread, share with bounds and reasons, as on the page."""
    inside, _ = tables("skolenheter", {"enhetsmatt": "alla-amnen"})
    panel = unit_panel(catalogue, catalogue.unit_measure("alla-amnen"), catalogue.areas[0])
    for row in inside:
        share = shares(panel, 2025)[row["Kommunkod"]]
        assert bool(row["Mellan skolenheter (%)"]) != bool(share.why)
        if not share.why:
            assert number(row["Mellan skolenheter (%)"]) == pytest.approx(100 * share.icc, abs=1e-5)


def test_the_parts_are_of_every_measure(catalogue: Catalogue) -> None:
    """A row per measure, in its own latest year until the one asked for."""
    (rows,) = tables("skolenheter-delar", {})
    assert [row["Läsår eller år"] for row in rows] == ["2024/25"] * 3 + ["2025/26"] * 2
    panel = unit_panel(catalogue, catalogue.unit_measure("meritvarde"), catalogue.areas[0])
    found = parts(panel, 2025)
    assert number(rows[0]["Inom kommuner (%)"]) == pytest.approx(100 * found.within, abs=1e-5)
    (early,) = tables("skolenheter-delar", {"ar": "2023"})
    assert [row["Läsår eller år"] for row in early] == ["2022/23"] * 4


def test_the_years_are_those_published() -> None:
    """A row per autumn until the one asked for; the one that is lacking is not there."""
    (rows,) = tables("skolenheter-utveckling", FOREIGN)
    years = [row["Läsår eller år"] for row in rows]
    assert (years[0], years[-1], "2024/25" in years) == ("2009/10", "2025/26", False)
    (until,) = tables("skolenheter-utveckling", FOREIGN | {"ar": "2020"})
    assert until[-1]["Läsår eller år"] == "2019/20"


def test_sources_and_names() -> None:
    """The file is named for measure and school year, and cites each series it rests on."""
    file = file_for("skolenheter", FOREIGN)
    assert file.name == "likvard_skolenheter_utlandsk-bakgrund_2026_skane.csv"
    text = file.content.decode()
    for code in ("SKV_ENH_GR_UTLBAKGR", "SKV_ENH_GR_ELEVER"):
        assert f"({code}). Hämtad" in text
    with pytest.raises(KeyError):
        file_for("skolenheter", {"enhetsmatt": "alla-amnen", "ar": "2016"})
