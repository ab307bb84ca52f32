"""Kolada v3 as it answers: pages of 5,000, segments of 25, empty lists for what is unknown."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode

from tests.servers.serving import Reply, json_reply

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.servers.serving import Question
    from tests.servers.world import Kpi, World

MOST = 25
PER_PAGE = 5000
COUNTRY = ("0000", "Riket")
GROUP = ("G33621", "Skåne läns kommuner (ovägt medel)")
LISTS = {"kpi", "municipality", "municipality_groups", "kpi_groups", "ou"}
QUERY = {"kpi_id": "kpi", "municipality_id": "municipality", "ou_id": "ou", "year": "year"}
LEAST = 2
Row = dict[str, Any]


class KoladaServer:
    """Answers below /v3; `end` is how the last page says that it is, `host` who next_url names."""

    def __init__(
        self,
        world: World,
        *,
        end: str | None = None,
        host: str = "https://api.kolada.se",
        next_page: Callable[[int], int] = lambda page: page + 1,
    ) -> None:
        self.world = world
        self._end, self._host, self._next_page = end, host, next_page

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        version, _, rest = question.path.strip("/").partition("/")
        if version == "v2":
            return json_reply({"detail": "Gone"}, 410)
        parts = [unquote(part) for part in rest.split("/")]
        if any(len(part.split(",")) > MOST for part in parts):
            return json_reply({"detail": [{"loc": ["path"], "msg": "too many values"}]}, 422)
        if parts[0] in {"data", "oudata"}:
            return self._values(question, parts)
        return self._list(question, parts) if parts[0] in LISTS else json_reply({}, 404)

    def _list(self, question: Question, parts: list[str]) -> Reply:
        rows = self._rows(parts[0])
        title = question.first("title").lower()
        rows = [row for row in rows if title in row["title"].lower()]
        if len(parts) > 1:
            rows = [row for row in rows if row["id"] in parts[1].split(",")]
        codes = question.first("municipality")
        if parts[0] == "ou" and codes:
            rows = [row for row in rows if row["municipality"] in codes.split(",")]
        return self._page(question, len(rows), rows.__getitem__)

    def _rows(self, kind: str) -> list[Row]:
        world = self.world
        members = [{"member_id": c, "member_title": t} for c, t in world.municipalities]
        places = [{"id": c, "title": t, "type": "K"} for c, t in world.municipalities]
        groups = [{"id": GROUP[0], "title": GROUP[1], "members": members}]
        units = [
            {"id": s.ou, "title": s.name, "municipality": s.municipality} for s in world.schools
        ]
        lists: dict[str, list[Row]] = {
            "kpi": [_kpi(kpi) for kpi in world.kpis],
            "municipality": [*places, {"id": "0000", "title": "Riket", "type": "L"}],
            "municipality_groups": groups,
            "kpi_groups": [{"id": "G2KPI1", "title": "Skola", "members": []}],
            "ou": units,
        }
        return lists[kind]

    def _values(self, question: Question, parts: list[str]) -> Reply:
        kind = "ou" if parts[0] == "oudata" else "municipality"
        asked = dict(zip(parts[1::2], parts[2::2], strict=False))
        if len(parts) == 1:
            asked = {QUERY[n]: ",".join(v) for n, v in question.parameters.items() if n in QUERY}
            if kind == "ou" and "ou" in question.parameters:
                return Reply(b"", 504, "text/html")
            if len(asked) < LEAST:  # names that are wrong give nothing
                return self._page(question, 0, lambda _: {})
        if len(asked) < LEAST:
            return json_reply({"detail": "Not Found"}, 404)
        keys = [*product(self._kpis(asked, kind), self._places(asked, kind), self._years(asked))]
        since = question.first("from_date")
        if since:
            changed = self.world.changed | self.world.withdrawn
            keys = [key for key in keys if (key[0].id, key[1], key[2]) in changed]
        return self._page(question, len(keys), lambda n: self._row(kind, *keys[n]))

    def _kpis(self, asked: dict[str, str], kind: str) -> list[Kpi]:
        wanted = asked.get("kpi")
        known = [k for k in self.world.kpis if wanted is None or k.id in wanted.split(",")]
        return [kpi for kpi in known if kind == "municipality" or kpi.ou]

    def _places(self, asked: dict[str, str], kind: str) -> list[str]:
        known = [s.ou for s in self.world.schools]
        if kind == "municipality":
            known = [*(code for code, _ in self.world.municipalities), "0000", GROUP[0]]
        wanted = {*asked[kind].split(",")} if kind in asked else {*known}
        return [code for code in known if code in wanted]

    def _years(self, asked: dict[str, str]) -> Sequence[int]:
        wanted = asked.get("year")
        return [y for y in self.world.years if not wanted or str(y) in wanted.split(",")]

    def _row(self, kind: str, kpi: Kpi, place: str, year: int) -> Row:
        gone = (kpi.id, place, year) in self.world.withdrawn
        genders = ("T", "K", "M") if kpi.gender else ("T",)
        values = [self._value(kpi, place, year, gender, gone=gone) for gender in genders]
        return {"values": values, "kpi": kpi.id, "period": year, kind: place}

    def _value(self, kpi: Kpi, place: str, year: int, gender: str, *, gone: bool) -> Row:
        value = None if gone else self.world.value(kpi, place, year, gender)
        status = "Missing" if value is None and not gone else ""
        return {"gender": gender, "count": 1, "status": status, "value": value, "isdeleted": gone}

    def _page(self, question: Question, total: int, row: Callable[[int], Row]) -> Reply:
        page = int(question.first("page", "1"))
        size = min(int(question.first("per_page", str(PER_PAGE))), PER_PAGE)
        values = [row(n) for n in range((page - 1) * size, min(page * size, total))]
        sent: Row = {"values": values, "count": len(values), "previous_url": None}
        following = self._following(question, page, size) if page * size < total else self._end
        if following != "absent":
            sent["next_url"] = following
        return json_reply(sent)

    def _following(self, question: Question, page: int, size: int) -> str:
        kept = {n: v[0] for n, v in question.parameters.items() if n not in {"page", "per_page"}}
        paging = {"page": self._next_page(page), "per_page": size}
        return f"{self._host}{question.path}?{urlencode({**kept, **paging})}"


def _kpi(kpi: Kpi) -> Row:
    return {
        "id": kpi.id,
        "title": kpi.title,
        "description": kpi.description,
        "is_divided_by_gender": kpi.gender,
        "municipality_type": "K",
        "auspice": "E" if kpi.gender else None,
        "operating_area": "Grundskola",
        "perspective": "Resultat",
        "prel_publication_date": None,
        "publication_date": "2026-10-01",
        "publ_period": kpi.publ_period,
        "has_ou_data": kpi.ou,
    }
