"""Facts for a brief: what a rule finds of an indicator, and whether it is sure enough to be used.

A fact is a sentence on figures that stand beside it. It passes only when what it says is beyond
chance by the test its rule names; otherwise the reason is told in words.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from likvard.address import View
from likvard.catalogue.briefs import BriefTheme, Candidate, Rule
from likvard.measures.arrays import NotDefinedError
from likvard.member_years import NothingPublishedError
from likvard.story import brief_ahead as ahead
from likvard.story import brief_lines as lines
from likvard.story import brief_spread as spread
from likvard.story import brief_through as through
from likvard.story.brief_fact import AGAINST, FOR, Fact, refused

__all__ = ["AGAINST", "FOR", "MOST", "RULES", "Fact", "candidates", "passing"]

MOST: Final = 3
"""A brief has so many facts at most."""

RULES: Final[Mapping[Rule, Callable[[View, Candidate], Fact]]] = {
    "spridning": spread.change,
    "skilda": spread.apart,
    "niva": spread.level,
    "bakgrund": lines.background,
    "bakgrund-andras": lines.background_change,
    "behov": lines.need,
    "kon": lines.gap,
    "kon-kommuner": through.between_genders,
    "kull": ahead.cohorts,
    "nian": through.grade_nine,
    "vantat": through.over_expected,
}
NOTHING: Final = "Uppgift saknas för urvalet."


def candidates(view: View, theme: BriefTheme) -> list[Fact]:
    """Return what the theme's rules find, in its order, those that do not pass included.

    All pupils and all providers, a year at a time; the view's area and school year.
    """
    plain = replace(view, gender="T", provider="all", years_mean=1, background="utbildning")
    return [_tried(plain, candidate) for candidate in theme.candidates]


def _tried(view: View, candidate: Candidate) -> Fact:
    try:
        return RULES[candidate.rule](view, candidate)
    except (NotDefinedError, NothingPublishedError):
        name = view.catalogue.indicator(candidate.indicator).short
        return refused(candidate, name, NOTHING)


def passing(found: Sequence[Fact], lean: str) -> list[Fact]:
    """Return the facts that are sure and point one way."""
    return [fact for fact in found if fact.passes and fact.lean == lean]
