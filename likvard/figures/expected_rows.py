"""Every municipality on a row: its result beside what was to be expected, with the limits."""

from collections.abc import Mapping, Sequence
from math import nan
from typing import Final

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator
from likvard.figures.drawing import Drawing
from likvard.figures.ranking import ranking
from likvard.figures.theme import Spec, Tokens

_TICK: Final = 13


def expected_rows(  # noqa: PLR0913  the rows, and what of them stands out
    cells: pd.DataFrame,
    indicator: Indicator,
    *,
    chosen: Mapping[str, int],
    emphasis: frozenset[str],
    tokens: Tokens,
    hover: Sequence[str],
) -> Figure:
    """Return the municipalities in the order given: a dot for the result, a tick for the expected.

    Parameters
    ----------
    cells
        By code: name, slug, value, expected, low, high (the limits), n, label (written at the
        right), note, status.
    chosen, emphasis, hover
        As for a ranking.
    """
    rows = ranking(
        cells,
        indicator,
        mean=nan,
        p10=nan,
        p90=nan,
        order="namn",
        chosen=chosen,
        emphasis=emphasis,
        tokens=tokens,
        hover=hover,
        values=True,
    )
    return Drawing.of([*_under(rows), _expected(cells, tokens), *_dots(rows)], rows.plain["layout"])


def _under(rows: Drawing) -> list[Spec]:
    return [trace for trace in rows.plain["data"] if trace.get("mode") != "markers"]


def _dots(rows: Drawing) -> list[Spec]:
    return [trace for trace in rows.plain["data"] if trace.get("mode") == "markers"]


def _expected(cells: pd.DataFrame, tokens: Tokens) -> Spec:
    """Return an upright tick at each expected value."""
    known = [(place, value) for place, value in enumerate(cells["expected"]) if value == value]  # noqa: PLR0124
    marker = {"symbol": "line-ns", "size": _TICK, "line": {"color": tokens.ink, "width": 2}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(value, 2) for _, value in known],
        "y": [place for place, _ in known],
        "marker": marker | {"color": tokens.ink},
        "hoverinfo": "skip",
    }
