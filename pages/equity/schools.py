"""Mellan skolor: how far apart the school units lie inside each municipality."""

import streamlit as st

from likvard.equity.schools import parts
from likvard.equity.schools_view import schools_view
from likvard.story.schools import lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.schools import aside, measure_picker, words
from likvard.ui.schools_dots import dots_card
from likvard.ui.schools_parts import parts_card
from likvard.ui.schools_shares import mix_card, share_card
from likvard.ui.schools_trend import trend_card

shown = schools_view(here("/skolor"))
panel, year = shown.panel, shown.year
divided = None if year is None else parts(panel, year)

measure_picker(shown)
show("title", lines=title(panel, year, divided), lede=lede(panel, year, divided))
if year is not None:
    chart(dots_card(shown, year))
    show("rule")
    left, right = st.columns(2, gap="large")
    with left:
        chart(share_card(shown, year) or parts_card(shown))
    with right:
        if shown.measure.aspect == "composition":
            chart(mix_card(shown, year))
        elif shown.measure.proportion:
            chart(parts_card(shown))
        aside(shown)
    if shown.measure.aspect == "composition":
        show("rule")
        left, right = st.columns(2, gap="large")
        with left:
            chart(trend_card(shown, year))
        with right:
            chart(parts_card(shown))
words(shown)
