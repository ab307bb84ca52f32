"""One slide: its view at the year shown first, at the other years, and as a phone shows it."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from markupsafe import Markup

from likvard.exports.deck.fit import Header, header
from likvard.exports.deck.parts import rendered
from likvard.exports.deck.picture import chart, narrow
from likvard.exports.deck.stop import Followed, Stop
from likvard.exports.deck.words import foot, reading, subtitle
from likvard.exports.exhibit import Exhibit
from likvard.exports.qr import qr_svg
from likvard.figures.theme import LIGHT

_CODE: Final = 140
_HOVER: Final = re.compile(r"<(title|desc)>.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Slide:
    """What stands on one slide, as HTML: `years` has the views of the other years by place."""

    html: Markup
    at: int
    years: Mapping[int, Markup]
    phone: Markup

    def within(self, reach: int) -> "Slide":
        """Return the slide with the years at most so many steps from the one shown first."""
        near = {year: view for year, view in self.years.items() if abs(year - self.at) <= reach}
        return replace(self, years=near)


def slides_of(stops: Sequence[Stop], link: Callable[[str], str], *, years: bool) -> list[Slide]:
    """Return every view's slide, with the other years or without."""
    return [
        _slide(stop, (place, len(stops)), link, years=years) for place, stop in enumerate(stops, 1)
    ]


def _slide(stop: Stop, place: tuple[int, int], link: Callable[[str], str], *, years: bool) -> Slide:
    others = stop.rest if years else ()
    views = {year: view_of(stop, year, place, link) for year in others}
    first = view_of(stop, stop.at, place, link)
    return Slide(first, stop.at, views, narrow(stop.first, f"p{place[0]}"))


def view_of(stop: Stop, year: int, place: tuple[int, int], link: Callable[[str], str]) -> Markup:
    """Return the view of one year; `place` is the slide's number and how many there are."""
    exhibit = stop.exhibit(year)
    drawn = chart(exhibit, place[0])
    unnamed = _unnamed(stop.followed, drawn)
    head = header(exhibit.lines, subtitle(exhibit), year=bool(stop.years))
    address = "" if exhibit.missing else link(exhibit.address)
    return rendered(
        "slide",
        head=head,
        year=stop.years[year] if stop.years else "",
        chart=drawn,
        table=exhibit.text,
        tabular=exhibit.text is not None and not exhibit.draws,
        followed=[{"name": f.name, "colour": LIGHT.chosen[f.colour]} for f in unnamed],
        foot=_foot(exhibit, head, unnamed),
        place=place,
        code=_code(address) if address else "",
        address=address,
        reading=reading(exhibit),
    )


def _foot(exhibit: Exhibit, head: Header, named: Sequence[Followed]) -> str:
    names = " ".join(f"●  {one.name}" for one in named)
    return foot(exhibit, head.rest, names, first=bool(head.subtitle))


def _unnamed(followed: Sequence[Followed], drawn: str) -> list[Followed]:
    """Return those that the chart shows in their colour without their name beside."""
    seen = _HOVER.sub("", drawn)
    return [one for one in followed if LIGHT.chosen[one.colour] in seen and one.name not in seen]


@lru_cache(maxsize=512)
def _code(address: str) -> Markup:
    return Markup(qr_svg(address, size=_CODE))  # noqa: S704  drawn by us
