"""Stepping through the years: the frames sent ahead are what the server itself would show."""

import json
import re
from typing import Any

import pytest

from likvard.address import View, view
from likvard.catalogue import Catalogue
from likvard.choice import offered, panel_for
from likvard.ui.chart import payload
from likvard.ui.explore import title, year_cards
from likvard.ui.steps import cube, steps_card

QUERIES = [
    {"indikator": "klarar-alla-amnen-ak9", "kommun": "eslov,lund"},
    {"indikator": "examen-inom-fyra-ar", "kon": "K", "ordning": "namn", "karta": "hexkarta"},
    {"indikator": "behorig-yrkesprogram-hemkommun", "klasser": "kvantiler"},
]


def frames(query: dict[str, str], *, dark: bool = False) -> list[dict[str, Any]]:
    """Return the frames of a view as the browser reads them."""
    found: list[dict[str, Any]] = json.loads(cube(query, dark=dark).body)["frames"]
    return found


def asked_for(catalogue: Catalogue, query: dict[str, str]) -> View:
    """Return the view of Utforska that a query asks for."""
    return view(catalogue, "/indikator", query)


@pytest.mark.parametrize("query", QUERIES)
def test_a_frame_is_what_the_server_shows(catalogue: Catalogue, query: dict[str, str]) -> None:
    """Every year's charts and words are those of the page at that year's own address."""
    for frame in frames(query)[::4]:
        there = asked_for(catalogue, query | {"ar": frame["ar"]})
        panel, year = panel_for(catalogue, there, there.indicator)
        shown = [json.loads(payload(card, dark=False)) for card in year_cards(there, panel, year)]
        for own, sent in zip(shown, frame["charts"], strict=True):
            assert sent | {"hrefs": None} == own | {"hrefs": None}
        assert title(panel, year)["lede"] == frame["parts"]["ingress"]


def test_a_cube_has_every_year(catalogue: Catalogue) -> None:
    """There is one frame for each year published for the gender, earliest first."""
    there = asked_for(catalogue, {"indikator": "np-engelska-andel", "kon": "M"})
    panel, _ = panel_for(catalogue, there, there.indicator)
    years = [str(y) for y in offered(there).years(there.indicator, "M", panel.provider)]
    found = frames({"indikator": "np-engelska-andel", "kon": "M"})
    assert [frame["ar"] for frame in found] == years
    assert {frame["kon"] for frame in found} == {"M"}


def test_years_are_the_address_years_for_autumn_figures() -> None:
    """Frames of staff figures, of autumn 2024, have the school year's spring, 2025."""
    assert frames({"indikator": "behoriga-larare"})[-1]["ar"] == "2025"


def test_the_scale_does_not_jump(catalogue: Catalogue) -> None:
    """The ranking's axis and the map's class limits are the same in every year."""
    del catalogue
    charts = [
        {chart["key"]: chart for chart in frame["charts"]}
        for frame in frames({"indikator": "klarar-alla-amnen-ak9"})
    ]
    axes = {json.dumps(c["ordning"]["figures"][0]["layout"]["xaxis"]) for c in charts}
    limits = {tuple(e["label"] for e in c["karta"]["legend"] if e["fill"]) for c in charts}
    assert len(axes) == 1
    assert len(limits) == 1


def test_the_dark_frames_are_dark() -> None:
    """A cube asked for in the dark theme has other colours, and the same values."""
    light, dark = (frames({"indikator": "meritvarde"}, dark=d)[-1] for d in (False, True))
    assert light["charts"][0]["figures"] != dark["charts"][0]["figures"]
    assert light["charts"][0]["table"] == dark["charts"][0]["table"]


def test_nonsense_in_the_address_gives_the_plain_cube() -> None:
    """A cube of a measure that does not exist is that of the nearest view, not a fault."""
    assert frames({"indikator": "<script>", "kon": "X"}) == frames({})


def test_the_control_stands_on_the_year_shown(catalogue: Catalogue) -> None:
    """It leads one year back and one ahead, and at the last year nowhere ahead."""
    there = asked_for(catalogue, {"indikator": "meritvarde", "ar": "2020"})
    card = steps_card(there, *panel_for(catalogue, there, there.indicator))
    assert card is not None
    assert "ar=2019" in str(card.body)
    assert "ar=2021" in str(card.body)
    assert 'aria-valuetext="läsåret 2019/20"' in str(card.body)
    last = asked_for(catalogue, {"indikator": "meritvarde"})
    card = steps_card(last, *panel_for(catalogue, last, last.indicator))
    assert card is not None
    assert re.search('id="steg-fram"[^>]* aria-disabled="true"', str(card.body))


def test_one_year_has_no_control(catalogue: Catalogue) -> None:
    """Where a single year is published there is nothing to step through."""
    there = asked_for(catalogue, {"indikator": "behorig-estetiskt"})
    assert steps_card(there, *panel_for(catalogue, there, there.indicator)) is None
