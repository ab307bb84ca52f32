"""Files that are not what a template asks for, made anew each time, and where each is at fault."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

HEAD = "Läsår;Kommun;Skola;Programkod;Platser;Antagna"
GOOD = "2025/26;Lund;Skolan;NA;32;30"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
BOMB = """<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>"""


@dataclass(frozen=True)
class Malformed:
    """A file, the name it is sent under, and what the message must say."""

    name: str
    content: bytes
    says: str
    line: int | None = None
    column: str = ""

    def is_told_in(self, message: str) -> bool:
        """Tell whether a message says what is wrong and where."""
        where = f"rad {self.line}" if self.line else ""
        told = message.lower()
        places = where in told and (not self.column or f"kolumn {self.column.lower()}" in told)
        return places and re.search(self.says, message, re.IGNORECASE) is not None


def _text(*lines: str, head: str = HEAD, encoding: str = "utf-8") -> bytes:
    return "\r\n".join([head, *lines]).encode(encoding)


def _row(**changes: str) -> str:
    names = ("year", "place", "school", "code", "places", "admitted")
    values = dict(zip(names, GOOD.split(";"), strict=True)) | changes
    return ";".join(values.values())


def book(*rows: list[object], head: str = HEAD) -> bytes:
    """Return a workbook of one sheet with headings and rows."""
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (head.split(";"), *rows):
        sheet.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def _changed(content: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """Return a package with its parts changed, and more of them."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, text in more.items():
            new.writestr(name, text)
    return out.getvalue()


def _same(_name: str, content: bytes) -> bytes:
    return content


def _with(part: str, text: bytes) -> bytes:
    return _changed(book(_cells()), _same, **{part: text})


def _cells() -> list[object]:
    return ["2025/26", "Lund", "Skolan", "NA", 32, 30]


def _in_sheet(change: Callable[[bytes], bytes]) -> bytes:
    return _changed(
        book(_cells()), lambda name, text: change(text) if name.endswith("sheet1.xml") else text
    )


def _trapped() -> bytes:
    return _in_sheet(lambda text: BOMB.encode() + text)


def _encrypted() -> bytes:
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    )


def _packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", 8) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return out.getvalue()


def _zeros() -> bytes:
    """Return a package that is small, and 40 million bytes when unpacked."""
    return _with("xl/worksheets/sheet9.xml", b" " * 40_000_000)


def _many(count: int) -> bytes:
    lines = "\n".join(f"2025/26;Lund;S{n};NA;1;1" for n in range(count))
    return f"{HEAD}\n{lines}".encode()


def _deep() -> bytes:
    """Return a sheet of a million rows, a few thousand bytes when packed."""
    row = b"<row><c><v>1</v></c></row>"
    return _in_sheet(lambda text: text.replace(b"</sheetData>", row * 1_000_000 + b"</sheetData>"))


def _wide_row() -> bytes:
    """Return a sheet whose only row is 200,000 cells."""
    return _in_sheet(
        lambda text: text.replace(b"</row>", b"<c><v>1</v></c>" * 200_000 + b"</row>", 1)
    )


def far_cell() -> bytes:
    """Return a sheet of one row, and a cell as far away as there is."""
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return _in_sheet(lambda text: text.replace(b"</sheetData>", cell))


def malformed() -> Iterator[Malformed]:
    """Yield every file that must be refused."""
    yield from _no_tables()
    yield from _headings()
    yield from _values()
    yield from _workbooks()


