"""One fact of a brief, and the words that tell how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from likvard import captions, swedish
from likvard.catalogue.briefs import Candidate
from likvard.panel import Panel
from likvard.story.spread import p_value

Lean = Literal["for", "mot"]
FOR: Final[Lean] = "for"
AGAINST: Final[Lean] = "mot"


@dataclass(frozen=True)
class Fact:
    """What a rule found of an indicator.

    Attributes
    ----------
    id, rule
        The word in the address, and the rule that decides.
    name
        What it is about, for those that cannot be used too.
    lean
        ``for`` where it tells of differences or shortage, ``mot`` where it points the other way.
    sentence, basis
        The fact, and what it rests on: whose schools, which year, which test.
    figure
        The words of the sentence that hold its number: "8,2 procentenheter högre".
    why_not
        Why it cannot be used; empty when it can.
    numbers
        The figures in the sentence, unrounded, by name.
    panels
        Whose figures they are.
    chart
        The address of the page that shows it, and the key of its chart there.
    """

    id: str
    rule: str
    name: str
    lean: Lean = FOR
    sentence: str = ""
    basis: str = ""
    figure: str = ""
    why_not: str = ""
    numbers: Mapping[str, float] = field(default_factory=dict)
    panels: tuple[Panel, ...] = ()
    chart: tuple[str, str] = ("", "")

    @property
    def passes(self) -> bool:
        """Return whether it is sure enough to be used."""
        return not self.why_not


def refused(candidate: Candidate, name: str, why: str) -> Fact:
    """Return a fact that cannot be used."""
    return Fact(candidate.id, candidate.rule, name, why_not=why)


def unsure_change(p: float) -> str:
    """Return "Förändringen är inte säker: p = 0,21."."""
    return f"Förändringen är inte säker: p = {p_value(p)}."


def too_short(points: int, least: int) -> str:
    """Return that the years are too few for a test."""
    return (
        f"För få år: {swedish.counted(points)} jämförbara, minst {swedish.counted(least)} behövs."
    )


def holds_zero(ends: str) -> str:
    """Return that an interval leaves both directions open."""
    return f"Skillnaden är inte säker: 95 % intervall {ends} rymmer noll."


def some(count: int) -> str:
    """Return so many municipalities as a word: "ingen", "en", "två"."""
    return {0: "ingen", 1: "en"}.get(count, swedish.counted(count))


def basis(panel: Panel, when: str, test: str) -> str:
    """Return whose figures a fact is about, for which years, and how it was tested."""
    whose = swedish.sentence(captions.perspective(panel)).rstrip(".")
    return f"{whose}, {when}. {test}"


def trend_test(p: float, years: int) -> str:
    """Return "Trendtest över 14 år (Mann–Kendall): p = 0,03."."""
    return f"Trendtest över {swedish.counted(years)} år (Mann–Kendall): p {_is(p)}."


def _is(p: float) -> str:
    told = p_value(p)
    return told if told.startswith("under") else f"= {told}"
