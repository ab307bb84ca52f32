"""The municipality's profile on two pages: from the views of Min kommun to what is printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from likvard import swedish
from likvard.catalogue import Catalogue
from likvard.certainty import HIGHER, LOWER, NEUTRAL, UNKNOWN, UNSURE
from likvard.exports.exhibit import Exhibit
from likvard.exports.print.footnotes import Footnotes, Marks
from likvard.exports.print.paper import Imprint, Picture, imprint, picture
from likvard.exports.print.profile_alike import Alike, alike, alike_about
from likvard.exports.print.profile_rows import Row, Told, rows

ROWS: Final = "profil"
TREND: Final = "egen-utveckling"
ALIKE: Final = "lika"
CHARTS: Final = (ROWS, TREND, ALIKE)
"""The views a profile is made of, by their keys on Min kommun; the first is needed."""
_SURE: Final = (HIGHER, LOWER, UNSURE)
_OWN, _MEAN = 2, 6
_WIDTH, _SCALE = 87.0, 0.74


class NothingToPrintError(Exception):
    """The views hold nothing that a paper could be made of; the message is Swedish."""


@dataclass(frozen=True)
class Chart:
    """A drawing with the words above it, and the numbers of its notes."""

    heading: str
    about: str
    drawing: Picture
    marks: Marks


@dataclass(frozen=True)
class Profile:
    """All that stands on the two pages.

    `surely` holds the verdicts with the measures they are given on, `unsaid` those without one.
    """

    lines: tuple[str, ...]
    lede: str
    own: str
    area: str
    surely: tuple[tuple[str, tuple[str, ...]], ...]
    unsaid: str
    heading: str
    about: str
    key: str
    rows: tuple[Row, ...]
    note: str
    charts: tuple[Chart, ...]
    alike: Alike | None
    reading: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    marks: Marks
    imprint: Imprint
    file_name: str

    @property
    def title(self) -> str:
        """Return the title in one line."""
        return " ".join(self.lines)


def profile(
    catalogue: Catalogue, views: Mapping[str, Exhibit], address: str, version: str, day: date
) -> Profile:
    """Return the profile of the views of one municipality's page, by their keys.

    Parameters
    ----------
    address
        Of the same page on screen, with host.
    version
        Of the figures shown.

    Raises
    ------
    NothingToPrintError
        If the first view is missing.
    """
    main = views[ROWS]
    if main.text is None or main.missing:
        raise NothingToPrintError(main.missing or "Ingenting är publicerat att skriva ut.")
    told = [Told(*row) for row in main.text.rows]
    own, when = main.text.columns[_OWN], _school_year(told)
    area = main.text.columns[_MEAN].removeprefix("Medelkommun i ")
    footnotes = Footnotes(catalogue)
    shown, reckoned = rows(main, told, footnotes), _reckoned(main, footnotes)
    return Profile(
        lines=_broken(main.lines),
        lede=main.lede,
        own=own,
        area=area,
        surely=tuple((word, _named(told, word)) for word in _SURE),
        unsaid=_unsaid(told),
        heading=main.heading,
        about=main.subtitle,
        key=_key(own, area),
        rows=shown,
        note=_computed(main.source),
        charts=tuple(_charts(views, footnotes)),
        alike=alike(views.get(ALIKE)),
        reading=tuple(READING.items()),
        marks=reckoned,
        notes=_all_notes(views, footnotes),
        imprint=imprint(f"Kommunprofil {own}, läsåret {when}", address, version, day),
        file_name=f"likvard_{_slug(main)}_{when.replace('/', '-')}_profil",
    )


def _reckoned(main: Exhibit, footnotes: Footnotes) -> Marks:
    """Return the notes on how the rows were reckoned."""
    shown = main.shown
    return () if shown is None else footnotes.formulas_of(main.key, shown.panels)


def _all_notes(views: Mapping[str, Exhibit], footnotes: Footnotes) -> tuple[str, ...]:
    """Return every note, those on the charts of the second page too."""
    for view in views.values():
        if view.shown is not None:
            footnotes.of_chart(view.key, view.shown)
    return footnotes.lines


def _broken(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the title a clause a line: the comparison on a line of its own."""
    first, comma, rest = " ".join(lines).partition(", mot ")
    return (f"{first},", f"mot {rest}") if comma else (first,)


def _school_year(told: Sequence[Told]) -> str:
    """Return the school year of the first measure that is told by school year."""
    years = (row.when.split(",")[0].split("–")[-1].split()[-1] for row in told if "/" in row.when)
    return next(years, told[0].when.split()[-1])


def _slug(main: Exhibit) -> str:
    name = "" if main.shown is None else main.shown.name
    return name.removeprefix("likvard_").split("_")[0]


def _named(told: Sequence[Told], word: str) -> tuple[str, ...]:
    return tuple(row.name for row in told if row.word == word)


def _unsaid(told: Sequence[Told]) -> str:
    """Return the measures that no verdict is given on, and why, in one line."""
    rest = tuple(r.name for r in told if r.word not in {*_SURE, NEUTRAL, UNKNOWN})
    parts = (
        (f"{UNKNOWN}, för att antalet elever bakom inte publiceras", _named(told, UNKNOWN)),
        (NEUTRAL, _named(told, NEUTRAL)),
        ("Uppgift saknas", rest),
    )
    return " ".join(
        f"{why}: {swedish.joined([swedish.lower_first(name) for name in names])}."
        for why, names in parts
        if names
    )


def _key(own: str, area: str) -> str:
    return (
        f"Stor punkt: {own}, med 95 % intervall där det är känt. Små punkter: övriga i {area}. "
        f"Lodrätt streck: medelkommunen i {area}. Trekant: liknande kommuner. Ljust fält: rikets "
        "kommuner."
    )


def _charts(views: Mapping[str, Exhibit], footnotes: Footnotes) -> list[Chart]:
    shown = {key: views[key] for key in (TREND, ALIKE) if key in views}
    return [
        Chart(
            view.heading,
            alike_about(view) if key == ALIKE else view.subtitle,
            picture(view, 0, _WIDTH, scale=_SCALE),
            () if view.shown is None else footnotes.of_chart(key, view.shown),
        )
        for key, view in shown.items()
        if view.draws
    ]


def _computed(source: str) -> str:
    """Return what a source line says of computing, without the sources named before it."""
    return source.partition(". ")[2]


READING: Final = {
    "Medelkommun": "Medelvärdet av kommunernas värden. Varje kommun väger lika, oavsett storlek.",
    "95 % intervall": "Så mycket kan värdet skilja sig med ett annat års elever. Det visas där "
    "antalet elever, n, är publicerat.",
    "Tydligt högre, tydligt lägre": "Skillnaden mot medelkommunen är större än slumpen, även när "
    "många kommuner jämförs. ”Ingen säker skillnad”: den går inte att skilja från slumpen.",
    "Plats": "Visas som ett intervall, för platsen bland kommunerna är inte säkrare än värdena.",
    "Lägeskommun och hemkommun": "Lägeskommun räknar elever där skolan ligger, hemkommun där de "
    "är folkbokförda. De två jämförs aldrig med varandra.",
    "Liknande kommuner": "De vars elever är mest lika i det som räknas in. Annat kan skilja, och "
    "att två saker hänger samman säger ingenting om orsaken.",
}
