"""Behov och platser: where places are empty, where pupils wait, what is needed, who goes where."""

from likvard.equity.places_view import places_view
from likvard.story.places import lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.places import choices
from likvard.ui.places_flows import balance_card, flows_card
from likvard.ui.places_open import pressure_card, steps, uploads, words
from likvard.ui.places_programmes import need_choices, programmes_card, quadrant_card
from likvard.ui.places_rows import areas_card, years_card

shown = places_view(here("/platser"))

choices(shown)
show("title", lines=title(shown), lede=lede(shown))
steps(shown)
chart(programmes_card(shown))
for make in (quadrant_card, areas_card, years_card, flows_card, balance_card, pressure_card):
    card = make(shown)
    if card is None:
        continue
    show("rule")
    chart(card)
    if make is quadrant_card:
        need_choices(shown)
words(shown)
uploads(shown)
