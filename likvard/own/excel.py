"""A workbook to rows: what it must not be is refused at once, the rest is read in a cage.

Formulas are refused, not read by the value they had last: that value may be old, and a reader of
our message can paste values instead. Links to other files, macros and passwords are refused too.
"""

from __future__ import annotations

import io
import json
import re
import struct
import subprocess
import sys
import zipfile
import zlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from likvard.own.fault import refused
from likvard.own.headings import matches
from likvard.own.raw import Odd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from likvard.catalogue.templates import Template
    from likvard.own.raw import Raw

MOST_UNPACKED: Final = 32 * 2**20
MOST_PARTS: Final = 300
PATIENCE: Final = 60
_SCRIPT: Final = Path(__file__).with_name("worksheet.py")
UNREADABLE: Final = (
    "Filen går inte att läsa som en Excelfil. Öppna den i Excel och spara den på nytt "
    "som Excel-arbetsbok (.xlsx) eller som CSV."
)
FORMULA: Final = "cellen är en formel. Klistra in den som värde i stället."
_TOO_LARGE: Final = "Filen är för stor när den packas upp. Dela upp den."
_TOO_SLOW: Final = "Filen tog för lång tid att läsa. Dela upp den, eller spara den som CSV."
_MACROS: Final = "Filen innehåller makron. Spara den som Excel-arbetsbok (.xlsx) utan makron."
_LOCKED: Final = "Filen är skyddad med lösenord. Ta bort lösenordet och försök igen."
_LINKS: Final = "Filen har länkar till andra filer. Klistra in värdena i mallen i stället."
_TRAPS: Final = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING: Final = re.compile(rb"""<\?xml[^>]*encoding=["']([^"']+)""")
_STORED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_LEGIBLE: Final = (b"utf-8", b"us-ascii", b"ascii")
_BROKEN: Final = (
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError),
    *(EOFError, OSError, ValueError, struct.error),
)
Row = tuple[int, "list[Raw | Odd]"]


def workbook_rows(content: bytes, template: Template) -> list[Row]:
    """Return the rows of the sheet whose headings are most like the template's, with their lines.

    Raises
    ------
    RefusedError
        If it is no workbook, too large, or holds what is never read.
    """
    _looked_through(content)
    sheets = _read(content)
    return max(sheets, key=lambda rows: _likeness(template, rows), default=[])


def _likeness(template: Template, rows: Sequence[Row]) -> int:
    return max((matches(template, cells) for _, cells in rows[:20]), default=0)


def _looked_through(content: bytes) -> None:
    """Refuse by what the package says of itself, before anything of it is understood."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _package(package)
            for part in package.infolist():
                if part.filename.endswith((".xml", ".rels")):
                    _part(package.read(part))
    except _BROKEN as error:
        raise refused(UNREADABLE) from error


def _package(package: zipfile.ZipFile) -> None:
    parts = package.infolist()
    names = {part.filename.lower() for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise refused(_LOCKED)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise refused(_TOO_LARGE)
    if not {"[content_types].xml", "xl/workbook.xml"} <= names:
        raise refused(UNREADABLE)
    if any(name.endswith("vbaproject.bin") for name in names):
        raise refused(_MACROS)
    if any(name.startswith("xl/externallinks/") for name in names):
        raise refused(_LINKS)
    if any(part.compress_type not in _STORED for part in parts):
        raise refused(UNREADABLE)


def _part(text: bytes) -> None:
    """Refuse a part that declares entities, or in an encoding that could hide such ones."""
    named = _ENCODING.search(text[:200])
    if _TRAPS.search(text) or b"\0" in text[:200]:
        raise refused(UNREADABLE)
    if named and named.group(1).lower() not in _LEGIBLE:
        raise refused(UNREADABLE)


def _read(content: bytes) -> list[list[Row]]:
    """Return the rows of every visible sheet, read by a process of its own."""
    try:
        done = subprocess.run(  # noqa: S603  our own script
            [sys.executable, "-I", str(_SCRIPT)],
            input=content,
            capture_output=True,
            check=False,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise refused(_TOO_SLOW) from error
    if done.returncode:
        raise refused(UNREADABLE)
    sheets: list[list[tuple[int, list[Any]]]] = json.loads(done.stdout)
    return [[(line, [_cell(c) for c in row]) for line, row in rows] for rows in sheets]


def _cell(told: Any) -> Raw | Odd:  # noqa: ANN401 - JSON
    if not isinstance(told, list):
        return told  # type: ignore[no-any-return]  # text, number, truth or nothing
    if told[0] == "date":
        return datetime.fromisoformat(told[1])
    if told[0] == "formula":
        return Odd(FORMULA)
    return Odd("cellen innehåller ett fel som Excel visar. Rätta det, eller lämna cellen tom.")
