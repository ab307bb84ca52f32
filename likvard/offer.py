"""What is published: which years, genders and providers an indicator can be shown for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from likvard.address import GENDERS, PROVIDERS, View
from likvard.catalogue import Indicator
from likvard.swedish import in_year
from likvard.warehouse import Stamp, read, stamp


@dataclass(frozen=True)
class Choice:
    """The nearest choice that is published; `notices` tell where it differs from the asked."""

    gender: str
    provider: str
    year: int | None
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """How many members have a value, by indicator, then gender and provider, then year."""

    published: dict[str, dict[tuple[str, str], dict[int, int]]]

    def genders(self, indicator: Indicator, provider: str) -> list[str]:
        """Return the genders published for this provider, all pupils first."""
        found = self.published.get(indicator.id, {})
        return [g for g in GENDERS if (g, provider) in found]

    def providers(self, indicator: Indicator, gender: str) -> list[str]:
        """Return the providers published for this gender, all first."""
        found = self.published.get(indicator.id, {})
        return [p for p in PROVIDERS if (gender, p) in found]

    def counts(self, indicator: Indicator, gender: str, provider: str) -> dict[int, int]:
        """Return how many members have a value, by year, earliest first."""
        return self.published.get(indicator.id, {}).get((gender, provider), {})

    def years(self, indicator: Indicator, gender: str, provider: str) -> list[int]:
        """Return the years published, earliest first."""
        return list(self.counts(indicator, gender, provider))

    def nearest(self, view: View, indicator: Indicator) -> Choice:
        """Return what can be shown of what the view asks for, all pupils and schools if not."""
        notices: list[str] = []
        own = self.default_provider(indicator)
        provider = view.provider
        if provider != "all" and provider not in self.providers(indicator, "T"):
            notices.append(f"{PROVIDERS[provider]} särredovisas inte för måttet.")
        if provider not in self.providers(indicator, "T"):
            provider = own
        gender = view.gender
        if gender not in self.genders(indicator, provider):
            asked = people(indicator)[gender].lower()
            notices.append(f"Måttet publiceras inte för {asked} i detta urval.")
            gender = "T"
        year = self._year(view.year_of(indicator), indicator, gender, provider, notices)
        return Choice(gender, provider, year, tuple(notices))

    def default_provider(self, indicator: Indicator) -> str:
        """Return the provider shown when none is chosen: all where published, else the only."""
        found = self.providers(indicator, "T")
        return found[0] if found else "all"

    def _year(
        self,
        asked: int | None,
        indicator: Indicator,
        gender: str,
        provider: str,
        notices: list[str],
    ) -> int | None:
        years = self.years(indicator, gender, provider)
        if asked is None or asked in years or not years:
            return asked
        near = min(years, key=lambda y: (abs(y - asked), y))
        told = in_year(near, indicator.period)
        notices.append(f"Uppgift saknas för {in_year(asked, indicator.period)}. Visar {told}.")
        return near


def people(indicator: Indicator) -> dict[str, str]:
    """Return what those it is about are called, by gender: "Flickor", or "Kvinnor" for staff."""
    return dict(zip(GENDERS, indicator.people, strict=True))


def offer(codes: Sequence[str]) -> Offer:
    """Return what is published for these municipalities."""
    return _offer(stamp(), tuple(codes))


@lru_cache(maxsize=16)
def _offer(_live: Stamp, codes: tuple[str, ...]) -> Offer:
    rows = read("offered", codes=list(codes))
    found: dict[str, dict[tuple[str, str], dict[int, int]]] = {}
    names = ("indicator", "gender", "provider", "year", "published")
    for identity, gender, provider, year, count in zip(
        *(rows[name].tolist() for name in names), strict=True
    ):
        found.setdefault(identity, {}).setdefault((gender, provider), {})[year] = count
    return Offer(found)
