"""Both statistical databases: Skolverket's PxWeb v1 and SCB's PxWebApi 2, in json-stat2."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any
from zlib import crc32

import msgspec

from tests.servers.serving import Limiter, Reply, json_reply

if TYPE_CHECKING:
    from tests.servers.serving import Question
    from tests.servers.world import World

Json = dict[str, Any]
Axes = dict[str, list[str]]
TABLE_V1 = "Kommunala_jamforelsetal/Grundskola/Skolor_och_elever/Grundskola_skolor_elever.px"
TABLE_UFA = "Underlag/Grundskola/Grundskola.px"
NOTE = "'.' = uppgift saknas, '..' = sekretess"


def dataset(axes: Axes, seed: int, *, signs: bool) -> Json:
    """Return a table in json-stat2; one value in twenty is null, with its sign where told."""
    size = prod(len(codes) for codes in axes.values())
    begun = crc32(f"{seed}{axes}".encode())
    chances = [crc32(n.to_bytes(4), begun) for n in range(size)]
    few = {str(n): ".." for n, chance in enumerate(chances) if chance % 20 == 0}
    dimension = {
        name: {
            "label": name.lower(),
            "category": {
                "index": {code: place for place, code in enumerate(codes)},
                "label": {code: f"{name} {code}" for code in codes},
            },
        }
        for name, codes in axes.items()
    }
    return {
        "version": "2.0",
        "class": "dataset",
        "label": "Tabell",
        "updated": "2026-06-08T06:00:00Z",
        "note": [NOTE],
        "id": [*axes],
        "size": [len(codes) for codes in axes.values()],
        "dimension": dimension,
        "value": [None if c % 20 == 0 else c % 90_000 / 10 for c in chances],
        **({"status": few} if signs else {}),
    }


class StatistikdatabasenServer:
    """Answers below /PxWeb: folders, a table with all its values named, and one without."""

    def __init__(
        self, world: World, *, limiter: Limiter | None = None, cells: int = 1_250_000
    ) -> None:
        self._seed, self._limiter, self._cells = world.seed, limiter, cells
        levels = [code for code, _ in world.municipalities]
        self.axes: Axes = {
            "variable": ["0", "1", "2"],
            "level": ["00", *levels],
            "time": ["2023", "2024"],
        }

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        if self._limiter and self._limiter.refuses():
            text = b"429 - Too many requests in too short timeframe"
            return Reply(text, 429, "text/plain")
        if "config" in question.parameters:
            limits = {"maxValues": 1000, "maxCells": self._cells, "maxCalls": 10, "timeWindow": 10}
            return json_reply({**limits, "CORS": True})
        path = question.path.split("Skolverkets_statistikdatabas", 1)[-1].strip("/")
        if question.method == "POST":
            return self._data(question)
        return self._described(path) if path.endswith(".px") else _folder(path)

    def _described(self, path: str) -> Reply:
        if path not in {TABLE_V1, TABLE_UFA}:
            return json_reply({"error": "not found"}, 404)
        variables: list[Json] = []
        for name, codes in self.axes.items():
            values = {"values": codes, "valueTexts": [f"{name} {code}" for code in codes]}
            omitted = path == TABLE_UFA and name == "level"
            variables.append({"code": name, "text": name, **({} if omitted else values)})
        return json_reply({"title": "Skolor och elever", "variables": variables})

    def _data(self, question: Question) -> Reply:
        asked = {q["code"]: q["selection"] for q in msgspec.json.decode(question.body)["query"]}
        if asked.keys() != self.axes.keys():
            return json_reply({"error": "every variable must be selected"}, 400)
        chosen = {
            name: [code for code in codes if code in asked[name]["values"]]
            for name, codes in self.axes.items()
        }
        if prod(len(codes) for codes in chosen.values()) > self._cells:
            return json_reply({"error": "too many cells"}, 403)
        sent = dataset(chosen, self._seed, signs=True)
        one = {"category": {"index": {"X": 0}, "label": {"X": "Mått"}}}
        sent["dimension"]["ContentsCode"] = one
        return json_reply(sent)


def _folder(path: str) -> Reply:
    below = TABLE_V1.removeprefix(f"{path}/")
    if below == TABLE_V1:
        return json_reply([])
    name, _, rest = below.partition("/")
    return json_reply([{"id": name, "type": "l" if rest else "t", "text": name, "updated": ""}])


class ScbServer:
    """Answers below /api/v2: limits, metadata and data, and faults as problem JSON."""

    def __init__(
        self, world: World, *, limiter: Limiter | None = None, cells: int = 150_000
    ) -> None:
        self._seed, self._limiter, self._cells = world.seed, limiter, cells
        regions = ["00", *(code for code, _ in world.municipalities)]
        ages = ["TotSA", *map(str, range(100)), "100+"]
        self.tables: dict[str, Axes] = {
            "TAB6471": {
                "Region": regions,
                "Alder": ages,
                "Kon": ["TotSa", "1", "2"],
                "ContentsCode": ["000007SF"],
                "Tid": ["2025M11", "2025M12"],
            },
            "TAB4320": {
                "Region": regions,
                "Alder": ages[17:97],
                "UtbildningsNiva": [*"1234567", "US"],
                "Kon": ["1", "2"],
                "ContentsCode": ["000000I2"],
                "Tid": ["2024", "2025"],
            },
        }
        self.may_be_left_out = {"TAB6471": {"Region", "Kon"}, "TAB4320": {"Region", "Alder", "Kon"}}

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        if self._limiter and self._limiter.refuses():
            told = {"title": "Too Many Requests", "status": 429}
            return json_reply(told, 429, **{"Retry-After": "1"})
        parts = question.path.strip("/").split("/")[2:]
        if parts == ["config"]:
            limits = {"maxDataCells": self._cells, "maxCallsPerTimeWindow": 3, "timeWindow": 1}
            return json_reply({"apiVersion": "2.3.2", **limits})
        if parts[1] not in self.tables:
            return _problem("Non-existent table", 404)
        return (
            self._described(parts[1]) if parts[2] == "metadata" else self._data(question, parts[1])
        )

    def _described(self, table: str) -> Reply:
        sent = dataset(self.tables[table], self._seed, signs=False)
        for name, dimension in sent["dimension"].items():
            dimension["extension"] = {"elimination": name in self.may_be_left_out[table]}
        return json_reply({**sent, "value": []})

    def _data(self, question: Question, table: str) -> Reply:
        selection = msgspec.json.decode(question.body)["selection"]
        asked = {s["variableCode"]: s["valueCodes"] for s in selection}
        axes = self.tables[table]
        if axes.keys() - asked.keys() - self.may_be_left_out[table]:
            return _problem("Missing selection for mandantory variable", 400)
        if asked.keys() - axes.keys():
            return _problem("Non-existent variable", 400)
        if any(code not in axes[name] for name, codes in asked.items() for code in codes):
            return _problem("Non-existent value", 400)
        chosen = {n: [c for c in codes if c in asked[n]] for n, codes in axes.items() if n in asked}
        if prod(len(codes) for codes in chosen.values()) > self._cells:
            return _problem("Too many cells selected", 400)
        return json_reply(dataset(chosen, self._seed, signs=False))


def _problem(title: str, status: int) -> Reply:
    return json_reply({"type": "Parameter error", "title": title, "status": status}, status)
