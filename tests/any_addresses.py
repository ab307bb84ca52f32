"""Addresses to show pages of any figures at."""

from typing import Final

from likvard.catalogue import load_catalogue
from likvard.published import published
from tests.made_figures import Random

Query = dict[str, str]
INDICATORS: Final = tuple(i.id for i in published(load_catalogue()).indicators)
FOLLOWED: Final = ("lund", "eslov,lund", "", ",malmo,lund,osby,klippan,hoor", "karlskrona")
QUERIES: Final[tuple[Query, ...]] = (
    {"kommun": "lund,eslov"},
    {
        "indikator": "klarar-alla-amnen-ak9",
        "kommun": "eslov,lund,malmo",
        "medel": "3",
        "vikt": "elever",
        "grupp": "delregion",
        "bakgrund": "utlandsk",
        "mot": "kostnad-per-elev",
        "likhet": "utbildning:3,utlandsk:0",
        "enhetsmatt": "utlandsk-bakgrund",
        "enhetsordning": "spridning",
        "flytt": "-1",
        "fram": "3",
        "kull": "skane-nordost",
        "andel": "85",
        "avgang": "3",
        "mal": "90",
        "tathet": "-0,5",
        "program": "ek",
        "rutor": "lagst",
        "fran": "bastad",
        "km": "50",
    },
)
_WORDS: Final[dict[str, tuple[str, ...]]] = {
    "indikator": INDICATORS,
    "kommun": FOLLOWED,
    "ar": ("2012", "2020", "2024", "2025", "2026"),
    "kon": ("K", "M"),
    "huvudman": ("kommunala", "fristaende"),
    "omrade": ("skane-blekinge", "malmolundregionen", "samverkansomrade-gymnasium"),
    "karta": ("hexkarta",),
    "klasser": ("kvantiler",),
    "ordning": ("namn",),
    "medel": ("3",),
    "vikt": ("elever",),
    "grupp": ("delregion", "kommuntyp", "huvudman"),
    "bakgrund": ("utlandsk",),
    "mot": INDICATORS,
    "likhet": ("utbildning:3,utlandsk:0", "storlek:1", "utbildning:0,utlandsk:0,storlek:0"),
    "enhetsmatt": tuple(m.id for m in load_catalogue().unit_measures),
    "enhetsordning": ("spridning",),
    "flytt": ("-1", "0,5", "-2", "ut"),
    "fram": ("3", "8", "7"),
    "kull": ("skane-nordost", "lund", "karlskrona"),
    "andel": ("80", "100", "33"),
    "avgang": ("2", "10", "x"),
    "mal": ("medel", "75", "100", "bra"),
    "tathet": ("1", "-0,5", "9"),
    "program": ("ek", "vo", "fl", "imv", "zz"),
    "rutor": ("skolor", "lagst", "snitt", "allt"),
    "fran": ("bastad", "malmo", "karlskrona"),
    "km": ("15", "80", "7"),
    "egna": ("exempel",),
    "behov": ("oka-vo-ba,minska-ek", "behall-vo", "mer-vo"),
    "jamfort": ("ko", "forsta", "allt"),
}


def any_query(random: Random) -> Query:
    """Return a random part of all choices, each a random one."""
    likely = random.choice([0.2, 0.5, 0.9])
    asked = [word for word in _WORDS if random.random() < likely]
    return {word: str(random.choice(_WORDS[word])) for word in asked}
