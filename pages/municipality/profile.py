"""Min kommun: how one municipality stands, and how sure that is."""

import streamlit as st

from likvard.ui import own as own_charts
from likvard.ui import profile
from likvard.ui.chart import chart
from likvard.ui.frame import here
from likvard.ui.html import show
from likvard.ui.profile_rows import profile_card
from likvard.ui.similar import similar_section

view = here("/kommun")
own = profile.own_municipality(view)

profile.municipality_picker(view, own)
if own is None:
    lede = "Sidan visar kommunens läge, utveckling och osäkerhet."
    show("title", lines=["Välj din kommun"], lede=lede)
    show("names", names=profile.municipality_items(view))
else:
    pairs, like = profile.profile_panels(view), profile.alike(view, own)
    title, lede = profile.heading(pairs, own)
    show("title", lines=[title], lede=lede)
    if pairs:
        show("print_links", name="profilen", path="kommun", view=view)
        lead = profile.leading(pairs, own.code)
        if found := profile.surely(view, pairs, own):
            show("surely", found=found)
        chart(profile_card(view, pairs, own, like))
        show("on_paper", **profile.on_paper(view))
        show("rule")
        left, right = st.columns(2, gap="large")
        with left:
            chart(own_charts.trend_card(view, lead, own))
        with right:
            chart(own_charts.similar_card(view, lead, own))
        show("rule")
        chart(similar_section(view, pairs, lead, own, like))
