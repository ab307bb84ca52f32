"""The shapes in which Planned Educations v4 answers: only the fields that are used are read."""

from __future__ import annotations

from types import GenericAlias
from typing import Any, Final, Generic, TypeVar

import msgspec

Body = TypeVar("Body")
Item = TypeVar("Item")


class Envelope(msgspec.Struct, Generic[Body], frozen=True):
    """What every answer comes in."""

    status: str
    body: Body
    message: str | None = None


class Paging(msgspec.Struct, frozen=True, rename="camel"):
    """Which page this is, counted from 0."""

    number: int
    total_pages: int
    total_elements: int


class Form(msgspec.Struct, frozen=True, rename="camel"):
    """A school form and the years taught."""

    code: str
    school_years: tuple[str, ...] | None = None


class ListedUnit(msgspec.Struct, frozen=True, rename="camel"):
    """A school unit in a list."""

    code: str
    name: str
    geographical_area_code: str | None
    type_of_schooling: tuple[Form, ...]
    principal_organizer_type: str | None = None


class Event(msgspec.Struct, frozen=True, rename="camel"):
    """A programme that is given."""

    school_unit_code: str
    school_unit_name: str
    study_path_code: str
    study_path_name: str
    geographical_area_code: str
    start_date: str | None = None
    end_date: str | None = None


class ListPage(msgspec.Struct, Generic[Item], frozen=True):
    """A page of a list, under the list's own name; an empty page may have none."""

    page: Paging
    embedded: dict[str, tuple[Item, ...]] = msgspec.field(name="_embedded", default_factory=dict)


class Detail(msgspec.Struct, frozen=True, rename="camel"):
    """A school unit on its own; its position is two texts, or "0", or not there."""

    code: str
    name: str
    geographical_area_code: str | None
    latitude: str | None = msgspec.field(name="wgs84_Lat", default=None)
    longitude: str | None = msgspec.field(name="wgs84_Long", default=None)
    principal_organizer_type: str | None = None
    school_orientation: str | None = None


class Metric(msgspec.Struct, frozen=True, rename="camel"):
    """A printed figure."""

    value: str | None
    value_type: str
    time_period: str | None = None


COMPULSORY: Final = (
    "specialTeacherPositions",
    "studentsPerTeacherQuota",
    "certifiedTeachersQuota",
    "specialEducatorsQuota",
    "totalNumberOfPupils",
    "ratioOfPupilsIn6thGradeWithAllSubjectsPassed",
    *(
        f"averageResultNationalTestsSubject{subject}{grade}thGrade"
        for grade in (6, 9)
        for subject in ("SVE", "ENG", "MA", "SVA")
    ),
    "ratioOfPupilsIn9thGradeWithAllSubjectsPassed",
    "averageGradesMeritRating9thGrade",
    *(
        f"ratioOfPupils9thGradeEligibleForNationalProgram{programme}"
        for programme in ("YR", "ES", "SAEKHU", "NATE")
    ),
)
WHOLE_UNIT: Final = COMPULSORY[:5]
PROGRAMME: Final = (
    *WHOLE_UNIT,
    "admissionPointsMin",
    "admissionPointsAverage",
    "ratioOfPupilsWithExamWithin3Years",
    "gradesPointsForStudents",
    "gradesPointsForStudentsWithExam",
    "ratioOfStudentsEligibleForUndergraduateEducation",
)
SALSA: Final = (
    "salsaAverageGradesIn9thGradeActual",
    "salsaAverageGradesIn9thGradeDeviation",
    "salsaAverageCalculated",
    "salsaRequirementsReachedActual",
    "salsaRequirementsReachedDeviation",
    "salsaRequirementsReachedCalculated",
    "salsaNewlyImmigratedQuota",
    "salsaBoysQuota",
    "salsaParentsEducation",
)


def _body(fields: dict[str, Any], metrics: tuple[str, ...], kind: object) -> Any:  # noqa: ANN401
    """Return a type with those fields and one for each metric: all must be there."""
    named = [*fields.items(), *((metric, kind) for metric in metrics)]
    return msgspec.defstruct("Body", named, frozen=True)


_METRICS = tuple[Metric, ...]
_PROGRAMME = _body({"programCode": str}, PROGRAMME, _METRICS)
_SALSA = _body({"schoolUnitCode": str, "geographicalAreaCode": str}, SALSA, Metric)
CompulsoryBody = _body({"schoolUnit": str}, COMPULSORY, _METRICS)
UpperBody = _body({"programMetrics": GenericAlias(list, (_PROGRAMME,))}, WHOLE_UNIT, _METRICS)
SalsaBody = _body(
    {
        "timePeriod": str,
        "compulsorySchoolUnitSalsaMetricList": GenericAlias(list, (_SALSA,)),
    },
    (),
    Metric,
)