def _no_tables() -> Iterator[Malformed]:
    program = "Filen är ett program"
    yield Malformed("tom.csv", b"", "tom")
    yield Malformed("tom2.csv", b"\xef\xbb\xbf\r\n \r\n", "tom")
    yield Malformed("program.xlsx", b"MZ\x90\x00" + bytes(range(256)) * 40, program)
    yield Malformed("program2.xlsx", b"\x7fELF\x02\x01" + b"\0" * 500, program)
    yield Malformed("skript.csv", b"#!/bin/sh\necho hej\n", program)
    yield Malformed("brev.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF")
    yield Malformed("bild.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 90, "bild")
    yield Malformed("foto.xlsx", b"\xff\xd8\xff\xe0" + b"\1" * 90, "bild")
    yield Malformed("sida.xls", b"<html><table><tr><td>1</td></tr></table></html>", "webbsida")
    yield Malformed("data.json", b'{"platser": 1}', "JSON")
    yield Malformed("brus.csv", bytes(range(1, 200)) * 3, "inte är text|saknas")
    yield Malformed("noll.csv", _text(GOOD).replace(b"Lund", b"Lu\0d"), "inte är text", 2)
    yield Malformed(
        "halv.csv", b"\xff\xfe" + "Läsår;Kommun".encode("utf-16-le") + b"a", "teckenkod"
    )
    yield Malformed("dubbel.csv", _text(GOOD.replace("Lund", "MalmÃ¶")), "å, ä och ö", 2)
    yield Malformed("million.csv", _many(1_000_000), "större än 5 megabyte")
    yield Malformed("rader.csv", _many(20_001), "fler än 20.000 rader", 20_002)
    yield Malformed("korta.csv", b"a\n" * 2_000_000, "saknas", 1)


def _headings() -> Iterator[Malformed]:
    yield Malformed("bara.csv", _text(), "inga rader")
    yield Malformed("utan.csv", _text("Lund;Skolan;NA;32", head=HEAD[6:]), "”Läsår” saknas", 1)
    yield Malformed("en.csv", _text("2025/26 Lund NA", head=HEAD.replace(";", " ")), "saknas", 1)
    more = _text(GOOD + ";1", head=HEAD + ";Betyg")
    yield Malformed("okand.csv", more, "”Betyg” är okänd", 1)
    twice = _text(GOOD + ";5", head=HEAD + ";Antal platser")
    yield Malformed("tva.csv", twice, "två gånger", 1)
    yield Malformed("utan-huvud.csv", GOOD.encode(), "saknas", 1)
    yield Malformed("annan.csv", b"Hemkommun;Skolkommun;Elever\nLund;Lund;3\n", "saknas", 1)


def _values() -> Iterator[Malformed]:
    def one(name: str, says: str, column: str, **change: str) -> Malformed:
        return Malformed(name, _text(GOOD, _row(**({"school": "Andra"} | change))), says, 3, column)

    yield one("negativ.csv", "mindre än noll", "Platser", places="-4")
    yield one("minus.csv", "mindre än noll", "Platser", places="−4")
    yield one("ord.csv", "”tolv” är inget heltal", "Platser", places="tolv")
    yield one("halva.csv", "inget heltal", "Platser", places="12,5")
    yield one("tusen.csv", "inget heltal", "Platser", places="1.200")
    yield one("exponent.csv", "inget heltal", "Platser", places="1e9")
    yield one("stor.csv", "större än 2000", "Platser", places="99999999")
    yield one("arabisk.csv", "inget heltal", "Platser", places="٣٢")
    yield one("tomt.csv", "saknas", "Platser", places="")
    yield one("oandlig.csv", "inget heltal", "Platser", places="inf")
    yield one("kommun.csv", "Menade du Malmö", "Kommun", place="Malmöö")
    yield one("kod.csv", "ingen kommun", "Kommun", place="9999")
    yield one("program.csv", "ingen programkod", "Programkod", code="XX")
    yield one("ar.csv", "inget läsår", "Läsår", year="2025")
    yield one("lucka.csv", "inget läsår", "Läsår", year="2025/27")
    yield one("framtid.csv", "inget läsår", "Läsår", year="2150/51")
    yield one("formel.csv", "börjar med ”=”", "Skola", school='=HYPERLINK("http://x")')
    yield one("plus.csv", "börjar med ”\\+”", "Skola", school="+46 kontakt")
    yield one("snabel.csv", "börjar med ”@”", "Skola", school="@SUM(A1)")
    yield one("tabb.csv", "börjar med ”=”", "Skola", school='"\t=1+1"')
    yield one("kod2.csv", "< och >", "Skola", school="<script>alert(1)</script>")
    yield one("lang.csv", "längre än 200", "Skola", school="x" * 300)
    yield one("tecken.csv", "ingen text", "Skola", school="!!!")
    yield Malformed("komma.csv", _text(GOOD.replace(";", ",") + ",5", head=HEAD.replace(";", ",")),
                    "fler fält", 2)  # fmt: skip
    yield Malformed("dubblett.csv", _text(GOOD, GOOD), "samma .* som på rad 2", 3)
    yield Malformed("dubblett2.csv", _text(GOOD, GOOD.upper()), "samma .* som på rad 2", 3)
    yield Malformed("citat.csv", _text('2025/26;"Lund;Skolan;NA;32;30', GOOD), "citattecken", 2)
    many = _text(*[_row(school=f"S{n}", places="x") for n in range(30)])
    yield Malformed("manga.csv", many, "Filen har 30 fel.*Och 25 fel till", 2, "Platser")


def _workbooks() -> Iterator[Malformed]:
    unreadable, cells = "går inte att läsa som en Excelfil", _cells()
    yield Malformed("gammal.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "äldre Excel")
    yield Malformed("last.xlsx", _encrypted(), "lösenord")
    yield Malformed("avbruten.xlsx", book(cells)[:2500], unreadable)
    yield Malformed(
        "skadad.xlsx", book(cells).replace(b"\x50\x4b\x01\x02", b"\x50\x4b\x09\x09"), unreadable
    )
    yield Malformed("arkiv.xlsx", _packed(**{"a.txt": b"a"}), unreadable)
    yield Malformed(
        "brev.xlsx",
        _packed(**{"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}),
        unreadable,
    )
    yield Malformed(
        "tomt.xlsx", _packed(**{"[Content_Types].xml": b"", "xl/workbook.xml": b""}), unreadable
    )
    yield Malformed("zipbomb.xlsx", _zeros(), "för stor när den packas upp")
    yield Malformed("xmlbomb.xlsx", _trapped(), unreadable)
    yield Malformed("makro.xlsx", _with("xl/vbaProject.bin", b"x"), "makron")
    yield Malformed("lankar.xlsx", _with("xl/externalLinks/externalLink1.xml", b"<a/>"), "länkar")
    yield Malformed("million.xlsx", _deep(), "fler än 20.000 rader", 20_002)
    yield Malformed("bred.xlsx", _wide_row(), f"{unreadable}|okända")
    yield Malformed("langt-bort.xlsx", far_cell(), "fler fält", 1_048_576)
    yield Malformed("halvt-blad.xlsx", _in_sheet(lambda text: text[: len(text) // 2]), unreadable)
    formula = book(cells, [*cells[:2], "Andra", "NA", "=1+31", 3])
    yield Malformed("formel.xlsx", formula, "formel", 3, "Platser")
    day = book([date(2025, 8, 20), *cells[1:]])
    yield Malformed("datum.xlsx", day, "inget läsår", 2, "Läsår")
    yield Malformed("sant.xlsx", book([*cells[:4], True, 3]), "SANT", 2, "Platser")
    error = book([*cells[:4], "#REF!", 3])
    yield Malformed("fel.xlsx", error, "fel som Excel|inget heltal", 2, "Platser")
    yield Malformed("rubriker.xlsx", book(), "inga rader")
    yield Malformed(
        "delar.xlsx", _packed(**{f"x{n}.xml": b"<a/>" for n in range(400)}), "för stor|läsa"
    )
