"""Översikt: how equal is the school, and are the differences growing."""

import streamlit as st

from likvard import story
from likvard.exports.provenance import card
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.maps import map_card
from likvard.ui.overview import headline_panels, rows_card
from likvard.ui.profile import municipality_items
from likvard.ui.spread import spread_card

view = here("/")
pairs = headline_panels(view)
panel, year = pairs[0]

show(
    "title",
    lines=story.headline([p for p, _ in pairs]),
    lede=f"{story.level(panel, year)}. {view.area.title}, {panel.in_year(year)}.",
    whence=card(view.href(), "karta"),
)
left, right = st.columns([740, 400], gap="large")
with left:
    chart(map_card(view, panel, year, form=view.form, heading="Kommunerna på kartan"))
with right:
    chart(spread_card(view, panel))
    show("choose_municipality", names=municipality_items(view))
show("rule")
chart(rows_card(view, pairs))
