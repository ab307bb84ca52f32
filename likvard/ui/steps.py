"""Stepping through the years in the browser: every year's charts, sent ahead as one cube."""

import json
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from typing import Final

from markupsafe import Markup

from likvard.address import View
from likvard.address import view as view_of
from likvard.catalogue import load_catalogue
from likvard.choice import panel_for, years_for
from likvard.own.session import never_kept
from likvard.panel import Panel
from likvard.ui.assets import Asset, asset
from likvard.ui.chart import Card, payload
from likvard.ui.explore import coverage, title, year_cards
from likvard.ui.html import render
from likvard.ui.strip import strip
from likvard.warehouse import Stamp, stamp

PATH: Final = "/steg/indikator.json"
_KEPT: Final = 64


def steps_card(view: View, panel: Panel, year: int) -> Card | None:
    """Return the control that steps through the years shown; None when there is but one."""
    years = years_for(view, view.indicator)
    if len(years) < 2:  # noqa: PLR2004  one year is nothing to step through
        return None
    at = years.index(year)
    body = render(
        "steps",
        cube=_address(view),
        gender=panel.gender,
        label="År" if panel.indicator.period == "calendar" else "Läsår",
        years=[_spring(view, y) for y in years],
        shown=[panel.period(y) for y in years],
        spoken=[panel.in_year(y) for y in years],
        at=at,
        latest=_spring(view, panel.latest),
        back=_way(view, years, at - 1),
        ahead=_way(view, years, at + 1),
    )
    return Card(
        address=view.href(),
        draws=(),
        key="steg",
        heading="",
        subtitle="",
        source="",
        alt="Stega mellan åren",
        table=None,
        filename="",
        data_href="",
        body=body,
        tools=(),
    )


def _spring(view: View, year: int) -> str:
    """Return the year as it stands in the address."""
    return str(year + (view.indicator.period != "spring"))


def _way(view: View, years: Sequence[int], to: int) -> str:
    return view.href(ar=_spring(view, years[to])) if 0 <= to < len(years) else ""


def _address(view: View) -> str:
    """Return where the cube lies; the figures' stamp makes it another when they change."""
    mark = sha256(repr(stamp()).encode()).hexdigest()[:12]
    return view.href(PATH, ar=None, version=mark)


def cube(query: dict[str, str], *, dark: bool) -> Asset:
    """Return every year's frame for one indicator, gender and provider.

    `query` is that of the view's address, its year left out. A frame has the address's year and
    gender, the words beside the charts by the place they stand in, and the charts of that year.

    Raises
    ------
    NotDefinedError
        If nothing at all is published for the choice.
    """
    asked = view_of(load_catalogue(), "/indikator", query)
    return _cube(stamp(), asked.href(), tuple(sorted(asked.query.items())), dark)


@never_kept
@lru_cache(maxsize=_KEPT)
def _cube(_live: Stamp, _href: str, items: tuple[tuple[str, str | None], ...], dark: bool) -> Asset:  # noqa: FBT001
    query = {name: value for name, value in items if value}
    view = view_of(load_catalogue(), "/indikator", query)
    frames = [_frame(view, year, dark=dark) for year in years_for(view, view.indicator)]
    body = b'{"frames":[' + b",".join(frames) + b"]}"
    return asset(body, "application/json")


def _frame(view: View, year: int, *, dark: bool) -> bytes:
    then = replace(view, school_year=int(_spring(view, year)))
    panel, shown = panel_for(view.catalogue, then, view.indicator)
    cards = (replace(card, hrefs={}) for card in year_cards(then, panel, shown))
    charts = b",".join(payload(card, dark=dark, pictures=False) for card in cards)
    words = {"ar": _spring(view, year), "kon": panel.gender, "parts": _parts(then, panel, shown)}
    return json.dumps(words, ensure_ascii=False).encode()[:-1] + b',"charts":[' + charts + b"]}"


def _parts(view: View, panel: Panel, year: int) -> dict[str, Markup]:
    """Return the words beside the charts, by the name of their place in the page."""
    words = title(panel, year)
    choices = strip(view, split=True)
    labels = {menu.id: menu.label for menu in choices.menus}
    labels |= {"urval": choices.summary, "ingress": words["lede"]}
    labels["tackning"] = coverage(view, panel, year)
    lines = render("title_lines", lines=words["lines"])
    return {"rubrik": lines} | {name: Markup.escape(text) for name, text in labels.items()}
