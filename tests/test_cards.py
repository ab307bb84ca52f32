from likvard.address import view
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.ui.cards import table


def test_a_bound_is_no_interval_in_the_table(catalogue: Catalogue) -> None:
    """Where only "nearly all" is published the table gives the bound, and no 95 % interval."""
    indicator = catalogue.indicator("np-svenska-som-andrasprak-andel")
    panel, year = panel_for(catalogue, view(catalogue, "/", {"indikator": indicator.id}), indicator)
    rows = {row[0]: row for row in table(panel, year).rows}
    assert rows["Bromölla"][1:4] == ("minst 73 %", "15", "–")
    assert rows["Eslöv"][3] == "76–91"
