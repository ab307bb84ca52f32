"""From bytes to typed records; what does not fit is told by publisher, address and field."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from likvard.sources.faults import SourceError, TornError

if TYPE_CHECKING:
    from likvard.sources.request import Request

Made = TypeVar("Made")


def decode(request: Request, content: bytes, kind: type[Made]) -> Made:
    """Return JSON as the type it must have.

    Raises
    ------
    TornError
        If it is no JSON, or ends midway.
    SourceError
        If a field is missing or has another type.
    """
    try:
        made: Made = _decoder(cast("Any", kind)).decode(content)
    except msgspec.ValidationError as error:
        wrong, _, field = str(error).partition(" - at ")
        raise fault(request, wrong.replace("`", ""), field.strip("`") or "$") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise torn(request, f"is not whole JSON ({error}; {len(content)} bytes)") from error
    return made


def fault(request: Request, wrong: str, field: str = "") -> SourceError:
    """Return the fault of an answer to be raised."""
    return SourceError(request.publisher, request.address, wrong, field)


def torn(request: Request, wrong: str) -> TornError:
    """Return the fault of an answer that is worth asking for again."""
    return TornError(request.publisher, request.address, wrong)


@lru_cache(maxsize=32)
def _decoder(kind: Any) -> msgspec.json.Decoder[Any]:  # noqa: ANN401 - any type is decoded
    return msgspec.json.Decoder(kind)
