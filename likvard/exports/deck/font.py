"""The font with the letters that slides use and no others, so that it can lie in the page."""

from base64 import b64encode
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools import subset

LETTERS: Final = "".join(
    (
        *map(chr, range(0x20, 0x7F)),
        *map(chr, range(0xA0, 0x180)),
        "\u2009\u202f\u2212–—‘’“”…•·−√≥≤≈←↑→↓",
    )
)
"""Every letter of the languages of Europe's west and north, and our typography."""
_FEATURES: Final = ["kern", "tnum", "lnum"]


@lru_cache(maxsize=2)
def packed(font: Path) -> str:
    """Return the font file's letters as a data address, WOFF2 in base64."""
    return f"data:font/woff2;base64,{b64encode(subsetted(font)).decode()}"


def subsetted(font: Path) -> bytes:
    """Return the font file with our letters only, as WOFF2 with all its weights."""
    options = subset.Options(flavor="woff2", layout_features=_FEATURES, hinting=False)
    chosen, out = subset.Subsetter(options), BytesIO()
    chosen.populate(text=LETTERS)
    with subset.load_font(font, options) as found:
        chosen.subset(found)
        subset.save_font(found, out, options)
    return out.getvalue()
