"""Which columns of a chart's own table play which part on its slide: one entry per chart.

Every number on a slide is read from these columns, so that it is the number of the data file.
"""

from collections.abc import Mapping
from typing import Final

from likvard.exports.columns import SPREAD, WHEN
from likvard.exports.powerpoint.roles import (
    MEAN,
    Gaps,
    Line,
    Members,
    Parts,
    Points,
    Read,
    Role,
    Rows,
    Units,
)
from likvard.story.pupils import pupils

_OF_SPREAD: Final = f"{SPREAD}, 95 % intervall från", f"{SPREAD}, 95 % intervall till"
_FROM, _TO = "95 % från", "95 % till"
_AS_LINES: Final = (
    ("Ljust fält: mittersta", "Prickade linjer: mittersta"),
    ("ljust fält", "prickade linjer"),
)
_AS_STROKES: Final = (("Ljust fält", "Streck"), ("Skuggat", "Streck"))
_UNIT: Final = "En punkt är en skolenhet;"

ROLES: Final[Mapping[tuple[str, str], Role]] = {
    ("", "utveckling"): Members(),
    ("", "punkter"): Members(look="dots", swap=_AS_LINES),
    ("", "egen-utveckling"): Members(look="own", swap=_AS_STROKES),
    ("", "spridning"): Line(
        name="Spridning",
        value=SPREAD,
        unit=f"{SPREAD}, enhet",
        low=_OF_SPREAD[0],
        high=_OF_SPREAD[1],
        swap=_AS_STROKES,
    ),
    ("", "avstand"): Line(
        name="Spridning",
        value=SPREAD,
        unit="Enhet för spridningen",
        low="95 % intervall, från",
        high="95 % intervall, till",
        also="Utan slump",
        swap=_AS_STROKES,
    ),
    ("/bakgrund", "lutning"): Line(
        value="Skillnad per tio procentenheter",
        unit="Enhet",
        low=_FROM,
        high=_TO,
        who="Område",
        told=pupils,
        swap=_AS_STROKES,
    ),
    ("/resurser", "lutning"): Line(
        value="Lutning per 10 procentenheter behov",
        unit="Enhet",
        low=_FROM,
        high=_TO,
        who="Kommuner",
        swap=(("procent av medelvärdet", "i kronor"),),
    ),
    ("/elevunderlag", "elevunderlag"): Line(
        value="Elever i åk 9",
        unit="Enhet",
        low="Band, från",
        high="Band, till",
        who="Område",
        leave=("Heldragen linje", "Axeln börjar"),
        say="Punkter med streck är framskrivna, de utan är räknade; streck: fyra av fem utfall.",
    ),
    ("/elevunderlag", "arskullar"): Rows(
        value="Förändring (%)",
        low="Band för förändringen, från (%)",
        high="Band för förändringen, till (%)",
        low_name="Band, fyra av fem utfall",
        unit="procent",
        leave=("Ihålig punkt",),
    ),
    ("/larare", "tjanster"): Rows(
        value="Saknade heltidstjänster",
        low="Saknade, lägst",
        high="Saknade, högst",
        low_name="Spann efter avrundning",
    ),
    ("/larare", "skolenheters-larare"): Points(
        x="Föräldrar utan eftergymnasial utbildning (%)",
        y="Behöriga lärare (%)",
        lines=(("", "Linje, skolenheterna"),),
        swap=((", större ju fler elever", ""),),
    ),
    ("/lararbehov", "lararbehov"): Line(
        value="Behöriga heltidstjänster",
        unit="Enhet",
        low="Band, från",
        high="Band, till",
        who="Område",
        also="Kvar av dagens",
        leave=("Heldragen linje", "Axeln börjar"),
        say="Punkter med streck är räknade framåt; streck: fyra av fem utfall av elevprognosen.",
        told=pupils,
    ),
    ("/lararbehov", "lararbehov-kommuner"): Rows(
        value="Skillnad (% av i dag)",
        low="Skillnad (%), från",
        high="Skillnad (%), till",
        low_name="Band, fyra av fem utfall",
        unit="procent",
        leave=("Ihålig punkt",),
    ),
    ("/lararbehov", "lararbehov-delregioner"): Read(),
    ("/elevunderlag", "delregioner"): Read(),
    ("/elevunderlag", "facit"): Read(),
    ("/utbud", "program"): Read(leave=("Tom ruta",), say="Streck: ges inte där."),
    ("/utbud", "struktur"): Read(leave=("Streckat fält", "Till höger")),
    ("/utbud", "specialisering"): Rows(
        value="Lokaliseringskvot",
        low="Kvot, lägst för avrundningen",
        high="Kvot, högst för avrundningen",
        low_name="För avrundningen",
        unit="gånger områdets andel",
        leave=("Ihålig punkt",),
    ),
    ("/utbud", "antagning"): Read(leave=("En punkt är",)),
    ("/utbud", "fatal"): Read(),
    ("/utbud", "rackvidd"): Read(),
    ("/utbud", "skolor"): Read(columns=(0, 1, 3, 4, 5, 6, 7, 8)),
    ("/platser", "platser"): Read(columns=(0, 1, 2, 3, 5, 6, 7, 8)),
    ("/platser", "platser-omraden"): Read(columns=(0, 1, 2, 3, 5, 6, 7, 8)),
    ("/platser", "efterfragan-behov"): Read(leave=("Ytan efter", "På mittlinjen")),
    ("/platser", "strommar-kommuner"): Read(),
    ("", "skillnad-utveckling"): Line(
        name=MEAN,
        value="Medelkommun, skillnad",
        unit="Skillnad, enhet",
        low=_FROM,
        high=_TO,
        swap=_AS_STROKES,
    ),
    ("", "fordelning-ar"): Line(
        name=MEAN, value="Utöver slumpen, ovägt medel (p.e.)", unit="procentenheter"
    ),
    ("", "ordning"): Rows(swap=_AS_LINES),
    ("", "liknande"): Rows(),
    ("", "lika"): Rows(table=2),
    ("", "vantat"): Rows(
        value="Resultat",
        low="95 % gräns från",
        high="95 % gräns till",
        low_name="95 % gränser",
        tick="Väntat",
    ),
    ("", "mellan-skolor"): Rows(
        value="Mellan skolenheter (%)",
        low="Mellan skolenheter, lägst (%)",
        high="Mellan skolenheter, högst (%)",
        low_name="Så mycket kan andelen vara",
        unit="procent",
        leave=("Ihålig punkt",),
    ),
    ("", "fordelning"): Gaps(
        first="Olikhetsindex D (%)",
        second="Vid lottning (%)",
        names=("I skolorna", "Vid lottning"),
        unit="procent av eleverna",
        say="Rund punkt: så många är det. Ljus romb: så många vid lottning.",
    ),
    ("", "flickor-pojkar"): Gaps(
        first="Flickor",
        second="Pojkar",
        names=("Flickor", "Pojkar"),
        gap="Skillnad (flickor minus pojkar)",
        unit="Enhet",
        leave=("Tjockt streck", "Streck", "Fet siffra"),
        swap=(("Fylld rund", "Rund"), ("Öppen romb", "Ljus romb")),
        say="Siffran vid namnet är skillnaden.",
    ),
    ("", "skolenheter"): Units(
        table=1,
        value="Värde",
        mean="Medel, vägt",
        leave=("En punkt är", "Fält och spridning"),
        say=f"{_UNIT} punkterna är inte ordnade.",
    ),
    ("", "salsa"): Units(
        value="Avvikelse",
        leave=("En punkt är",),
        say=f"{_UNIT} varken kommuner eller skolenheter är ordnade efter resultat.",
    ),
    ("", "bakgrund"): Points(
        x="Bakgrund, procent", y="Resultat", swap=((", ytan efter antal elever (n)", ""),)
    ),
    ("", "samband"): Points(x=3, y=2, name=1),
    ("", "behov"): Points(
        x="Behov (%)", y="Resurs, värde", swap=((", större ju fler elever", ""),)
    ),
    ("", "tratt"): Points(
        x="Antal (n)",
        y="Avvikelse",
        lines=(
            ("", "95 av 100"),
            ("4px,3px", "998 av 1 000"),
            ("1px,3px", "Slumpen ensam, 95 av 100"),
        ),
        logarithmic=True,
    ),
    ("", "delar"): Parts(
        names=("Mått", WHEN),
        shares=("Mellan kommuner (%)", "Inom kommuner (%)"),
        leave=("Till höger läsår",),
    ),
    ("", "matt"): Read(columns=(0, 1, 2, 3, 4, 7)),
    ("", "grupper"): Read(leave=("Streck",)),
    ("", "profil"): Read(columns=(0, 1, 2, 4, 6, 8, 9), leave=("Varje rad",)),
    ("", "siffror"): Read(),
}
"""By the page's path, empty for any, and the chart's key."""


def role_of(path: str, key: str) -> Role:
    """Return the role of a chart; one that is not named here is read as the table it has."""
    return ROLES.get((path, key)) or ROLES.get(("", key)) or Read()
