"""Om: the catalogue of indicators and sources as it is, the method, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from likvard import captions, swedish
from likvard.address import PROVIDERS, View
from likvard.catalogue import Indicator, UnitMeasure
from likvard.choice import offered
from likvard.offer import Offer, people
from likvard.ui.changelog import PATH as CHANGELOG
from likvard.ui.html import show
from likvard.warehouse import read


@dataclass(frozen=True)
class Entry:
    """One indicator as the catalogue page tells it."""

    indicator: Indicator
    href: str
    basis: str
    direction: str
    splits: str
    years: str
    sources: str
    missing: str


DIRECTIONS = {
    "higher": "Högre är bättre",
    "lower": "Lägre är bättre",
    "none": "Varken högt eller lågt är bättre",
}


_SERVICE = r"//api\.|/api/"
"""What the address of a publisher's open service has, and that of a page does not."""


def about(view: View) -> None:
    """Show the whole catalogue, the sources and the method."""
    offer = offered(view)
    themes = [
        (title, [_entry(view, offer, i) for i in found])
        for title, found in _by_theme(view, view.catalogue.indicators)
    ]
    pending = [
        (title, [(i, swedish.joined(_publishers(view, i))) for i in found])
        for title, found in _by_theme(view, view.catalogue.pending)
    ]
    build, sources = read("build").iloc[0], read("provenance")
    show(
        "about",
        themes=themes,
        pending=pending,
        units=[(m, _publisher(view, m), _unit_page(view, m)) for m in view.catalogue.unit_measures],
        sources=sources.to_dict("records"),
        fetched=int(sources["address"].str.contains(_SERVICE).sum()),
        notes={s.figure_set: s.note for s in view.catalogue.sources},
        members=len(view.members),
        area=view.area.spoken,
        version=str(build["figures_version"]),
        changes=view.href(CHANGELOG),
        data_date=str(build["data_date"])[:10],
        number=swedish.number,
    )


def _by_theme(view: View, indicators: Sequence[Indicator]) -> list[tuple[str, list[Indicator]]]:
    """Return the themes that any of the indicators belongs to, by title, with those that do."""
    themes = [(t.title, [i for i in indicators if i.theme == t.id]) for t in view.catalogue.themes]
    return [(title, found) for title, found in themes if found]


def title(view: View) -> dict[str, Any]:
    """Return the page's title, and how many measures there are in how many themes."""
    shown = view.catalogue.indicators
    return {
        "lines": ["Så är siffrorna gjorda, och det här saknas"],
        "lede": f"{len(shown)} mått i {len(_by_theme(view, shown))} teman, hämtade från "
        "Skolverket, Kolada och Skolinspektionen.",
    }


def _publisher(view: View, measure: UnitMeasure) -> str:
    return view.catalogue.source(measure.series.figure_set).publisher


def _unit_page(view: View, measure: UnitMeasure) -> str:
    """Return the address where a measure of school units is shown."""
    path = "/bakgrund" if measure.aspect == "residual" else "/skolor"
    return view.href(path, enhetsmatt=measure.id)


def _entry(view: View, offer: Offer, indicator: Indicator) -> Entry:
    provider = offer.default_provider(indicator)
    years = offer.years(indicator, "T", provider)
    counts = offer.counts(indicator, "T", provider)
    known = counts[years[-1]] if years else 0
    splits = [people(indicator)[g].lower() for g in offer.genders(indicator, provider)]
    splits += [PROVIDERS[p].lower() for p in offer.providers(indicator, "T")]
    period = [swedish.school_year(y, indicator.period) for y in years]
    return Entry(
        indicator,
        view.href("/indikator", indikator=indicator.id),
        captions.explained(indicator),
        DIRECTIONS[indicator.direction],
        swedish.joined(splits),
        f"{period[0]}–{period[-1]}" if len(period) > 1 else "".join(period),
        swedish.joined(_publishers(view, indicator)),
        "" if known == len(view.members) else _missing(view, indicator, known),
    )


def _publishers(view: View, indicator: Indicator) -> list[str]:
    named: dict[str, list[str]] = {}
    for series in indicator.series:
        publisher = view.catalogue.source(series.figure_set).publisher
        named.setdefault(publisher, []).append(series.code)
    return [
        f"{name} ({', '.join(dict.fromkeys(codes))})" if name == "Kolada" else name
        for name, codes in named.items()
    ]


def _missing(view: View, indicator: Indicator, known: int) -> str:
    told = f"{known} av {len(view.members)} kommuner har uppgift det senaste året."
    return f"{told} {indicator.coverage_reason}".strip()
