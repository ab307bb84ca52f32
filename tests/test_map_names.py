"""The names on the map of the shipped figures: all the chosen, and none cut."""

from typing import Final

import pytest

from likvard.address import view as view_of
from likvard.catalogue import Catalogue
from likvard.choice import panel_for
from likvard.figures.theme import LIGHT
from likvard.ui.maps import map_card
from tests.figure_boxes import Box, label_boxes, overlapping

WIDTHS: Final = (288, 343, 490, 542, 680)


def _seen(catalogue: Catalogue, identity: str, chosen: str) -> dict[float, dict[str, Box]]:
    """Return where the labels of an indicator's latest map stand, by the width of the plot."""
    view = view_of(catalogue, "/indikator", {"indikator": identity, "kommun": chosen})
    panel, year = panel_for(catalogue, view, view.indicator)
    (draw,) = map_card(view, panel, year, form="karta", heading="").draws
    figure = draw(LIGHT)
    return {wide: label_boxes(figure, wide) for wide in WIDTHS}


@pytest.mark.parametrize(
    "chosen",
    [
        ("Perstorp", "Burlöv", "Höör", "Eslöv"),
        ("Eslöv", "Hörby", "Höör", "Svalöv", "Klippan", "Perstorp"),
        ("Malmö", "Burlöv", "Lomma", "Staffanstorp", "Svedala", "Vellinge"),
    ],
)
def test_every_indicator_names_the_chosen(catalogue: Catalogue, chosen: tuple[str, ...]) -> None:
    """Small neighbours with long values are all named, whole and apart, from 288 px and up."""
    slugs = {m.name: m.slug for m in catalogue.municipalities}
    asked = ",".join(slugs[name] for name in chosen)
    for indicator in catalogue.indicators:
        for wide, boxes in _seen(catalogue, indicator.id, asked).items():
            named = {name for name in chosen if any(words.startswith(name) for words in boxes)}
            assert (indicator.id, wide, named) == (indicator.id, wide, {*chosen})
            assert overlapping(boxes) == []
            assert all(box[0] >= 0 and box[2] <= wide for box in boxes.values())
