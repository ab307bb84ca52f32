"""Mellan skolor: how much lies between schools, and how evenly pupils are mixed."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from likvard.catalogue import Municipality
from likvard.equity.schools_mix import Mix, mixes, own_trends
from likvard.equity.schools_share import Share, shares, whole_share
from likvard.equity.schools_view import SchoolsView
from likvard.figures.history import hover
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import Tokens
from likvard.story import schools as story
from likvard.story import schools_trend as story_trend
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Table
from likvard.ui.schools import data_address, filename, quantity, source, subtitle

SHARE_AXIS: Final = (0.0, 40.0)
MIX_AXIS: Final = (0.0, 50.0)
CHANCE: Final = "Chitvåtest mot lottning, rättat för antalet kommuner (Benjamini–Hochberg, 5 %)."
MARKS: Final = (
    "Andel av skillnaden mellan kommunens elever som ligger mellan skolenheterna. Streck: så "
    "mycket kan andelen vara, vad de dolda och ungefärliga värdena än är. Ihålig punkt: kan vara "
    "slump."
)
_WHOLE: Final = 100


def share_card(shown: SchoolsView, year: int) -> Card | None:
    """Return how much of the difference between pupils lies between schools; None for scores."""
    if not shown.measure.proportion:
        return None
    view, found = shown.view, shares(shown.panel, year)
    whole = whole_share(shown.panel, year)
    rows = [_share_row(own.municipality, found[own.municipality.code]) for own in shown.insides]
    heading = story.share_heading(shown.measure, view.area.spoken, whole)
    return Card(
        address=view.href(),
        draws=[partial(_draw_rows, shown, rows, SHARE_AXIS, "%")],
        key="mellan-skolor",
        heading=heading,
        subtitle=f"{quantity(shown.measure)}, {shown.panel.in_year(year)}. {MARKS} "
        f"{story.bounds_words(whole)}".strip(),
        source=f"{source(shown, 'intraklasskorrelation ur andel och elevantal')} {CHANCE}",
        alt=f"{heading}. {' '.join(_share_words(row) for row in rows)}",
        table=_share_table(shown, found, year),
        filename=filename(shown, year, "mellan_skolor"),
        data_href=data_address(shown, "skolenheter"),
        hrefs=select_hrefs(view),
    )


def _draw_rows(
    shown: SchoolsView,
    rows: Sequence[ShareRow],
    axis: tuple[float, float],
    unit: str,
    tokens: Tokens,
) -> Figure:
    return share_rows(
        rows,
        axis=axis,
        unit=unit,
        head=unit,
        chosen=shown.view.colours,
        emphasis=shown.view.emphasis,
        tokens=tokens,
    )


def _share_row(place: Municipality, found: Share) -> ShareRow:
    who, note = (place.code, place.name, place.slug), story.share_note(found)
    if found.why:
        return ShareRow(*who, note=note, hover=hover(place.name, note))
    low, value, high = (max(0.0, end) for end in (found.low, found.icc, found.high))
    ends = f"mellan {story.percent(low)} och {story.percent(high)} %" if found.bounded else ""
    said = hover(place.name, f"{story.percent(value)} % mellan skolenheterna", ends, note)
    numbers = (_WHOLE * value, _WHOLE * low, _WHOLE * high)
    beside = story.NOT_MORE if found.icc <= 0 else ""
    return ShareRow(*who, *numbers, story.percent(value), beside, said, open=not found.certain)


def _share_words(row: ShareRow) -> str:
    chance = story.MAYBE if row.open and not row.note else row.note
    told = filter(None, (row.label and f"{row.label} procent", chance))
    return f"{row.name}: {', '.join(told)}."


def _share_table(shown: SchoolsView, found: dict[str, Share], year: int) -> Table:
    columns = ("Kommun", "Mellan skolenheter (%)", "Lägst (%)", "Högst (%)", "Anmärkning")
    rows = tuple(
        (
            own.municipality.name,
            *(story.percent(v, 1) for v in (share.icc, share.low, share.high)),
            story.share_note(share),
        )
        for own in shown.insides
        for share in (found[own.municipality.code],)
    )
    return Table(f"Mellan skolenheter. {subtitle(shown, year)}", columns, rows)


def mix_card(shown: SchoolsView, year: int) -> Card:
    """Return how much more unevenly than by lot pupils are spread over each one's schools."""
    view, found = shown.view, mixes(shown.panel, year)
    rows = [_mix_row(own.municipality, found[own.municipality.code]) for own in shown.insides]
    heading = story.mix_heading(found.values())
    one, other = shown.measure.groups
    return Card(
        address=view.href(),
        draws=[partial(_draw_rows, shown, rows, MIX_AXIS, "p.e.")],
        key="fordelning",
        heading=heading,
        subtitle=f"Elever {one} och elever {other}, {shown.panel.in_year(year)}: så många "
        "procentenheter fler än vid lottning skulle behöva byta skolenhet för en jämn fördelning.",
        source=source(shown, "olikhetsindex (D) minus dess väntevärde vid lottning"),
        alt=f"{heading}. {' '.join(_mix_words(row) for row in rows)}",
        table=_mix_table(shown, found, year),
        filename=filename(shown, year, "fordelning"),
        data_href=data_address(shown, "skolenheter"),
        hrefs=select_hrefs(view),
    )


def _mix_row(place: Municipality, found: Mix) -> ShareRow:
    who, note = (place.code, place.name, place.slug), story.mix_note(found)
    if found.why:
        return ShareRow(*who, note=note, hover=hover(place.name, note))
    label = story.percent(found.excess)
    parts = f"D {story.percent(found.d)}, vid lottning {story.percent(found.chance)}"
    said = hover(place.name, f"{label} procentenheter utöver slumpen", parts, note)
    return ShareRow(*who, _WHOLE * found.excess, label=label, note=note, hover=said)


def _mix_words(row: ShareRow) -> str:
    return f"{row.name}: {row.note or f'{row.label} procentenheter'}."


def _mix_table(shown: SchoolsView, found: dict[str, Mix], year: int) -> Table:
    columns = ("Kommun", "Utöver slumpen (p.e.)", "D (%)", "Vid lottning (%)", "Utveckling", "Not")
    since = own_trends(shown.panel, year)
    rows = tuple(
        (
            own.municipality.name,
            *(story.percent(v, 1) for v in (mix.excess, mix.d, mix.chance)),
            story_trend.own_trend_word(shown.panel, since[own.municipality.code]),
            story.mix_note(mix),
        )
        for own in shown.insides
        for mix in (found[own.municipality.code],)
    )
    return Table(f"Fördelning utöver slumpen. {subtitle(shown, year)}", columns, rows)
