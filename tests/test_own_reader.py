import io
import tempfile
from contextlib import suppress
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.catalogue.templates import Column, Template, load_templates, template
from likvard.exports.template_file import as_csv, as_xlsx, sheet_name
from likvard.own import invented
from likvard.own.fault import RefusedError
from likvard.own.reader import read_file
from tests.malformed import GOOD, HEAD, Malformed, book, malformed

PLACES = template("platser")
FILES = tuple(malformed())
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1")


def _id(found: Malformed) -> str:
    return found.name


def _open_files() -> set[Path]:
    """Return the files that this process has open."""
    found = set()
    for handle in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found.add(handle.readlink())
    return {path for path in found if path.is_file()}


def read(text: str, encoding: str = "utf-8", kind: Template = PLACES) -> pd.DataFrame:
    """Return the rows of a text file."""
    return read_file(kind, "fil.csv", text.encode(encoding)).rows


def test_there_are_more_than_fifty_malformed_files() -> None:
    """The issue asks for fifty, each of another kind."""
    assert len({found.name for found in FILES}) == len(FILES) >= 50


@pytest.mark.parametrize("found", FILES, ids=_id)
def test_a_malformed_file_is_refused_in_one_message(found: Malformed) -> None:
    """It says in Swedish what is wrong, with line and column where there is one."""
    with pytest.raises(RefusedError) as error:
        read_file(PLACES, found.name, found.content)
    message = str(error.value)
    assert found.is_told_in(message), message
    assert len(message) < 900
    assert "\n" not in message
    assert not {"Traceback", "Error", "None", "nan"} & set(message.split())


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_usual_encoding_and_separator_is_read(encoding: str, separator: str) -> None:
    """What Swedish programs save as text is read alike."""
    text = f"{HEAD}\r\n2025/26;Östra Göinge;Åsö;NA;32;\r\n".replace(";", separator)
    rows = read(text, encoding)
    assert rows["municipality"].tolist() == ["1256"]
    assert rows["school"].tolist() == ["Åsö"]
    assert rows["places"].tolist() == [32]
    assert rows["admitted"].isna().all()


@pytest.mark.parametrize(
    "head",
    [
        HEAD.upper(),
        "lasar;KOMMUN;skolnamn;Program;antal platser;antagna",
        " Läsår ; Kommunkod;Skola;program-kod;PLATSER;Antagna",
        "Skola;Antagna;Kommun;Läsår;Platser;Programkod",
    ],
)
def test_headings_are_known_in_any_case_and_order(head: str) -> None:
    """Small letters, lost dots, other words and another order are the same columns."""
    by_title = dict(zip(HEAD.split(";"), GOOD.split(";"), strict=True))
    moved = head.startswith("Skola")
    line = ";".join(by_title[name] for name in head.split(";")) if moved else GOOD
    assert read(f"{head}\n{line}")["places"].tolist() == [32]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Lunds kommun", "1281"),
        ("malmö stad", "1280"),
        ("MALMO", "1280"),
        ("1281", "1281"),
        ("Habo", "0643"),
        ("Håbo", "0305"),
        ("Borås", "1490"),
    ],
)
def test_a_municipality_is_known_by_name_or_code(written: str, code: str) -> None:
    """Its official name, small letters and lost dots are understood where one alone is meant."""
    assert read(f"{HEAD}\n{GOOD.replace('Lund', written)}")["municipality"].tolist() == [code]


def test_every_municipality_is_known_by_its_own_name() -> None:
    """No name is taken for another's."""
    places = load_catalogue().municipalities
    lines = [f"2025/26;{one.name};S;NA;1;1" for one in places]
    assert read("\n".join([HEAD, *lines]))["municipality"].tolist() == [m.code for m in places]


def test_more_admitted_than_places_is_a_warning() -> None:
    """What may be right but seldom is, is told and not refused."""
    found = read_file(PLACES, "fil.csv", f"{HEAD}\n{GOOD[:-2]}40".encode())
    assert found.warnings == ("Rad 2: fler antagna än platser.",)


def test_titles_above_and_blank_lines_are_passed_over() -> None:
    """A line above the headings, and lines between, do no harm; lines keep their numbers."""
    text = f"Platser hösten 2025\n\n{HEAD}\n\n{GOOD}\n;;;;;\n{GOOD.replace('NA', 'XX')}"
    with pytest.raises(RefusedError, match="Rad 7, kolumn Programkod"):
        read(text)
    assert len(read(text.replace("XX", "VO"))) == 2


def test_a_line_naming_the_separator_is_followed() -> None:
    """Excel's own first line is no heading."""
    assert len(read(f"sep=;\n{HEAD}\n{GOOD}")) == 1


