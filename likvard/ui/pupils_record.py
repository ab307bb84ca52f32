"""Elevunderlag: what the method would have said, what came, and what it rests on."""

from typing import Final

import numpy as np
import streamlit as st

from likvard import swedish
from likvard.equity.pupils import LEAST, PROVEN, WIDEST
from likvard.equity.pupils_view import PupilsView
from likvard.story import pupils as story
from likvard.ui.chart import Card, Table
from likvard.ui.html import render
from likvard.ui.pupils import filename, source

_COLUMNS: Final = ("Sagt läsåret", "Om läsåret", "År fram", "Sagt", "Kom", "Fel (%)")


def record_card(shown: PupilsView) -> Card:
    """Return the forecasts that would have been made in earlier years, beside what came."""
    heading, table = story.record_heading(shown), record_table(shown)
    more = " ".join(filter(None, [story.leaning(shown.place), story.held(shown)]))
    return Card(
        address=shown.view.href(),
        draws=[],
        key="facit",
        heading=heading,
        subtitle="Elever i årskurs 9: så många skulle metoden ha sagt, bara med de läsår som då "
        "var kända, och så många blev det. Medelfelet gäller alla årskullar, i årskurs 2–9 ett år "
        f"fram och 4–9 tre år fram. {more}".strip(),
        source=source(shown, "framskrivning från tidigare läsår, fel = (kom − sagt) / sagt"),
        alt=f"{heading}. "
        + " ".join(f"Om {row[1]} sades {row[3]}, det kom {row[4]}." for row in table.rows),
        table=table,
        filename=filename(shown, "facit"),
        data_href=shown.view.href("/data/elevunderlag-facit.csv"),
        body=render("pupils_record", columns=table.columns, rows=table.rows)
        if table.rows
        else render("nothing_told", words=story.why(shown.place) or f"{heading}."),
        tools=("data",),
    )


def record_table(shown: PupilsView) -> Table:
    """Return the forecasts of the ninth grade as text, a forecast a row."""
    return Table(story.record_heading(shown), _COLUMNS, tuple(_rows(shown)))


def _rows(shown: PupilsView) -> list[tuple[str, ...]]:
    past = shown.place.past
    if past is None:
        return []
    found: list[tuple[str, ...]] = []
    for origin, ahead in np.ndindex(past.said.shape[:2]):
        said, came, error = (
            float(each[origin, ahead, -1]) for each in (past.said, past.came, past.errors)
        )
        if error == error:  # noqa: PLR0124  not NaN
            made = shown.outlook.years[origin + 1]
            found.append(
                (
                    swedish.school_year(made, "autumn"),
                    swedish.school_year(made + ahead + 1, "autumn"),
                    str(ahead + 1),
                    story.pupils(said),
                    story.pupils(came, exact=True),
                    story.signed(100 * error, 1),
                )
            )
    return found


def words(shown: PupilsView) -> None:
    """Show how it is reckoned, what the figures hide, and when there is no forecast."""
    st.html(
        render(
            "pupils_words",
            years=swedish.counted(len(shown.outlook.years)),
            first=shown.period(1 - len(shown.outlook.years)),
            last=shown.period(0),
            least=LEAST,
            proven=swedish.counted(PROVEN),
            widest=round(100 * WIDEST),
            method=shown.view.href("/metod"),
        )
    )
