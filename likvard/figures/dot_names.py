"""What is named beside the last year's dots: the mean, the ends of the band, lowest and highest."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isnan

from likvard.catalogue import Indicator
from likvard.cells import label
from likvard.figures.ends import End
from likvard.figures.history import History, Point
from likvard.figures.labels import told
from likvard.figures.theme import Tokens


@dataclass(frozen=True)
class Named:
    """The municipalities of the last year; the chosen have names and colours of their own."""

    members: Mapping[str, History]
    year: int
    indicator: Indicator
    chosen: Mapping[str, int]
    tokens: Tokens

    @property
    def mine(self) -> list[str]:
        """Return the chosen that are among the members."""
        return [code for code in self.chosen if code in self.members]

    def levels(
        self,
        average: str,
        mean: Mapping[int, float],
        p10: Mapping[int, float],
        p90: Mapping[int, float],
    ) -> list[End]:
        """Return the names of the mean, strong, and of the ends of the band, where they exist."""
        tokens, year = self.tokens, self.year
        found = (
            [End(self._said(average, mean[year]), mean[year], tokens.ink)] if year in mean else []
        )
        ends = (("nära toppen", p90), ("nära botten", p10))
        return found + [
            End(self._said(words, values[year]), values[year], tokens.muted, plain=True)
            for words, values in ends
            if year in values
        ]

    def _said(self, words: str, value: float) -> str:
        return f"{words} {label(self.indicator, value)}"

    def extremes(self) -> list[End]:
        """Return lowest and highest, unless chosen; nobody where all are equal."""
        known = {c: p for c, p in self._points.items() if not isnan(p.value)}
        values = [point.value for point in known.values()]
        if not values or min(values) == max(values):
            return []
        both = [
            next(c for c in known if known[c].value == end) for end in (min(values), max(values))
        ]
        return [self._named(code, known[code]) for code in both if code not in self.chosen]

    @property
    def _points(self) -> dict[str, Point]:
        return {code: own.at(self.year) for code, own in self.members.items()}

    def _named(self, code: str, point: Point) -> End:
        said = told(label(self.indicator, point.value), point.shown)
        words = f"{self.members[code].name} {said}"
        return End(words, point.value, self.tokens.muted, plain=True)
