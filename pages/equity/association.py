"""Samband: any two measures set against each other."""

import streamlit as st

from likvard.ui.association import instead, scatter_card, shown, swap, title, words
from likvard.ui.chart import chart
from likvard.ui.explore import indicator_picker
from likvard.ui.frame import here
from likvard.ui.html import show

view = here("/samband")
page = shown(view)

upward, across, between = st.columns([500, 500, 152], gap="medium", vertical_alignment="bottom")
with upward:
    indicator_picker(view, label="Uppåt")
with across:
    indicator_picker(view, "mot", "Åt höger", page.x.id)
with between:
    st.html(swap(view, page))
show("title", **title(view, page))
if page.found is None:
    st.html(instead(view, page))
else:
    chart(scatter_card(view, page))
    st.html(words(view, page))
