import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree

from likvard.exports.exhibit import Exhibit
from likvard.exports.powerpoint.figures import Figures
from likvard.exports.powerpoint.grammar import role_of
from likvard.exports.powerpoint.roles import (
    Gaps,
    Line,
    Members,
    Parts,
    Points,
    Role,
    Rows,
    Units,
)
from likvard.meeting import Item, Meeting
from likvard.ui.exhibits import exhibits
from tests.any_meetings import EVERY
from tests.presented import CHART, charts, columns, kept, made, opened, slides_of, unpacked

pytestmark = pytest.mark.xdist_group("powerpoint")
HIDING = Item("/konen?kommun=lomma", "flickor-pojkar")
Cells = list[Any]


def role(item: Item) -> Role:
    """Return the role of a view's chart."""
    return role_of(urlsplit(item.address).path, item.chart)


DRAWN = [
    i for i in EVERY if isinstance(role(i), Members | Line | Rows | Gaps | Units | Points | Parts)
]


def seen(item: Item) -> tuple[Exhibit, list[Any]]:
    """Return a view and the parts of its charts."""
    return exhibits(Meeting("", "", (item,)))[0], charts(slides_of(item))


def named(part: Any, header: str) -> Iterator[tuple[str, float]]:  # noqa: ANN401
    """Yield every name and number of the series under a header, names standing two before."""
    found = columns(part)
    for place, (own, values) in enumerate(found):
        if own == header:
            names = found[place - 1][1]
            yield from ((n, v) for n, v in zip(names, values, strict=True) if v is not None)


def listed(exhibit: Exhibit, table: int, column: str | int) -> list[tuple[str, float]]:
    """Return every municipality and number of a column of the data file."""
    figures = Figures(exhibit)
    numbers = zip(figures.texts(table, "Kommun"), figures.numbers(table, column), strict=True)
    return sorted((name, value) for name, value in numbers if value is not None)


@pytest.mark.parametrize("item", DRAWN, ids=lambda item: f"{item.chart}")
def test_a_chart_holds_the_same_numbers_as_its_workbook(item: Item) -> None:
    """What is drawn is what opens for editing, cell by cell, and every chart has some."""
    exhibit, parts = seen(item)
    assert bool(parts) == bool(exhibit.draws)
    for part in parts:
        cells = {chr(65 + at) if at < 26 else "": v for at, (_, v) in enumerate(columns(part))}
        for place, values in kept(part).items():
            column, last = re.findall(r"\$([A-Z]+)\$(\d+)$", place)[0]
            if len(column) == 1:
                own: Cells = cells[column][: int(last) - 1]
                assert values == own + [None] * (len(values) - len(own)), place


@pytest.mark.parametrize(
    "item", [i for i in DRAWN if isinstance(role(i), Rows)], ids=lambda item: f"{item.chart}"
)
def test_rows_are_the_numbers_of_the_data_file(item: Item) -> None:
    """Every municipality with a value has its dot at just that value, and no other has one."""
    exhibit, parts = seen(item)
    own = role(item)
    assert isinstance(own, Rows)
    drawn = [pair for part in parts for pair in named(part, str(own.value))]
    assert sorted(drawn) == listed(exhibit, own.table, own.value)


def test_gaps_are_the_numbers_of_the_data_file() -> None:
    """Girls' and boys' dots stand at their published values, where both are published."""
    exhibit, parts = seen(HIDING)
    girls, boys = (dict(listed(exhibit, 0, name)) for name in ("Flickor", "Pojkar"))
    both = girls.keys() & boys.keys()
    for name, values in (("Flickor", girls), ("Pojkar", boys)):
        drawn = dict(pair for part in parts for pair in named(part, name))
        assert drawn == {who: values[who] for who in both}


@pytest.mark.parametrize("chart", ["utveckling", "punkter"])
def test_years_are_the_numbers_of_the_data_file(chart: str) -> None:
    """Each municipality's series has its value of every year; a year without one is empty."""
    path = {"utveckling": "/indikator", "punkter": "/spridning"}[chart]
    exhibit, (part,) = seen(Item(f"{path}?indikator=behorig-yrkesprogram-hemkommun", chart))
    table = dict(columns(part))
    assert exhibit.shown is not None
    for row in exhibit.shown.tables[0].rows:
        at = table["Läsår eller år"].index(row[3])
        wanted = float(row[7].replace(",", ".")) if row[7] else None
        assert table[row[1]][at] == wanted
    assert " " in table["Läsår eller år"], "the break has a year of its own, with nothing in it"
    assert all(
        values[table["Läsår eller år"].index(" ")] is None
        for h, values in table.items()
        if h[0] != "L"
    )


