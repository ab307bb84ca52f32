"""The sections of the dashboard: what they are called, where they live, who draws them."""

from dataclasses import dataclass
from typing import Final

from likvard.catalogue import Form

EQUITY: Final = "Likvärdighet"
GYMNASIUM: Final = "Gymnasium"
COMPETENCE: Final = "Kompetens"
CHANGES: Final = "/jamfor"


@dataclass(frozen=True)
class Section:
    """One page: title, address and script, and what the frame must know of it.

    `group` is the menu it stands in, if any; `splits` says that it is of one indicator and follows
    that indicator's own years, genders and providers; `means` that it can show means of three
    years; `own_years` that what it shows has other years than the indicators; `form` that it is
    of one school form, and has the areas of that form; `charts` and `maps` what it draws.
    """

    title: str
    path: str
    script: str
    group: str = ""
    splits: bool = False
    means: bool = False
    own_years: bool = False
    form: Form | None = None
    charts: bool = True
    maps: bool = False
    in_menu: bool = True


SECTIONS: Final = (
    Section("Översikt", "/", "start/overview.py", maps=True),
    Section("Utforska", "/indikator", "explore/indicator.py", splits=True, means=True, maps=True),
    Section("Spridning", "/spridning", "equity/spread.py", EQUITY, splits=True),
    Section("Bakgrund", "/bakgrund", "equity/background.py", EQUITY, splits=True, means=True),
    Section("Flickor och pojkar", "/konen", "equity/gender.py", EQUITY, splits=True, means=True),
    Section("Mellan skolor", "/skolor", "equity/schools.py", EQUITY, own_years=True),
    Section("Resurser", "/resurser", "equity/resources.py", EQUITY, splits=True),
    Section("Samband", "/samband", "equity/association.py", EQUITY, splits=True),
    Section("Min kommun", "/kommun", "municipality/profile.py", means=True),
    Section(
        "Elevunderlag",
        "/elevunderlag",
        "upper_secondary/pupils.py",
        GYMNASIUM,
        own_years=True,
        form="gymnasieskola",
    ),
    Section(
        "Utbud",
        "/utbud",
        "upper_secondary/supply.py",
        GYMNASIUM,
        own_years=True,
        form="gymnasieskola",
    ),
    Section(
        "Behov och platser",
        "/platser",
        "upper_secondary/places.py",
        GYMNASIUM,
        own_years=True,
        form="gymnasieskola",
        maps=True,
    ),
    Section(
        "Genomströmning",
        "/genomstromning",
        "upper_secondary/through.py",
        GYMNASIUM,
        splits=True,
        means=True,
        form="gymnasieskola",
    ),
    Section("Lärarna i dag", "/larare", "competence/teachers.py", COMPETENCE, splits=True),
    Section("Behov framåt", "/lararbehov", "competence/need.py", COMPETENCE, own_years=True),
    Section("Möte", "/mote", "meeting/meeting.py", charts=False),
    Section("Om", "/om", "about/about.py", charts=False),
    Section("Underlag", "/underlag", "meeting/brief.py", charts=False, in_menu=False),
    Section("Ändrade siffror", CHANGES, "about/changes.py", charts=False, in_menu=False),
    Section("Så mäter vi", "/metod", "about/method.py", charts=False, in_menu=False),
    Section(
        "Tillgänglighet",
        "/tillganglighet",
        "about/accessibility.py",
        charts=False,
        in_menu=False,
    ),
)
ADDRESSES: Final = tuple(section.path for section in SECTIONS)


def section_at(path: str) -> Section:
    """Return the section at a path.

    Raises
    ------
    KeyError
        If no section lives there.
    """
    for section in SECTIONS:
        if section.path == path:
            return section
    raise KeyError(path)
