"""Every version of the figures that a build has shown is kept, so that frozen links can be read.

A version is its day and the start of a hash of the figures and of the part of the catalogue that
decides numbers. What it needs is kept by contents: a file that two versions share is there once.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from likvard.build.arrived import arrived
from likvard.catalogue import deciding, without_words

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from likvard.catalogue import Catalogue

SHORT = 4
AN_HOUR = 3600


class DamagedError(Exception):
    """What was kept of a version is missing or not what it was; the message is one line."""


@dataclass(frozen=True)
class Edition:
    """A version of the figures: its name, its digest, and what it needs by the hash of each.

    `figures` has the hash of every figure file by its path; `catalogue` is the hash of the part
    of the catalogue that is kept.
    """

    version: str
    digest: str
    figures: dict[str, str]
    catalogue: str


def edition(catalogue: Catalogue, figures: Path, kept: Path) -> Edition:
    """Return the version that figures and catalogue are; `kept` is where others of its day lie."""
    files = {p.relative_to(figures).as_posix(): digest_of(p.read_bytes()) for p in _found(figures)}
    plain = deciding(arrived(catalogue, figures))
    digest = digest_of(_json([files, without_words(plain)]))
    day = max((s.retrieved for s in catalogue.sources), default="")
    name = _name(str(day), digest, kept)
    return Edition(name, digest, files, digest_of(_json(plain)))


def _found(figures: Path) -> list[Path]:
    return sorted(figures.rglob("*.parquet"))


def _name(day: str, digest: str, kept: Path) -> str:
    """Return the day and as much of the hash as no other version of the day begins with."""
    length = SHORT
    while _taken(kept / f"{day}-{digest[:length]}.json", digest):
        length += 1
    return f"{day}-{digest[:length]}"


def _taken(manifest: Path, digest: str) -> bool:
    try:
        return bool(json.loads(manifest.read_bytes())["digest"] != digest)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def keep(made: Edition, catalogue: Catalogue, figures: Path, kept: Path) -> None:
    """Keep what a version needs, its list last: a version is there whole or not at all."""
    kept.mkdir(parents=True, exist_ok=True)
    _sweep(kept)
    for name, digest in made.figures.items():
        put(kept / f"{digest}.parquet", digest, (figures / name).read_bytes())
    plain = deciding(arrived(catalogue, figures))
    put(kept / f"{made.catalogue}.json", made.catalogue, _json(plain))
    listed = _json(asdict(made), indent=1)
    put(kept / f"{made.version}.json", digest_of(listed), listed)


def _sweep(kept: Path) -> None:
    """Take away what a build that was killed left half written."""
    for part in kept.glob("*.part"):
        if time.time() - part.stat().st_mtime > AN_HOUR:
            part.unlink(missing_ok=True)


def put(path: Path, digest: str, content: bytes) -> None:
    """Put a file in place in one step, unless it is there; a damaged one is mended."""
    if digest_of(content) != digest:
        raise OSError(f"{path.name} changed while it was being kept")
    if path.exists() and digest_of(path.read_bytes()) == digest:
        return
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def lay(version: str, kept: Path, folder: Path) -> Mapping[str, Any]:
    """Lay out the figures of a version in a folder as they were, and return its catalogue's part.

    Raises
    ------
    DamagedError
        If anything is missing or has changed.
    """
    try:
        listed = Edition(**json.loads((kept / f"{version}.json").read_bytes()))
        plain: Mapping[str, Any] = json.loads(_whole(kept, listed.catalogue, "json"))
        if digest_of(_json([listed.figures, without_words(plain)])) != listed.digest:
            raise DamagedError(f"{version} is not what it was when it was kept")
        for name, digest in listed.figures.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(_whole(kept, digest, "parquet"))
    except (OSError, ValueError, TypeError) as error:
        raise DamagedError(f"{version} cannot be read: {error}") from error
    return plain


def _whole(kept: Path, digest: str, ending: str) -> bytes:
    content = (kept / f"{digest}.{ending}").read_bytes()
    if digest_of(content) != digest:
        raise DamagedError(f"{digest}.{ending} is damaged")
    return content


def digest_of(content: bytes) -> str:
    """Return the hash that a content is kept under."""
    return hashlib.sha256(content).hexdigest()


def _json(plain: object, indent: int | None = None) -> bytes:
    close = (",", ":") if indent is None else None
    told = json.dumps(plain, ensure_ascii=False, indent=indent, separators=close, sort_keys=True)
    return told.encode()
