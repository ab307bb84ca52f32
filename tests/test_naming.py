"""Names of saved files: pictures and data of the same figures go by the same name."""

import re

import pytest

from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.exports.csv import file_for
from likvard.naming import file_name, plain
from likvard.ui.cards import filename, ranking_card

MERIT = {"indikator": "meritvarde"}
STAFF = {"indikator": "larare-med-hogskoleexamen", "kon": "M", "ar": "2013"}


def test_a_name_is_indicator_year_area_and_form(catalogue: Catalogue) -> None:
    """A school year goes by the year it ends in, a calendar year by itself."""
    told = {
        "meritvarde": "likvard_meritvarde_2025_skane",
        "kostnad-per-elev": "likvard_kostnad-per-elev_2024_skane",
        "andel-flickor": "likvard_andel-flickor_2025_skane",
    }
    for identity, name in told.items():
        asked = view(catalogue, "/indikator", {"indikator": identity})
        panel, year = panel_for(catalogue, asked, asked.indicator)
        assert file_name(panel, year, asked.area.id) == name
        assert file_name(panel, year, asked.area.id, "karta") == f"{name}_karta"


@pytest.mark.parametrize("query", [MERIT, MERIT | {"kon": "K"}, STAFF])
def test_picture_and_data_share_their_name(catalogue: Catalogue, query: dict[str, str]) -> None:
    """The form apart, the ranking's picture is named as its data; the trend's is just the same."""
    asked = view(catalogue, "/indikator", query)
    panel, year = panel_for(catalogue, asked, asked.indicator)
    saved = ranking_card(asked, panel, year).filename
    assert f"{saved.removesuffix('_ordning')}.csv" == file_for("kommuner", query).name
    whole = filename(asked, panel, panel.until(year).years[-1], "utveckling")
    assert f"{whole}.csv" == file_for("utveckling", query).name


def test_names_have_letters_for_any_system(catalogue: Catalogue) -> None:
    """No name has a space, a capital or a Swedish letter."""
    asked = view(catalogue, "/indikator", STAFF)
    panel, year = panel_for(catalogue, asked, asked.indicator)
    name = file_name(panel, year, asked.area.id, "ordning")
    assert name == "likvard_larare-med-hogskoleexamen_2013_man_skane_ordning"
    assert re.fullmatch(r"[a-z0-9_-]+", plain("Åk 9, Östra".replace(" ", "-").replace(",", "")))
