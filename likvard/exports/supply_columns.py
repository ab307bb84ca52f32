"""The headers of the files of Utbud."""

from typing import Final

from likvard.equity.offers import SMALL

PROGRAMME: Final = ("Programkod", "Program", "Slag")
OF_CELLS: Final = (
    "Kommunkod",
    "Kommun",
    *PROGRAMME,
    "Skolenheter",
    "Elever, avrundat",
    "Skolenheter med elevantal",
    "Lägsta antagningspoäng",
    "Antagningspoäng, ovägt medel av skolenheterna",
    "Anmärkning",
)
UNIT: Final = ("Kommunkod", "Kommun", "Skolenhetskod", "Skolenhet", "Huvudman")
FIGURES: Final = (
    "Elever, avrundat",
    "Lägsta antagningspoäng",
    "Medelpoäng",
    "Betygspoäng",
    "Examen inom tre år (%)",
    "Högskolebehörighet (%)",
)
FAR: Final = ("Sett från", "Avstånd (km)", "Avståndet är ungefärligt", "Inom räckhåll")
OF_STRUCTURE: Final = (
    "Kommunkod",
    "Kommun",
    "Elever, avrundat",
    "Yrkesprogram (%)",
    "Högskoleförberedande program (%)",
    "Introduktionsprogram (%)",
    "Annan utbildning (%)",
    "Program med elever",
    "Bredd",
    "Anmärkning",
)
OF_QUOTIENTS: Final = (
    "Kommunkod",
    "Kommun",
    *PROGRAMME,
    "Elever, avrundat",
    "Andel av kommunens elever (%)",
    "Lokaliseringskvot",
    "Lägst, för avrundningen",
    "Högst, för avrundningen",
    "Anmärkning",
)
OF_FEW: Final = (
    *PROGRAMME,
    "Kommuner",
    "Skolenheter",
    "Elever, avrundat",
    f"Skolenheter med högst {SMALL} elever",
    "Var",
)
