"""The shared choices: school year, gender, provider, area, followed municipalities."""

from dataclasses import dataclass
from typing import NamedTuple

from likvard import swedish
from likvard.address import GENDERS, MOST_FOLLOWED, PROVIDERS, View
from likvard.choice import chosen, offered, panel_for
from likvard.measures.arrays import NotDefinedError

NOT_SPLIT = "Publiceras inte för måttet."
EVERYONE_HERE = "Den här sidan visar alla elever och huvudmän. Uppdelningen finns på Utforska."


class Item(NamedTuple):
    """One choice: a link, with other words it is found by."""

    text: str
    href: str
    words: str = ""
    current: bool = False


@dataclass(frozen=True)
class Menu:
    """One menu: what is chosen, and the choices; `off` says why there are none."""

    id: str
    name: str
    label: str
    items: tuple[Item, ...]
    off: str = ""


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
    """Return the shared choices; `split` where the page follows one indicator's own splits."""
    return Strip(
        (_years(view, split=split), *_splits(view, split=split), _areas(view)),
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


def _years(view: View, *, split: bool) -> Menu:
    indicator, offer = view.indicator, offered(view)
    choice = chosen(view, indicator) if split else None
    gender, provider = (choice.gender, choice.provider) if choice else ("T", "all")
    if not split:
        provider = offer.default_provider(indicator)
    years = offer.years(indicator, gender, provider)
    shown = _shown_year(view, split=split)
    step = indicator.period != "spring"
    items = tuple(
        Item(
            swedish.school_year(y, indicator.period),
            view.href(ar=str(y + step)),
            current=y == shown,
        )
        for y in reversed(years)
    )
    noun = "År" if indicator.period == "calendar" else "Läsår"
    label = swedish.school_year(shown, indicator.period) if shown else "–"
    return Menu("val-ar", "Läsår", f"{noun} {label}", items)


def _shown_year(view: View, *, split: bool) -> int | None:
    if not split and view.school_year is not None:
        return view.year_of(view.indicator)
    try:
        return panel_for(view.catalogue, view, view.indicator)[1]
    except NotDefinedError:
        return None


def _splits(view: View, *, split: bool) -> tuple[Menu, Menu]:
    if not split:
        return (
            Menu("val-kon", "Kön", GENDERS["T"], (), EVERYONE_HERE),
            Menu("val-huvudman", "Huvudman", PROVIDERS["all"], (), EVERYONE_HERE),
        )
    offer, choice = offered(view), chosen(view, view.indicator)
    genders = offer.genders(view.indicator, choice.provider)
    providers = offer.providers(view.indicator, choice.gender)
    return (
        Menu(
            "val-kon",
            "Kön",
            GENDERS[choice.gender],
            tuple(
                Item(GENDERS[g], view.href(kon=g if g != "T" else None), current=g == choice.gender)
                for g in genders
            ),
            NOT_SPLIT if len(genders) < 2 else "",  # noqa: PLR2004  one choice is none
        ),
        Menu(
            "val-huvudman",
            "Huvudman",
            PROVIDERS[choice.provider],
            tuple(
                Item(
                    PROVIDERS[p],
                    view.href(huvudman=view.provider_word(p) if p != providers[0] else None),
                    current=p == choice.provider,
                )
                for p in providers
            ),
            NOT_SPLIT if len(providers) < 2 else "",  # noqa: PLR2004
        ),
    )


def _areas(view: View) -> Menu:
    whole = f"{view.area.title}, {len(view.members)} kommuner"
    items = [Item(whole, view.href(omrade=None), current=view.highlighted is None)]
    items += [
        Item(part.title, view.href(omrade=part.id), current=part is view.highlighted)
        for part in view.parts
    ]
    label = whole if view.highlighted is None else f"{view.area.title}: {view.highlighted.title}"
    return Menu("val-omrade", "Område", label, tuple(items))


def _followed(view: View) -> list[Followed]:
    return [
        Followed(
            view.catalogue.municipality(slug).name, slot, view.href(kommun=view.following(slug))
        )
        for slot, slug in enumerate(view.slots)
        if slug
    ]
