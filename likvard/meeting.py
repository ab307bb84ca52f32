"""A meeting: the views shown, in order, with their notes; and the text that holds all of it.

The whole meeting lives in its address, so that no account and no server has to keep it. The text
is compressed JSON behind the number of its form: ``1.`` and then base64url without padding.
"""

import base64
import binascii
import json
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urlsplit

MOST_VIEWS: Final = 40
MOST_TITLE: Final = 160
MOST_NOTE: Final = 2000
MOST_ADDRESS: Final = 1000
LONGEST: Final = 12_000
"""So long may the text be; servers and browsers in between take no longer addresses for sure."""
_FORM: Final = "1"
_UNPACKED: Final = 400_000
_UNSEEN: Final = "Cf"
"""Signs that only join letters or say where a word may be broken, as in pasted texts."""


class MeetingError(Exception):
    """The meeting cannot be read or is too large; the message is Swedish and for the page."""


@dataclass(frozen=True)
class Item:
    """One view: the address of its page, the key of its chart there, own title, and a note.

    `address` is path and query, as on the page itself; an empty title means the view's own answer.
    """

    address: str
    chart: str
    title: str = ""
    note: str = ""

    @property
    def path(self) -> str:
        """Return the path of the page."""
        return urlsplit(self.address).path


@dataclass(frozen=True)
class Meeting:
    """Title, subtitle, the views, and the data version they are frozen at; empty when live."""

    title: str = ""
    subtitle: str = ""
    items: tuple[Item, ...] = field(default=())
    version: str = ""

    def __post_init__(self) -> None:
        if len(self.items) > MOST_VIEWS:
            raise MeetingError(f"Ett möte rymmer {MOST_VIEWS} vyer. Ta bort en vy först.")

    def adding(self, item: Item) -> "Meeting":
        """Return the meeting with one view more at the end.

        Raises
        ------
        MeetingError
            If it is full.
        """
        return replace(self, items=(*self.items, item))


def written(meeting: Meeting) -> str:
    """Return the meeting as the text that stands in its address.

    Raises
    ------
    MeetingError
        If the text would be longer than an address can be.
    """
    body = json.dumps(as_plain(meeting), ensure_ascii=False, separators=(",", ":"))
    packed = base64.urlsafe_b64encode(zlib.compress(body.encode(), 9)).decode().rstrip("=")
    text = f"{_FORM}.{packed}"
    if len(text) > LONGEST:
        raise MeetingError(
            "Mötet är för långt för en länk. Korta anteckningarna, eller spara mötet som fil."
        )
    return text


def read(text: str) -> Meeting:
    """Return the meeting that a text from an address holds.

    Raises
    ------
    MeetingError
        If the text is damaged, made by hand, of another form, or holds too much.
    """
    form, _, packed = text.partition(".")
    if form.isdigit() and form != _FORM:
        raise MeetingError("Möteslänken är gjord för en annan version av Likvärd.")
    if form != _FORM or len(text) > LONGEST:
        raise MeetingError(DAMAGED)
    try:
        body = base64.b64decode(packed + "=" * (-len(packed) % 4), altchars=b"-_", validate=True)
        unpacked = _unpacked(body)
    except (binascii.Error, zlib.error, ValueError) as error:
        raise MeetingError(DAMAGED) from error
    return from_json(unpacked)


DAMAGED: Final = "Möteslänken är skadad eller ofullständig. Be om länken igen, eller öppna en fil."
_NO_MEETING: Final = "Filen innehåller inget möte som kan läsas."


def _unpacked(body: bytes) -> bytes:
    """Return what was compressed, unless it grows beyond all meetings or is cut off."""
    pump = zlib.decompressobj()
    found = pump.decompress(body, _UNPACKED)
    if not pump.eof:
        raise MeetingError(DAMAGED)
    return found


def to_json(meeting: Meeting) -> bytes:
    """Return the meeting as a small file."""
    return json.dumps(as_plain(meeting), ensure_ascii=False, indent=2).encode()


def from_json(body: bytes) -> Meeting:
    """Return the meeting a file holds.

    Raises
    ------
    MeetingError
        If it holds none, or one too large.
    """
    if len(body) > _UNPACKED:
        raise MeetingError(_NO_MEETING)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise MeetingError(_NO_MEETING) from error
    return from_plain(found)


def as_plain(meeting: Meeting) -> dict[str, Any]:
    """Return the meeting as plain values, empty ones left out."""
    whole = {
        "titel": meeting.title,
        "underrubrik": meeting.subtitle,
        "version": meeting.version,
        "vyer": [_plain_item(item) for item in meeting.items],
    }
    return {"likvard": int(_FORM)} | {name: value for name, value in whole.items() if value}


def _plain_item(item: Item) -> dict[str, str]:
    whole = {
        "adress": item.address,
        "diagram": item.chart,
        "rubrik": item.title,
        "anteckning": item.note,
    }
    return {name: value for name, value in whole.items() if value}


def from_plain(found: object) -> Meeting:
    """Return the meeting of plain values.

    Raises
    ------
    MeetingError
        If they are no meeting, or one too large.
    """
    if not isinstance(found, Mapping) or found.get("likvard") != int(_FORM):
        raise MeetingError(_NO_MEETING)
    items = found.get("vyer", [])
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise MeetingError(_NO_MEETING)
    return Meeting(
        _text(found, "titel", MOST_TITLE),
        _text(found, "underrubrik", MOST_TITLE),
        tuple(_item(one) for one in items),
        _text(found, "version", MOST_TITLE),
    )


def _item(found: object) -> Item:
    if not isinstance(found, Mapping):
        raise MeetingError(_NO_MEETING)
    address = _text(found, "adress", MOST_ADDRESS)
    if not address.startswith("/") or address.startswith("//"):
        raise MeetingError(_NO_MEETING)
    return Item(
        address,
        _text(found, "diagram", MOST_TITLE),
        _text(found, "rubrik", MOST_TITLE),
        _text(found, "anteckning", MOST_NOTE),
    )


def _text(found: Mapping[str, Any], name: str, most: int) -> str:
    """Return a text of plain values, printable, at most so long; empty where there is none."""
    value = found.get(name, "")
    if not isinstance(value, str):
        raise MeetingError(_NO_MEETING)
    seen = (c for c in value if unicodedata.category(c) != _UNSEEN)
    shown = "".join(c if c.isprintable() or c == "\n" else " " for c in seen)
    return shown[:most].strip()
