"""A text file with columns to rows: whatever encoding and separator Swedish programs save with."""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from typing import TYPE_CHECKING, Final

from likvard.own.fault import refused
from likvard.own.headings import is_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from likvard.catalogue.templates import Template

SEPARATORS: Final = (";", "\t", ",", "|")
_GARBLED: Final = ("Ã¥", "Ã¤", "Ã¶", "\ufffd")
_ODD: Final = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|{'|'.join(_GARBLED)}")
_NEWLINE: Final = re.compile("\r\n|\r|\n")
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT: Final = 20
"""So many lines are looked at for headings."""
_HINT: Final = "sep="
_BROKEN: Final = "Spara filen på nytt som CSV med teckenkodningen UTF-8."


def text_rows(content: bytes, template: Template) -> Iterator[tuple[int, list[str]]]:
    """Yield the lines of a CSV file as they stand, each with its number from 1.

    Raises
    ------
    RefusedError
        If it is not text, or its quotation marks do not match.
    """
    text = _decoded(content)
    _plain(text)
    first, separator = _separated(text, template)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in rows:
            if line > first:
                yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        why = "ett citattecken saknar sitt andra, eller fältet är för långt."
        raise refused(f"raden går inte att dela i fält: {why}", line) from error


def _decoded(content: bytes) -> str:
    """Return the text: by its mark where it has one, else UTF-8, else as Windows writes it."""
    named = next((name for mark, name in _BOMS if content.startswith(mark)), "")
    try:
        return content.decode(named or _guessed(content))
    except UnicodeDecodeError:
        if named:
            why = f"Filens teckenkodning är inte hel ({named.removesuffix('-sig').upper()})."
            raise refused(f"{why} {_BROKEN}") from None
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _guessed(content: bytes) -> str:
    """Return an encoding of two bytes a letter where every other byte is empty, else UTF-8."""
    start = content[:200]
    if start and len(start) > start.count(0) >= len(start) // 3:
        return "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
    return "utf-8"


def _plain(text: str) -> None:
    """Refuse what no program writes in a table, and text read in the wrong encoding before."""
    odd = _ODD.search(text)
    if odd is None:
        return
    line = 1 + len(_NEWLINE.findall(text[: odd.start()]))
    if odd.group() in _GARBLED:
        raise refused(f"å, ä och ö har blivit fel när filen sparades. {_BROKEN}", line)
    raise refused(f"här finns tecken som inte är text. {_BROKEN}", line)


def _separated(text: str, template: Template) -> tuple[int, str]:
    """Return how many lines to pass over, and the separator: that which shows most headings."""
    start = list(itertools.islice(text.splitlines(), _LOOKED_AT))
    if start and start[0].lower().startswith(_HINT) and start[0][len(_HINT) :] in SEPARATORS:
        return 1, start[0][len(_HINT) :]
    return 0, max(SEPARATORS, key=lambda sign: _shows(start, sign, template))


def _shows(lines: list[str], sign: str, template: Template) -> int:
    split = (line.split(sign) for line in lines)
    return max((sum(is_heading(template, part) for part in parts) for parts in split), default=0)
