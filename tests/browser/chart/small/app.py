"""A small app for the chart: two pages, and the two scripts they need."""

from importlib.resources import files
from typing import Final

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from likvard.ui.chart.assets import PATH, SCRIPT

PLOTLY: Final = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
KEPT: Final = {"Cache-Control": "max-age=31536000, immutable"}


async def plotly_js(_request: Request) -> Response:
    """Answer with plotly.js."""
    return Response(PLOTLY, media_type="text/javascript", headers=KEPT)


async def chart_js(_request: Request) -> Response:
    """Answer with the chart's script, to be kept."""
    return Response(SCRIPT, media_type="text/javascript", headers=KEPT)


app = st.App("pages/frame.py", routes=[Route(PATH, chart_js), Route("/plotly.js", plotly_js)])
