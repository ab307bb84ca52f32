"""Hand-made figures of four places, and two that go wrong."""

from collections.abc import Callable, Collection
from typing import Final

from plotly.graph_objects import Figure

from likvard.figures.theme import Tokens

NAMES: Final = {"eslov": "Eslöv", "lund": "Lund", "malmo": "Malmö", "osby": "Osby <b>&"}
VALUES: Final = {"eslov": 74, "lund": 82, "malmo": 69, "osby": 64}
NARROW: Final = {"margin.l": 30, "meta.aspect": 0.9, "font": {"size": 14}}
MARGIN: Final = {"l": 10, "r": 10, "t": 10, "b": 10}
NONE: Final = {"l": 0, "r": 0, "t": 0, "b": 0}
SQUARE: Final = ((0, 0.9, 0.9, 0, 0), (0, 0, 0.9, 0.9, 0))


class Bent:
    """What Plotly cannot draw."""

    def to_json(self) -> str:
        """Return nonsense."""
        return '{"data": [{"type": "nonsens"}, 3], "layout": 7}'


def squares(chosen: Collection[str]) -> Callable[[Tokens], Figure]:
    """Return how to draw four filled squares, the chosen in the first colour."""

    def draw(tokens: Tokens) -> Figure:
        figure = Figure()
        for place, slug in enumerate(VALUES):
            colour = tokens.chosen[0] if slug in chosen else tokens.sequential[place]
            figure.add_scatter(**_square(slug, place, colour))
        figure.update_layout(
            annotations=[
                _note(n, t) for n, t in (("wide", "bred"), ("narrow", "smal"), ("", "alltid"))
            ],
            font={"family": "Source Sans, sans-serif", "size": 13},
            margin=MARGIN,
            meta={"aspect": 0.28, "narrow": NARROW, "walk": "places"},
            paper_bgcolor=tokens.paper,
            plot_bgcolor=tokens.paper,
        )
        return _still(figure, 300)

    return draw


def _square(slug: str, place: int, colour: str) -> dict[str, object]:
    x, y = place % 2, place // 2
    return {
        "x": [x + dx for dx in SQUARE[0]],
        "y": [y + dy for dy in SQUARE[1]],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": colour,
        "hoveron": "fills",
        "hoverinfo": "text",
        "text": f"<b>{NAMES[slug]}</b>",
        "customdata": [slug] * 5,
        "meta": {"slug": slug},
    }


def _note(name: str, text: str) -> dict[str, object]:
    return {"name": name, "text": text, "x": 0, "y": 2, "showarrow": False, "xanchor": "left"}


def dots(tokens: Tokens) -> Figure:
    """Draw the four values on a line."""
    figure = Figure()
    figure.add_scatter(
        x=list(VALUES.values()),
        y=[0] * len(VALUES),
        mode="markers",
        marker={"size": 12, "color": tokens.dot},
        customdata=list(VALUES),
    )
    figure.update_layout(margin=NONE)
    return _still(figure, 60)


def _still(figure: Figure, height: int) -> Figure:
    figure.update_layout(
        dragmode=False, height=height, hovermode="closest", showlegend=False, template="none"
    )
    figure.update_xaxes(fixedrange=True, visible=False)
    figure.update_yaxes(fixedrange=True, visible=False)
    return figure


def broken(_tokens: Tokens) -> Figure:
    """Fail while drawing."""
    raise ValueError("no figure")


def bent(_tokens: Tokens) -> Bent:
    """Draw what Plotly cannot read."""
    return Bent()
