"""A file to checked rows: text or workbook by what it holds, whatever it is called."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.own.checking import checked
from likvard.own.excel import workbook_rows
from likvard.own.fault import refused
from likvard.own.headings import columns_of, matches
from likvard.own.known import known
from likvard.own.text import text_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from likvard.catalogue.templates import Column, Template
    from likvard.own.raw import Odd, Raw

MOST_BYTES: Final = 5 * 10**6
TOO_LARGE: Final = (
    f"Filen är större än {swedish.number(MOST_BYTES / 10**6)} megabyte. Dela upp den."
)
EMPTY: Final = "Filen är tom."
_LONGEST_NAME: Final = 80
_HEADINGS_WITHIN: Final = 20
_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHERS: Final = (
    (b"%PDF", "Filen är en PDF. Mallen ska vara en Excelfil (.xlsx) eller CSV."),
    (b"MZ", "Filen är ett program, ingen tabell, vad den än heter."),
    (b"\x7fELF", "Filen är ett program, ingen tabell, vad den än heter."),
    (b"#!", "Filen är ett program, ingen tabell, vad den än heter."),
    (b"\x89PNG", "Filen är en bild, ingen tabell."),
    (b"\xff\xd8\xff", "Filen är en bild, ingen tabell."),
    (b"{", "Filen är i formatet JSON. Mallen ska vara en Excelfil (.xlsx) eller CSV."),
    (b"<", "Filen är en webbsida eller XML. Spara den som Excel-arbetsbok (.xlsx) eller CSV."),
)
_SAVE_ANEW: Final = "Spara den som Excel-arbetsbok (.xlsx) eller CSV."
Line = tuple[int, "Sequence[Raw | Odd]"]


@dataclass(frozen=True)
class Delivery:
    """What a file held: its rows, what looks odd in them, its name and checksum (SHA-256)."""

    rows: pd.DataFrame
    warnings: tuple[str, ...]
    name: str
    checksum: str


def read_file(template: Template, name: str, content: bytes) -> Delivery:
    """Return the checked rows of a file.

    Nothing is written to disk. The name decides nothing.

    Raises
    ------
    RefusedError
        If the file cannot be used: the message is one Swedish text, with line and column.
    """
    if len(content) > MOST_BYTES:
        raise refused(TOO_LARGE)
    columns, lines = _under_headings(template, _rows(template, content))
    rows, warnings = checked(template, columns, lines, known(load_catalogue()))
    return Delivery(rows, warnings, shown_name(name), hashlib.sha256(content).hexdigest())


def shown_name(name: str) -> str:
    """Return the name of a file as it is shown: without folders and odd letters, not too long."""
    last = re.split(r"[/\\]", name)[-1]
    legible = "".join(c for c in last if c.isprintable() and c not in '<>"')
    return legible[:_LONGEST_NAME] or "fil utan namn"


def _rows(template: Template, content: bytes) -> Iterable[Line]:
    if not content.strip(b"\0\t\n\r \xef\xbb\xbf\xff\xfe"):
        raise refused(EMPTY)
    if content.startswith(_ZIP):
        return workbook_rows(content, template)
    if content.startswith(_OLE):
        raise refused(_ole(content))
    start = content[:64].lstrip()
    for sign, why in _OTHERS:
        if start.startswith(sign):
            raise refused(why)
    return text_rows(content, template)


def _ole(content: bytes) -> str:
    if _ENCRYPTED in content:
        return "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen."
    return f"Filen är i ett äldre Excelformat (.xls). {_SAVE_ANEW}"


def _under_headings(
    template: Template, rows: Iterable[Line]
) -> tuple[Mapping[int, Column], Iterator[Line]]:
    """Return the columns by the row of headings, and the rows under it.

    Titles above the headings are passed over: the row among the first that names most columns is
    that of the headings, and at least two must be named.
    """
    lines = iter(rows)
    first = list(islice(lines, _HEADINGS_WITHIN))
    filled = [(n, cells) for n, cells in first if any(str(c).strip() for c in cells if c)]
    if not filled:
        raise refused(EMPTY)
    number, cells = max(filled, key=lambda line: matches(template, line[1]))
    if matches(template, cells) <= 1:
        number, cells = filled[0]
    columns = columns_of(template, number, cells)
    return columns, _after(number, first, lines)


def _after(number: int, first: Sequence[Line], lines: Iterator[Line]) -> Iterator[Line]:
    yield from (line for line in first if line[0] > number)
    yield from lines
