"""Flickor och pojkar: how large the gap is, where it is certain, and whether it changes."""

import streamlit as st

from likvard.measures.arrays import NotDefinedError
from likvard.story import gender as story
from likvard.ui.chart import chart
from likvard.ui.explore import indicator_picker
from likvard.ui.frame import here
from likvard.ui.gender import gap_trend_card, known_pair, pair_card
from likvard.ui.gender_text import certain_text, nothing
from likvard.ui.html import show

view = here("/konen")
indicator_picker(view)
try:
    pair, year = known_pair(view)
except NotDefinedError:
    show("title", **nothing(view))
else:
    show("title", lines=story.title(pair, year), lede=story.lede(pair, year))
    chart(pair_card(view, pair, year))
    show("rule")
    chart(gap_trend_card(view, pair))
    st.html(certain_text(view, pair, year))
