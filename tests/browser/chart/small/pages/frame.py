"""Links, menus, a search field in the page and one in a menu, and the page's script."""

from pathlib import Path
from typing import Final

import streamlit as st
from jinja2 import Environment, FileSystemLoader

import likvard.ui

HOME: Final = Path(likvard.ui.__file__).parent
PARTS: Final = Path(__file__).parent / "parts"
MEASURES: Final = {
    "Resultat": {
        "merit": ("Meritvärde", "betyg snitt"),
        "amnen": ("Klarar alla ämnen", "betyg godkänt"),
    },
    "Trygghet": {"trygg": ("Trygga i skolan", "mobbning otrygg")},
}

st.set_page_config(page_title="Prov", layout="wide")
page = st.navigation(
    [
        st.Page("a/first.py", title="Ett", url_path="", default=True),
        st.Page("a/second.py", title="Två", url_path="andra"),
    ],
    position="hidden",
)
chosen = st.query_params.get("matt", "merit")
groups = [
    (
        title,
        [(text, f"/?matt={slug}", words, slug == chosen) for slug, (text, words) in all_.items()],
    )
    for title, all_ in MEASURES.items()
]
names = {slug: text for all_ in MEASURES.values() for slug, (text, _) in all_.items()}
environment = Environment(autoescape=True, loader=FileSystemLoader([HOME / "templates", PARTS]))
st.html(HOME / "templates" / "combobox.css")
st.html(HOME / "chart" / "chart.css")
st.html(
    environment.get_template("head.html").render(
        asked=dict(st.query_params),
        groups=groups,
        value=names[chosen],
        towns=[(None, [(n, f"/?kommun={n.lower()}", "", False) for n in ("Lund", "Osby")])],
    )
)
script = st.components.v2.component(
    "page",
    html="<div></div>",
    js="\n".join((HOME / name).read_text(encoding="utf-8") for name in ("page.js", "search.js")),
    isolate_styles=False,
)
script(key="page")
page.run()
