"""A meeting as it is presented: its views with the years they can be stepped to."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from likvard.address import View
from likvard.choice import panel_for, years_for
from likvard.exports.deck import Followed, Stop
from likvard.exports.exhibit import Exhibit
from likvard.meeting import Item, Meeting
from likvard.ui.exhibits import exhibit
from likvard.ui.viewing import viewed
from likvard.versions import current, reading

STEPPED: Final = ("karta", "form", "ordning")
"""The charts of one year, on the page whose years can be stepped."""
_PAGE: Final = "/indikator"
_FEWEST: Final = 2


def stops(meeting: Meeting, shown: Sequence[Exhibit]) -> list[Stop]:
    """Return the meeting's views as they are stepped through; `shown` are their exhibits."""
    return [_stop(item, one) for item, one in zip(meeting.items, shown, strict=True)]


def _stop(item: Item, shown: Exhibit) -> Stop:
    if shown.missing:
        return Stop(shown)
    query = dict(parse_qsl(urlsplit(shown.address).query))
    with reading(query.get("data", "")):
        view = viewed(item.path, query)
        followed = tuple(Followed(m.name, view.colours[m.code]) for m in view.followed)
        stop = Stop(shown, followed)
        return _with_years(stop, item, view) if (item.path, item.chart) in _STEPPED else stop


_STEPPED: Final = frozenset((_PAGE, chart) for chart in STEPPED)


def _with_years(stop: Stop, item: Item, view: View) -> Stop:
    """Return the stop with all years of its indicator; another year has the page's own title."""
    years = years_for(view, view.indicator)
    if len(years) < _FEWEST:
        return stop
    panel, year = panel_for(view.catalogue, view, view.indicator)
    springs = [str(one + (view.indicator.period != "spring")) for one in years]

    def other(place: int) -> Exhibit:
        return exhibit(replace(item, address=view.href(ar=springs[place]), title=""))

    return replace(stop, years=tuple(map(panel.period, years)), at=years.index(year), other=other)


def told(meeting: Meeting) -> str:
    """Return the line on the first slide: which figures are shown."""
    shown = meeting.version or current()
    if not shown:
        return ""
    kind = "Frysta siffror" if meeting.version else "Siffror"
    return f"{kind} ur Likvärd, dataversion {shown}. Visar kommuner, inte enskilda elever."
