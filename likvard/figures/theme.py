"""The two sets of colours and the one Plotly template that every figure is drawn with."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from likvard.swedish import THIN

FONT: Final = "Source Sans, sans-serif"
SIZE: Final = 13
STRONG: Final = 600
SEPARATORS: Final = f",{THIN}"

Spec = dict[str, Any]
"""A part of a Plotly figure, as plain JSON values."""


@dataclass(frozen=True)
class Tokens:
    """The colours of one theme, as #RRGGBB; `*_text` is what stands on the class of same place."""

    name: str
    paper: str
    ink: str
    muted: str
    accent: str
    dot: str
    edge: str
    line: str
    band: str
    wash: str
    rule: str
    grid: str
    chosen: tuple[str, ...]
    sequential: tuple[str, ...]
    sequential_text: tuple[str, ...]
    diverging: tuple[str, ...]
    diverging_text: tuple[str, ...]


LIGHT: Final = Tokens(
    name="light",
    paper="#FFFFFF",
    ink="#16202A",
    muted="#55606B",
    accent="#0B4A82",
    dot="#75808B",
    edge="#6B7681",
    line="#B4BCC4",
    band="#E3E9EF",
    wash="#F4F6F8",
    rule="#D5DAE0",
    grid="#E9ECEF",
    chosen=("#C24E00", "#006B50", "#9A3A78", "#5E4300", "#0072B2", "#16202A"),
    sequential=("#DCE9F5", "#A9CBE8", "#6AA3D3", "#2F74B3", "#0B4A82"),
    sequential_text=("#16202A", "#16202A", "#16202A", "#FFFFFF", "#FFFFFF"),
    diverging=("#A34A00", "#F0B26B", "#EEF1F4", "#8DBBE3", "#1F66A8"),
    diverging_text=("#FFFFFF", "#16202A", "#16202A", "#16202A", "#FFFFFF"),
)

DARK: Final = Tokens(
    name="dark",
    paper="#11161C",
    ink="#E9EDF1",
    muted="#A7B1BB",
    accent="#8CC1F0",
    dot="#7F8B97",
    edge="#8A959F",
    line="#4A545F",
    band="#222C37",
    wash="#181F27",
    rule="#303942",
    grid="#232B33",
    chosen=("#EE6236", "#4AE28D", "#CB71A3", "#FDBF02", "#5496FF", "#E9EDF1"),
    sequential=("#1C3550", "#28598A", "#4C8CC8", "#8DBDE8", "#D6E8F8"),
    sequential_text=("#FFFFFF", "#FFFFFF", "#11161C", "#11161C", "#11161C"),
    diverging=("#F7B267", "#A8652A", "#2A323B", "#3C77AE", "#8DBDE8"),
    diverging_text=("#11161C", "#FFFFFF", "#FFFFFF", "#FFFFFF", "#11161C"),
)


@lru_cache(maxsize=4)
def template(tokens: Tokens) -> Spec:
    """Return the Plotly template for one theme: type, grounds, axes, hover; no trace defaults.

    It is one and the same for all figures, and not to be changed.
    """
    layout = {
        "paper_bgcolor": tokens.paper,
        "plot_bgcolor": tokens.paper,
        "font": {"family": FONT, "size": SIZE, "color": tokens.muted},
        "separators": SEPARATORS,
        "margin": {"l": 44, "r": 150, "t": 34, "b": 30, "pad": 0},
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": _hover(tokens),
        "colorway": list(tokens.chosen),
        "dragmode": False,
        "xaxis": _axis(tokens) | {"showgrid": False},
        "yaxis": _axis(tokens) | {"gridcolor": tokens.grid, "gridwidth": 1},
        "transition": {"duration": 0},
    }
    return {"layout": layout}


def _hover(tokens: Tokens) -> Spec:
    font = {"family": FONT, "size": SIZE, "color": tokens.ink}
    return {
        "bgcolor": tokens.paper,
        "bordercolor": tokens.rule,
        "font": font,
        "align": "left",
        "showarrow": False,
    }


def _axis(tokens: Tokens) -> Spec:
    return {
        "automargin": False,
        "fixedrange": True,
        "gridcolor": tokens.grid,
        "showline": False,
        "ticks": "",
        "zeroline": False,
        "tickangle": 0,
        # Plotly would measure every label at every change; the margins are made for them.
        "ticklabeloverflow": "allow",
    }


TEMPLATES: Final = {tokens.name: template(tokens) for tokens in (LIGHT, DARK)}
"""The templates by the name of their theme, for who draws where they are at hand."""
