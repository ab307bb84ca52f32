"""Utforska: one indicator as map, ranking, trend and table."""

import streamlit as st

from likvard.choice import panel_for
from likvard.ui.cards import trend_card
from likvard.ui.chart import chart
from likvard.ui.explore import definition, indicator_picker, title, year_cards
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.steps import steps_card

view = here("/indikator")
panel, year = panel_for(view.catalogue, view, view.indicator)

left, right = st.columns([540, 620], gap="medium", vertical_alignment="bottom")
with left:
    indicator_picker(view)
with right:
    chart(steps_card(view, panel, year))
show("title", **title(panel, year))
on_map, other_form, in_order = year_cards(view, panel, year)
left, right = st.columns([540, 620], gap="medium")
with left:
    chart(on_map)
    with st.container(key="andra-formen"):
        chart(other_form)
with right:
    chart(in_order)
show("rule")
chart(trend_card(view, panel))
definition(view, panel, year)
