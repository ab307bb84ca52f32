"""From the shapes in which Planned Educations answers to the records that the client gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from likvard.sources.decoding import decode, fault
from likvard.sources.published import Figure, figure
from likvard.sources.skolverket_records import Position, Programme, Published, Salsa, School
from likvard.sources.skolverket_shapes import (
    COMPULSORY,
    PROGRAMME,
    SALSA,
    WHOLE_UNIT,
    CompulsoryBody,
    Detail,
    Envelope,
    SalsaBody,
    UpperBody,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from likvard.sources.request import Request
    from likvard.sources.skolverket_shapes import Event, ListedUnit, Metric

_TYPES: Final = frozenset(
    {
        "EXISTS",
        "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS",
        "MISSING",
        "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE",
        "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION",
    }
)
_NORTH: Final = 90.0
_EAST: Final = 180.0
_NOWHERE: Final = frozenset({None, "", "0"})


def school(unit: ListedUnit) -> School:
    """Return a school unit of a list."""
    forms = {form.code: form.school_years or () for form in unit.type_of_schooling}
    area = unit.geographical_area_code or ""
    return School(unit.code, unit.name, area, unit.principal_organizer_type or "", forms)


def programme(event: Event) -> Programme:
    """Return a programme that is given."""
    return Programme(
        event.school_unit_code,
        event.school_unit_name,
        event.geographical_area_code,
        event.study_path_code,
        event.study_path_name,
        event.start_date or "",
        event.end_date or "",
    )


def position(request: Request, content: bytes, code: str) -> tuple[Position]:
    """Return where a school unit lies."""
    unit = decode(request, content, Envelope[Detail]).body
    _same(request, unit.code, code, "$.body.code")
    north = _degrees(request, unit.latitude, _NORTH, "$.body.wgs84_Lat")
    east = _degrees(request, unit.longitude, _EAST, "$.body.wgs84_Long")
    told = north is not None and east is not None
    return (
        Position(
            unit.code,
            unit.name,
            unit.geographical_area_code or "",
            north if told else None,
            east if told else None,
            unit.principal_organizer_type or "",
            unit.school_orientation or "",
        ),
    )


def compulsory(request: Request, content: bytes, code: str) -> tuple[Published, ...]:
    """Return the statistics of a school unit's compulsory school."""
    body = decode(request, content, Envelope[CompulsoryBody]).body
    _same(request, body.schoolUnit, code, "$.body.schoolUnit")
    return tuple(_published(request, code, "", body, COMPULSORY, "$.body"))


def upper(request: Request, content: bytes, code: str) -> tuple[Published, ...]:
    """Return the statistics of a school unit's upper-secondary school, whole and by programme."""
    body = decode(request, content, Envelope[UpperBody]).body
    found = [*_published(request, code, "", body, WHOLE_UNIT, "$.body")]
    for place, given in enumerate(body.programMetrics):
        where = f"$.body.programMetrics[{place}]"
        found += _published(request, code, given.programCode, given, PROGRAMME, where)
    return tuple(found)


def salsa(request: Request, content: bytes) -> tuple[Salsa, ...]:
    """Return the SALSA figures of all school units."""
    body = decode(request, content, Envelope[SalsaBody]).body
    units = body.compulsorySchoolUnitSalsaMetricList
    where = "$.body.compulsorySchoolUnitSalsaMetricList"
    if not units:
        raise fault(request, "is empty", where)
    return tuple(
        Salsa(
            unit.schoolUnitCode,
            unit.geographicalAreaCode,
            name,
            body.timePeriod,
            _figure(request, getattr(unit, name), f"{where}[{place}].{name}"),
        )
        for place, unit in enumerate(units)
        for name in SALSA
    )


def _published(  # noqa: PLR0913, PLR0917 - what a figure is told by
    request: Request,
    code: str,
    programme: str,
    body: Any,  # noqa: ANN401 - a type made of the names
    names: Sequence[str],
    where: str,
) -> Iterator[Published]:
    for name in names:
        for place, metric in enumerate(getattr(body, name)):
            told = _figure(request, metric, f"{where}.{name}[{place}]")
            yield Published(code, programme, name, metric.time_period or "", told)


def _figure(request: Request, metric: Metric, where: str) -> Figure:
    if metric.value_type not in _TYPES:
        raise fault(request, f"{metric.value_type} is not known", f"{where}.valueType")
    try:
        return figure(metric.value)
    except ValueError as error:
        raise fault(request, str(error), f"{where}.value") from error


def _same(request: Request, got: str, asked: str, where: str) -> None:
    if got != asked:
        raise fault(request, f"is {got}, {asked} was asked for", where)


def _degrees(request: Request, text: str | None, most: float, where: str) -> float | None:
    """Return degrees from a text; None where the service tells none, or 0 in place of it."""
    if text in _NOWHERE:
        return None
    try:
        degrees = float(str(text).replace(",", "."))
    except ValueError as error:
        raise fault(request, f"{text!r} is no number of degrees", where) from error
    if not abs(degrees) <= most:
        raise fault(request, f"{text} degrees are not on the globe", where)
    return degrees or None
