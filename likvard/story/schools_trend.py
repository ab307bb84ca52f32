"""How the mix of pupils over school units has developed, in words."""

from collections.abc import Iterable

from likvard import swedish
from likvard.equity.schools_mix import MixTrend, OwnTrend
from likvard.story import NO_SURE_CHANGE
from likvard.story.schools import percent
from likvard.story.spread import p_value
from likvard.units import UnitPanel


def trend_heading(panel: UnitPanel, found: MixTrend) -> str:
    """Return whether the mix has become more uneven over the years, by trend test alone."""
    years = list(found.means)
    if found.kind == "short" or not years:
        return "För få år eller kommuner för att bedöma utvecklingen"
    since = panel.period(years[0])
    told = {"grown": "ojämnare", "shrunk": "jämnare"}
    if found.kind in told:
        return f"Fördelningen har blivit {told[found.kind]} sedan {since}"
    return f"{NO_SURE_CHANGE} i fördelningen sedan {since}"


def trend_words(panel: UnitPanel, found: MixTrend) -> str:
    """Return from what to what the mean has gone, with the test; empty where there is none."""
    if found.trend is None:
        return ""
    years = list(found.means)
    first, last = (percent(found.means[y], 1) for y in (years[0], years[-1]))
    return (
        f"Från {first} till {last} procentenheter, {panel.period(years[0])}–"
        f"{panel.period(years[-1])}. Mann–Kendall, {_probability(found.trend.probability)}."
    )


def _probability(p: float) -> str:
    told = p_value(p)
    return f"p {told}" if told.startswith("under") else f"p = {told}"


def own_trends_words(found: Iterable[OwnTrend]) -> str:
    """Return in how many municipalities the mix has become more uneven, more even, or neither."""
    kinds = [own.kind for own in found]
    told = {"ojämnare": kinds.count("grown"), "jämnare": kinds.count("shrunk")}
    parts = [f"{word} i {swedish.municipalities(many)}" for word, many in told.items() if many]
    rest = kinds.count("unsure")
    parts += [f"ingen säker förändring i {swedish.municipalities(rest)}"] if rest else []
    return f"Kommun för kommun: {swedish.joined(parts)}." if parts else ""


def own_trend_word(panel: UnitPanel, found: OwnTrend) -> str:
    """Return one municipality's development for a table: "Ojämnare sedan 2009/10"."""
    told = {"grown": "Ojämnare", "shrunk": "Jämnare", "unsure": NO_SURE_CHANGE}
    if found.kind == "short" or found.since is None:
        return "För få år"
    return f"{told[found.kind]} sedan {panel.period(found.since)}"
