"""What a reader's view comes down to on the page about need and places."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, Literal, cast

import pandas as pd

from likvard import swedish
from likvard.address import View
from likvard.catalogue import Municipality
from likvard.catalogue.programmes import Programme, load_programmes
from likvard.equity.flowing import Matrix, matrix
from likvard.equity.needs import DOWN, HOLD, UP, Needs
from likvard.equity.places import COUNTS, Numbers, Sums, numbers, sums_of
from likvard.followed import short
from likvard.measures.net_need import net
from likvard.own import Figures
from likvard.own.asked import held_for
from likvard.versions import today

PLACES, NEED, FLOWS = "platser", "behov", "floden"
"""The templates that the page shows."""
NO_PART: Final = "utan-delregion"
Compared = Literal["sokande", "fyllnad", "tomma", "ko", "forsta"]
COMPARED: Final[Mapping[Compared, str]] = {
    "sokande": "Sökande per plats",
    "fyllnad": "Fyllnad",
    "tomma": "Tomma platser",
    "ko": "Kö",
    "forsta": "Förstahandsval",
}
"""What can be compared over the years, the plain one first."""
ENTERED: Final[Mapping[str, int]] = {"oka": UP, "behall": HOLD, "minska": DOWN}
"""How a reader's own judgement stands in the address."""


@dataclass(frozen=True)
class Where:
    """The whole area, a part of it, or a municipality: its word, its name, its members' codes."""

    key: str
    name: str
    codes: frozenset[str]


@dataclass(frozen=True, eq=False)
class PlacesView:
    """The figures held, and what of them is asked for; `programme` None for all.

    `entered` are the reader's own judgements by programme. `notices` tell what in the address
    could not be followed.
    """

    view: View
    held: Mapping[str, Figures]
    rows: pd.DataFrame
    years: tuple[int, ...]
    year: int | None
    where: Where
    programme: Programme | None
    compared: Compared
    entered: Mapping[str, int] = field(default_factory=dict)
    notices: tuple[str, ...] = ()

    @property
    def uploaded(self) -> bool:
        """Tell whether anything shown is the session's own, not to be shared."""
        return any(found.origin == "uploaded" for found in self.held.values())

    @property
    def period(self) -> str:
        """Return the school year shown: "2025/26"; empty where there are no figures."""
        return "" if self.year is None else swedish.school_year(self.year, "autumn")

    @cached_property
    def parts(self) -> tuple[Where, ...]:
        """Return the subregions with members of the area, and those without one together."""
        return parts_of(self.view)

    @cached_property
    def municipalities(self) -> tuple[Where, ...]:
        """Return the members of the area as places of their own."""
        return tuple(_alone(own) for own in self.view.members)

    @cached_property
    def programmes(self) -> tuple[Programme, ...]:
        """Return the programmes with places anywhere in the area in any year, in order."""
        held = set(self.rows["programme"].dropna())
        known = [each for each in load_programmes().programmes if each.letters in held]
        rest = sorted(held - {each.letters for each in known})
        return (*known, *(load_programmes().of(letters) for letters in rest))

    def sums(
        self, where: Where, programme: Programme | None = None, year: int | None = None
    ) -> Sums:
        """Return the sums of a place, of a programme or all, in a year or the one shown."""
        asked, letters = self.year if year is None else year, programme and programme.letters
        return sums_of(
            [
                row
                for (when, code, own), rows in self._index.items()
                if when == asked and code in where.codes and letters in {None, own}
                for row in rows
            ]
        )

    @cached_property
    def _index(self) -> dict[tuple[int, str, str], list[Numbers]]:
        """Return the numbers of each education by year, municipality and programme."""
        found: dict[tuple[int, str, str], list[Numbers]] = {}
        columns = (self.rows[name].tolist() for name in ("year", "municipality", "programme"))
        keys = zip(*columns, strict=True)
        for (year, code, letters), row in zip(keys, numbers(self.rows), strict=True):
            found.setdefault((int(year), code, letters), []).append(row)
        return found

    @cached_property
    def here(self) -> tuple[Programme, ...]:
        """Return the programmes with a row in the place and year shown."""
        held = {key[1] for key in self._by_municipality if key[0] in self.where.codes}
        return tuple(each for each in self.programmes if each.letters in held)

    @property
    def chosen(self) -> Sums:
        """Return the sums of the place and the programme shown."""
        return self.sums(self.where, self.programme)

    @cached_property
    def needs(self) -> Needs:
        """Return the judgements of the year shown."""
        found = self.held.get(NEED)
        rows = pd.DataFrame(columns=["year", "area", "programme", "judgement", "wanted", "source"])
        if found is not None:
            rows = found.rows[found.rows["year"] == self.year]
        areas = sorted(self.view.catalogue.areas, key=lambda area: len(area.codes(today())))
        return Needs(rows, areas, today(), self._by_municipality, self.entered)

    @cached_property
    def _by_municipality(self) -> dict[tuple[str, str], float]:
        """Return the places of the year by municipality and programme; NaN where one is missing."""
        return {
            (code, letters): sums_of(rows).places
            for (when, code, letters), rows in self._index.items()
            if when == self.year
        }

    def need(self, programme: Programme) -> float:
        """Return the balance of the judgements of a programme in the place shown."""
        return net(
            (places, self.needs.judged(code, letters))
            for (code, letters), places in self._by_municipality.items()
            if letters == programme.letters and code in self.where.codes
        )

    @cached_property
    def matrix(self) -> Matrix | None:
        """Return who goes where in the year asked for, else the latest; None where not known."""
        found = self.held.get(FLOWS)
        if found is None:
            return None
        years = sorted({int(year) for year in found.rows["year"]})
        asked = _asked_year(self.view)
        year = asked if asked in years else years[-1]
        letters = self.programme.letters if self.programme else ""
        return matrix(found.rows, year, self.view.members, letters)


