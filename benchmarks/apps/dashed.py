"""The page in Plotly Dash: dropdowns, graphs, one callback for a view, one for the address."""

import sys

from dash import Dash, Input, Output, dcc, html
from waitress import serve

from benchmarks.page import ABOUT, CLICKED, YEARS, names, page

CHARTS = ("karta", "hexkarta", "ordning", "utveckling")
app = Dash(__name__, title="Likvärd", suppress_callback_exceptions=True)
app.layout = html.Div(
    [
        dcc.Location(id="address", refresh="callback-nav"),
        dcc.Link("Utforska", href="/", id="to-charts"),
        dcc.Link("Om", href="/om", id="to-about"),
        html.Div(id="page"),
    ]
)


def charts() -> html.Div:
    """Return the page of the charts, filled in by `update` as soon as it is mounted."""
    return html.Div(
        [
            dcc.Dropdown(names(), CLICKED[0], id="indicator", clearable=False),
            dcc.Dropdown(list(YEARS[::-1]), YEARS[-1], id="year", clearable=False),
            html.H1(id="title"),
            html.Div(id="tiles", style={"display": "flex", "gap": "48px"}),
            html.Div(
                [
                    html.Div([_graph("karta"), _graph("hexkarta")], style={"flex": "540 1 0"}),
                    html.Div(_graph("ordning"), style={"flex": "620 1 0"}),
                ],
                style={"display": "flex", "gap": "24px"},
            ),
            _graph("utveckling"),
        ]
    )


def _graph(name: str) -> dcc.Graph:
    return dcc.Graph(id=name, config={"displayModeBar": False})


@app.callback(Output("page", "children"), Input("address", "pathname"))
def route(path: str) -> html.Div:
    """Return what stands at an address."""
    return html.Div(ABOUT) if path == "/om" else charts()


@app.callback(
    Output("title", "children"),
    Output("tiles", "children"),
    *(Output(name, "figure") for name in CHARTS),
    Input("indicator", "value"),
    Input("year", "value"),
)
def update(identity: str, year: int) -> list[object]:
    """Return the title, the tiles and the figures of a view."""
    shown = page(identity, year)
    tiles = [html.Div([html.Small(name), html.H3(value)]) for name, value in shown.tiles]
    return [shown.title, tiles, *(shown.figures[name] for name in CHARTS)]


if __name__ == "__main__":
    serve(app.server, host="127.0.0.1", port=int(sys.argv[1]), threads=8)
