"""The JSON of the figures: of the documented form, and the same numbers as the CSV."""

import json
from copy import deepcopy
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from likvard.exports.json_file import as_json, fields
from likvard.exports.statuses import STATUSES, explained
from likvard.exports.tables import Table
from likvard.exports.typed import columns
from likvard.meeting import MOST_VIEWS, Item, Meeting
from likvard.ui.exhibits import exhibits
from likvard.warehouse import ROOT
from tests.any_meetings import EVERY, WHOLE, shown_meetings
from tests.every_view import every_exhibit, link

pytestmark = pytest.mark.usefixtures("database")
SCHEMA = json.loads((ROOT / "docs" / "likvard.schema.json").read_text())
DAY = date(2026, 11, 24)


def said(meeting: Meeting) -> dict[str, Any]:
    """Return what the file of a meeting says, held against its schema.

    Of each table the first rows are held; all rows are looked at by the tests of the columns.
    """
    told: dict[str, Any] = json.loads(as_json(meeting, exhibits(meeting), link, DAY))
    few = deepcopy(told)
    for table in (table for view in few["vyer"] for table in view["tabeller"]):
        del table["rader"][5:]
    Draft202012Validator(SCHEMA).validate(few)
    return told


@cache
def said_of_all() -> dict[str, Any]:
    """Return what the file of every kind of view says."""
    return said(WHOLE)


def test_the_schema_is_one_and_strict() -> None:
    """The schema follows its own standard, and names all of its fields in the letters a to z."""
    Draft202012Validator.check_schema(SCHEMA)
    parts = [SCHEMA, *(p for p in SCHEMA["$defs"].values() if "properties" in p)]
    assert len(parts) == 6
    for part in parts:
        assert set(part["required"]) == set(part["properties"])
        assert part["additionalProperties"] is False
        assert all(name.isascii() for name in part["properties"])


@pytest.mark.usefixtures("database")
@settings(max_examples=6)
@given(shown_meetings(most=2))
def test_any_meeting_is_of_the_documented_form(meeting: Meeting) -> None:
    """Whatever the views and words, the file is valid and has every view once and in order."""
    told = said(meeting)
    assert [v["nummer"] for v in told["vyer"]] == list(range(1, len(meeting.items) + 1))
    assert [v["diagram"] for v in told["vyer"]] == [item.chart for item in meeting.items]
    assert [v["lank"] for v in told["vyer"]] == [link(item.address) for item in meeting.items]
    assert [v["anteckning"] for v in told["vyer"]] == [item.note for item in meeting.items]


def test_every_kind_of_view_names_its_measures_and_sources() -> None:
    """Each view's measures are told, and each of their series has a source that is told.

    What is of no measure has its sources among them too; invented rows say so and have none.
    """
    told = said_of_all()
    measures = {m["id"]: m for m in told["matt"]}
    known = {source["id"] for source in told["kallor"]}
    views = [v.shown for v in every_exhibit()[: len(told["vyer"])]]
    beside = {n: {name for name, _ in v.used} if v else set() for n, v in enumerate(views, 1)}
    for view in told["vyer"]:
        if not view["matt"]:
            invented = any("Påhittade" in note for note in view["noter"])
            assert invented != bool(beside[view["nummer"]]), view["diagram"]
            assert beside[view["nummer"]] <= known
            continue
        series = [s for name in view["matt"] for s in measures[name]["serier"]]
        assert series
        assert {s["kalla"] for s in series} <= known
    of_measures = {s["kalla"] for m in measures.values() for s in m["serier"]}
    assert of_measures.union(*beside.values()) == known


def test_a_number_is_a_number_or_null_and_words_are_words() -> None:
    """Every column holds what it says, and codes and school years stay text."""
    for view in said_of_all()["vyer"]:
        for table in view["tabeller"]:
            _holds_what_it_says(table)


def _holds_what_it_says(table: dict[str, Any]) -> None:
    kinds = {"tal": (int, float, type(None)), "text": (str,)}
    names = [c["falt"] for c in table["kolumner"]]
    assert len(set(names)) == len(names)
    for column in table["kolumner"]:
        found = [row[column["falt"]] for row in table["rader"]]
        assert all(isinstance(value, kinds[column["typ"]]) for value in found), column
        if column["rubrik"].endswith("kod") or "läsår" in column["rubrik"].lower():
            assert column["typ"] == "text"
    assert all(list(row) == names for row in table["rader"])


def test_every_measured_number_has_its_unit() -> None:
    """Numbers without a unit are counts, places, weights and ratios, by name."""
    bare = set()
    for exhibit in every_exhibit():
        for table in exhibit.shown.tables if exhibit.shown else ():
            for column in columns(table):
                if column.number and not column.unit and column.units is None:
                    bare.add(column.name)
    told = ("antal", "plats", "kommuner", "skolenheter", "vikt", "kvot", "gini", "theil", "r2")
    others = {name for name in bare if not any(word in name.lower() for word in told)}
    assert others == {"Ordning", "Avstånd"}


def test_an_interval_has_the_unit_of_what_it_is_around() -> None:
    """The ends around a difference are in its unit, those around a value in the value's."""
    header = ("Värde", "95 % från", "Enhet", "Skillnad", "95 % till", "Skillnad, enhet")
    table = Table(header, (("1", "2", "%", "3", "4", "procentenheter"),))
    assert [c.unit for c in columns(table)] == ["%", "%", "", *["procentenheter"] * 2, ""]


def test_every_status_is_explained() -> None:
    """No table has a word in its column Status that the file does not explain."""
    words = {
        row[table.header.index("Status")]
        for exhibit in every_exhibit()
        for table in (exhibit.shown.tables if exhibit.shown else ())
        if "Status" in table.header
        for row in table.rows
    }
    assert len(words) >= 3
    assert {explained(word) for word in words} <= set(STATUSES.values())
    with pytest.raises(KeyError):
        explained("Påhittad")


def test_names_of_fields_are_simple_and_each_its_own() -> None:
    """Signs, capitals and å, ä, ö give way, and the same name twice is numbered."""
    table = Table(("Värde (%)", "95 % från", "P90–P10", "Värde (%)", "?"), ())
    names = ("varde_procent", "intervall_95_fran", "p90_p10", "varde_procent_2", "kolumn")
    assert fields(table) == names


def test_the_same_meeting_gives_the_same_bytes() -> None:
    """Only the day differs between two files of the same figures."""
    shown = every_exhibit()
    first, again, later = (as_json(WHOLE, shown, link, day) for day in (DAY, DAY, date(2027, 1, 9)))
    assert first == again
    assert first != later == later.replace(b"24 november 2026", b"9 januari 2027")


def test_a_view_that_cannot_be_shown_says_why() -> None:
    """It stands in its place with the reason, no table and no measure."""
    told = said(Meeting(items=(EVERY[0], Item("/finns-inte", "karta"))))
    lost = told["vyer"][1]
    assert lost["saknas"]
    assert (lost["tabeller"], lost["matt"]) == ([], [])
    assert told["vyer"][0]["saknas"] is None


def test_forty_views_are_a_file() -> None:
    """The largest meeting is handed over whole."""
    told = said(Meeting(items=tuple(EVERY[i % len(EVERY)] for i in range(MOST_VIEWS))))
    assert len(told["vyer"]) == MOST_VIEWS
