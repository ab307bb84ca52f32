"""Judged need of programmes: what was judged where, weighed by places, and the four plain words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isnan
from typing import Final, Literal

import pandas as pd

from likvard.catalogue import Area

UP, HOLD, DOWN = 1, 0, -1
JUDGEMENTS: Final[Mapping[str, int]] = {"öka": UP, "behålla": HOLD, "minska": DOWN}
Word = Literal["bygg ut", "locka fler", "håll kvar", "pröva ned", ""]


@dataclass(frozen=True)
class Needs:
    """What is judged of one school year's programmes, by area.

    `areas` are the catalogue's, the smallest first; `rows` have the columns of the template
    "behov"; `places` the places by municipality and programme, for judgements that are numbers.
    `entered` are the reader's own, which go before all others.
    """

    rows: pd.DataFrame
    areas: Sequence[Area]
    on: date
    places: Mapping[tuple[str, str], float]
    entered: Mapping[str, int]

    def judged(self, municipality: str, programme: str) -> int | None:
        """Return the judgement that holds for a programme in a municipality, None for none.

        It is that of the smallest area it lies in, else of the whole. Judgements of one area that
        contradict each other are none.
        """
        if programme in self.entered:
            return self.entered[programme]
        own = self.rows[self.rows["programme"] == programme]
        for area in self.areas:
            here = own[own["area"] == area.id]
            codes = area.codes(self.on)
            if len(here) and municipality in codes:
                return self._agreed(here, codes, programme)
        whole = own[own["area"].isna()]
        return self._agreed(whole, {code for code, _ in self.places}, programme)

    def _agreed(self, rows: pd.DataFrame, codes: Iterable[str], programme: str) -> int | None:
        total = sum(self.places.get((code, programme), 0.0) for code in codes)
        pairs = zip(rows["judgement"].tolist(), rows["wanted"].tolist(), strict=True)
        found = {judgement(word, wanted, total) for word, wanted in pairs}
        return found.pop() if len(found) == 1 else None


def judgement(word: object, wanted: object, places: float) -> int | None:
    """Return a judgement in words as a direction, else that of a wanted number beside the places.

    >>> judgement("öka", None, 30), judgement(None, 24, 30), judgement(None, 24, float("nan"))
    (1, -1, None)
    """
    if isinstance(word, str):
        return JUDGEMENTS[word]
    if pd.isna(wanted) or isnan(places):  # type: ignore[call-overload]  # a cell is one value
        return None
    number = float(str(wanted))
    return (number > places) - (number < places)


def word(per_place: float, need: float) -> Word:
    """Return what demand and need say together; empty where need is judged as it is, or unknown.

    Demand is high from one first-hand applicant per place.

    >>> word(1.2, 100), word(0.8, 20), word(1.0, -100), word(0.5, -1), word(1.2, 0)
    ('bygg ut', 'locka fler', 'håll kvar', 'pröva ned', '')
    """
    if isnan(per_place) or isnan(need) or need == 0:
        return ""
    if need > 0:
        return "bygg ut" if per_place >= 1 else "locka fler"
    return "håll kvar" if per_place >= 1 else "pröva ned"
