"""Need: the share of pupils without a parent with post-secondary education."""

from collections.abc import Mapping
from dataclasses import replace
from math import isnan
from typing import Final

from likvard.catalogue import Area, Catalogue, Indicator
from likvard.cells import Published
from likvard.panel import Panel, panel

EDUCATION: Final = "foraldrar-eftergymnasial"
WHOLE: Final = 100.0


def need(catalogue: Catalogue, area: Area, provider: str) -> Panel:
    """Return the share of the provider's pupils without such a parent, 0 to 100, by October.

    It is what is left of a hundred when the published share is taken away.
    """
    educated = catalogue.indicator(EDUCATION)
    found = panel(catalogue, educated, area, provider=provider)
    turned = {year: _turned_round(row) for year, row in found.published.items()}
    return replace(found, indicator=_told(educated), published=turned)


def _told(educated: Indicator) -> Indicator:
    low, high = educated.range
    return replace(
        educated,
        range=(WHOLE - high, WHOLE - low),
        short="Föräldrar utan högre utbildning",
        title="Elever vars föräldrar saknar eftergymnasial utbildning, åk 1–9",
        measure="andelen elever vars föräldrar saknar eftergymnasial utbildning",
        clause="har {v} av 100 elever ingen förälder med eftergymnasial utbildning",
    )


def _turned_round(row: Mapping[str, Published]) -> dict[str, Published]:
    """Return what is left of a hundred; what is hidden stays so.

    A published bound ("nearly all") has its middle already, and turned round it is a number like
    the others: the words for a bound would speak of the wrong end.
    """
    return {code: _left(published) for code, published in row.items()}


def _left(published: Published) -> Published:
    if isnan(published.value):
        return published
    status = "" if published.status == "approximate" else published.status
    return Published(WHOLE - published.value, published.n, status)