def places_view(view: View) -> PlacesView:
    """Return what an address asks for; what is unknown is replaced and told."""
    notices: list[str] = []
    held = {kind: found for kind in (PLACES, NEED, FLOWS) if (found := held_for(view, kind))}
    codes = {own.code for own in view.members}
    rows = _rows(held.get(PLACES), codes, notices)
    years = tuple(sorted({int(year) for year in rows["year"]}))
    return PlacesView(
        view,
        held,
        rows,
        years,
        _year(view, years, notices),
        _where(view, notices),
        _programme(view.word("program"), rows, notices),
        _compared(view.word("jamfort"), notices),
        _entered(view.word("behov"), notices),
        tuple(notices),
    )


def _rows(found: Figures | None, codes: set[str], notices: list[str]) -> pd.DataFrame:
    if found is None:
        return pd.DataFrame(columns=["year", "municipality", "programme", *COUNTS])
    inside = found.rows["municipality"].isin(codes)
    beyond = int((~inside).sum())
    if beyond:
        many = "en rad" if beyond == 1 else f"{swedish.counted(beyond)} rader"
        notices.append(swedish.sentence(f"{many} gäller kommuner utanför området och är inte med"))
    return found.rows[inside]


def _asked_year(view: View) -> int | None:
    return None if view.school_year is None else view.school_year - 1


def _year(view: View, years: tuple[int, ...], notices: list[str]) -> int | None:
    asked = _asked_year(view)
    if not years or asked in years:
        return asked if years else None
    if asked is not None:
        missing, shown = (swedish.school_year(year, "autumn") for year in (asked, years[-1]))
        notices.append(f"Platser för läsåret {missing} är inte inlästa. Visar {shown}.")
    return years[-1]


def parts_of(view: View) -> tuple[Where, ...]:
    """Return the subregions with members of the area, and those without one together."""
    own: dict[str, set[str]] = {}
    for member in view.members:
        own.setdefault(member.subregion or NO_PART, set()).add(member.code)
    found = [
        Where(area.id, area.title, frozenset(own[area.id]))
        for area in view.catalogue.areas
        if area.id in own
    ]
    if NO_PART in own and found:
        found.append(Where(NO_PART, "kommuner utan delregion", frozenset(own[NO_PART])))
    return tuple(found)


def whole_of(view: View) -> Where:
    """Return the whole area as a place."""
    return Where(view.area.id, view.area.spoken, frozenset(own.code for own in view.members))


def _alone(own: Municipality) -> Where:
    return Where(own.slug, own.name, frozenset([own.code]))


def _where(view: View, notices: list[str]) -> Where:
    whole, word = whole_of(view), view.word("kull").lower()
    every = [whole, *parts_of(view), *(_alone(own) for own in view.members)]
    known = {place.key: place for place in every}
    plain = known.get(view.highlighted.id, whole) if view.highlighted else whole
    if word and word not in known:
        notices.append(f"”{short(word)}” finns inte bland områdets kommuner. Visar {whole.name}.")
    return known.get(word, whole) if word else plain


def _programme(word: str, rows: pd.DataFrame, notices: list[str]) -> Programme | None:
    if not word or rows.empty:
        return None
    letters = word.upper().removesuffix("25")
    if letters in set(rows["programme"].dropna()):
        named = {each.letters: each for each in load_programmes().programmes}
        return named.get(letters) or load_programmes().of(letters)
    notices.append(f"Inga platser är inlästa för programmet ”{short(word)}”. Visar alla program.")
    return None


def _compared(word: str, notices: list[str]) -> Compared:
    if word and word not in COMPARED:
        notices.append(f"Åren kan inte jämföras efter ”{short(word)}”.")
    return cast("Compared", word) if word in COMPARED else "sokande"


def _entered(word: str, notices: list[str]) -> dict[str, int]:
    """Return the judgements of "oka-vo-ba,minska-ek" by programme."""
    found: dict[str, int] = {}
    for part in filter(None, word.split(",")):
        said, *programmes = part.split("-")
        if said in ENTERED and all(each.isalnum() for each in programmes):
            found |= dict.fromkeys((each.upper() for each in programmes), ENTERED[said])
        else:
            notices.append(f"Behovet ”{short(part)}” i adressen går inte att läsa.")
    return found


def entered_word(entered: Mapping[str, int]) -> str | None:
    """Return judgements as they stand in the address; None for none."""
    groups = {
        said: sorted(letters.lower() for letters, own in entered.items() if own == value)
        for said, value in ENTERED.items()
    }
    return ",".join("-".join((said, *own)) for said, own in groups.items() if own) or None
