"""Behov framåt: every municipality, and every part of the area, in the year shown."""

from collections.abc import Sequence
from typing import Final

from likvard import swedish
from likvard.equity.pupils import AHEAD
from likvard.equity.teacher_need import NeedView
from likvard.equity.teacher_scenario import Need
from likvard.figures.history import hover
from likvard.figures.share_rows import ShareRow, share_rows
from likvard.figures.theme import Tokens
from likvard.story import teacher_need as story
from likvard.story.pupils import signed
from likvard.story.slope import capital
from likvard.ui.cards import select_hrefs
from likvard.ui.chart import Card, Figure, Tab, Table
from likvard.ui.html import render
from likvard.ui.teacher_need import filename, mark, place_href, source

_AXIS: Final = (-20.0, 20.0)
_STEPS: Final = (3, 6, AHEAD)
_MARKS: Final = (
    "Streck: fyra av fem utfall av elevprognosen. Ihålig punkt: bandet rymmer både färre och fler."
)


def places_card(shown: NeedView) -> Card:
    """Return each municipality's need beyond those left, in per cent of today's posts."""
    view = shown.view
    codes = {own.slug: own.code for own in view.members}
    rows = [_row(shown, place, codes[place.key]) for place in in_order(shown)]

    def draw(tokens: Tokens) -> Figure:
        return share_rows(
            rows,
            axis=_AXIS,
            unit="%",
            head="%",
            chosen=view.colours,
            emphasis=view.emphasis,
            tokens=tokens,
        )

    heading = f"{mark(shown)}{story.rows_heading(shown, shown.places)}"
    return Card(
        address=shown.view.href(),
        draws=[draw],
        key="lararbehov-kommuner",
        heading=heading,
        subtitle=f"{story.about_rows(shown)}. {_MARKS} Räknat {story.short_words(shown)}.",
        source=source(shown, shown.whole),
        alt=f"{heading}. {' '.join(_words(shown, place) for place in in_order(shown))}",
        table=places_table(shown, shown.places, "Kommun"),
        filename=filename(shown, "kommuner"),
        data_href=view.href("/data/lararbehov-kommuner.csv"),
        hrefs=select_hrefs(view),
        tabs=[_tab(shown, ahead) for ahead in _STEPS],
    )


def _tab(shown: NeedView, ahead: int) -> Tab:
    word = None if ahead == AHEAD else str(ahead)
    return Tab(shown.period(ahead), shown.view.href(fram=word), ahead == shown.ahead)


def in_order(shown: NeedView) -> list[Need]:
    """Return the municipalities, the greatest need first, those that are not reckoned last."""
    known = [place for place in shown.places if place.reach >= shown.ahead]
    rest = [place for place in shown.places if place.reach < shown.ahead]
    return [*sorted(known, key=lambda place: -place.gap_share(shown.ahead).value), *rest]


def _row(shown: NeedView, place: Need, code: str) -> ShareRow:
    ahead, who = shown.ahead, (code, place.name, place.key)
    if place.reach < ahead:
        note = story.note(place, ahead)
        return ShareRow(*who, note=note, hover=hover(place.name, f"Inte räknat: {note}"))
    found, gap, need = place.gap_share(ahead), place.gap(ahead), place.need(ahead)
    said = hover(
        place.name,
        story.in_per_cent(found),
        f"skillnad ungefär {signed_posts(gap.value)} tjänster, {story.ends(gap)}",
        f"behov ungefär {story.posts(need.value)}; i dag {story.posts(place.now.value)}",
        f"läsåret {shown.period(ahead)}",
    )
    label, note = signed(found.value), story.ageless(shown, place)
    return ShareRow(*who, *found, label, note, hover=said, open=not story.certain(found))


def signed_posts(value: float) -> str:
    """Return a difference of posts with its sign."""
    plus = "+" if swedish.round_half_up(value) > 0 else ""
    return f"{plus}{story.posts(value)}"


def _words(shown: NeedView, place: Need) -> str:
    if place.reach < shown.ahead:
        return f"{place.name}: {story.note(place, shown.ahead)}."
    return f"{place.name}: {story.in_per_cent(place.gap_share(shown.ahead))}."


def parts_card(shown: NeedView) -> Card | None:
    """Return the area and its parts in numbers; None where it has no parts."""
    if not shown.parts:
        return None
    places = (shown.whole, *shown.parts)
    table = places_table(shown, places, "Område", notes=False)
    heading = f"{mark(shown)}{story.rows_heading(shown, shown.parts, 'delregion')}"
    return Card(
        address=shown.view.href(),
        draws=[],
        key="lararbehov-delregioner",
        heading=heading,
        subtitle=f"Behöriga heltidstjänster, läsåret {shown.period(shown.ahead)}, inom parentes "
        f"bandet för fyra av fem utfall. Räknat {story.short_words(shown)}.",
        source=source(shown, shown.whole),
        alt=f"{heading}. {' '.join(_words(shown, place) for place in places)}",
        table=table,
        filename=filename(shown, "delregioner"),
        data_href=shown.view.href("/data/lararbehov-delregioner.csv"),
        body=render(
            "pupils_table",
            columns=table.columns,
            rows=[
                (place_href(shown, place), place is shown.place, row)
                for place, row in zip(places, table.rows, strict=True)
            ],
        ),
        tools=("data",),
    )


def places_table(
    shown: NeedView, places: Sequence[Need], kind: str, *, notes: bool = True
) -> Table:
    """Return places as text: now, needed, left, the difference, and why one is not reckoned.

    `notes` says whether there is a column for that; without it the words stand in the last one.
    """
    columns: tuple[str, ...] = (
        kind,
        f"I dag, {shown.period(0)}",
        f"Behov {shown.period(shown.ahead)}",
        "Kvar av dagens",
        "Skillnad",
        "Skillnad i procent",
        "Anmärkning",
    )
    caption = f"{mark(shown)}Behöriga heltidstjänster. {story.assumption_words(shown, shown.whole)}"
    rows = [_cells(shown, place) for place in places]
    if not notes:
        columns = columns[:-1]
        rows = [(*row[:-2], row[-1] if row[-2] == swedish.NO_VALUE else row[-2]) for row in rows]
    return Table(caption, columns, tuple(rows))


def _cells(shown: NeedView, place: Need) -> tuple[str, ...]:
    name, ahead = capital(place.name), shown.ahead
    if place.reach < ahead:
        now = swedish.NO_VALUE if place.why else story.posts(place.now.value)
        return (name, now, *(swedish.NO_VALUE,) * 4, story.note(place, ahead))
    need, gap, share = place.need(ahead), place.gap(ahead), place.gap_share(ahead)
    return (
        name,
        story.posts(place.now.value),
        f"{story.posts(need.value)} ({story.posts(need.low)}–{story.posts(need.high)})",
        story.posts(float(place.left[ahead])),
        f"{signed_posts(gap.value)} ({signed_posts(gap.low)} till {signed_posts(gap.high)})",
        f"{signed(share.value)} ({signed(share.low)} till {signed(share.high)})",
        story.ageless(shown, place),
    )
