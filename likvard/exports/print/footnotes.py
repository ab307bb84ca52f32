"""Numbered footnotes on paper: whose the figures are, how they came, and how they were reckoned."""

from collections.abc import Iterable, Sequence
from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue
from likvard.exports.formulas import Formula, formulas, formulas_named
from likvard.exports.origin import Cited, beside, of_panels
from likvard.exports.provenance import SHORT, deliveries, deviations
from likvard.exports.shown import Shown
from likvard.panel import Panel

Marks = tuple[int, ...]
_METHOD: Final = "Så mäter vi, version"


class Footnotes:
    """The footnotes of one paper, numbered in the order they are first asked for.

    A delivery is one note however many of its series are used; so is a formula.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._numbers: dict[str, int] = {}
        self._cited: dict[str, Cited] = {}
        self._formulas: dict[str, Formula] = {}
        self._let: dict[str, dict[str, None]] = {}

    def of_panels(self, panels: Sequence[Panel]) -> Marks:
        """Return the numbers of the notes on the deliveries that figures come from."""
        found = of_panels(self._catalogue, panels)
        for one in found:
            self._add(one)
        for panel in panels:
            self._let_through(panel, found)
        return tuple(sorted(self._number(one.source.figure_set) for one in found))

    def of_chart(self, key: str, shown: Shown) -> Marks:
        """Return the numbers of the notes on a chart's figures: deliveries and formulas."""
        rest = beside(self._catalogue, shown)
        for one in rest:
            self._add(one)
        more = {self._number(one.source.figure_set) for one in rest}
        own = {*self.of_panels(shown.panels), *more, *self.formulas_of(key, shown.panels)}
        return tuple(sorted(own))

    def formulas_of(self, key: str, panels: Sequence[Panel]) -> Marks:
        """Return the numbers of the notes on the formulas of a chart."""
        return self._of_formulas(formulas(self._catalogue, key, panels))

    def of_measures(self, names: Iterable[str]) -> Marks:
        """Return the numbers of the notes on formulas, by their ids in the catalogue."""
        return self._of_formulas(formulas_named(self._catalogue, names))

    def _of_formulas(self, found: Sequence[Formula]) -> Marks:
        for one in found:
            self._formulas[one.id] = one
        return tuple(self._number(f"={one.id}") for one in found)

    def _add(self, one: Cited) -> None:
        name = one.source.figure_set
        before = self._cited.get(name)
        codes = (*(before.codes if before else ()), *one.codes)
        self._cited[name] = Cited(one.source, tuple(dict.fromkeys(codes)))

    def _let_through(self, panel: Panel, found: Sequence[Cited]) -> None:
        told = deviations(self._catalogue, panel.indicator.id)
        for one in found:
            if one.source.figure_set in panel.figure_sets:
                self._let.setdefault(one.source.figure_set, {}).update(dict.fromkeys(told))

    def _number(self, name: str) -> int:
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the notes in the order of their numbers."""
        sums = {d.cited.source.figure_set: d.checksum for d in deliveries(self._cited.values())}
        return tuple(
            self._reckoned(name[1:]) if name.startswith("=") else self._delivered(name, sums[name])
            for name in self._numbers
        )

    def _delivered(self, name: str, checksum: str) -> str:
        source, codes = self._cited[name].source, ", ".join(self._cited[name].codes)
        told = f"{source.cite} {source.title} ({codes}). {_bare(source.address)}. "
        told += f"Hämtad {source.retrieved}."
        told += f" Kontrollsumma {checksum[:SHORT]}." if checksum else ""
        return " ".join([told, *self._let.get(name, ())])

    def _reckoned(self, name: str) -> str:
        one = self._formulas[name]
        called = swedish.lower_first(one.name)
        return f"Egen beräkning: {called} ({_METHOD} {one.version})."


def _bare(address: str) -> str:
    """Return an address as it is read on paper."""
    return address.removeprefix("https://").removeprefix("www.")
