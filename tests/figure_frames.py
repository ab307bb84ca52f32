"""Small frames by hand, in the shape that the figures are given, and how to read a figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import nan
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from likvard.catalogue import Indicator, load_catalogue
from likvard.swedish import number, sort_key

NAMES = sorted(
    [
        "Bjuv",
        "Bromölla",
        "Burlöv",
        "Båstad",
        "Eslöv",
        "Helsingborg",
        "Hässleholm",
        "Höganäs",
        "Hörby",
        "Höör",
        "Klippan",
        "Kristianstad",
        "Kävlinge",
        "Landskrona",
        "Lomma",
        "Lund",
        "Malmö",
        "Osby",
        "Perstorp",
        "Simrishamn",
        "Sjöbo",
        "Skurup",
        "Staffanstorp",
        "Svalöv",
        "Svedala",
        "Tomelilla",
        "Trelleborg",
        "Vellinge",
        "Ystad",
        "Åstorp",
        "Ängelholm",
        "Örkelljunga",
        "Östra-Göinge",
    ],
    key=sort_key,
)
CODES = [f"{1200 + place}" for place in range(len(NAMES))]
SIDE = 22.0


def indicator(**changes: Any) -> Indicator:  # noqa: ANN401  any field
    """Return an indicator of the catalogue as a plain share, with the fields changed."""
    plain: dict[str, Any] = {
        "unit": "%",
        "difference_unit": "procentenheter",
        "decimals": 0,
        "breaks": (60.0, 70.0, 80.0, 90.0),
        "range": (0.0, 100.0),
        "axis": None,
        "period": "spring",
        "proportion": True,
        "series_breaks": (),
        "shaded": (),
    }
    return replace(load_catalogue().indicators[0], **(plain | changes))


def cells(
    values: Sequence[float], n: Sequence[float] | None = None, half: float = nan
) -> pd.DataFrame:
    """Return one row per value, the first names of the county; NaN is suppressed."""
    count = len(values)
    known = [value == value for value in values]  # noqa: PLR0124  NaN
    words = [number(value) if fine else "–" for value, fine in zip(values, known, strict=True)]
    return pd.DataFrame(
        {
            "name": NAMES[:count],
            "slug": [slug(name) for name in NAMES[:count]],
            "value": list(values),
            "n": [nan] * count if n is None else list(n),
            "status": ["" if fine else "suppressed" for fine in known],
            "low": [value - half for value in values],
            "high": [value + half for value in values],
            "label": words,
            "note": ["" if fine else "För få elever" for fine in known],
            "shown": [f"{w} %" if w != "–" else "För få elever" for w in words],
            "sure": ["" if half != half else "95 % intervall"] * count,  # noqa: PLR0124  NaN
        },
        index=pd.Index(CODES[:count], name="code"),
    )


def slug(name: str) -> str:
    """Return the name as addresses have it."""
    return name.lower().translate(str.maketrans("åäö", "aao"))


def hover(frame: pd.DataFrame) -> list[str]:
    """Return words for each row."""
    return [f"<b>{name}</b>" for name in frame["name"]]


def outlines(count: int = len(CODES)) -> pd.DataFrame:
    """Return square municipalities, six in a row, in kilometres."""
    corners = [(0, 0), (0, 1), (1, 1), (1, 0), (0, 0)]
    squares = [(column, row) for row, column in product(range(6), range(6))][:count]
    return pd.DataFrame(
        {
            "municipality": CODES[:count],
            "ring": 0,
            "x": [[350 + SIDE * (c + x) for x, _ in corners] for c, _ in squares],
            "y": [[6130 + SIDE * (r + y) for _, y in corners] for _, r in squares],
        }
    )


def points(count: int = len(CODES)) -> pd.DataFrame:
    """Return the middles of the squares."""
    frame = outlines(count)
    return pd.DataFrame(
        {
            "municipality": frame["municipality"],
            "x": [sum(x[:4]) / 4 for x in frame["x"]],
            "y": [sum(y[:4]) / 4 for y in frame["y"]],
            "width_km": SIDE,
        }
    )


def long(by_year: Mapping[int, Sequence[float]]) -> pd.DataFrame:
    """Return the rows of several years below each other."""
    frames = [cells(values).reset_index().assign(year=year) for year, values in by_year.items()]
    return pd.concat(frames, ignore_index=True)


def spread(by_year: Mapping[int, Sequence[float]]) -> pd.DataFrame:
    """Return mean, sd and percentiles by year."""
    told = pd.DataFrame(dict(by_year))
    columns = {"mean": told.mean(), "sd": told.std(ddof=0)}
    return pd.DataFrame(columns | {"p10": told.quantile(0.1), "p90": told.quantile(0.9)})


def periods(years: Sequence[int]) -> dict[int, str]:
    """Return the school years."""
    return {year: f"{year - 1}/{year % 100:02d}" for year in years}


def marks(figure: Figure) -> Iterator[tuple[str, Any]]:
    """Yield slug and trace of every municipality's mark, point by point."""
    for trace in figure.data:
        slugs = trace.customdata
        yield from ((slug_, trace) for slug_ in (() if slugs is None else slugs))


def texts(figure: Figure) -> list[str]:
    """Return every word the figure shows or says."""
    plain = figure.to_plotly_json()
    layout = plain["layout"]
    found = [note["text"] for note in layout.get("annotations", ())]
    for axis in ("xaxis", "yaxis", "yaxis2"):
        found += layout.get(axis, {}).get("ticktext", [])
    for trace in plain["data"]:
        for said in (trace.get("text", []), trace.get("hovertext", [])):
            found += [said] if isinstance(said, str) else said
    return [words for words in found if words]


def scatters(figure: Figure, mode: str) -> list[Any]:
    """Return the scatter traces of one mode."""
    return [t for t in figure.data if t.type == "scatter" and t.mode == mode]


def bounded(frame: pd.DataFrame, code: str, n: float = nan) -> pd.DataFrame:
    """Return the frame with one value known only as "1 to 4 short of all" of n pupils, if known."""
    told = frame.copy()
    known = n == n  # noqa: PLR0124  NaN
    words = f"minst {100 - 400 / n:.0f}" if known else "nära 100"
    value = 100 - 250 / n if known else 100.0
    rows = told.index == code if told.index.name == "code" else told["code"] == code
    numbers = {"value": value, "n": n, "low": 100 - 400 / n, "high": 100 - 100 / n}
    texts_ = {"status": "approximate", "label": words, "shown": f"{words} %"}
    for column, new in (numbers | texts_).items():
        told.loc[rows, column] = new
    return told
