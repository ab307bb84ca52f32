"""Planned Educations v4 as it answers: pages from 0, texts for numbers, unknown names ignored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from zlib import crc32

from likvard.sources.skolverket_lists import ACCEPT
from likvard.sources.skolverket_shapes import COMPULSORY, PROGRAMME, SALSA, WHOLE_UNIT
from tests.servers.serving import Reply, json_reply

if TYPE_CHECKING:
    from tests.servers.serving import Question
    from tests.servers.world import School, World

MOST = 100
PERIODS = ("2024/25", "2023/24", "2022/23")
Json = dict[str, Any]


class SkolverketServer:
    """Answers below /planned-educations/v4; `deaf` passes over the area that is asked for."""

    def __init__(self, world: World, *, deaf: bool = False) -> None:
        self.world, self._deaf = world, deaf
        self._by_code = {school.code: school for school in world.schools}

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        if question.headers.get("accept") != ACCEPT:
            return json_reply({"status": "NOT_ACCEPTABLE", "message": "version", "body": None}, 406)
        parts = question.path.strip("/").split("/")[2:]
        if parts == ["statistics", "all-schools", "salsa"]:
            return _sent({"timePeriod": "2024/25", **self._salsa()})
        if len(parts) == 1:
            return self._list(question, parts[0])
        school = self._by_code.get(parts[1])
        if parts[0] != "school-units" or school is None:
            return _nothing()
        return self._about(school, parts[2:])

    def _about(self, school: School, rest: list[str]) -> Reply:
        if not rest:
            return _sent(_detail(school))
        if rest[-1] not in school.forms:
            return _nothing()
        return _sent(_compulsory(school) if rest[-1] == "gr" else _upper(school))

    def _list(self, question: Question, kind: str) -> Reply:
        if kind == "compact-school-units":  # it has no filters, and says nothing of it
            return _page(question, "compactSchoolUnits", [_listed(s) for s in self.world.schools])
        form = question.first("typeOfSchooling")
        schools = [s for s in self.world.schools if self._inside(question, s) and form in s.forms]
        if kind == "school-units":
            return _page(question, "listedSchoolUnits", [_listed(s) for s in schools])
        if kind == "education-events":
            events = [_event(s, path) for s in schools for path in ("EK", "NA", "SA")]
            return _page(question, "educationEvents", events)
        return _nothing()

    def _inside(self, question: Question, school: School) -> bool:
        return self._deaf or school.municipality.startswith(question.first("geographicalAreaCode"))

    def _salsa(self) -> Json:
        schools = [s for s in self.world.schools if "gr" in s.forms]
        return {"compulsorySchoolUnitSalsaMetricList": [_salsa(s) for s in schools]}


def _page(question: Question, name: str, items: list[Json]) -> Reply:
    size, number = int(question.first("size", "20")), int(question.first("page", "0"))
    if size > MOST:
        return _nothing()
    some = items[number * size : (number + 1) * size]
    paging = {
        "size": size,
        "totalElements": len(items),
        "totalPages": -(-len(items) // size),
        "number": number,
    }
    body: Json = {"page": paging, "_links": {"self": {"href": "https://elsewhere.example/v3"}}}
    return _sent({"_embedded": {name: some}, **body} if some else body)


def _sent(body: Json) -> Reply:
    return json_reply({"status": "OK", "message": "Success", "body": body})


def _nothing() -> Reply:
    return json_reply({"status": "NOT_FOUND", "message": "No resource", "body": None}, 404)


def _listed(school: School) -> Json:
    taught = [{"code": f, "displayName": f, "schoolYears": ["1", "2"]} for f in school.forms]
    return {
        "code": school.code,
        "name": school.name,
        "geographicalAreaCode": school.municipality,
        "postCodeDistrict": None,
        "typeOfSchooling": taught,
        "studentsPerTeacherQuota": None,
        "principalOrganizerType": "Kommunal" if int(school.code) % 3 else "Fristående",
        "abroadSchool": False,
        "_links": {"self": {"href": f"https://elsewhere.example/v3/school-units/{school.code}"}},
    }


def _detail(school: School) -> Json:
    number = int(school.code)
    where: Json = {
        "wgs84_Lat": f"{55.4 + number % 900 / 1e3}",
        "wgs84_Long": f"{13 + number % 7e2 / 1e3}",
    }
    if number % 10 == 1:
        where = {"wgs84_Lat": "0", "wgs84_Long": "0"}
    if number % 10 == 2:
        where = {}
    contact = {"email": "fornamn.efternamn@skola.example", "telephone": "0", "addresses": []}
    return {**_listed(school), **where, "contactInfo": contact, "schoolOrientation": "Ej relevant"}


def _event(school: School, path: str) -> Json:
    return {
        "schoolUnitCode": school.code,
        "schoolUnitName": school.name,
        "studyPathCode": path,
        "studyPathName": f"{path}-programmet",
        "studyPathCategory": "PRELIMINARY_PROGRAM_FOR_HIGHER_EDUCATION",
        "startDate": "2025-08-01T00:00:00",
        "endDate": "2026-07-31T00:00:00",
        "geographicalAreaCode": school.municipality,
        "studyPaths": [],
    }


def _compulsory(school: School) -> Json:
    metrics = {name: _metrics(school, name) for name in COMPULSORY}
    metrics["totalNumberOfPupils"] = [_metric("cirka 270", "EXISTS", "2025/26")]
    if int(school.code) % 4 == 0:  # the school lacks the grade
        metrics |= {name: [] for name in COMPULSORY if "9thGrade" in name}
    return {"schoolUnit": school.code, "docLinks": None, **metrics}


def _upper(school: School) -> Json:
    programmes = [
        {"programCode": path, **{name: _metrics(school, path + name) for name in PROGRAMME}}
        for path in ("EK", "NA")
    ]
    return {"programMetrics": programmes, **{n: _metrics(school, n) for n in WHOLE_UNIT}}


def _salsa(school: School) -> Json:
    metrics = {name: {"value": "-20", "valueType": "EXISTS"} for name in SALSA}
    metrics["salsaParentsEducation"] = {"value": "2,4", "valueType": "EXISTS"}
    where = {"schoolUnitCode": school.code, "geographicalAreaCode": school.municipality}
    return {**where, "name": school.name, **metrics}


def _metrics(school: School, name: str) -> list[Json]:
    return [_chosen(crc32(f"{school.code}{name}{p}".encode()), p) for p in PERIODS]


def _chosen(chance: int, period: str) -> Json:
    signs = {
        0: ("..", "OMITTED_DUE_TO_BASED_ON_FEW_PUPILS", period),
        1: (".", "MISSING", period),
        2: (None, "MISSING", None),
        3: ("~100", "ROUNDED_OFF_DUE_TO_FEW_PUPILS_NOT_ELIGIBLE", period),
        4: ("*", "TEACHERS_EXCLUDED_DUE_TO_NO_REQUIRED_LEGITIMATION", period),
    }
    number = f"{60 + chance % 400 / 10:.1f}".replace(".", ",")
    return _metric(*signs.get(chance % 20, (number, "EXISTS", period)))


def _metric(value: str | None, kind: str, period: str | None) -> Json:
    return {"value": value, "valueType": kind, "timePeriod": period}
