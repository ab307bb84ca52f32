"""The headers of the files about school units."""

from typing import Final

from likvard.exports.columns import WHEN

OF_UNITS: Final = (
    "Kommunkod",
    "Kommun",
    "Skolenhetskod",
    "Skolenhet",
    "Huvudman",
    "Mått",
    WHEN,
    "Värde",
    "Enhet",
    "Lägst möjligt",
    "Högst möjligt",
    "Antal elever",
    "Status",
)
OF_INSIDES: Final = (
    "Kommunkod",
    "Kommun",
    "Mått",
    WHEN,
    "Skolenheter med värde",
    "Skolenheter utan värde",
    "Medel, vägt",
    "Standardavvikelse, vägd",
    "Enhet",
    "Mellan skolenheter (%)",
    "Mellan skolenheter, lägst (%)",
    "Mellan skolenheter, högst (%)",
    "Olikhetsindex D (%)",
    "Vid lottning (%)",
    "Utveckling utöver slumpen",
    "Anmärkning",
)
OF_PARTS: Final = (
    "Mått",
    WHEN,
    "Mellan kommuner (%)",
    "Inom kommuner (%)",
    "Inom kommuner, slumpen borträknad (%)",
    "Skolenheter",
    "Skolenheter utan värde",
    "Anmärkning",
)
OF_YEARS: Final = ("Mått", WHEN, "Utöver slumpen, ovägt medel (p.e.)", "Kommuner")
