"""From a view to its figures: the panels and years that the choices come down to."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from likvard import swedish
from likvard.address import PROVIDERS, View, for_all_forms
from likvard.catalogue import Catalogue, Form, Indicator, Municipality
from likvard.measures.arrays import NotDefinedError
from likvard.offer import Choice, Offer, offer, people
from likvard.panel import Panel, of_means, panel
from likvard.suited import BY_GENDER
from likvard.warehouse import read

AFTER_THE_PROFILE: Final = 100
LOOK_BACK: Final = 10


def offered(view: View) -> Offer:
    """Return what is published for the view's area."""
    return offer([m.code for m in view.members])


def chosen(view: View, indicator: Indicator) -> Choice:
    """Return the nearest published choice for an indicator, told where its years end earlier.

    Girls stand for both where a page shows them beside boys: both are published for the same years.
    """
    if view.path in BY_GENDER and view.gender == "T":
        view = replace(view, gender="K")
    choice = offered(view).nearest(view, indicator)
    told = [_ends_earlier(view, indicator, choice) if choice.year is None else ""]
    told += [_without_means(view, indicator, choice)]
    return replace(choice, notices=(*choice.notices, *filter(None, told)))


def _without_means(view: View, indicator: Indicator, choice: Choice) -> str:
    if view.years_mean == 1:
        return ""
    single = panel(view.catalogue, indicator, view.area, choice.gender, choice.provider)
    lacking = bool(single.years) and not of_means(single).years
    return "Tre år i följd är inte publicerade. Visar ett år i taget." if lacking else ""


def _ends_earlier(view: View, indicator: Indicator, choice: Choice) -> str:
    everyone = ("T", offered(view).default_provider(indicator))
    part = (choice.gender, choice.provider)
    if part == everyone:
        return ""
    own, whole = (panel(view.catalogue, indicator, view.area, *pair) for pair in (part, everyone))
    if not own.years or not whole.years or own.latest >= whole.latest:
        return ""
    told = _both(indicator) if view.path in BY_GENDER else _part(indicator, *part)
    return f"Uppgift för {told} finns till och med {own.in_year(own.latest)}."


def _both(indicator: Indicator) -> str:
    return " och ".join(who.lower() for who in indicator.people[1:])


def _part(indicator: Indicator, gender: str, provider: str) -> str:
    pupils, schools = people(indicator)[gender].lower(), PROVIDERS[provider].lower()
    if provider == "all":
        return pupils
    return schools if gender == "T" else f"{pupils} i {schools}"


def for_several(view: View, form: Form | None = None) -> View:
    """Return the view as pages of several indicators show it, with a notice where it differs.

    An area of one school form gives way unless the page is of that `form`, and so does a year
    outside the figures: the years are those of the headline indicators, from the first of any to
    the last of any.
    """
    view = view if form else for_all_forms(view)
    asked, offer = view.school_year, offered(view)
    published = [
        year + (indicator.period != "spring")
        for indicator in view.catalogue.indicators
        if indicator.headline is not None
        for year in offer.years(indicator, "T", offer.default_provider(indicator))
    ]
    if asked is None or not published or min(published) <= asked <= max(published):
        return view
    told = f"Uppgift saknas för {swedish.in_year(asked, 'spring')}. Visar det senaste."
    return replace(view, school_year=None, notices=(*view.notices, told))


def panel_for(catalogue: Catalogue, view: View, indicator: Indicator) -> tuple[Panel, int]:
    """Return the indicator's panel and the year shown.

    Raises
    ------
    NotDefinedError
        If nothing at all is published for the indicator in the area.
    """
    choice = chosen(view, indicator)
    single = panel(catalogue, indicator, view.area, choice.gender, choice.provider)
    found = meant(view, single)
    return found, _nearest(found, choice.year)


def meant(view: View, single: Panel) -> Panel:
    """Return the panel of three-year means where they are asked for and there are any."""
    if view.years_mean == 1:
        return single
    means = of_means(single)
    return means if means.years else single


def _nearest(found: Panel, year: int | None) -> int:
    """Return the year, or the nearest that the panel has; the latest for None."""
    if year is None or not found.years:
        return found.latest
    return min(found.years, key=lambda y: (abs(y - year), y))


def years_for(view: View, indicator: Indicator) -> list[int]:
    """Return the years that can be shown for an indicator, earliest first."""
    try:
        return list(panel_for(view.catalogue, view, indicator)[0].years)
    except NotDefinedError:
        return []


def panels_for(
    catalogue: Catalogue, view: View, order: Callable[[Indicator], int | None]
) -> list[tuple[Panel, int]]:
    """Return the ordered indicators' panels for all pupils, each with its latest year so far.

    "So far" is the chosen school year, so that a meeting can look back; indicators with no
    figures that early are left out.
    """
    ranked = [(order(i), i) for i in catalogue.indicators]
    found = []
    for _, indicator in sorted(((n, i) for n, i in ranked if n is not None), key=lambda p: p[0]):
        provider = offered(view).default_provider(indicator)
        whole = meant(view, panel(catalogue, indicator, view.area, provider=provider))
        year = latest_until(whole, view.year_of(indicator))
        if year is not None:
            found.append((whole if view.school_year is None else whole.until(year), year))
    return found


def headlines(view: View) -> list[tuple[Panel, int]]:
    """Return the headline indicators' panels of single years: means would blur how they change."""
    single = replace(view, years_mean=1)
    return panels_for(view.catalogue, single, lambda i: i.headline)


def similar(catalogue: Catalogue, panel: Panel, own: Municipality) -> tuple[Panel, int] | None:
    """Return the panel of a municipality and those like it, and the year of the grouping.

    They are like it in what matters to the indicator's form of school, whatever their county;
    None where no grouping is published.
    """
    found = read("similar", municipality=own.code, form=panel.indicator.form)
    if found.empty:
        return None
    codes = {own.code, *found["code"]}
    like = [m for m in catalogue.municipalities if m.code in codes]
    ordered = sorted(like, key=lambda m: swedish.sort_key(m.name))
    return replace(panel, members=tuple(ordered)), int(found["year"].max())


def earlier(panel: Panel, year: int) -> int:
    """Return the oldest comparable year with a spread, at most ten years before, else the year."""
    back = [y for y in panel.distances(year - LOOK_BACK) if y <= year]
    return back[0] if back else year


def data_address(view: View, name: str, panel: Panel, year: int) -> str:
    """Return where the data behind a chart lies: the panel shown, in or until the year shown."""
    step = panel.indicator.period != "spring"
    return view.href(
        f"/data/{name}.csv",
        indikator=panel.indicator.id,
        kon=None if panel.gender == "T" else panel.gender,
        huvudman=None if panel.provider == "all" else view.provider_word(panel.provider),
        ar=str(year + step),
    )


def in_profile(indicator: Indicator) -> int | None:
    """Return the indicator's place on Min kommun: its own, else after those as a headline."""
    if indicator.profile is not None:
        return indicator.profile
    return None if indicator.headline is None else AFTER_THE_PROFILE + indicator.headline


def latest_until(whole: Panel, asked: int | None) -> int | None:
    """Return the latest year not after the asked one; None when there is none."""
    try:
        last = whole.latest
    except NotDefinedError:
        return None
    if asked is None or asked >= last:
        return last
    earlier = [y for y in whole.years if y <= asked]
    return earlier[-1] if earlier else None
