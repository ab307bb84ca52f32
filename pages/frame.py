"""The frame script: every address runs this, and this runs the page."""

import streamlit as st

from likvard.ui.frame import in_frame
from likvard.ui.sections import SECTIONS

scripts = {
    st.Page(
        s.script, title=f"{s.title} – Likvärd", url_path=s.path.strip("/"), default=s.path == "/"
    ): s
    for s in SECTIONS
}
page = st.navigation(list(scripts), position="hidden")
st.set_page_config(page_title=page.title, layout="wide", initial_sidebar_state="collapsed")
in_frame(scripts[page], page.run)
