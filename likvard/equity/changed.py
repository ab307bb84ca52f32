"""What a frozen view shows that differs from the latest figures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from likvard.address import PROVIDERS, View
from likvard.catalogue import Indicator, load_catalogue
from likvard.changes import Change, Series, changes, elsewhere, of_panel, of_units
from likvard.choice import chosen, headlines, in_profile, panels_for
from likvard.equity.background import BACKGROUNDS
from likvard.equity.matching import other
from likvard.equity.need import EDUCATION
from likvard.equity.schools_view import schools_view
from likvard.kinds import KINDS
from likvard.offer import people
from likvard.panel import panel
from likvard.published import published
from likvard.suited import indicators_for
from likvard.units import unit_panel
from likvard.versions import reading


class Subject(NamedTuple):
    """One indicator for one gender and provider."""

    indicator: Indicator
    gender: str
    provider: str


@dataclass(frozen=True)
class Changed:
    """The cells of a view that differ, the least expected first; and how many of other places."""

    cells: tuple[Change, ...]
    elsewhere: int

    @property
    def rounded(self) -> int:
        """Return how many of them are shown as the same number."""
        return sum(cell.rounded for cell in self.cells)


def changed(view: View, path: str) -> Changed | None:
    """Return what differs between the version read now and the live one, on the page at a path.

    None for a page that shows no figures of its own.
    """
    pairs = _units(view) if path == "/skolor" else _panels(view, path)
    if not pairs:
        return None
    cells = [cell for old, new in pairs for cell in changes(old, new)]
    ordered = tuple(sorted(cells, key=lambda cell: KINDS.index(cell.kind)))
    return Changed(ordered, sum(elsewhere(old, new) for old, new in pairs))


def _units(view: View) -> list[tuple[Series, Series]]:
    old = schools_view(view).panel
    with reading(""):
        new = unit_panel(load_catalogue(), old.measure, view.area)
    return [(of_units(old), of_units(replace(new, members=old.members)))]


def _panels(view: View, path: str) -> list[tuple[Series, Series]]:
    found = list(dict.fromkeys(subjects(view, path)))
    old = [_series(view, subject) for subject in found]
    with reading(""):
        new = [_series(replace(view, catalogue=load_catalogue()), s) for s in map(_live, found)]
    return list(zip(old, new, strict=True))


def _live(subject: Subject) -> Subject:
    """Return the subject with the indicator of the live catalogue, if it is still there."""
    live = published(load_catalogue())
    same = (i for i in live.known if i.id == subject.indicator.id)
    return subject._replace(indicator=next(same, subject.indicator))


def _series(view: View, subject: Subject) -> Series:
    """Return the published values for the members of the view, whatever the area has now."""
    found = panel(view.catalogue, subject.indicator, view.area, subject.gender, subject.provider)
    gender = people(subject.indicator)[subject.gender]
    return of_panel(replace(found, members=view.members), gender, PROVIDERS[subject.provider])


def subjects(view: View, path: str) -> list[Subject]:
    """Return the indicators that the page at a path shows for the view."""
    shown = _SUBJECTS.get(path)
    return [] if shown is None else shown(view)


def _own(view: View) -> list[Subject]:
    return [_chosen(view, view.indicator)]


def _chosen(view: View, indicator: Indicator) -> Subject:
    choice = chosen(view, indicator)
    return Subject(indicator, choice.gender, choice.provider)


def _headlines(view: View) -> list[Subject]:
    return [Subject(p.indicator, p.gender, p.provider) for p, _ in headlines(view)]


def _profile(view: View) -> list[Subject]:
    found = panels_for(view.catalogue, view, in_profile)
    return [Subject(p.indicator, p.gender, p.provider) for p, _ in found]


def _spread(view: View) -> list[Subject]:
    own = _chosen(view, view.indicator)
    parts = ("municipal", "independent") if view.grouping == "huvudman" else ()
    return [own, *(own._replace(provider=provider) for provider in parts)]


def _genders(view: View) -> list[Subject]:
    own = _chosen(view, view.indicator)
    return [own._replace(gender=gender) for gender in ("K", "M")]


def _background(view: View) -> list[Subject]:
    own = _chosen(view, view.indicator)
    beside = (view.catalogue.indicator(name) for name in BACKGROUNDS.values())
    return [own, *(Subject(indicator, "T", own.provider) for indicator in beside)]


def _resources(view: View) -> list[Subject]:
    own = [_chosen(view, i) for i in indicators_for("/resurser", view.catalogue)]
    educated = view.catalogue.indicator(EDUCATION)
    return [*own, *(Subject(educated, "T", subject.provider) for subject in own)]


def _two(view: View) -> list[Subject]:
    return [_chosen(view, indicator) for indicator in (view.indicator, other(view))]


_SUBJECTS: Final[Mapping[str, Callable[[View], list[Subject]]]] = {
    "/": _headlines,
    "/indikator": _own,
    "/spridning": _spread,
    "/bakgrund": _background,
    "/konen": _genders,
    "/resurser": _resources,
    "/samband": _two,
    "/kommun": _profile,
}
