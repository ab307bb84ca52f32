"""Spridning: have the differences changed, how sure is that, and between whom are they."""

import streamlit as st

from likvard.story.spread import lede, nothing, title
from likvard.ui.chart import chart
from likvard.ui.explore import indicator_picker
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.spread_groups import groups_card
from likvard.ui.spread_numbers import numbers_card
from likvard.ui.spread_words import words
from likvard.ui.spreading import dots_card, line_card, shown

view = here("/spridning")
page = shown(view)

indicator_picker(view)
if page is None:
    show("title", lines=[nothing(view.indicator)], lede=view.indicator.coverage_reason)
else:
    show("title", lines=title(page.spreads, page.year), lede=lede(page.spreads, page.year))
    chart(dots_card(view, page))
    with st.container(key="avstandet"):
        chart(line_card(view, page))
    st.html(words(view, page))
    show("rule")
    chart(groups_card(view, page))
    show("rule")
    chart(numbers_card(view, page))
