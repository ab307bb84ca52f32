"""SIRIS' export as it answers: BOM, preamble, heading, rows that repeat, legend; or nothing yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from tests.servers.serving import Reply

if TYPE_CHECKING:
    from tests.servers.serving import Question
    from tests.servers.world import School, World

HEAD = (
    "Skola",
    "Skol-enhetskod",
    "Skolkommun",
    "Kommun-kod",
    "Typ av huvudman",
    "Huvudman",
    "Huvudman orgnr",
    "Antal elever",
    "Andel (%) elever som uppfyllt betygskriterierna i alla ämnen",
    "Andel (%) elever behöriga till yrkesprog.",
    "Genomsnittligt meritvärde (17 ämnen)",
)
LEGEND = (
    ("", "Observera att ~100 betyder att en till fyra elever inte är behöriga."),
    ("Genomsnittligt meritvärde (17 ämnen)", "Summan av betygsvärdena."),
)
LAST_YEAR = 2025


class SirisServer:
    """Answers the export; `year` overrules the year that it says the table is of."""

    def __init__(self, world: World, *, year: int = 0) -> None:
        self._world, self._year = world, year
        self._titles = dict(world.municipalities)

    def answer(self, question: Question) -> Reply:
        """Answer one question."""
        year = self._year or int(question.first("pAr"))
        wanted = question.first("pKommun")
        rows = [
            self._row(school, year)
            for school in self._world.schools
            if "gr" in school.forms and wanted in {"", school.municipality}
        ]
        shown = [*rows, *rows[:2]] if year <= LAST_YEAR else []
        lines = [*_preamble(year), HEAD, *shown, *(LEGEND if shown else ())]
        text = "\r\n".join(_line(line) for line in lines) + "\r\n"
        return Reply(text.encode("utf-8-sig"), kind="text/csv")

    def _row(self, school: School, year: int) -> tuple[str, ...]:
        chance = crc32(f"{school.code}{year}".encode())
        shares = ("..", ".", "~100", *(f"{60 + n},{chance % 10}" for n in range(17)))
        title = self._titles[school.municipality]
        owner = ("Kommunal", f"{title} kommun", "2120000000")
        place = (school.name, school.code, title, school.municipality)
        share = shares[chance % len(shares)]
        return (*place, *owner, str(10 + chance % 90), share, share, f"{200 + chance % 60},5")


def _preamble(year: int) -> list[tuple[str, ...]]:
    return [
        ("Statistik från Skolverket",),
        (),
        ("Grundskola - Slutbetyg årskurs 9, samtliga elever",),
        (f"Valt läsår: {year - 1}/{year % 100:02d}",),
        (),
    ]


def _line(cells: tuple[str, ...]) -> str:
    return ";".join([*cells, *[""] * (len(HEAD) - len(cells))])