def test_points_are_the_numbers_of_the_data_file() -> None:
    """The country's municipalities stand by both their values, the followed in series of theirs."""
    exhibit, (part,) = seen(Item("/samband?kommun=lund", "samband"))
    assert exhibit.shown is not None
    table, found = exhibit.shown.tables[0], columns(part)
    drawn: dict[str, tuple[float, float]] = {}
    for place, (header, names) in enumerate(found):
        if header == "Kommun":
            x, y = found[place + 1][1], found[place + 2][1]
            drawn |= {n: (a, b) for n, a, b in zip(names, x, y, strict=True) if n is not None}
    wanted = {row[1]: (number(row[3]), number(row[2])) for row in table.rows if row[2] and row[3]}
    assert drawn == wanted
    assert "Lund" in dict(found)


def number(text: str) -> float:
    """Return a number of the data file."""
    return float(text.replace(",", "."))


def test_measures_over_the_years_are_the_numbers_of_the_data_file() -> None:
    """The spread of each year and the ends of its interval are the file's."""
    exhibit, (part,) = seen(Item("/spridning", "avstand"))
    table, figures = dict(columns(part)), Figures(exhibit)
    years = table["Läsår eller år"]
    pairs = {
        "Spridning": "Standardavvikelse",
        "95 % från": "95 % intervall, från",
        "95 % till": "95 % intervall, till",
    }
    for header, column in pairs.items():
        own = dict(zip(figures.texts(0, "Läsår eller år"), figures.numbers(0, column), strict=True))
        assert [table[header][years.index(year)] for year in own] == list(own.values())


def test_school_units_and_parts_are_the_numbers_of_the_data_file() -> None:
    """Every unit with a published value has a dot, no other; the parts are the file's shares."""
    exhibit, parts = seen(Item("/skolor", "skolenheter"))
    drawn = [value for part in parts for _, value in named(part, "Skolenheter")]
    assert sorted(drawn) == sorted(v for _, v in listed(exhibit, 1, "Värde"))
    exhibit, (part,) = seen(Item("/skolor", "delar"))
    shares = Figures(exhibit).numbers(0, "Inom kommuner (%)")
    assert tuple(dict(columns(part))["Inom kommuner"]) == shares


def test_what_is_hidden_is_nowhere_in_the_file() -> None:
    """No number stands for a suppressed value or one of which only a bound is published."""
    exhibit, parts = seen(HIDING)
    assert exhibit.shown is not None
    hidden = [row[1] for row in exhibit.shown.tables[0].rows if not (row[6] and row[8])]
    assert hidden
    for part in parts:
        for header in ("Flickor", "Pojkar"):
            assert not {who for who, _ in named(part, header)} & set(hidden)
    bounds = set(middles(exhibit))
    numbers = {float(n) for n in numbers_in(made(Meeting("", "", (HIDING,))))}
    assert bounds
    assert not bounds & numbers


def middles(exhibit: Exhibit) -> Iterator[float]:
    """Yield what we take for values of which only a bound is published: none of them is one."""
    assert exhibit.shown is not None
    for panel in exhibit.shown.panels:
        for year in panel.published.values():
            yield from (round(p.value, 6) for p in year.values() if p.status == "approximate")


def numbers_in(content: bytes) -> Iterator[str]:
    """Yield every number of the charts and the workbooks of a presentation."""
    for name, body in unpacked(content):
        if "/charts/chart" in name and name.endswith(".xml"):
            values = etree.fromstring(body).iter(f"{CHART}v")
            yield from (v.text for v in values if re.fullmatch(r"-?\d+(\.\d+)?", v.text or ""))
        elif "worksheets/sheet" in name:
            yield from re.findall(r"<v>(-?\d+(?:\.\d+)?)</v>", body.decode())


def test_a_table_is_a_table_with_its_header_marked() -> None:
    """A view without a chart is a table of the words read on screen, no letters under 12 points."""
    item = Item("/spridning", "siffror")
    exhibit = exhibits(Meeting("", "", (item,)))[0]
    tables = [s.table for slide in slides_of(item) for s in slide.shapes if s.has_table]
    assert exhibit.text is not None
    rows = [tuple(c.text for c in row.cells) for table in tables for row in list(table.rows)[1:]]
    assert rows == list(exhibit.text.rows)
    assert all(table.first_row for table in tables)


def test_no_letters_are_smaller_than_twelve_points() -> None:
    """All that is written on slides is at least 12 points."""
    sizes = set()
    for slide in opened().slides:
        sizes |= {
            int(run.get("sz")) for run in slide._element.iter() if run.get("sz", "").isdigit()
        }
    assert min(sizes) >= 1200
