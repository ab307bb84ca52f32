"""Which columns of a chart's own table play which part on its slide: one line per chart.

Every number on a slide is read from these columns, so that it is the number of the data file. A
column is named by its header, or by its place where the header changes with what is shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from likvard.exports.columns import SPREAD, WHEN

Column = str | int


@dataclass(frozen=True, kw_only=True)
class Role:
    """What all have in common: the table's place in the file, and sentences said otherwise here.

    `leave` are the beginnings of the subtitle's sentences on marks that a slide does not have;
    `say` is told instead.
    """

    table: int = 0
    leave: tuple[str, ...] = ()
    say: str = ""


@dataclass(frozen=True, kw_only=True)
class Members(Role):
    """Every municipality over the years: as lines, as dots, or the first followed one alone."""

    value: Column = "Värde"
    low: Column = "95 % från"
    high: Column = "95 % till"
    look: Literal["lines", "dots", "own"] = "lines"


@dataclass(frozen=True, kw_only=True)
class Line(Role):
    """One measure over the years with its interval, for each of those in the column `who`."""

    value: Column
    unit: Column
    low: Column = ""
    high: Column = ""
    who: Column = ""
    also: Column = ""
    when: Column = WHEN
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Rows(Role):
    """One value per municipality, a row each; `tick` is a second one to compare it with."""

    value: Column = "Värde"
    low: Column = "95 % från"
    high: Column = "95 % till"
    unit: Column = "Enhet"
    tick: Column = ""
    of_tick: bool = False


@dataclass(frozen=True, kw_only=True)
class Gaps(Role):
    """Two values per municipality, joined by a line, and how far apart they lie."""

    first: Column
    second: Column
    names: tuple[str, str]
    gap: Column = ""
    unit: Column = ""


@dataclass(frozen=True, kw_only=True)
class Units(Role):
    """Several school units per municipality, a row each, with its mean from another table."""

    value: Column
    unit: Column = "Enhet"
    mean: Column = ""
    means: int = 0


@dataclass(frozen=True, kw_only=True)
class Points(Role):
    """One point per municipality by two values, with the lines that the drawing has."""

    x: Column
    y: Column
    name: Column = "Kommun"
    lines: tuple[str, ...] = ("Linje, området", "Linje, riket")
    logarithmic: bool = False


@dataclass(frozen=True, kw_only=True)
class Parts(Role):
    """Shares of a whole, a measure a row."""

    names: tuple[Column, ...]
    shares: tuple[Column, ...]


@dataclass(frozen=True, kw_only=True)
class Read(Role):
    """The table as it is read on screen; `columns` by their places where all are too many."""

    columns: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Turned(Role):
    """The file's table turned: a measure a row, the years told in the subtitle as columns."""

    measures: tuple[tuple[Column, int], ...]


_OF_SPREAD: Final = f"{SPREAD}, 95 % intervall från", f"{SPREAD}, 95 % intervall till"
_SLOPE: Final = "Skillnad per tio procentenheter"
_NEED: Final = "Lutning per 10 procentenheter behov"

ROLES: Final[Mapping[tuple[str, str], Role]] = {
    ("", "utveckling"): Members(),
    ("", "punkter"): Members(look="dots"),
    ("", "egen-utveckling"): Members(
        look="own", leave=("Skuggat",), say="Ljust fält: 95 % intervall."
    ),
    ("", "spridning"): Line(
        name="Spridning",
        value=SPREAD,
        unit=f"{SPREAD}, enhet",
        low=_OF_SPREAD[0],
        high=_OF_SPREAD[1],
    ),
    ("", "avstand"): Line(
        name="Spridning",
        value=SPREAD,
        unit="Enhet för spridningen",
        low="95 % intervall, från",
        high="95 % intervall, till",
        also="Utan slump",
    ),
    ("/bakgrund", "lutning"): Line(
        value=_SLOPE, unit="Enhet", low="95 % från", high="95 % till", who="Område"
    ),
    ("/resurser", "lutning"): Line(
        value=_NEED, unit="Enhet", low="95 % från", high="95 % till", who="Kommuner"
    ),
    ("", "skillnad-utveckling"): Line(
        name="Medelkommun",
        value="Medelkommun, skillnad",
        unit="Skillnad, enhet",
        low="95 % från",
        high="95 % till",
    ),
    ("", "fordelning-ar"): Line(
        name="Medelkommun", value="Utöver slumpen, ovägt medel (p.e.)", unit="procentenheter"
    ),
    ("", "ordning"): Rows(),
    ("", "liknande"): Rows(),
    ("", "lika"): Rows(table=2),
    ("", "vantat"): Rows(
        value="Resultat",
        low="95 % gräns från",
        high="95 % gräns till",
        tick="Väntat",
        of_tick=True,
    ),
    ("", "mellan-skolor"): Rows(
        value="Mellan skolenheter (%)",
        low="Mellan skolenheter, lägst (%)",
        high="Mellan skolenheter, högst (%)",
        unit="procent",
        leave=("Ihålig punkt",),
    ),
    ("", "fordelning"): Gaps(
        first="Olikhetsindex D (%)",
        second="Vid lottning (%)",
        names=("I skolorna", "Vid lottning"),
        unit="procent av eleverna skulle behöva byta skolenhet",
    ),
    ("", "flickor-pojkar"): Gaps(
        first="Flickor",
        second="Pojkar",
        names=("Flickor", "Pojkar"),
        gap="Skillnad (flickor minus pojkar)",
        unit="Enhet",
        leave=("Tjockt streck", "Streck", "Fet siffra"),
        say="Siffran vid namnet är skillnaden.",
    ),
    ("", "skolenheter"): Units(
        table=1, value="Värde", mean="Medel, vägt", leave=("En punkt är", "Fält och spridning"),
        say="En punkt är en skolenhet; punkterna är inte ordnade.",
    ),
    ("", "salsa"): Units(
        value="Avvikelse",
        leave=("En punkt är",),
        say="En punkt är en skolenhet; varken kommuner eller skolenheter är ordnade efter resultat.",
    ),
    ("/bakgrund", "bakgrund"): Points(
        x="Bakgrund, procent", y="Resultat", leave=("Blå punkter",), say="Blå punkter: kommunerna."
    ),
    ("", "samband"): Points(x=3, y=2, name=1),
    ("", "behov"): Points(x="Behov (%)", y="Resurs, värde"),
    ("", "tratt"): Points(
        x="Antal (n)",
        y="Avvikelse",
        lines=("95 av 100", "95 av 100", "998 av 1 000", "998 av 1 000"),
        logarithmic=True,
    ),
    ("", "delar"): Parts(
        names=("Mått", WHEN), shares=("Mellan kommuner (%)", "Inom kommuner (%)")
    ),
    ("", "matt"): Read(),
    ("", "grupper"): Read(),
    ("", "profil"): Read(columns=(0, 2, 4, 6, 8, 9, 12)),
    ("", "siffror"): Turned(
        measures=(
            ("Medel", 1), (SPREAD, 1), ("Utan slump", 1), ("Lägst", 1), ("P10", 1), ("P25", 1),
            ("P75", 1), ("P90", 1), ("Högst", 1), ("Gini", 3), ("Theil L", 3),
        )
    ),
}
"""By the page's path, empty for any, and the chart's key."""


def role_of(path: str, key: str) -> Role:
    """Return the role of a chart; one that is not named here is read as the table it has."""
    return ROLES.get((path, key)) or ROLES.get(("", key)) or Read()
