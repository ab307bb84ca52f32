"""The years of a view that a slide shows: who lay where, read off the view's own drawing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from likvard.exports.exhibit import Exhibit
from likvard.figures.svg.words import plain
from likvard.figures.theme import LIGHT, Spec
from likvard.measures.standard_deviation import standard_deviation
from likvard.swedish import number

_PERIOD: Final = re.compile(r"\d{4}/\d{2}|\b\d{4}\b")
"""A school year or a year, as it stands in a title."""
_OF_PLACE: Final = "customdata"


@dataclass
class Year:
    """One year: its name, the mean and its words, the band, and each place's value and words."""

    name: str
    mean: float
    mean_name: str
    mean_told: str
    band: tuple[float, float] | None = None
    dots: dict[str, float] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)
    distance: str = ""


def years(exhibit: Exhibit) -> list[Year]:
    """Return the years that the title tells of, else first, middle and last; from the earliest."""
    traces: Sequence[Spec] = exhibit.draws[0](LIGHT).plain["data"]
    found, since = _means(traces)
    _add_dots(traces, found)
    _add_bands(traces, found)
    known = {year: one for year, one in found.items() if one.band and one.dots} or found
    chosen = _chosen(known, since, exhibit.title)
    for year in chosen:
        year.distance = _distance(exhibit, year)
    return chosen


def _means(traces: Sequence[Spec]) -> tuple[dict[int, Year], int]:
    """Return the years by the line of the mean, and the first since the last break."""
    line = next(t for t in traces if t["mode"] == "lines" and t.get("hovertext"))
    found: dict[int, Year] = {}
    since = 0
    for x, y, words in zip(line["x"], line["y"], line["hovertext"], strict=True):
        if x is None or y is None:
            since = 0
            continue
        name, told, *_, when = plain(words)
        found[round(x)] = Year(_PERIOD.findall(when)[-1], y, name, told)
        since = since or round(x)
    return found, since


def _add_dots(traces: Sequence[Spec], found: dict[int, Year]) -> None:
    for trace in traces:
        if "markers" in trace["mode"] and trace.get(_OF_PLACE):
            for x, y, words in zip(trace["x"], trace["y"], trace["hovertext"], strict=True):
                if x is not None and y is not None and round(x) in found:
                    name, told, *_ = plain(words)
                    found[round(x)].dots[name] = y
                    found[round(x)].told[name] = told


def _add_bands(traces: Sequence[Spec], found: dict[int, Year]) -> None:
    for trace in traces:
        if trace.get("fill"):
            for year in set(trace["x"]) & found.keys():
                pairs = zip(trace["x"], trace["y"], strict=True)
                own = [y for x, y in pairs if x == year and y is not None]
                found[year].band = min(own), max(own)


def _chosen(found: dict[int, Year], since: int, title: str) -> list[Year]:
    order = [year for year in sorted(found) if year >= since] or sorted(found)
    named = _PERIOD.findall(title)
    told = [year for year in order if found[year].name in named]
    first = told[0] if told else order[0]
    rest = [year for year in order if first < year < order[-1]]
    turning = told[1:2] or rest[len(rest) // 2 : len(rest) // 2 + 1]
    return [found[year] for year in sorted({first, *turning, order[-1]})]


def _distance(exhibit: Exhibit, year: Year) -> str:
    """Return the typical distance from the mean; nothing where not every dot counts alike."""
    if exhibit.shown is None or year.mean_name != "Medelkommun":
        return ""
    table, panel = exhibit.shown.tables[0], exhibit.shown.panels[0]
    when, what = table.header.index("Läsår eller år"), table.header.index("Värde")
    own = [row[what] for row in table.rows if row[when] == year.name and row[what]]
    values = [float(value.replace(",", ".")) for value in own]
    if len(values) != len(year.dots) or not panel.is_enough(len(values)):
        return ""
    mean = sum(values) / len(values)
    scale = 100 / mean if panel.is_money else 1
    return number(standard_deviation(values) * scale, max(1, panel.indicator.decimals))
