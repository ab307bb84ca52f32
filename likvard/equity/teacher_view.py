"""What a reader's view comes down to on the page about the teachers of today."""

from dataclasses import dataclass
from typing import Final

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Form
from likvard.choice import panel_for
from likvard.equity.teacher_posts import (
    Shortage,
    Sources,
    Target,
    in_posts,
    pupils_of,
    ratio_of,
    shortage,
)
from likvard.followed import short
from likvard.measures.arrays import NotDefinedError
from likvard.panel import Panel, panel

TARGETS: Final[dict[str, Target]] = {"basta": "best", "medel": "mean"}
LEVELS: Final = (75, 80, 85, 90, 95, 100)
"""The levels that can be chosen, in per cent."""


@dataclass(frozen=True)
class TeacherView:
    """A panel and the year shown, and what it would take; `why` says why that is not reckoned."""

    view: View
    panel: Panel
    year: int
    shortage: Shortage | None
    why: str = ""
    notices: tuple[str, ...] = ()


def target_word(target: Target, level: float) -> str | None:
    """Return a target as it stands in the address; None for the plain one."""
    return {"best": None, "mean": "medel"}.get(target, f"{level:g}")


def teacher_view(view: View) -> TeacherView:
    """Return what an address asks for; what is unknown is replaced and told.

    Raises
    ------
    NothingPublishedError
        If nothing is published of the indicator.
    """
    notices: list[str] = []
    target, level = _target(view.word("mal"), notices)
    found, year = panel_for(view.catalogue, view, view.indicator)
    own, why = _shortage(view, found, year, target, level)
    return TeacherView(view, found, year, own, why, tuple(notices))


def _target(word: str, notices: list[str]) -> tuple[Target, float]:
    levels = {str(level): float(level) for level in LEVELS}
    if word in levels:
        return "chosen", levels[word]
    if word and word not in TARGETS:
        told = swedish.joined([str(level) for level in LEVELS], "eller")
        notices.append(
            f"Nivån ”{short(word)}” går inte att välja: välj den bästa fjärdedelen, medelkommunen, "
            f"{told} procent."
        )
    return TARGETS.get(word, "best"), 0.0


def _shortage(
    view: View, found: Panel, year: int, target: Target, level: float
) -> tuple[Shortage | None, str]:
    own = sources(view, found.indicator.form)
    why = _refused(found) or (_unknown(found.indicator.form) if own is None else "")
    if why or own is None:
        return None, why
    try:
        made = shortage(found, own, year, target, level)
    except NotDefinedError:
        return None, "Ingen kommun har uppgift om andelen."
    unknown = "Antal elever och elever per lärare är inte publicerade nära läsåret."
    return (made, "") if made.reckoned else (None, unknown)


def _refused(found: Panel) -> str:
    """Return why posts cannot be reckoned for such a panel; empty where they can."""
    if not in_posts(found.indicator):
        return "De räknas bara för andelar av heltidstjänster, och det här är ingen sådan andel."
    if found.provider != "all":
        return (
            "Elever per lärare publiceras inte per huvudman, så de räknas bara för alla huvudmän "
            "tillsammans."
        )
    return "De räknas för ett läsår i taget." if found.span_years > 1 else ""


def _unknown(form: Form) -> str:
    where = {"förskola": "förskolan", "gymnasieskola": "gymnasieskolan"}.get(form, f"{form}n")
    return (
        f"Antal elever och elever per lärare är inte publicerade för {where}, så antalet tjänster "
        "går inte att uppskatta."
    )


def sources(view: View, form: Form) -> Sources | None:
    """Return what posts are reckoned from in a school form; None where not known."""
    pupils, ratio = pupils_of(view.catalogue, form), ratio_of(view.catalogue, form)
    if pupils is None or ratio is None:
        return None
    made = (panel(view.catalogue, each, view.area) for each in (pupils, ratio))
    return Sources(*made)
