"""What stands in words on a slide: subtitle, marks, source, version; sentence by sentence."""

import re
from collections.abc import Sequence
from typing import Final

from likvard.exports.deck.fit import FOOT, FOOT_LINES, FOOT_WIDE, sentences_within
from likvard.exports.exhibit import Exhibit

_END: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ0-9”])")
_ON_PHONES: Final = re.compile(r" \(på smal skärm[^)]*\)")
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


def foot(exhibit: Exhibit, rest: Sequence[str], followed: str = "") -> str:
    """Return the lines below the chart: what marks mean as far as there is room, then the source.

    Parameters
    ----------
    rest
        Sentences that had no room below the title.
    followed
        Names that stand before the text and take their place.
    """
    source = sentences(exhibit.source)
    cited = [s for s in source if s.startswith(_SOURCES)]
    cited += [f"Likvärd, dataversion {exhibit.version}."] if exhibit.version else []
    warned = [s for s in source if s.startswith(_NOT_PUPILS)]
    kept = _fitting(rest, [followed, *cited])
    warned = warned if _lines_hold([followed, *kept, *cited, *warned]) else []
    return " ".join([*kept, *cited, *warned])


def _fitting(rest: Sequence[str], cited: Sequence[str]) -> list[str]:
    found: list[str] = []
    for sentence in rest:
        if _lines_hold([*found, sentence, *cited]):
            found.append(sentence)
    return found


def _lines_hold(sentences: Sequence[str]) -> bool:
    told = [" ".join(filter(None, sentences))]
    return bool(sentences_within(told, FOOT, FOOT_WIDE, FOOT_LINES))
