"""Has Kolada renamed, retired or redefined what we show? Told, never silently followed."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import msgspec

from likvard.sources.faults import SourceError
from likvard.sources.request import KOLADA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from likvard.sources.kolada_records import Indicator

EXPECTED: Final = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "kolada.toml"
Kind = Literal["missing", "retired", "renamed", "redefined", "unit", "gender", "units"]

_RETIRED: Final = re.compile(r"\s*\(-(\d{4})\)\s*$")
_NEW: Final = re.compile(r"^\s*ny definition\b", re.IGNORECASE)
_UNITS: Final = (
    (re.compile(r"procentenhet", re.IGNORECASE), "procentenheter"),
    (re.compile(r"\(%\)|\bandel\b.*%|procent", re.IGNORECASE), "%"),
    (re.compile(r"\bkr\s*/\s*(\w+)", re.IGNORECASE), "kr/{}"),
    (re.compile(r"\bkr\b|\bkronor\b", re.IGNORECASE), "kr"),
    (re.compile(r"index|meritvärde|poäng|modellberäkn", re.IGNORECASE), "poäng"),
    (re.compile(r"\bantal\b|/(?:lärare|heltidstjänst)", re.IGNORECASE), "antal"),
)


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What we wrote down of a Kolada indicator: the facts that our own words rest on.

    `gender` and `ou` say whether it is divided by gender and given for school units, None where we
    have not noted it; `unit` is the unit that its title tells (`told_unit`), empty where it tells
    none; `description` a hash of the description once seen (`described`), empty until it has been.
    """

    id: str
    title: str
    unit: str
    gender: bool | None = None
    ou: bool | None = None
    description: str = ""


@dataclass(frozen=True)
class Drift:
    """One difference between what we wrote down and what Kolada's catalogue says now.

    `text` is one English line for the command line. `blocks` says that its figures must not be
    published before somebody has looked: it is missing, redefined, or of another unit.
    """

    id: str
    kind: Kind
    text: str
    blocks: bool


def read_expected(path: Path = EXPECTED) -> tuple[Expected, ...]:
    """Return what we expect of every Kolada indicator we use.

    Raises
    ------
    SourceError
        If the file cannot be read; the text names the field.
    """
    try:
        sent = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(sent["indicators"], tuple[Expected, ...])
    except (OSError, tomllib.TOMLDecodeError, KeyError, msgspec.ValidationError) as error:
        raise SourceError(KOLADA, path.name, f"cannot be read ({error})") from error


def drifts(expected: Sequence[Expected], current: Iterable[Indicator]) -> tuple[Drift, ...]:
    """Return every difference, in the order of what was expected; empty if all is as it was."""
    now = {indicator.id: indicator for indicator in current}
    return tuple(drift for one in expected for drift in _of(one, now.get(one.id)))


def described(indicator: Indicator) -> str:
    """Return a hash of an indicator's description, whatever its spaces: 16 hexadecimals."""
    plain = " ".join((indicator.description or "").split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def told_unit(title: str) -> str:
    """Return the unit that a title tells: "%", "kr/elev", "kr", "poäng", "antal" or nothing.

    >>> told_unit("Gymnasieelever med examen inom 4 år, hemkommun, andel (%)")
    '%'
    >>> told_unit("Kostnad grundskola hemkommun, kr/elev")
    'kr/elev'
    """
    for pattern, unit in _UNITS:
        found = pattern.search(title)
        if found:
            return unit.format(*(part.lower() for part in found.groups()))
    return ""


def seen(expected: Sequence[Expected], current: Iterable[Indicator]) -> tuple[Expected, ...]:
    """Return what we expect with the descriptions seen now, where none was noted before."""
    now = {indicator.id: described(indicator) for indicator in current}
    return tuple(
        msgspec.structs.replace(one, description=one.description or now.get(one.id, ""))
        for one in expected
    )


def _of(one: Expected, now: Indicator | None) -> Iterator[Drift]:
    if now is None:
        yield _drift(one, "missing", f"is no longer in Kolada's catalogue ({one.title})")
        return
    yield from _title(one, now)
    if one.description and described(now) != one.description:
        yield _drift(one, "redefined", "has another description: compare it with our words")
    if told_unit(now.title) != one.unit:
        yield _drift(one, "unit", f"had the unit {one.unit!r}, now {told_unit(now.title)!r}")
    yield from _flag(one, "gender", one.gender, now.is_divided_by_gender, "divided by gender")
    yield from _flag(one, "units", one.ou, now.has_ou_data, "given for school units")


def _title(one: Expected, now: Indicator) -> Iterator[Drift]:
    ended = _RETIRED.search(now.title)
    if (ended or now.publ_period is None) and not _RETIRED.search(one.title):
        last = f" after {ended[1]}" if ended else ""
        yield _drift(one, "retired", f"is retired{last}: no more years will come ({one.title})")
    if _NEW.match(now.title) and not _NEW.match(one.title):
        yield _drift(one, "redefined", f'is announced as "{now.title}", it was "{one.title}"')
    elif _plain(now.title) != _plain(one.title):
        yield _drift(one, "renamed", f'is now called "{now.title}", it was "{one.title}"')


def _plain(title: str) -> str:
    return " ".join(_RETIRED.sub("", title).split())


def _flag(one: Expected, kind: Kind, was: bool | None, now: bool, what: str) -> Iterator[Drift]:  # noqa: FBT001 - two states of one thing
    if was is not None and was != now:
        yield _drift(one, kind, f"is {'now' if now else 'no longer'} {what}")


def _drift(one: Expected, kind: Kind, text: str) -> Drift:
    return Drift(one.id, kind, f"{one.id} {text}", kind in {"missing", "redefined", "unit"})
