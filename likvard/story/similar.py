"""One municipality in sentences: where it differs for certain, whom it is like, whom to ask."""

from collections.abc import Sequence
from typing import Final

from likvard import captions, swedish
from likvard.certainty import HIGHER, LOWER, UNKNOWN, UNSURE
from likvard.equity.better import Better, Lessons
from likvard.equity.likeness import VARIABLES, Variable, Weights
from likvard.equity.similar import Like, Trait

NAMED: Final = 3
"""How many municipalities a sentence names before it counts the rest."""

REASONS: Final = 2
NEARLY: Final = 0.1
ABOUT: Final = 0.25
SOMEWHAT: Final = 0.75
"""Standard deviations below which two municipalities are nearly, about, and somewhat off alike."""

_UNBROKEN: Final = "\u00a0"
_LEADS: Final = {
    HIGHER: "tydligt högre i",
    LOWER: "tydligt lägre i",
    UNSURE: "ingen säker skillnad i",
}


def profile_lede(name: str, words: Sequence[str]) -> str:
    """Return in how many measures a municipality lies higher, lower, or not surely apart.

    `words` tell how it compares in each measure. Those in which high is neither good nor bad are
    not counted, nor those without a value.
    """
    amounts = {word: words.count(word) for word in _LEADS}
    known, unknown = sum(amounts.values()), words.count(UNKNOWN)
    if not known:
        return "Osäkerheten är inte känd för något av måtten." if unknown else ""
    rest = f" I {swedish.counted(unknown)} mått är osäkerheten inte känd." if unknown else ""
    if amounts[UNSURE] == known:
        return f"{_nowhere(name, known)}{rest}"
    told = [f"{_LEADS[word]} {swedish.counted(n)}" for word, n in amounts.items() if n]
    return f"{swedish.sentence(', '.join([f'{told[0]} mått', *told[1:]]))}{rest}"


def _nowhere(name: str, known: int) -> str:
    among = "det enda mått" if known == 1 else f"inget av de {swedish.counted(known)} mått"
    apart = "skiljer sig inte" if known == 1 else "skiljer sig"
    return f"I {among} där osäkerheten är känd {apart} {name} säkert från medelkommunen."


def reasons(like: Like) -> str:
    """Return in words the two variables in which two municipalities are most alike.

    The published values follow, the other's first: "nästan lika stor andel med utländsk bakgrund
    (30 mot 29 %)".
    """
    nearest = sorted(like.traits, key=lambda trait: abs(trait.apart))[:REASONS]
    return swedish.joined([_alike(trait) for trait in nearest])


def _alike(trait: Trait) -> str:
    shown = f"{_value(trait.variable, trait.other)} mot {_value(trait.variable, trait.own)}"
    unit = "" if trait.variable.logarithm else " %"
    return f"{_degree(trait)} {f'({shown}{unit})'.replace(' ', _UNBROKEN)}"


def _degree(trait: Trait) -> str:
    variable, apart = trait.variable, trait.apart
    if apart == 0:
        return variable.alike
    if abs(apart) < NEARLY:
        return f"nästan {variable.alike}"
    if abs(apart) < ABOUT:
        return f"ungefär {variable.alike}"
    lead = "något " if abs(apart) < SOMEWHAT else ""
    return f"{lead}{variable.more if apart > 0 else variable.less}"


def _value(variable: Variable, value: float) -> str:
    """Return a share in whole per cent and a number of pupils in tens."""
    return swedish.number(value, -1 if variable.logarithm else 0)


def weighing(weights: Weights) -> str:
    """Return what is counted and how: "föräldrars utbildning (vikt 2), antal elever (vikt 1)"."""
    counted = [v for v in VARIABLES if weights[v.word]]
    names = [swedish.lower_first(v.name) for v in counted]
    if len({weights[v.word] for v in counted}) == 1:
        return f"{swedish.joined(names)}{', lika mycket var' if len(names) > 1 else ''}"
    told = [f"{n} (vikt {weights[v.word]})" for n, v in zip(names, counted, strict=True)]
    return swedish.joined(told)


def lessons_heading(found: Lessons, name: str, among: int) -> str:
    """Return whom to learn from: the similar that are better for certain, or that none is."""
    if not found.tested:
        return f"{swedish.sentence(swedish.counted(among))[:-1]} kommuner med mest lika elever"
    names = list(dict.fromkeys(b.other.name for b in found.better))
    if not names:
        one = swedish.counted(found.tested)
        return f"Ingen av de {one} kommuner som mest liknar {name} har säkert bättre resultat"
    some, more = names[:NAMED], len(names) - NAMED
    told = swedish.joined([*some, f"{swedish.counted(more)} till"] if more > 0 else some)
    return f"Lär av {told}: liknande elever, tydligt bättre i {_in(found)}"


def _in(found: Lessons) -> str:
    """Return in what the others are better: the measure, or in how many."""
    shorts = list(dict.fromkeys(b.panel.indicator.short for b in found.better))
    if len(shorts) == 1:
        return f"”{swedish.lower_first(shorts[0])}”"
    return f"något av {swedish.counted(len(shorts))} mått"


def better(found: Better) -> str:
    """Return one clearly better result: "klarar alla ämnen, åk 6: 76 mot 65 %"."""
    indicator = found.panel.indicator
    return f"{indicator.short}: {found.other.label} mot {found.own.label} {indicator.unit}"


def better_by(found: Better) -> str:
    """Return how much better, with the interval: "+11 procentenheter (95 % intervall 2–20)"."""
    told = captions.difference(found.difference, found.panel.indicator, signed=True)
    low, high = (found.panel.label(end) for end in (found.low, found.high))
    return f"{told} (95 % intervall {low} till {high})"


def tested(found: Lessons, name: str) -> str:
    """Return what "tydligt bättre" rests on, or why nobody could be held against the other."""
    if not found.tested:
        return f"Ingen kan säkert kallas bättre: osäkerheten är inte känd för {name}."
    measures = swedish.joined([p.indicator.short for p in found.panels])
    return (
        f"”Tydligt bättre” är prövat i {measures}, i samma läsår och perspektiv: skillnadens "
        "95 % intervall (Newcombe), strängare ju fler jämförelserna är (Benjamini–Hochberg)."
    )
