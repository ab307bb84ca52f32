import time
from typing import Final

import streamlit as st
from markupsafe import Markup

from likvard.figures.classes import LegendEntry
from likvard.ui.chart import Card, Tab, Table, chart
from tests.browser.chart.small.figures import NAMES, VALUES, bent, broken, dots, squares

SOURCE: Final = "Källa: Skolverket. Visar kommuner, inte enskilda elever."
LEGEND: Final = [
    LegendEntry("under 70", 2, 1),
    LegendEntry("70 och över", 2, 3),
    LegendEntry("uppgift saknas", 1, None),
]
TABLE: Final = Table(
    "Klarar alla ämnen, procent, läsåret 2024/25",
    ("Kommun", "Värde, %", "Antal"),
    tuple((NAMES[s], str(v), "1\u2009698" if s == "lund" else "–") for s, v in VALUES.items()),
)
ROW: Final = Markup(
    "<tr><th>Rad {0}</th><td style='width:80%'>"
    "<div class='lv-plot' data-plot='{0}'></div></td></tr>"
)

asked = st.query_params
followed = [k for k in asked.get("kommun", "").split(",") if k]


def href(slug: str) -> str:
    """Return the address that follows a place, or lets it go."""
    left = [k for k in followed if k != slug] + [slug] * (slug not in followed)
    return "/?kommun=" + ",".join(left) + "&sen=1" * ("sen" in asked)


def rows() -> Markup:
    """Return the page's own HTML round two plots, turned or wrapped when asked for."""
    order = [1, 0] if "vand" in asked else [0, 1]
    body = Markup("<table style='width:100%'><tbody>{}</tbody></table>").format(
        Markup("").join(ROW.format(i) for i in order)
    )
    return Markup("<div><p>Ny</p>{}</div>").format(body) if "lada" in asked else body


if "sen" in asked:
    time.sleep(1)
hrefs = {slug: href(slug) for slug in VALUES}
form = asked.get("karta", "karta")
if "notis" in asked:
    st.html("<p>En notis</p>")
chart(
    Card(
        draws=[squares(followed)],
        key="karta",
        heading=f"Kommunerna {' och '.join(followed) or 'utan val'}",
        subtitle="Procent av eleverna i åk 9, lägeskommun, 2024/25",
        source=SOURCE,
        alt="Karta över fyra kommuner",
        table=TABLE,
        filename="likvard_prov_2025_skane",
        data_href="/data.csv",
        hrefs=hrefs,
        tabs=[
            Tab("Karta", "/", form == "karta"),
            Tab("Hexkarta", "/?karta=hexkarta", form != "karta"),
        ],
        legend=LEGEND,
    )
)
chart(
    Card(
        draws=[dots, dots],
        key="rader",
        heading="Två rader",
        subtitle="",
        source=SOURCE,
        alt="Två rader",
        table=TABLE,
        filename="rader",
        data_href="",
        hrefs=hrefs,
        body=rows(),
    )
)
chart(
    Card(
        draws=[{"python": broken, "plotly": bent}.get(asked.get("fel", ""), dots)],
        key="fel",
        heading="Fel",
        subtitle="",
        source=SOURCE,
        alt="Fel",
        table=None,
        filename="fel",
        data_href="",
    )
)
st.html("<div style='height:1500px'></div>")
