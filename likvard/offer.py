"""What is published: which years, genders and providers an indicator can be shown for."""

from dataclasses import dataclass

import pandas as pd

from likvard.address import GENDERS, PROVIDERS, View
from likvard.catalogue import Indicator
from likvard.swedish import in_year
from likvard.warehouse import read


@dataclass(frozen=True)
class Choice:
    """The nearest choice that is published; `notices` tell where it differs from the asked."""

    gender: str
    provider: str
    year: int | None
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Offer:
    """One row per indicator, gender, provider and year with at least one value in the area."""

    rows: pd.DataFrame

    def _of(self, indicator: Indicator, **fixed: str) -> pd.DataFrame:
        rows = self.rows[self.rows.indicator == indicator.id]
        for column, value in fixed.items():
            rows = rows[rows[column] == value]
        return rows

    def genders(self, indicator: Indicator, provider: str) -> list[str]:
        """Return the genders published for this provider, all pupils first."""
        found = set(self._of(indicator, provider=provider).gender)
        return [g for g in GENDERS if g in found]

    def providers(self, indicator: Indicator, gender: str) -> list[str]:
        """Return the providers published for this gender, all first."""
        found = set(self._of(indicator, gender=gender).provider)
        return [p for p in PROVIDERS if p in found]

    def years(self, indicator: Indicator, gender: str, provider: str) -> list[int]:
        """Return the years published, earliest first."""
        rows = self._of(indicator, gender=gender, provider=provider)
        return sorted(int(y) for y in rows.year.unique())

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
            notices.append(f"Måttet publiceras inte för {GENDERS[gender].lower()} i detta urval.")
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


def offer(codes: list[str]) -> Offer:
    """Return what is published for these municipalities."""
    return Offer(read("offered", codes=codes))
