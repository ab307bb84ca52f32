"""Mellan skolor: how far apart the school units lie inside each municipality."""

import streamlit as st

from likvard.equity.schools_view import schools_view
from likvard.story.schools import lede, title
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.schools import aside, measure_picker, too_early, words
from likvard.ui.schools_dots import dots_card
from likvard.ui.schools_pairs import pairs

shown = schools_view(here("/skolor"))
answer = (shown.panel, shown.year, shown.parts)

measure_picker(shown)
show("title", lines=title(*answer), lede=lede(*answer))
if shown.year is None:
    too_early(shown)
else:
    chart(dots_card(shown, shown.year))
    for place, (one, other) in enumerate(pairs(shown, shown.year)):
        show("rule")
        left, right = st.columns(2, gap="large")
        with left:
            chart(one)
        with right:
            chart(other)
            if place == 0:
                aside(shown)
words(shown)
