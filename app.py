"""The server: the frame script, our own routes, safe headers, and a warm start."""

import streamlit as st
from starlette.middleware import Middleware

from likvard.ui.assets import assets
from likvard.ui.middleware import NoDeadEnds, SafeHeaders
from likvard.ui.own_session import OwnSession
from likvard.ui.routes import routes
from likvard.ui.sections import ADDRESSES
from likvard.ui.start import lifespan

OURS_ALONE = ("/halsa", "/citera", "/k", "/om/andringar", "/presentera", "/ursprung")
OURS = (*ADDRESSES, *assets(), *OURS_ALONE, "/om/andringar.json")
OURS_BELOW = ("/data/", "/egna/", "/hamta/", "/k/", "/mote/", "/presentera/", "/utskrift/")
STREAMLITS = ("/_stcore/", "/static/", "/media/", "/component/", "/app/")

app = st.App(
    "pages/frame.py",
    routes=routes(),
    middleware=[
        Middleware(SafeHeaders),
        Middleware(OwnSession),
        Middleware(NoDeadEnds, known=OURS, prefixes=(*OURS_BELOW, *STREAMLITS)),
    ],
    lifespan=lifespan,
)
