"""Resurser: do money and teachers follow need."""

import streamlit as st

from likvard.measures.arrays import NotDefinedError
from likvard.story.resources import lede, title
from likvard.ui.chart import chart
from likvard.ui.explore import indicator_picker
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.resources import nearest, scatter_card, shown, slopes_card
from likvard.ui.resources_words import all_resources, words

view = here("/resurser")

indicator_picker(view, label="Resurs")
try:
    page = shown(view)
except NotDefinedError:
    missing = "Uppgiften eller behovet är inte publicerat för något gemensamt år."
    show("title", lines=["Inga resurser att ställa mot behov"], lede=missing)
else:
    found, spring = page.resource, page.spring
    told = f"{lede(found, spring, view.area.spoken)} {nearest(view, page)}".strip()
    show("title", lines=[title(found, spring)], lede=told)
    chart(scatter_card(view, page))
    show("rule")
    chart(slopes_card(view, page))
    st.html(words(view, page))
st.html(all_resources(view))
