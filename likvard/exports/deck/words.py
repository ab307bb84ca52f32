"""What stands in words on a slide: subtitle, marks, source, version; sentence by sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from likvard.exports.deck.fit import FOOT, FOOT_LINES, FOOT_WIDE, sentences_within
from likvard.exports.exhibit import Exhibit

_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9”])")
_ON_PHONES: Final = re.compile(r" \(på smal skärm[^)]*\)")
_BRACKETS: Final = re.compile(r" \([^)]*\)")
_SOURCES: Final = ("Källa", "Källor", "Egen beräkning")
_NOT_PUPILS: Final = "Visar kommuner"


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text, without what only holds for narrow screens."""
    return tuple(filter(None, _END.split(_ON_PHONES.sub("", text.strip()))))


def subtitle(exhibit: Exhibit) -> tuple[str, ...]:
    """Return the sentences below the title; the page's own where the chart has none."""
    return sentences(exhibit.subtitle or exhibit.lede)


def reading(exhibit: Exhibit) -> str:
    """Return all words of a view, for the speaker; the slide has room for some."""
    return " ".join(filter(None, (exhibit.lede, exhibit.subtitle, exhibit.source)))


def foot(exhibit: Exhibit, rest: Sequence[str], followed: str = "", *, first: bool = True) -> str:
    """Return the lines below the chart: what marks mean as far as there is room, then the source.

    Parameters
    ----------
    rest
        Sentences that had no room below the title.
    followed
        Names that stand before the text and take their place.
    first
        Whether the first of `rest` may be left out like the others.
    """
    due = list(rest[: 0 if first else 1])
    cited = next((found for found in _cited(exhibit) if _lines_hold([followed, *due, *found])), [])
    warned = [s for s in sentences(exhibit.source) if s.startswith(_NOT_PUPILS)]
    kept = _fitting(due, rest[len(due) :], [followed, *cited])
    warned = warned if _lines_hold([followed, *kept, *cited, *warned]) else []
    return " ".join([*kept, *cited, *warned])


def _cited(exhibit: Exhibit) -> Iterator[list[str]]:
    """Yield the source's sentences ever shorter: whole, without brackets, the publisher alone."""
    source = [s for s in sentences(exhibit.source) if s.startswith(_SOURCES)]
    version = [f"Likvärd, dataversion {exhibit.version}."] if exhibit.version else []
    yield [*source, *version]
    yield [*(_BRACKETS.sub("", sentence) for sentence in source), *version]
    yield [*source[:1], *version]


def _fitting(due: Sequence[str], rest: Sequence[str], cited: Sequence[str]) -> list[str]:
    found = list(due)
    for sentence in rest:
        if _lines_hold([*found, sentence, *cited]):
            found.append(sentence)
    return found


def _lines_hold(sentences: Sequence[str]) -> bool:
    told = [" ".join(filter(None, sentences))]
    return bool(sentences_within(told, FOOT, FOOT_WIDE, FOOT_LINES))
