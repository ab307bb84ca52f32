"""Mellan skolor: which charts stand beside each other for which sort of measure."""

from likvard.equity.schools_view import SchoolsView
from likvard.ui.chart import Card
from likvard.ui.schools_parts import parts_card
from likvard.ui.schools_shares import mix_card, share_card
from likvard.ui.schools_trend import trend_card


def pairs(shown: SchoolsView, year: int) -> list[tuple[Card | None, Card | None]]:
    """Return the charts below the school units, two beside each other; None leaves a place."""
    divided = parts_card(shown)
    if shown.measure.aspect == "composition":
        first = (share_card(shown, year), mix_card(shown, year))
        return [first, (trend_card(shown, year), divided)]
    between = share_card(shown, year)
    return [(divided, None)] if between is None else [(between, divided)]
