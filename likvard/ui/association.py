"""Samband: any two measures, the municipalities between them, or why that cannot be shown."""

from dataclasses import dataclass, replace
from typing import Final

from markupsafe import Markup

from likvard import captions
from likvard.address import View
from likvard.catalogue import Indicator
from likvard.choice import data_address, panel_for
from likvard.equity.association import Association, association
from likvard.equity.matching import Refusal, other, refusal, springs, suggested
from likvard.equity.pairing import spring_of
from likvard.measures.arrays import NotDefinedError
from likvard.story import association as story
from likvard.story import matching
from likvard.ui.cards import filename, select_hrefs
from likvard.ui.chart import Card
from likvard.ui.html import render
from likvard.ui.kept import kept
from likvard.ui.pairing import between, marks, table, told
from likvard.ui.strip import Item

_OWN: Final = "linje, varje kommun väger lika, och korrelation med 95 % intervall"


@dataclass(frozen=True)
class Shown:
    """The two measures; `found` what is shown of them, None where they are refused."""

    y: Indicator
    x: Indicator
    refusal: Refusal | None
    found: Association | None


@kept
def shown(view: View) -> Shown:
    """Return what the address asks for."""
    y, x = view.indicator, other(view)
    reason = refusal(view, y, x)
    if reason is not None:
        return Shown(y, x, reason, None)
    try:
        return Shown(y, x, None, association(view, y, x))
    except NotDefinedError:
        return Shown(y, x, "years", None)


def title(view: View, page: Shown) -> dict[str, object]:
    """Return the page's title, the answer or the reason for none, and what it is about."""
    if page.found is not None:
        told = [story.lede(page.found, view.area.spoken), *_other_than_asked(view, page.found)]
        return {"lines": story.title(page.found), "lede": " ".join(told)}
    if page.refusal is None:
        return {"lines": [], "lede": ""}
    years = springs(view, page.y), springs(view, page.x)
    reason = matching.lede(page.refusal, page.y, page.x, years)
    return {"lines": [matching.title(page.refusal, page.y, page.x)], "lede": reason}


def _other_than_asked(view: View, found: Association) -> list[str]:
    """Return what differs from the shared choices of the page: the school year, the providers."""
    own, year = panel_for(view.catalogue, view, view.indicator)
    told = [
        matching.provided(own.provider, found.pairing.y.provider),
        matching.nearest(view.school_year, spring_of(view.indicator, year), found.spring),
    ]
    return [sentence for sentence in told if sentence]


def swap(view: View, page: Shown) -> Markup:
    """Return the link that lets the axes change places."""
    return render("swap", href=view.href(indikator=page.x.id, mot=page.y.id))


@kept
def instead(view: View, page: Shown) -> Markup:
    """Return the nearest measures that can be set against each of the two, as links."""
    kept_y = [_choice(i, view.href(mot=i.id)) for i in suggested(view, page.y, page.x)]
    kept_x = [
        _choice(i, view.href(indikator=i.id, mot=page.x.id))
        for i in suggested(view, page.x, page.y)
    ]
    lists = [(page.y.short, kept_y)]
    lists += [(page.x.short, kept_x)] if page.refusal != "same" else []
    return render("association_instead", lists=[pair for pair in lists if pair[1]])


def _choice(indicator: Indicator, href: str) -> Item:
    return Item(indicator.short, href)


@kept
def scatter_card(view: View, page: Shown) -> Card | None:
    """Return the municipalities between the two measures; None where they are refused."""
    found = page.found
    if found is None:
        return None
    pairing, spring, line = found.pairing, found.spring, found.line
    draw = between(view, pairing, spring, line, None if line is None else found.national_line)
    year = pairing.years(spring)[0]
    heading = story.heading(found)
    about = [marks(view, pairing, spring, line=line is not None), captions.NOT_PUPILS]
    about += [] if found.country is not None else [story.NO_COUNTRY]
    return Card(
        address=view.href(),
        draws=[draw],
        key="samband",
        heading=heading,
        subtitle=" ".join(about),
        source=_source(view, found),
        alt=f"{' '.join(story.title(found))}. {told(view, pairing, spring)}",
        table=table(pairing, spring),
        filename=filename(view, pairing.y, year, f"mot_{page.x.id}"),
        data_href=_data(view, found, year),
        hrefs=select_hrefs(view),
    )


def _source(view: View, found: Association) -> str:
    sources = captions.sources(view.catalogue, (found.pairing.y, found.pairing.x))
    own = "" if found.line is None else f" Egen beräkning på dessa uppgifter: {_OWN}."
    return f"{sources}{own}"


def _data(view: View, found: Association, year: int) -> str:
    """Return where the data lies; both measures stand in the address, also the plain ones."""
    named = replace(view, other=found.pairing.x.indicator)
    return data_address(named, "samband", found.pairing.y, year)


@kept
def words(view: View, page: Shown) -> Markup:
    """Return the three columns: how closely, municipalities and not pupils, years and schools."""
    found = page.found
    if found is None:
        return Markup()
    return render(
        "association_words",
        closeness=story.closeness(found, view.area.spoken),
        pupils=story.NOT_PUPILS,
        cause=story.NOT_CAUSE,
        years=story.years(found),
        certainty=story.certainty(found),
    )
