"""Utforska: one indicator as map, ranking, trend and table."""

import streamlit as st

from likvard import captions, story
from likvard.choice import panel_for
from likvard.ui.cards import map_card, ranking_card, trend_card
from likvard.ui.chart import chart
from likvard.ui.explore import definition, indicator_picker, other_form
from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/indikator")
panel, year = panel_for(view.catalogue, view, view.indicator)

indicator_picker(view)
show("title", lines=[story.level(panel, year)], lede=captions.lede(panel, year))
left, right = st.columns([540, 620], gap="medium")
with left:
    chart(map_card(view, panel, year, form=view.form, heading="Kommunerna på kartan"))
    with st.container(key="andra-formen"):
        chart(other_form(view, panel, year))
with right:
    chart(ranking_card(view, panel, year))
show("rule")
chart(trend_card(view, panel))
definition(view, panel, year)
