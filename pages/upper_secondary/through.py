"""Genomströmning: who finishes upper secondary school, and whether that was to be expected."""

import streamlit as st

from likvard.measures.arrays import NotDefinedError
from likvard.ui.chart import chart
from likvard.ui.explore import definition, indicator_picker
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.through import (
    expected_card,
    expected_words,
    gender_cards,
    level_cards,
    nothing,
    shown,
    title,
)

view = here("/genomstromning")
indicator_picker(view)
try:
    page = shown(view)
except NotDefinedError:
    show("title", **nothing(view))
else:
    show("title", **title(view, page))
    for card in level_cards(view, page):
        chart(card)
        show("rule")
    chart(expected_card(view, page))
    if told := expected_words(view, page):
        st.html(told)
    for card in gender_cards(view, page):
        show("rule")
        chart(card)
    definition(view, page.panel, page.year)
