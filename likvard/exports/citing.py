"""How a view is referred to in a text: what, when, whose figures, which version, and where."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Final
from urllib.parse import parse_qs

from likvard import swedish
from likvard.catalogue import load_catalogue
from likvard.exports.exhibit import Exhibit
from likvard.exports.origin import Origin, origins
from likvard.exports.shown import Shown
from likvard.own.figures import INVENTED

_SCHOOL_YEAR: Final = re.compile(r"\b\d{4}/\d{2}\b")
_YEAR: Final = re.compile(r"\d{4}")
_IN_HEADER: Final = re.compile(r", (\d{4}) \(")
_OWN: Final = re.compile(r"\bberäkning|beräknade\b", re.IGNORECASE)
_NAMED: Final = re.compile(r"Käll(?:a|or): (.+?)\.(?= |$)")
_MOST_NAMED: Final = 3


def cite(exhibit: Exhibit, link: Callable[[str], str], today: date) -> str:
    """Return a reference to a view, ready to be pasted into a text.

    Title; measures and school years; whose figures; the version of the figures; the address
    frozen at it, and the day it was read. The same view on the same day gives the same words.
    """
    told = [exhibit.title, *_of(exhibit), _version(exhibit)]
    said = " ".join(_sentence(part) for part in told if part)
    return f"{said} {link(lasting(exhibit))} (läst {swedish.day(today)})."


def _sentence(text: str) -> str:
    """Return a sentence; a question, or what somebody has called out, keeps its own sign."""
    return text if text.endswith(("?", "!")) else swedish.sentence(text)


def lasting(exhibit: Exhibit) -> str:
    """Return a view's address frozen at the version shown: it shows the same figures next year."""
    path, _, query = exhibit.address.partition("?")
    if not exhibit.version or "data" in parse_qs(query):
        return exhibit.address
    return f"{path}?{'&'.join(filter(None, [query, f'data={exhibit.version}']))}"


def _of(exhibit: Exhibit) -> Iterator[str]:
    """Yield what the figures are about, and whose they are."""
    if exhibit.shown is None:
        return
    found = origins(load_catalogue(), exhibit.shown)
    area = {panel.area.title: None for panel in exhibit.shown.panels}
    about = ", ".join(filter(None, [_named(found), *area, when(exhibit.shown)]))
    yield exhibit.shown.about or about
    yield whose(exhibit.source)


def _named(found: tuple[Origin, ...]) -> str:
    """Return the measures by name, or how many they are."""
    titles = [one.measure.title for one in found]
    if len(titles) > _MOST_NAMED:
        return f"{swedish.counted(len(titles))} mått"
    return "; ".join(titles)


def when(shown: Shown) -> str:
    """Return the years of a file's figures: "läsåren 2015/16–2024/25 och år 2024"."""
    cells = list(_times(shown))
    school = sorted({year for cell in cells for year in _SCHOOL_YEAR.findall(cell)})
    calendar = sorted({cell for cell in cells if _YEAR.fullmatch(cell)})
    spans = (_span(school, "läsåret", "läsåren"), _span(calendar, "år", "åren"))
    return swedish.joined([span for span in spans if span])


def _times(shown: Shown) -> Iterable[str]:
    """Yield the cells that tell years, and the headers, which tell them in some tables."""
    for table in shown.tables:
        yield from table.header
        yield from _IN_HEADER.findall(" ".join(table.header))
        for place, name in enumerate(table.header):
            if "läsår" in name.lower():
                yield from {row[place] for row in table.rows}


def _span(years: list[str], one: str, many: str) -> str:
    if not years:
        return ""
    return f"{one} {years[0]}" if len(years) == 1 else f"{many} {years[0]}–{years[-1]}"


def whose(source: str) -> str:
    """Return whose figures a chart's source line names, or that they are computed from theirs.

    Invented rows are nobody's: that they are invented is told instead.
    """
    if source.startswith(INVENTED):
        return INVENTED.rstrip(".")
    named = _NAMED.search(source)
    if named is None:
        return ""
    own = f"Egen beräkning på uppgifter från {named[1]}"
    return own if _OWN.search(source) else named[0].rstrip(".")


def _version(exhibit: Exhibit) -> str:
    version = exhibit.version
    return f"Likvärd, uppgifternas version {version}" if version else "Likvärd"
