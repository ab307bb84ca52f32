"""What must stand beside every number: unit, school year, perspective, source, certainty."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue, Indicator
from likvard.cells import Cell, decimals
from likvard.certainty import BOUND, place
from likvard.panel import Panel

PERSPECTIVES: Final = {"home": "hemkommun", "host": "lägeskommun", "municipal": "kommunala skolor"}
_EXPLAINED: Final = {
    "home": "Räknat efter folkbokföring (hemkommun)",
    "host": "Skolor i kommunen (lägeskommun)",
    "municipal": "Kommunens egna skolor",
}
_PROVIDED: Final = {"municipal": "kommunala skolor", "independent": "fristående skolor"}
_UNITS: Final = {
    "%": "Procent av",
    "kr per elev": "Kronor per elev,",
    "kr per barn": "Kronor per barn,",
}
NOT_PUPILS: Final = "Visar kommuner, inte enskilda elever."


def explained(indicator: Indicator) -> str:
    """Return in plain words whose schools or which residents the values are about."""
    told = _EXPLAINED[indicator.perspective]
    return told.replace("Skolor", "Förskolor") if indicator.form == "förskola" else told


def whose(panel: Panel) -> str:
    """Return "flickor" or "pojkar", "kvinnor" or "män" for teachers; empty for all."""
    names = dict(zip("TKM", panel.indicator.people, strict=True))
    return "" if panel.gender == "T" else names[panel.gender].lower()


def perspective(panel: Panel) -> str:
    """Return "lägeskommun", with gender and provider where they are not all."""
    return ", ".join([PERSPECTIVES[panel.indicator.perspective], *split(panel)])


def quantity(indicator: Indicator) -> str:
    """Return "Procent av eleverna i åk 9" or "Poäng, eleverna i åk 9"."""
    lead = _UNITS.get(indicator.unit, f"{indicator.unit[:1].upper()}{indicator.unit[1:]},")
    return f"{lead} {indicator.who}"


def subtitle(panel: Panel, year: int) -> str:
    """Return what, unit, whose, perspective and school year, without a full stop."""
    return f"{_what(panel)}, {when(panel, year)}"


def open_dots(cells: Iterable[Cell]) -> str:
    """Return what an open dot is, where only bounds are published of some value; else nothing."""
    if not any(cell.status == BOUND for cell in cells):
        return ""
    return " Öppen punkt: bara gränser är publicerade, och strecket går mellan dem."


def when(panel: Panel, year: int) -> str:
    """Return "läsåret 2024/25", or "läsåren 2022/23–2024/25, medel av tre år"."""
    told = panel.in_year(year)
    return (
        told
        if panel.span_years == 1
        else f"{told}, medel av {swedish.counted(panel.span_years)} år"
    )


def _what(panel: Panel) -> str:
    indicator = panel.indicator
    name, told = indicator.short.removesuffix(", hemkommun"), quantity(indicator)
    own = "kommunens egna" in told
    basis = ", ".join([told, *(split(panel) if own else [perspective(panel)])])
    return basis if told.startswith(name) else f"{name}: {swedish.lower_first(basis)}"


def span(panel: Panel, years: Sequence[int]) -> str:
    """Return what, unit, whose, perspective and the years from first to last."""
    basis = "åren" if panel.indicator.period == "calendar" else "läsåren"
    when = f"{basis} {panel.period(years[0])}–{panel.period(years[-1])}"
    when = when if len(years) > 1 else panel.in_year(years[0])
    return f"{_what(panel)}, {when}"


def split(panel: Panel) -> list[str]:
    """Return the gender and provider shown where they are not all: flickor, fristående skolor."""
    own = panel.indicator.perspective == "municipal"
    provided = None if own else _PROVIDED.get(panel.provider)
    return [words for words in (whose(panel), provided) if words]


def lede(panel: Panel, year: int) -> str:
    """Return what the title's number is, whose schools it is about, when, and for how many."""
    title = panel.indicator.title.removesuffix(" (%)").removesuffix(", andel")
    title = re.sub(r",? (i )?(lägeskommun|hemkommun)(?!\w)", "", title).rstrip(",")
    told = ", ".join([explained(panel.indicator), *split(panel), when(panel, year)])
    known, members = len(panel.known(year)), len(panel.members)
    extent = "" if known == members else f" {known} av {members} kommuner har uppgift."
    return f"{title}. {told}.{extent}"


def publishers(catalogue: Catalogue, panel: Panel) -> list[str]:
    """Return who published what is shown: "Kolada (N15428)", "Skolverket"."""
    named: dict[str, None] = {}
    for series in panel.behind:
        publisher = catalogue.source(series.figure_set).publisher
        named[f"{publisher} ({series.code})" if publisher == "Kolada" else publisher] = None
    return list(named)


def sources(catalogue: Catalogue, panels: Sequence[Panel]) -> str:
    """Return one source line for several panels, each publisher named once."""
    names = {name: None for panel in panels for name in publishers(catalogue, panel)}
    return f"{'Källa' if len(names) == 1 else 'Källor'}: {swedish.joined(list(names))}."


def source(catalogue: Catalogue, panel: Panel, own: str = "") -> str:
    """Return the source line; `own` names what we computed from the published figures."""
    names = publishers(catalogue, panel)
    lead = "Källa" if len(names) == 1 else "Källor"
    line = f"{lead}: {swedish.joined(names)}."
    if own:
        line += f" Egen beräkning på uppgifter från {swedish.joined(names)}: {own}."
    return f"{line} {NOT_PUPILS}"


def hover(panel: Panel, year: int, cell: Cell) -> str:
    """Return the short lines read when pointing at a municipality."""
    lines = [f"<b>{escape(cell.name)}</b>", escape(f"{cell.shown} · {panel.indicator.short}")]
    lines += [escape(told) for told in (cell.sure, place(panel, year, cell.code)) if told]
    return "<br>".join([*lines, f"{when(panel, year)}, {perspective(panel)}"])


def hovers(panel: Panel, year: int) -> list[str]:
    """Return the hover text of every member that year, in the members' order."""
    return [hover(panel, year, cell) for cell in panel.cells(year)]


def difference(value: float, indicator: Indicator, *, signed: bool = False) -> str:
    """Return a difference with its unit, "1 procentenhet" in the singular, signed on request."""
    places = decimals(indicator)
    text, unit = swedish.number(value, places), indicator.difference_unit
    if text == swedish.NO_VALUE:
        return text
    one = text.lstrip(swedish.MINUS) == "1" and unit == "procentenheter"
    sign = "+" if signed and swedish.round_half_up(value, places) > 0 else ""
    return f"{sign}{text} {'procentenhet' if one else unit}"