def test_a_school_year_that_became_a_date_is_a_school_year() -> None:
    """A spreadsheet makes December 2011 of 2011/12: that is understood."""
    content = book([pd.Timestamp("2011-12-01"), "Lund", "Skolan", "NA25", 3, None])
    rows = read_file(PLACES, "bok.xlsx", content).rows
    assert rows["year"].tolist() == [2011]
    assert rows["programme"].tolist() == ["NA"]


def test_hidden_letters_and_decomposed_ones_are_mended() -> None:
    """Letters that are not seen are taken away, and o with dots is one letter."""
    rows = read(f"{HEAD}\n2025/26;Malmo\u0308;Sko\u200blan;NA;1\u00a0000;")
    assert rows["municipality"].tolist() == ["1280"]
    assert rows["school"].tolist() == ["Skolan"]
    assert rows["places"].tolist() == [1000]


@pytest.mark.parametrize("kind", load_templates().templates, ids=lambda t: t.id)
def test_a_template_is_read_back(kind: Template) -> None:
    """The empty workbook is refused as empty; filled in with its own examples it is a row."""
    content = as_xlsx(kind)
    with pytest.raises(RefusedError, match="inga rader"):
        read_file(kind, "mall.xlsx", content)
    found = load_workbook(io.BytesIO(content))
    sheet = found[sheet_name(kind)]
    for place, column in enumerate(kind.columns, start=1):
        sheet.cell(2, place, column.example or None)
    rows = read_file(kind, "mall.xlsx", _saved(found)).rows
    assert list(rows) == [column.id for column in kind.columns]
    text = as_csv(kind) + ";".join(f'"{c.example}"' for c in kind.columns).encode()
    pd.testing.assert_frame_equal(read_file(kind, "mall.csv", text).rows, rows)


def _saved(made: Workbook) -> bytes:
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", load_templates().templates, ids=lambda t: t.id)
def test_invented_rows_are_read_back(kind: Template) -> None:
    """The invented rows follow their template, and say of themselves that they are invented."""
    figures = invented(kind.id)
    assert figures.is_demo
    assert "Påhittade" in figures.mark
    assert "Påhittade" in figures.source
    rows = read(written(kind, figures.rows), kind=kind)
    pd.testing.assert_frame_equal(rows, figures.rows)
    pd.testing.assert_frame_equal(invented(kind.id).rows, figures.rows)


def written(kind: Template, rows: pd.DataFrame) -> str:
    """Return rows as someone would write them in the template."""
    lines = [
        ";".join(_written(column, row[column.id]) for column in kind.columns)
        for row in rows.to_dict("records")
    ]
    return "\r\n".join([";".join(c.title for c in kind.columns), *lines])


def _written(column: Column, value: object) -> str:
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return ""
    if column.kind == "school_year":
        return swedish.school_year(int(str(value)), "autumn")
    if column.kind == "area":
        return load_catalogue().area(str(value)).title
    return str(value).replace(".", ",") if column.kind == "number" else str(value)


_CODES = st.sampled_from([m.code for m in load_catalogue().municipalities])
_FLOWS = st.lists(
    st.tuples(st.integers(1990, 2059), _CODES, _CODES, st.integers(0, 50_000)),
    min_size=1,
    max_size=12,
    unique_by=lambda flow: flow[:3],
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(_FLOWS, st.sampled_from(";\t|"), st.sampled_from(["utf-8", "cp1252", "utf-16"]))
def test_any_rows_are_read_as_they_were_written(
    flows: list[tuple[int, str, str, int]], separator: str, encoding: str
) -> None:
    """From rows to file and back nothing is lost, whatever the separator and the encoding."""
    kind = template("floden")
    rows = pd.DataFrame(flows, columns=["year", "home", "host", "pupils"]).assign(programme="NA")
    text = written(kind, rows).replace(";", separator)
    found = read(text, encoding, kind)
    assert list(zip(*(found[n] for n in ("year", "home", "host", "pupils")), strict=True)) == flows


@settings(max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=300).map(lambda t: f"{HEAD}\n{t}".encode()))
def test_nothing_else_than_a_refusal_comes_of_any_bytes(content: bytes) -> None:
    """Whatever is sent is either read or refused in words."""
    told = ""
    try:
        told = f"{len(read_file(PLACES, 'x', content).rows)} rader"
    except RefusedError as error:
        told = str(error)
    assert told
    assert told != "0 rader"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="looks at the process itself")
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is open afterwards, and none lies where passing files are put."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = _open_files()
    for found in FILES:
        if len(found.content) < 100_000 and found.name.endswith(".csv"):
            with pytest.raises(RefusedError):
                read_file(PLACES, found.name, found.content)
    with pytest.raises(RefusedError):
        read_file(PLACES, "x.xlsx", book())
    assert _open_files() <= before
    assert not list(tmp_path.iterdir())
