"""Lärarna i dag: how many are certified, whom they meet, and what it would take to even it out."""

import streamlit as st

from likvard.ui.chart import chart
from likvard.ui.explore import indicator_picker, title
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.teacher_units import units_card
from likvard.ui.teachers import (
    level_card,
    levels,
    need_card,
    posts_card,
    shown,
    words,
    years_cards,
)

view = here("/larare")
page = shown(view)

indicator_picker(view, label="Mått")
show("title", **title(page.panel, page.year))
for notice in page.notices:
    show("notice", text=notice)
chart(level_card(view, page))
for card in years_cards(view):
    show("rule")
    chart(card)
for between in filter(None, (need_card(view), units_card(view))):
    show("rule")
    chart(between)
show("rule")
chart(posts_card(view, page))
if page.shortage is not None:
    st.html(levels(view, page.shortage))
st.html(words(view, page))
