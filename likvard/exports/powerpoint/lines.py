"""Charts over the years: every municipality, or one measure with its interval."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from likvard.exports.powerpoint.figures import Figures
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Ends, Mark, Numbers, Plot, Series, Stroke
from likvard.exports.powerpoint.roles import MEAN, Line, Members
from likvard.exports.powerpoint.years import Years, end_label, over_years, with_breaks
from likvard.figures.theme import LIGHT


def members(figures: Figures, role: Members, box: Box) -> Plot:
    """Return every municipality over the years, the followed in colour, the mean dashed."""
    panel = figures.panel
    if panel is None:
        raise KeyError(role.value)
    shown = _by_name(figures, role)
    years = Years.of(panel)
    own = {name: years.spread(values) for name, values in shown.items()}
    found = _looks(figures, role, own, years)
    unit = figures.unit(role.table, "Enhet")
    return over_years(figures, found, years.categories, unit, box)


def _by_name(figures: Figures, role: Members) -> dict[str, dict[str, float | None]]:
    names = figures.texts(role.table, "Kommun")
    years = figures.texts(role.table, "Läsår eller år")
    found: dict[str, dict[str, float | None]] = {}
    for name, year, value in zip(
        names, years, figures.numbers(role.table, role.value), strict=True
    ):
        found.setdefault(name, {})[year] = value
    return found


def _looks(
    figures: Figures, role: Members, own: Mapping[str, Numbers], years: Years
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


def _mean(years: Years, figures: Figures) -> Series:
    values = years.levels("mean")
    label = end_label("medelkommun", values, LIGHT.ink, figures)
    return Series(name=MEAN, y=values, stroke=Stroke(LIGHT.ink, 2, "dash"), labels=label)


def _middle(years: Years) -> list[Series]:
    """Return the ends of the middle four fifths of the municipalities, as dotted lines."""
    stroke = Stroke(LIGHT.edge, 1.25, "sysDot")
    return [
        Series(name=name.upper(), y=years.levels(name), stroke=stroke) for name in ("p10", "p90")
    ]


def _own_ends(figures: Figures, role: Members, name: str, years: Years) -> Ends | None:
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
            labels=end_label(name, own[name], colour, figures),
        )
        for name, colour in reversed(list(chosen.items()))
    ]


def line(figures: Figures, role: Line, box: Box) -> Plot:
    """Return one measure over the years with its interval, the area's before the country's."""
    whens = list(dict.fromkeys(figures.texts(role.table, role.when)))
    categories = tuple(with_breaks(figures, whens))
    who = figures.texts(role.table, role.who) if role.who != "" else [role.name] * len(whens)
    found: list[Series] = []
    for place, name in reversed(list(enumerate(dict.fromkeys(who)))):
        rows = [at for at, one in enumerate(who) if one == name]
        found += _one(figures, role, name, rows, categories, front=place == 0)
    unit = figures.unit(role.table, role.unit)
    return over_years(figures, found, categories, unit, box)


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
    who = name.partition(",")[0] if role.who != "" else ""
    label = end_label(who, value, colour, figures, role.told or 1)
    stroke, mark = Stroke(colour, 2.5 if front else 1.5), Mark(colour, 7) if front else None
    ends = Ends(along(role.low), along(role.high), Stroke(LIGHT.dot, 1.25))
    has_ends = front and any(one is not None for one in ends.low)
    own = Series(name=name, y=value, stroke=stroke, mark=mark, labels=label)
    shown = [replace(own, ends=ends) if has_ends else own]
    if role.also and front:
        also = along(role.also)
        shown.insert(0, Series(name=str(role.also), y=also, stroke=Stroke(LIGHT.muted, 1.5)))
    return shown
