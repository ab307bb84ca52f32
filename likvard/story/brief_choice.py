"""What a reader has chosen for a brief, as it stands in the address: theme, ask, facts, contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from likvard.address import View
from likvard.catalogue.briefs import BriefTheme, load_briefs
from likvard.story.brief import AGAINST, FOR, MOST, candidates, passing
from likvard.story.brief_fact import Fact

MOST_ASK: Final = 240
MOST_CONTACT: Final = 120
NONE: Final = "ingen"
"""The word of the address for an empty choice, where leaving it out means the proposal."""


@dataclass(frozen=True)
class Choice:
    """A brief as chosen: every fact in it passes, at most three of them and one against.

    `words` are those of the address that are kept; `own` is the reader's own ask, empty for one
    of the theme's; `notices` tell what in the address could not be followed.
    """

    view: View
    theme: BriefTheme
    tried: tuple[Fact, ...]
    words: Mapping[str, str]
    own: str
    proposal: int
    facts: tuple[Fact, ...]
    against: Fact | None
    contact: str
    notices: tuple[str, ...] = ()

    @property
    def ask(self) -> str:
        """Return what is asked for."""
        return self.own or self.theme.asks[self.proposal]

    @cached_property
    def opposing(self) -> list[Fact]:
        """Return the facts that pass and point the other way."""
        return passing(self.tried, AGAINST)

    def href(self, path: str = "/underlag", **changes: str | None) -> str:
        """Return the address of the brief with changes; None takes a choice away."""
        return self.view.href(path, **(dict(self.words) | changes))

    def toggled(self, fact: Fact) -> str | None:
        """Return the address with a fact taken in or out; None where there are three already."""
        chosen = [one.id for one in self.facts]
        if fact.id in chosen:
            rest = [one for one in chosen if one != fact.id]
            return self.href(fakta=",".join(rest) or NONE)
        return self.href(fakta=",".join([*chosen, fact.id])) if len(chosen) < MOST else None


def choice(view: View, query: Mapping[str, str]) -> Choice:
    """Return the brief an address asks for; what cannot be used is left out and told."""
    briefs, notices = load_briefs(), list[str]()
    theme = _theme(briefs.briefs, query.get("tema"), notices)
    tried = tuple(candidates(view, theme))
    own = _text(query.get("eget"), MOST_ASK)
    proposal = _proposal(theme, query.get("krav"), notices)
    contact = _text(query.get("kontakt"), MOST_CONTACT)
    facts = _facts(tried, query.get("fakta"), notices)
    against = _against(tried, query.get("motfakta"), notices)
    words = {"tema": theme.id, "eget": own, "kontakt": contact}
    words["krav"] = str(proposal + 1) if query.get("krav") else ""
    words["fakta"] = ",".join(f.id for f in facts) or NONE if query.get("fakta") else ""
    words["motfakta"] = against.id if against and query.get("motfakta") else ""
    return Choice(
        view,
        theme,
        tried,
        {name: word for name, word in words.items() if word},
        own,
        proposal,
        facts,
        against,
        contact or briefs.contact.text,
        tuple(notices),
    )


def _text(words: str | None, most: int) -> str:
    """Return a reader's own words in one line, at most so long."""
    return " ".join("".join(c if c.isprintable() else " " for c in words or "").split())[:most]


def _theme(every: Sequence[BriefTheme], asked: str | None, notices: list[str]) -> BriefTheme:
    found = next((one for one in every if one.id == asked), None)
    if asked and found is None:
        notices.append(f"Temat ”{asked[:40]}” finns inte. Visar {every[0].title}.")
    return found or every[0]


def _proposal(theme: BriefTheme, asked: str | None, notices: list[str]) -> int:
    if not asked:
        return 0
    if asked.isdecimal() and 1 <= int(asked) <= len(theme.asks):
        return int(asked) - 1
    notices.append("Förslaget finns inte. Visar det första.")
    return 0


def _facts(tried: Sequence[Fact], asked: str | None, notices: list[str]) -> tuple[Fact, ...]:
    """Return the facts asked for that pass, three at most; the first of each measure by default."""
    sure = {fact.id: fact for fact in passing(tried, FOR)}
    if not asked:
        by_measure = {fact.id.partition(".")[2]: fact for fact in reversed(sure.values())}
        return tuple(reversed(by_measure.values()))[:MOST]
    wanted = [word for word in dict.fromkeys(asked.split(",")) if word and word != NONE]
    found = [sure[word] for word in wanted if word in sure]
    if len(found) < len(wanted):
        notices.append("Fakta i länken som inte är säkra eller inte finns är borttagna.")
    if len(found) > MOST:
        notices.append("Ett underlag har högst tre fakta. De övriga är borttagna.")
    return tuple(found[:MOST])


def _against(tried: Sequence[Fact], asked: str | None, notices: list[str]) -> Fact | None:
    """Return the fact that points the other way; the first that passes by default."""
    sure = {fact.id: fact for fact in passing(tried, AGAINST)}
    if asked and asked not in sure:
        notices.append("Det som skulle peka åt andra hållet är inte säkert eller finns inte.")
    return sure.get(asked or "") or next(iter(sure.values()), None)
