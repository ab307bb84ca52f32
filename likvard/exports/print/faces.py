"""The two weights of the page's own typeface, as typst can use them: static, and few letters."""

import io
import tempfile
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import typst
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY: Final = "Source Sans"
WEIGHTS: Final = (400, 600)
_FEATURES: Final = ["kern", "lnum", "tnum", "ccmp", "locl", "mark"]
LACKING: Final = "□"
"""What stands where a letter is that the faces do not have."""
_LETTERS: Final = (
    *range(0x20, 0x180),
    *range(0x218, 0x21C),
    *range(0x2000, 0x2070),
    *(ord(sign) for sign in f"€−≈≤≥←→▲{LACKING}"),
)
_FAMILY_NAMES: Final = (1, 16)
_ALL_FACES: Final = b'#set text(font: "Source Sans")\na#text(weight: 600)[b]'


def variable_font() -> Path:
    """Return the typeface as it is shipped for the screen, all weights in one file.

    Raises
    ------
    LookupError
        If the installed Streamlit has it no more.
    """
    found = find_spec("streamlit")
    root = Path() if found is None or found.origin is None else Path(found.origin).parent
    for path in sorted((root / "static/static/media").glob("SourceSansVF-Upright*.woff2")):
        return path
    raise LookupError("this Streamlit ships no Source Sans")


@lru_cache(maxsize=1)
def letters() -> frozenset[str]:
    """Return every letter and sign that the faces have.

    Raises
    ------
    LookupError
        If the typeface is not found.
    """
    return frozenset(map(chr, _LETTERS)) & frozenset(
        map(chr, TTFont(variable_font()).getBestCmap())
    )


@lru_cache(maxsize=1)
def fonts() -> typst.Fonts:
    """Return the faces loaded for typst, made once for the process; no file is left behind.

    Raises
    ------
    LookupError
        If the typeface is not found.
    """
    with tempfile.TemporaryDirectory() as folder:
        for weight, face in faces().items():
            Path(folder, f"{weight}.ttf").write_bytes(face)
        found = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
        )
        # A face is read when it is first needed, which must be before its file goes.
        typst.Compiler(_ALL_FACES, font_paths=found).compile(format="pdf")
    return found


def faces() -> dict[int, bytes]:
    """Return a TrueType file for each weight, with the letters of Swedish and its neighbours."""
    few = _few_letters(variable_font().read_bytes())
    return {weight: _static(few, weight) for weight in WEIGHTS}


def _few_letters(woff: bytes) -> bytes:
    font = TTFont(io.BytesIO(woff))
    font.flavor = None
    options = Options(layout_features=_FEATURES, hinting=False, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=_LETTERS)
    subsetter.subset(font)
    return _saved(font)


def _static(variable: bytes, weight: int) -> bytes:
    font = TTFont(io.BytesIO(variable))
    instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
    for name in list(font["name"].names):
        if name.nameID in _FAMILY_NAMES:
            name.string = FAMILY
    return _saved(font)


def _saved(font: TTFont) -> bytes:
    out = io.BytesIO()
    font.recalcTimestamp = False
    font.save(out)
    return out.getvalue()
