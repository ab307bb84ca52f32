"""Charts over the years: every municipality, or one measure with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import isnan
from typing import Final

from likvard.cells import decimals
from likvard.exports.powerpoint.figures import Figures, around, unit_words
from likvard.exports.powerpoint.page import Box, across
from likvard.exports.powerpoint.plot import Axis, Ends, Label, Mark, Numbers, Plot, Series, Stroke
from likvard.exports.powerpoint.roles import MEAN, Line, Members
from likvard.figures.labels import declutter
from likvard.figures.theme import LIGHT
from likvard.panel import Panel
from likvard.swedish import number

_SIZE: Final = 14
_LEFT, _ABOVE, _BELOW = 46.0, 24.0, 26.0
_LINE_HIGH: Final = 17.0
_BREAK: Final = " "
"""The empty year between two series that are not compared: no line is drawn across it."""


def members(figures: Figures, role: Members, box: Box) -> Plot:
    """Return every municipality over the years, the followed in colour, the mean dashed."""
    panel = figures.panel
    if panel is None:
        raise KeyError(role.value)
    shown = _by_name(figures, role)
    years = _Years.of(panel)
    own = {name: years.spread(values) for name, values in shown.items()}
    found = _looks(figures, role, own, years)
    unit = figures.texts(role.table, "Enhet")[0]
    return _over_years(figures, found, years.categories, unit_words(unit), box)


def _by_name(figures: Figures, role: Members) -> dict[str, dict[str, float | None]]:
    names = figures.texts(role.table, "Kommun")
    years = figures.texts(role.table, "Läsår eller år")
    found: dict[str, dict[str, float | None]] = {}
    for name, year, value in zip(
        names, years, figures.numbers(role.table, role.value), strict=True
    ):
        found.setdefault(name, {})[year] = value
    return found


@dataclass(frozen=True)
class _Years:
    """The years as categories, with an empty one where the series is broken."""

    panel: Panel
    categories: tuple[str, ...]

    @classmethod
    def of(cls, panel: Panel) -> "_Years":
        breaks = {b.year for b in panel.indicator.series_breaks if b.year > panel.years[0]}
        names = [
            name
            for year in panel.years
            for name in ((_BREAK,) if year in breaks else ()) + (panel.period(year),)
        ]
        return cls(panel, tuple(names))

    def spread(self, values: Mapping[str, float | None]) -> Numbers:
        """Return values by year as they stand along the categories."""
        return tuple(values.get(name) for name in self.categories)

    def levels(self, name: str) -> Numbers:
        """Return one of the numbers of each year's level."""
        own = {
            self.panel.period(y): float(getattr(self.panel.level(y), name))
            for y in self.panel.years
        }
        return self.spread({year: None if isnan(v) else round(v, 6) for year, v in own.items()})


def _looks(
    figures: Figures, role: Members, own: Mapping[str, Numbers], years: _Years
) -> list[Series]:
    """Return the series from the back to the front."""
    chosen = {name: colour for name, colour in figures.colours.items() if name in own}
    mean = _mean(years, figures)
    if role.look == "own":
        name, colour = next(iter(chosen.items()))
        alone = _chosen(own, {name: colour}, figures)[0]
        return [mean, replace(alone, ends=_own_ends(figures, role, name, years))]
    back = [_many(name, values, role) for name, values in own.items() if name not in chosen]
    if role.look == "dots":
        back = [*back, *_middle(years)]
        mean = replace(mean, stroke=Stroke(LIGHT.ink, 2.25))
    return [*back, mean, *_chosen(own, chosen, figures)]


def _many(name: str, values: Numbers, role: Members) -> Series:
    if role.look == "dots":
        return Series(name=name, y=values, mark=Mark(LIGHT.dot, 5))
    return Series(name=name, y=values, stroke=Stroke(LIGHT.line, 0.75))


def _mean(years: _Years, figures: Figures) -> Series:
    values = years.levels("mean")
    label = _end_label("medelkommun", values, LIGHT.ink, figures)
    return Series(name=MEAN, y=values, stroke=Stroke(LIGHT.ink, 2, "dash"), labels=label)


def _middle(years: _Years) -> list[Series]:
    """Return the ends of the middle four fifths of the municipalities, as dotted lines."""
    stroke = Stroke(LIGHT.edge, 1.25, "sysDot")
    return [
        Series(name=name.upper(), y=years.levels(name), stroke=stroke) for name in ("p10", "p90")
    ]


def _own_ends(figures: Figures, role: Members, name: str, years: _Years) -> Ends | None:
    low, high = (
        years.spread(_by_name(figures, replace(role, value=column)).get(name, {}))
        for column in (role.low, role.high)
    )
    colour = figures.colours[name]
    return Ends(low, high, Stroke(colour, 1.25)) if any(low) else None


def _chosen(
    own: Mapping[str, Numbers], chosen: Mapping[str, str], figures: Figures
) -> list[Series]:
    return [
        Series(
            name=name,
            y=own[name],
            stroke=Stroke(colour, 2.5),
            mark=Mark(colour, 5),
            labels=_end_label(name, own[name], colour, figures),
        )
        for name, colour in reversed(chosen.items())
    ]


