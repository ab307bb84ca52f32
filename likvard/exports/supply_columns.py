"""The headers of the files of Utbud."""

from typing import Final

from likvard.equity.offers import SMALL

PROGRAMME: Final = ("Programkod", "Program", "Slag")
OF_CELLS: Final = (
    "Kommunkod",
    "Kommun",
    *PROGRAMME,
    "Skolenheter",
    "Antal elever, avrundat till tiotal",
    "Skolenheter med elevantal",
    "Lägsta antagning (poäng)",
    "Antagning, ovägt medel av skolenheterna (poäng)",
    "Anmärkning",
)
UNIT: Final = ("Kommunkod", "Kommun", "Skolenhetskod", "Skolenhet", "Huvudman")
FIGURES: Final = (
    "Antal elever, avrundat till tiotal",
    "Lägsta antagning (poäng)",
    "Antagning i medel (poäng)",
    "Betyg i examen (poäng)",
    "Examen inom tre år (%)",
    "Högskolebehörighet (%)",
)
FAR: Final = ("Sett från", "Avstånd (km)", "Avståndet är ungefärligt", "Inom räckhåll")
OF_STRUCTURE: Final = (
    "Kommunkod",
    "Kommun",
    "Antal elever, avrundat till tiotal",
    "Yrkesprogram (%)",
    "Högskoleförberedande program (%)",
    "Introduktionsprogram (%)",
    "Annan utbildning (%)",
    "Antal program med elever",
    "Antal jämnstora program (bredd)",
    "Anmärkning",
)
OF_QUOTIENTS: Final = (
    "Kommunkod",
    "Kommun",
    *PROGRAMME,
    "Antal elever, avrundat till tiotal",
    "Andel av kommunens elever (%)",
    "Lokaliseringskvot",
    "Kvot, lägst för avrundningen",
    "Kvot, högst för avrundningen",
    "Anmärkning",
)
OF_FEW: Final = (
    *PROGRAMME,
    "Kommuner",
    "Skolenheter",
    "Antal elever, avrundat till tiotal",
    f"Skolenheter med högst {SMALL} elever",
    "Var",
)
