"""Bakgrund: results beside the pupils' background, and what was to be expected of each."""

import streamlit as st

from likvard.measures.arrays import NotDefinedError
from likvard.ui.background import nothing, scatter_card, shown, title
from likvard.ui.background_slopes import slopes_card
from likvard.ui.background_words import words
from likvard.ui.chart import chart
from likvard.ui.expected import expected_card
from likvard.ui.expected_funnel import funnel_card, funnel_words
from likvard.ui.explore import indicator_picker
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.salsa import salsa_card

view = here("/bakgrund")
indicator_picker(view)
try:
    page = shown(view)
except NotDefinedError:
    show("title", **nothing(view))
else:
    show("title", **title(view, page))
    chart(scatter_card(view, page))
    with st.container(key="lutningen"):
        chart(slopes_card(view, page))
    st.html(words(view, page))
    show("rule")
    chart(expected_card(view, page))
    with st.container(key="tratten"):
        chart(funnel_card(view, page))
    if told := funnel_words(view, page):
        st.html(told)
    show("rule")
    chart(salsa_card(view))