def _end_label(
    name: str, values: Numbers, colour: str, figures: Figures, places: int | None = None
) -> dict[int, Label]:
    """Return the name and the last value, beside the last point."""
    known = [place for place, value in enumerate(values) if value is not None]
    if not known:
        return {}
    if places is None:
        places = decimals(figures.panel.indicator) if figures.panel else 1
    told = number(values[known[-1]] or 0.0, places)
    return {known[-1]: Label(f"{name} {told}".strip(), colour)}


def line(figures: Figures, role: Line, box: Box) -> Plot:
    """Return one measure over the years with its interval, the area's before the country's."""
    whens = list(dict.fromkeys(figures.texts(role.table, role.when)))
    categories = tuple(_with_breaks(figures, whens))
    who = figures.texts(role.table, role.who) if role.who != "" else [role.name] * len(whens)
    found: list[Series] = []
    for place, name in reversed(list(enumerate(dict.fromkeys(who)))):
        rows = [at for at, one in enumerate(who) if one == name]
        found += _one(figures, role, name, rows, categories, front=place == 0)
    unit = _unit(figures, role)
    return _over_years(figures, found, categories, unit, box)


def _unit(figures: Figures, role: Line) -> str:
    try:
        return unit_words(figures.texts(role.table, role.unit)[0])
    except KeyError:
        return str(role.unit)


def _with_breaks(figures: Figures, whens: Sequence[str]) -> Sequence[str]:
    if figures.panel is None:
        return whens
    whole = _Years.of(figures.panel).categories
    return [name for name in whole if name in whens or name == _BREAK] if _BREAK in whole else whens


def _one(  # noqa: PLR0913  what is read, and how it looks
    figures: Figures,
    role: Line,
    name: str,
    rows: Sequence[int],
    categories: Sequence[str],
    *,
    front: bool,
) -> list[Series]:
    whens = figures.texts(role.table, role.when)

    def along(column: str | int) -> Numbers:
        values = figures.optional(role.table, column)
        own = {whens[at]: values[at] for at in rows}
        return tuple(own.get(when) for when in categories)

    value, colour = along(role.value), LIGHT.accent if front else LIGHT.muted
    label = _end_label(name.split(",")[0] if role.who != "" else "", value, colour, figures, 1)
    stroke, mark = Stroke(colour, 2.5 if front else 1.5), Mark(colour, 7) if front else None
    ends = Ends(along(role.low), along(role.high), Stroke(LIGHT.dot, 1.25))
    has_ends = front and any(one is not None for one in ends.low)
    own = Series(name=name, y=value, stroke=stroke, mark=mark, labels=label)
    shown = [replace(own, ends=ends) if has_ends else own]
    if role.also and front:
        also = along(role.also)
        shown.insert(0, Series(name=str(role.also), y=also, stroke=Stroke(LIGHT.muted, 1.5)))
    return shown


def _over_years(
    figures: Figures, found: Sequence[Series], categories: tuple[str, ...], unit: str, box: Box
) -> Plot:
    values = [v for one in found for v in _reached(one)]
    axis = around(figures.axis("yaxis", title=unit[:1].upper() + unit[1:], grid=True), values)
    wide = max((across(one.text, _SIZE) for s in found for one in s.labels.values()), default=0.0)
    inner = (
        round(_LEFT / box.wide, 4),
        round(_ABOVE / box.high, 4),
        round(1 - (_LEFT + wide + 14) / box.wide, 4),
        round(1 - (_ABOVE + _BELOW) / box.high, 4),
    )
    return Plot(
        form="line",
        series=tuple(_apart(found, axis, inner[3], box)),
        categories=categories,
        x=Axis(),
        y=axis,
        inner=inner,
        head=("Läsår eller år", "", ""),
        every=_every(len(categories), inner[2] * box.wide),
        size=_SIZE,
    )


def _reached(one: Series) -> list[float]:
    """Return all that is drawn of a series, its intervals too."""
    ends = (*one.ends.low, *one.ends.high) if one.ends else ()
    return [value for value in (*one.y, *ends) if value is not None]


def _apart(found: Sequence[Series], axis: Axis, part: float, box: Box) -> list[Series]:
    """Return the series with labels at the last year moved apart."""
    low, high = axis.low or 0.0, axis.high or 1.0
    scale = part * box.high / (high - low)
    ends = {at: max(s.labels) for at, s in enumerate(found) if s.labels}
    wanted = [((high - (found[at].y[place] or 0.0)) * scale) for at, place in ends.items()]
    placed = declutter(wanted, _LINE_HIGH, 0.0, part * box.high)
    moved = list(found)
    for (at, place), wish, got in zip(ends.items(), wanted, placed, strict=True):
        own = replace(found[at].labels[place], lift=round((got - wish) / box.high, 4))
        moved[at] = replace(found[at], labels={place: own})
    return moved


def _every(count: int, wide: float) -> int:
    """Return every which year can be named, so that the last one is, where that is near."""
    least = max(1, -int(-count * across("2024/25 ", _SIZE) // wide))
    near = [step for step in range(least, least + 3) if (count - 1) % step == 0]
    return near[0] if near else least
