"""What makes two municipalities alike: the variables, and how much the reader lets each count."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from likvard.followed import short

MOST_WEIGHT: Final = 3
PLAIN: Final = 1

Weights = Mapping[str, int]


@dataclass(frozen=True)
class Variable:
    """One thing held against another; `word` stands for it in the address.

    `name` is its name; `alike`, `more` and `less` are what is told of two municipalities: "lika
    stor andel …", "större andel …", "mindre andel …". A `logarithm` is compared in place of the
    number where what counts is how many times larger one is.
    """

    word: str
    indicator: str
    name: str
    alike: str
    more: str
    less: str
    logarithm: bool = False


def _share(word: str, indicator: str, name: str, people: str) -> Variable:
    told = (f"lika stor andel {people}", f"större andel {people}", f"mindre andel {people}")
    return Variable(word, indicator, name, *told)


VARIABLES: Final = (
    _share(
        "utbildning",
        "foraldrar-eftergymnasial",
        "Föräldrars utbildning",
        "med högutbildade föräldrar",
    ),
    _share("utlandsk", "utlandsk-bakgrund", "Utländsk bakgrund", "med utländsk bakgrund"),
    Variable(
        "storlek",
        "antal-elever",
        "Antal elever",
        "lika många elever",
        "fler elever",
        "färre elever",
        logarithm=True,
    ),
    _share("fristaende", "andel-fristaende", "Fristående skolor", "i fristående skolor"),
)


@dataclass(frozen=True)
class Sought:
    """What the reader asks for: each variable's weight by its word, and what was not understood."""

    weights: Weights
    notices: tuple[str, ...] = ()


def sought(text: str) -> Sought:
    """Return the weights of "utbildning:2,storlek:0": 0 to 3 each, 1 where nothing is said."""
    weights, lost = {v.word: PLAIN for v in VARIABLES}, []
    for part in filter(None, text.split(",")):
        word, _, weight = part.partition(":")
        if word in weights and weight in _STEPS:
            weights[word] = int(weight)
        else:
            lost.append(part)
    notices = [f"Valet ”{short(','.join(lost))}” för likheten finns inte."] if lost else []
    if not any(weights.values()):
        notices.append("Minst en uppgift måste räknas in i likheten. Alla väger lika.")
        weights = dict.fromkeys(weights, PLAIN)
    return Sought(weights, tuple(notices))


_STEPS: Final = tuple(str(weight) for weight in range(MOST_WEIGHT + 1))


def written(weights: Weights) -> str | None:
    """Return the weights as they stand in the address; None when all are plain."""
    return ",".join(f"{word}:{w}" for word, w in weights.items() if w != PLAIN) or None
