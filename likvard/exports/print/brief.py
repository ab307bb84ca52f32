"""A brief to national decision makers: one page, the ask first, and what it rests on."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from likvard.catalogue import Catalogue
from likvard.exports.print.footnotes import Footnotes, Marks
from likvard.exports.print.paper import Imprint, Picture, imprint
from likvard.exports.qr import qr_svg
from likvard.story.brief_choice import Choice
from likvard.story.brief_fact import Fact

RULE: Final = (
    "Ett påstående får stå här bara om det är större än slumpen enligt det test som anges under "
    "det: 95 procents säkerhet. Det som inte är säkert går inte att välja."
)
_RULES: Final = {
    "spridning": "Skillnader mellan kommuner: standardavvikelse, varje kommun väger lika. "
    "Förändring över åren prövas med Mann–Kendalls test, minst sex jämförbara år.",
    "niva": "Medelkommunen är kommunernas medelvärde, varje kommun väger lika. Förändring över "
    "åren prövas med Mann–Kendalls test, minst sex jämförbara år.",
    "skilda": "Kommuner mot medelkommunen: med osäkerheten hos båda, och med hänsyn till hur många "
    "som jämförs (Benjamini–Hochberg).",
    "bakgrund": "Samband: en rät linje genom kommunerna, varje kommun väger lika, med robusta "
    "intervall (HC3). Att två saker hänger samman säger ingenting om orsaken.",
    "kull": "Framskrivning: varje årskull förs upp med den andel som har följt med till nästa "
    "årskurs. Intervallet kommer av vad metoden har missat med tidigare år.",
    "vantat": "Väntat värde: egen modell av rikets kommuner, av behörigheten i nian och bakgrunden "
    "efter hemkommun. Det som skiljer är oförklarat och inget mått på kvalitet.",
    "kon-kommuner": "Flickor och pojkar: medel av kommunernas skillnader, 95 % intervall efter hur "
    "olika kommunerna är, när antalet elever inte publiceras.",
    "kon": "Flickor och pojkar: skillnad mellan andelar i medelkommunen, 95 % intervall.",
}
_FORMULAS: Final = {
    "spridning": ("spridning", "trend"),
    "niva": ("trend",),
    "skilda": ("tydligt",),
    "bakgrund": ("lutning",),
    "kon": ("konsskillnad",),
    "kon-kommuner": ("medelintervall",),
    "kull": ("arskullar", "solfjader", "tydligt"),
    "vantat": ("vantat", "medelintervall"),
}
_AS: Final = {"bakgrund-andras": "bakgrund", "behov": "bakgrund", "nian": "bakgrund"}
NO_CONTACT: Final = "Kontaktuppgift saknas."
NO_FACTS: Final = "Inga fakta är valda."
IN_CODE: Final = "se QR-koden"
_CODE: Final = 96
_READABLE: Final = 160
_TOO_LONG: Final = re.compile(r"\S{24}")
_ROOMY: Final = 760


@dataclass(frozen=True)
class Told:
    """One fact: the sentence in three parts, its number between, what it rests on, its notes."""

    before: str
    figure: str
    after: str
    basis: str
    marks: Marks


@dataclass(frozen=True)
class Brief:
    """All that stands on the page; `limit` in the place of a fact that points the other way.

    `where` is the address of the same on screen, or says that the code alone holds it; `tight`
    says that the words are so many that the letters must be smaller.
    """

    ask: str
    theme: str
    facts: tuple[Told, ...]
    none: str
    against: Told | None
    limit: str
    method: tuple[str, ...]
    notes: tuple[str, ...]
    contact: str
    where: str
    code: Picture
    tight: bool
    imprint: Imprint
    file_name: str

    @property
    def title(self) -> str:
        """Return the title in one line."""
        return self.ask


def brief(catalogue: Catalogue, chosen: Choice, address: str, version: str, day: date) -> Brief:
    """Return the page of what was chosen; `address` is that of the same choice on screen."""
    used = [*chosen.facts, *([chosen.against] if chosen.against else [])]
    notes = Footnotes(catalogue)
    facts = tuple(_told(fact, notes) for fact in chosen.facts)
    against = None if chosen.against is None else _told(chosen.against, notes)
    area = chosen.view.area
    name = f"Underlag till nationella beslutsfattare, {area.title}"
    return Brief(
        ask=_parted(chosen.ask),
        theme=chosen.theme.title,
        facts=facts,
        none="" if chosen.facts else NO_FACTS,
        against=against,
        limit=chosen.theme.limit,
        method=_method(used),
        notes=notes.lines,
        contact=_parted(chosen.contact) or NO_CONTACT,
        where=address if len(address) <= _READABLE else IN_CODE,
        code=Picture(qr_svg(address, size=_CODE), "QR-kod till underlaget på skärm"),
        tight=len(chosen.ask) + sum(len(f.sentence) for f in used) > _ROOMY,
        imprint=imprint(name, address, version, day),
        file_name=f"likvard_underlag_{chosen.theme.id}_{area.id}",
    )


def _told(fact: Fact, notes: Footnotes) -> Told:
    marks = notes.of_panels(fact.panels)
    marks += notes.of_measures(_FORMULAS[_AS.get(fact.rule, fact.rule)])
    return Told(*fact.sentence.rpartition(fact.figure), fact.basis, marks)


def _parted(text: str) -> str:
    """Return a text in which words too long for a line can be broken."""
    return _TOO_LONG.sub("\\g<0>\N{ZERO WIDTH SPACE}", text)


def _method(used: list[Fact]) -> tuple[str, ...]:
    """Return how the facts were tried, each way once."""
    ways = dict.fromkeys(_AS.get(fact.rule, fact.rule) for fact in used)
    return (RULE, *(_RULES[way] for way in ways))
