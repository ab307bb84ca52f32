"""Which indicators a page can say something about, and what stands in for the others."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from likvard.address import GENDERS, View
from likvard.catalogue import Catalogue, Indicator
from likvard.cells import SUMS
from likvard.region import region
from likvard.warehouse import Stamp, read, stamp

PUPILS: Final = tuple(GENDERS.values())
BY_GENDER: Final = frozenset({"/konen"})
"""Pages that always show girls and boys beside each other, whatever the choice of gender."""
RESULTS: Final = frozenset({"betyg", "nationella-prov", "gymnasieskola"})
RESOURCES: Final = frozenset({"larare", "resurser"})
TEACHING: Final = ("lärare", "förskollärar")
"""In the titles of indicators of teachers that stand among those of their school form."""


def _of_pupils(indicator: Indicator) -> bool:
    """Return whether it is a result that the pupils' background is published to be set beside.

    The background is that of the pupils of the municipality's schools, in the autumn before.
    """
    school = indicator.perspective == "host" and indicator.form == "grundskola"
    return indicator.theme in RESULTS and school and indicator.period == "spring"


def _by_gender(indicator: Indicator) -> bool:
    """Return whether it is about pupils, and published for girls and boys each."""
    return indicator.people == PUPILS and indicator.id in _split_by_gender(stamp())


@lru_cache(maxsize=4)
def _split_by_gender(_live: Stamp) -> frozenset[str]:
    return frozenset(read("gender")["indicator"])


def _resource(indicator: Indicator) -> bool:
    """Return whether it is money or teachers of compulsory school, in the schools' own area.

    Pupils' need is published for schools, not for residents.
    """
    resource = indicator.theme in RESOURCES and indicator.form == "grundskola"
    return resource and indicator.perspective != "home"


def _teaching(indicator: Indicator) -> bool:
    """Return whether it tells of teachers or of other staff, in any school form."""
    named = indicator.title.lower()
    return indicator.theme == "larare" or any(word in named for word in TEACHING)


def _rate(indicator: Indicator) -> bool:
    """Return whether it is more than a sum of pupils, which follows the municipality's size."""
    return indicator.unit not in SUMS


def _carried(indicator: Indicator) -> bool:
    """Return whether it follows a municipality's own through upper secondary school."""
    return indicator.after_grade_nine is not None and indicator.perspective == "home"


SUITED: Final[Mapping[str, Callable[[Indicator], bool]]] = {
    "/spridning": _rate,
    "/bakgrund": _of_pupils,
    "/konen": _by_gender,
    "/resurser": _resource,
    "/larare": _teaching,
    "/genomstromning": _carried,
}


def _money(indicator: Indicator) -> bool:
    return indicator.theme == "resurser"


def _counted(indicator: Indicator) -> bool:
    """Return whether the gap's certainty can be judged: a share of a published number."""
    return indicator.proportion


OPENS_WITH: Final[Mapping[str, Callable[[Indicator], bool]]] = {
    "/resurser": _money,
    "/konen": _counted,
}
"""What a page opens with the first of, until an indicator is picked."""


def indicators_for(path: str, catalogue: Catalogue) -> list[Indicator]:
    """Return the indicators that suit the page at a path, in the catalogue's order."""
    fits = SUITED.get(path)
    return [i for i in catalogue.indicators if fits is None or fits(i)]


def suited(view: View) -> View:
    """Return the view with an indicator that suits its page, told where it is another.

    Its links keep the one asked for, for the pages that it suits. The view as it is where the
    figures have none that does.
    """
    fitting = indicators_for(view.path, view.catalogue)
    opens = OPENS_WITH.get(view.path)
    if not fitting or (view.indicator in fitting and (view.picked or opens is None)):
        return view
    first = (i for i in fitting if opens is not None and opens(i))
    shown, notices = next(first, fitting[0]), list(view.notices)
    if view.query["indikator"] is not None:
        notices.append(f"{view.indicator.short} passar inte på den här sidan. Visar {shown.short}.")
    asked = region(view.catalogue, view.query["omrade"], shown.form, [])
    return replace(
        view, indicator=shown, asked=view.indicator, region=asked, notices=tuple(notices)
    )
