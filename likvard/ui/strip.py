"""The shared choices: school year, gender, provider, area, followed municipalities."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from likvard.address import GENDERS, PROVIDERS, View
from likvard.catalogue import Area
from likvard.choice import chosen, latest_until, meant, offered, panel_for
from likvard.followed import MOST_FOLLOWED
from likvard.measures.arrays import NotDefinedError
from likvard.offer import Choice, people
from likvard.panel import Panel, of_means, panel
from likvard.region import choosable
from likvard.suited import BY_GENDER
from likvard.ui.sections import section_at
from likvard.versions import today

FEW = 3  # with more followed the line is short of room
NOT_SPLIT = "Publiceras inte för måttet."
ONLY_SOME = {
    "municipal": "Måttet publiceras bara för kommunala skolor.",
    "independent": "Måttet publiceras bara för fristående skolor.",
}
BOTH_HERE = "Den här sidan visar alltid båda."
EVERYONE_HERE = "Den här sidan visar alla elever och huvudmän. Uppdelningen finns på Utforska."


class Item(NamedTuple):
    """One choice: a link, with other words it is found by."""

    text: str
    href: str
    words: str = ""
    current: bool = False


@dataclass(frozen=True)
class Menu:
    """One menu: what is chosen, and the choices; `off` says why there are none.

    `before` are choices of another kind, that stand first.
    """

    id: str
    name: str
    label: str
    items: tuple[Item, ...]
    off: str = ""
    before: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Followed:
    """A followed municipality with its colour slot and the address without it."""

    name: str
    slot: int
    href: str


@dataclass(frozen=True)
class Strip:
    """All shared choices of a page."""

    menus: tuple[Menu, ...]
    followed: tuple[Followed, ...]
    more: tuple[Item, ...]
    full: bool

    @property
    def summary(self) -> str:
        """Return the choices in one line, for a phone."""
        year, gender, _, area = (menu.label for menu in self.menus)
        when = year.removeprefix("Läsår ")
        return f"{when}, {gender.lower()}, {area.split(',')[0]}"


def strip(view: View, *, split: bool) -> Strip:
    """Return the shared choices; `split` where the page follows one indicator's own splits.

    A page of several indicators offers the years of the first headline indicator.
    """
    own = _splits(view) if split else _unsplit()
    return Strip(
        (_years(view) if split else _years_of_all(view), *own, _areas(view, split=split)),
        tuple(_followed(view)),
        tuple(follow_items(view)),
        sum(map(bool, view.slots)) >= MOST_FOLLOWED,
    )


def follow_items(view: View, path: str | None = None) -> list[Item]:
    """Return the members not yet followed, each with the address that follows it."""
    return [
        Item(m.name, view.href(path, kommun=view.following(m.slug)), words=m.kind)
        for m in view.members
        if m.slug not in view.slots
    ]


def _years(view: View) -> Menu:
    try:
        return _year_menu(view, *panel_for(view.catalogue, view, view.indicator))
    except NotDefinedError:
        return Menu("val-ar", "Läsår", "Läsår –", ())


def _years_of_all(view: View) -> Menu:
    indicator = view.leading
    provider = offered(view).default_provider(indicator)
    single = panel(view.catalogue, indicator, view.area, provider=provider)
    whole = meant(view, single) if section_at(view.path).means else single
    menu = _year_menu(view, whole, latest_until(whole, view.year_of(indicator)))
    latest = view.school_year is None and section_at(view.path).own_years
    return replace(menu, label="Senaste läsår") if latest else menu


def _year_menu(view: View, shown: Panel, year: int | None) -> Menu:
    period = shown.indicator.period
    items = tuple(
        Item(shown.period(y), view.href(ar=str(y + (period != "spring"))), current=y == year)
        for y in reversed(shown.years)
    )
    noun = "År" if period == "calendar" else "Läsår"
    label = "–" if year is None else shown.period(year)
    return Menu("val-ar", "Läsår", f"{noun} {label}", items, before=_means(view, shown))


def _means(view: View, shown: Panel) -> tuple[Item, ...]:
    """Return the choice between single years and means of three; none where it makes no odds."""
    if not section_at(view.path).means or not of_means(shown.single).years:
        return ()
    return tuple(
        Item(text, view.href(medel=word), current=shown.span_years == years)
        for text, word, years in (("Ett år", None, 1), ("Medel av tre år", "3", 3))
    )


def _unsplit() -> tuple[Menu, Menu]:
    return (
        Menu("val-kon", "Kön", GENDERS["T"], (), EVERYONE_HERE),
        Menu("val-huvudman", "Huvudman", PROVIDERS["all"], (), EVERYONE_HERE),
    )


def _splits(view: View) -> tuple[Menu, Menu]:
    choice = chosen(view, view.indicator)
    return _genders(view, choice), _providers(view, choice)


def _genders(view: View, choice: Choice) -> Menu:
    names = people(view.indicator)
    if view.path in BY_GENDER:
        return Menu("val-kon", "Kön", f"{names['K']} och {names['M'].lower()}", (), BOTH_HERE)
    items = tuple(
        Item(names[g], view.href(kon=g if g != "T" else None), current=g == choice.gender)
        for g in offered(view).genders(view.indicator, choice.provider)
    )
    return Menu("val-kon", "Kön", names[choice.gender], items, "" if items[1:] else NOT_SPLIT)


def _providers(view: View, choice: Choice) -> Menu:
    found = offered(view).providers(view.indicator, choice.gender)
    items = tuple(
        Item(
            PROVIDERS[p],
            view.href(huvudman=view.provider_word(p) if p != found[0] else None),
            current=p == choice.provider,
        )
        for p in found
    )
    off = "" if items[1:] else ONLY_SOME.get(choice.provider, NOT_SPLIT)
    return Menu("val-huvudman", "Huvudman", PROVIDERS[choice.provider], items, off)


def _areas(view: View, *, split: bool) -> Menu:
    items = []
    form = section_at(view.path).form or (view.indicator.form if split else None)
    for area in choosable(view.catalogue, form):
        parts = (a for a in view.catalogue.areas if a.parent == area.id)
        items += [_area(view, area, _counted(area, area.title))]
        items += [_area(view, part, part.title) for part in parts]
    name = f"{view.area.spoken[:1].upper()}{view.area.spoken[1:]}"
    short = name if len(view.followed) > FEW else _counted(view.area, name)
    part = view.highlighted
    label = short if part is None else f"{part.title}, framhävd"
    return Menu("val-omrade", "Område", label, tuple(items))


def _area(view: View, area: Area, text: str) -> Item:
    home = area is view.catalogue.areas[0]
    shown = view.highlighted or view.area
    return Item(text, view.href(omrade=None if home else area.id), current=area is shown)


def _counted(area: Area, name: str) -> str:
    return f"{name}, {len(area.codes(today()))} kommuner"


def _followed(view: View) -> list[Followed]:
    return [
        Followed(
            view.catalogue.municipality(slug).name, slot, view.href(kommun=view.following(slug))
        )
        for slot, slug in enumerate(view.slots)
        if slug
    ]
