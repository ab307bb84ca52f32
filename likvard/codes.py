"""Short codes: an address of ours under three words that can be said aloud, KATT-47-BRO.

A code is made from the address alone, so that the same address has the same code. Each is kept
as one small file in a folder of its own.
"""

import contextlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).resolve().parents[1] / "data" / "codes"
MOST: Final = 20_000
LONGEST: Final = 14_000
"""So many characters may the address have; a whole meeting has at most 12 000."""
FULL: Final = "Det finns inga lediga koder. Använd länken i stället."
NOT_OURS: Final = "Bara Likvärds egna adresser kan få en kod."
NOT_KEPT: Final = "Koden kunde inte sparas. Använd länken i stället."
_SAYABLE: Final = """
    ANKA ALM APA ARK BAD BERG BIL BILD BLAD BLUS BOLL BORD BREV BRO BUSS DAL
    DANS DIKT DILL DUK DUVA EKA ELEV FANA FEST FILM FINK FISK FJORD FLOD FLYG FRUKT
    FURA FYR GATA GLAS GLOB GRAN GREN GRIS GRUS HALM HAMN HARE HATT HAV HEM HINK
    HJUL HOPP HORN HUND HUS JORD JUL KAFFE KAKA KAM KANEL KANIN KARTA KATT KLOCKA KLOT
    KORG KRONA KUB KULLE KUST KVARN KVIST LADA LAMM LAMPA LILJA LOK LUFT MALVA MAST MELON
    MIL MOLN MOROT MOSSA MUGG MUR MYNT ORGEL ORM PALM PANDA PAPPER PARK PENNA PIANO PIL
    PLATS PUMA RAM REGN REN RING ROS RUM SAND SEGEL SIRAP SKOG SKRUV SKY SMULTRON SNIGEL
    SOL SPADE SPEL STAD STEN STOL STRAND STUGA TAK TALL TAVLA TEGEL TIGER TOFS TORG TULPAN
"""
_WORDS: Final = tuple(_SAYABLE.split())
_DIGITS: Final = "23456789"
_SHAPE: Final = re.compile(rf"([A-Z01]+)([{_DIGITS}]{{2}})([A-Z01]+)")
_TRIES: Final = 32


class CodeError(Exception):
    """No code can be given; the message is Swedish and for the page."""


def folder() -> Path:
    """Return where the codes are kept: LIKVARD_CODES, else data/codes."""
    return Path(os.environ.get("LIKVARD_CODES", FOLDER))


def is_plain_path(address: str) -> bool:
    """Return whether an address is a path, perhaps with a query, on this very host."""
    if not address.startswith("/") or len(address) > LONGEST:
        return False
    return address[:2] not in ("//", "/\\") and address.isascii() and address.isprintable()


def code_of(address: str) -> str:
    """Return the code of an address, kept from now on.

    Raises
    ------
    CodeError
        If the address is none of ours, there are too many codes, or it cannot be kept.
    """
    if not is_plain_path(address):
        raise CodeError(NOT_OURS)
    try:
        return _kept(address)
    except OSError as error:
        raise CodeError(NOT_KEPT) from error


def address_of(code: str) -> str | None:
    """Return the address of a code as somebody has typed it, None for an unknown one.

    Case, spaces and hyphens make no odds, and 0 and 1 in a word are read as O and I.
    """
    found = _SHAPE.fullmatch(re.sub(r"[\s\-–_.]+", "", code[:60]).upper())
    if found is None:
        return None
    first, number, last = found.groups()
    words = (word.replace("0", "O").replace("1", "I") for word in (first, last))
    return _read(f"-{number}-".join(words))


def _kept(address: str) -> str:
    """Return the first code of an address that is free or its own already."""
    kept = folder()
    kept.mkdir(parents=True, exist_ok=True)
    for code in _codes(address):
        known = _read(code)
        if known is None and _place(kept, code, address):
            return code
        if (known or _read(code)) == address:
            return code
    raise CodeError(FULL)


def _codes(address: str) -> Iterator[str]:
    """Yield the codes an address may have, always in the same order."""
    for attempt in range(_TRIES):
        number = int.from_bytes(sha256(f"{attempt} {address}".encode()).digest()[:8])
        number, first = divmod(number, len(_WORDS))
        number, last = divmod(number, len(_WORDS))
        tens, ones = divmod(number % len(_DIGITS) ** 2, len(_DIGITS))
        yield f"{_WORDS[first]}-{_DIGITS[tens]}{_DIGITS[ones]}-{_WORDS[last]}"


def _read(code: str) -> str | None:
    """Return the address kept under a code; None where there is none that can be used."""
    try:
        found = json.loads((folder() / f"{code}.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    address = found.get("adress") if isinstance(found, dict) else None
    return address if isinstance(address, str) and is_plain_path(address) else None


def _place(kept: Path, code: str, address: str) -> bool:
    """Put an address in place whole, or not at all; tell whether the code was free."""
    if sum(1 for _ in kept.glob("*.json")) >= MOST:
        raise CodeError(FULL)
    handle, name = tempfile.mkstemp(dir=kept, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump({"adress": address}, file)
        os.link(name, kept / f"{code}.json")
    except FileExistsError:
        return False
    finally:
        with contextlib.suppress(OSError):
            Path(name).unlink()
    return True
