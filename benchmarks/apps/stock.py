"""The page as most write it in Streamlit: selectboxes, st.metric, st.plotly_chart."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from benchmarks.page import ABOUT, CLICKED, YEARS, names, page
from likvard.figures.drawing import Drawing


def charts() -> None:
    """Draw the page of the chosen indicator and year."""
    titles = names()
    known = list(titles)
    chosen = st.selectbox(
        "Indikator", known, index=known.index(CLICKED[0]), format_func=titles.__getitem__
    )
    year = st.selectbox("Läsår", YEARS[::-1])
    shown = page(chosen, year)
    st.title(shown.title)
    for column, (name, value) in zip(st.columns(4), shown.tiles, strict=True):
        column.metric(name, value)
    left, right = st.columns([540, 620])
    _chart(left, "karta", shown.figures)
    _chart(left, "hexkarta", shown.figures)
    _chart(right, "ordning", shown.figures)
    _chart(st.container(), "utveckling", shown.figures)


def _chart(place: DeltaGenerator, key: str, figures: dict[str, Drawing]) -> None:
    place.plotly_chart(figures[key], key=key, theme=None, config={"displayModeBar": False})


def about() -> None:
    """Draw the other page."""
    st.write(ABOUT)


st.set_page_config(layout="wide")
st.navigation(
    [
        st.Page(charts, title="Utforska", url_path="indikator", default=True),
        st.Page(about, title="Om", url_path="om"),
    ],
    position="top",
).run()
