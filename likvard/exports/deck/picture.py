"""The charts of a slide: large for the stage, narrow for a phone."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

from likvard.exports.exhibit import Exhibit
from likvard.exports.slides import slide_svg
from likvard.figures.classes import LegendEntry
from likvard.figures.svg import svg
from likvard.figures.theme import LIGHT

_PHONE: Final = 343
"""Of a phone's 375 px, between the margins."""
_SEVERAL: Final = frozenset({"matt", "profil"})
"""The views of several measures, a chart each."""
_LEVEL: Final = 2
"""The column of their tables that tells the level."""


def chart(exhibit: Exhibit, place: int) -> Markup:
    """Return the chart as it stands on a slide; a table or a sentence where there is none.

    The names in it are the slide's own: what a hidden slide defines another cannot use, and the
    same view can stand on two, or be stepped to.
    """
    return Markup(slide_svg(exhibit, f"n{place}"))  # noqa: S704  drawn by us


def narrow(exhibit: Exhibit, prefix: str) -> Markup:
    """Return the charts below each other as a phone shows them, with what their marks mean.

    Nothing where the view has no charts: its table is shown instead.
    """
    if exhibit.missing:
        return Markup("<p>{}</p>").format(exhibit.missing)
    drawn = [
        Markup(svg(draw(LIGHT), width=_PHONE, title=exhibit.alt, prefix=f"{prefix}s{place}"))  # noqa: S704  drawn by us
        for place, draw in enumerate(exhibit.draws)
    ]
    named = zip(_names(exhibit), drawn, strict=True)
    return Markup().join([*(part for pair in named for part in pair), _legend(exhibit.legend)])


def _names(exhibit: Exhibit) -> list[Markup]:
    """Return what stands above each chart: of several measures its name, years and level."""
    if exhibit.key not in _SEVERAL or exhibit.text is None:
        return [Markup()] * len(exhibit.draws)
    told = Markup('<p class="measure"><b>{}</b> {}<br>{}: {}</p>')
    level = exhibit.text.columns[_LEVEL]
    return [
        told.format(row[0], row[1], level, row[_LEVEL])
        for row, _ in zip(exhibit.text.rows, exhibit.draws, strict=False)
    ]


def _legend(entries: Sequence[LegendEntry]) -> Markup:
    """Return a class a line, the highest first, and last the reasons for missing values."""
    if not entries:
        return Markup()
    classes = [entry for entry in entries if entry.colour is not None]
    ordered = [*reversed(classes), *(entry for entry in entries if entry.colour is None)]
    rows = Markup().join(_class(entry) for entry in ordered)
    return Markup('<ul class="legend">{}</ul>').format(rows)


def _class(entry: LegendEntry) -> Markup:
    if entry.colour is None:
        return Markup('<li><b class="hatch"></b> {} ({})</li>').format(entry.label, entry.count)
    look = (
        f"background:{LIGHT.sequential[entry.colour]};color:{LIGHT.sequential_text[entry.colour]}"
    )
    told = look, entry.letter, entry.label, entry.count
    return Markup('<li><b style="{}">{}</b> {} ({})</li>').format(*told)
