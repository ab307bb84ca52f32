"""How wide words are in the slides' letters: their strong weight, which the plain one is within."""

from functools import lru_cache
from typing import Final

# Advance widths of Calibri Bold, in thousandths of an em.
_WIDTHS: Final = {
    200: "\u2009",
    226: " \u00a0\u202f",
    233: "'",
    246: "il",
    258: "j,’",
    268: "I.·",
    276: ":;",
    306: "-",
    316: "()f",
    331: "!J",
    347: "t",
    355: "r",
    399: "zs",
    423: "cL",
    435: "/”",
    463: "xF?",
    478: "vSgyZ",
    480: "k",
    488: "EÉ",
    498: "aåäT–−+=×±§",
    507: "eé0123456789",
    520: "Y",
    532: "CP",
    538: "bdhnpquüoö",
    551: "KX",
    563: "BR",
    591: "V",
    606: "AÅÄ",
    631: "DH",
    637: "G",
    653: "UÜ",
    659: "N",
    676: "OÖ",
    686: "Q",
    705: "&",
    729: "%",
    745: "w",
    813: "m",
    874: "M",
    906: "W",
}
_ADVANCE: Final = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_UNKNOWN: Final = 905
_SAFE: Final = 1.005


@lru_cache(maxsize=8192)
def across(text: str, size: float) -> float:
    """Return how wide a text is at a size, in points, rather too much than too little."""
    return sum(_ADVANCE.get(letter, _UNKNOWN) for letter in text) * size * _SAFE / 1000


def lines(text: str, wide: float, size: float) -> int:
    """Return how many lines a text takes, words that are too long broken where they must be."""
    count, filled = 1, 0.0
    for word in text.split(" "):
        long = across(word, size)
        step = across(" ", size) if filled else 0.0
        if filled and filled + step + long > wide:
            count, filled, step = count + 1, 0.0, 0.0
        broken = int(long // wide) if long > wide else 0
        count, filled = count + broken, filled + step + long - broken * wide
    return count
