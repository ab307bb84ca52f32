"""The headers of the files' tables."""

from typing import Final

from likvard.standing import FIVE_YEARS

WHEN: Final = "Läsår eller år"
SPREAD: Final = "Standardavvikelse"
OF_VALUES: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    WHEN,
    "Kön",
    "Huvudman",
    "Perspektiv",
    "Värde",
    "Enhet",
    "Antal (n)",
    "95 % från",
    "95 % till",
    "Status",
)
OF_MEMBERS: Final = (*OF_VALUES, "Plats från", "Plats till", "Jämförelse med medelkommunen")
OF_YEARS: Final = (
    "Mått",
    WHEN,
    "Kön",
    "Huvudman",
    "Perspektiv",
    "Kommuner med uppgift",
    "Medelkommun",
    "Enhet",
    SPREAD,
    f"{SPREAD}, enhet",
    "P90–P10",
    "P90–P10, enhet",
    f"{SPREAD}, 95 % intervall från",
    f"{SPREAD}, 95 % intervall till",
    f"{SPREAD} utan slump",
)
OF_MEASURES: Final = (
    "Mått",
    "Perspektiv",
    f"{WHEN} nu",
    f"{WHEN} då",
    "Kommuner med uppgift nu",
    "Medelkommun nu",
    "Vägt efter antal elever nu",
    "Enhet",
    f"{SPREAD} nu",
    f"{SPREAD} då",
    f"{SPREAD}, enhet",
    "P90–P10 nu",
    "P90–P10 då",
    "P90–P10, enhet",
    "Har skillnaderna ändrats?",
    "Förklaring",
)
OF_STANDINGS: Final = (
    *(name for name in OF_VALUES if name not in ("Kön", "Huvudman")),
    f"Förändring på {FIVE_YEARS} år",
    "Medelkommun",
    "Kommuner i medlet",
    "Skillnad mot medelkommunen",
    "Rikets medel",
    "Skillnad mot rikets medel",
    "Skillnad, enhet",
    "Jämförelse med medelkommunen",
    "Plats från",
    "Plats till",
    "Kommuner i ordningen",
    "Läge i riket",
    "Liknande kommuners medel",
    "Liknande kommuner i medlet",
    "Skillnad mot liknande kommuner",
    "Säker förändring",
)
