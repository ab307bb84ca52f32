"""Which measures can be set against each other: of the same schools, in the same school years."""

from itertools import takewhile
from typing import Final, Literal

from likvard.address import View
from likvard.catalogue import Indicator
from likvard.choice import offered
from likvard.equity.pairing import Pairing, spring_of
from likvard.measures.arrays import NotDefinedError
from likvard.offer import Offer
from likvard.panel import panel

Refusal = Literal["same", "perspective", "provider", "years"]
SUGGESTED: Final = 3
_BACKGROUND: Final = "elever"


def refusal(view: View, y: Indicator, x: Indicator) -> Refusal | None:
    """Return why two measures cannot be set against each other; None when they can."""
    if y.id == x.id:
        return "same"
    sides = {y.perspective, x.perspective}
    if "home" in sides and len(sides) > 1:
        return "perspective"
    provider = _provider(offered(view), view.provider, y, x)
    if provider is None:
        return "provider"
    years = [springs(view, indicator, provider) for indicator in (y, x)]
    return None if set.intersection(*map(set, years)) else "years"


def springs(view: View, indicator: Indicator, provider: str = "") -> list[int]:
    """Return the school years, by their spring, that a measure is published for."""
    offer = offered(view)
    whose = provider or offer.default_provider(indicator)
    return [spring_of(indicator, year) for year in offer.years(indicator, "T", whose)]


def pairing(view: View, y: Indicator, x: Indicator) -> Pairing:
    """Return the two panels, of the same schools and, where published, of the same pupils.

    Raises
    ------
    NotDefinedError
        If they are refused.
    """
    offer = offered(view)
    provider = _provider(offer, view.provider, y, x)
    if provider is None or refusal(view, y, x):
        raise NotDefinedError("the two measures are not published for the same schools")
    first = panel(view.catalogue, y, view.area, _gender(offer, view.gender, provider, y), provider)
    gender = _gender(offer, first.gender, provider, x) if x.people == y.people else "T"
    return Pairing(first, panel(view.catalogue, x, view.area, gender, provider))


def _provider(offer: Offer, asked: str, y: Indicator, x: Indicator) -> str | None:
    """Return the asked provider where both have it, else the widest that both have."""
    shared = [p for p in offer.providers(y, "T") if p in offer.providers(x, "T")]
    return asked if asked in shared else next(iter(shared), None)


def _gender(offer: Offer, asked: str, provider: str, indicator: Indicator) -> str:
    return asked if asked in offer.genders(indicator, provider) else "T"


def other(view: View) -> Indicator:
    """Return the measure asked for across, or the first about the pupils that fits."""
    if view.other is not None:
        return view.other
    fitting = fits(view, view.indicator)
    about = (i for i in fitting if i.theme == _BACKGROUND)
    return next(about, next(iter(fitting), view.indicator))


def fits(view: View, kept: Indicator) -> list[Indicator]:
    """Return the measures that can be set against one, in the catalogue's order."""
    some = (i for i in view.catalogue.indicators if i.material != kept.material or not i.material)
    return [i for i in some if refusal(view, kept, i) is None]


def suggested(view: View, kept: Indicator, lost: Indicator) -> list[Indicator]:
    """Return the measures nearest to one that was refused, of those that fit the one kept."""
    return sorted(fits(view, kept), key=lambda i: _unlike(i, lost))[:SUGGESTED]


def _unlike(one: Indicator, other: Indicator) -> tuple[bool, bool, int]:
    """Return what sorts the likest first: theme, school form, and how the names begin."""
    begun = zip(*(i.measure.removeprefix("andelen ") for i in (one, other)), strict=False)
    alike = sum(1 for _ in takewhile(lambda letters: letters[0] == letters[1], begun))
    return one.theme != other.theme, one.form != other.form, -alike
