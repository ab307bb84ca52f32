"""Means of several years, by choice: what a small municipality has too few pupils for in one."""

from collections.abc import Mapping, Sequence
from math import isnan, nan

from likvard.catalogue import Indicator
from likvard.cells import NOT_PUBLISHED, Published
from likvard.measures.standard_deviation import mean

ByYear = dict[int, dict[str, Published]]


def averaged(published: Mapping[int, Mapping[str, Published]], of: Indicator, years: int) -> ByYear:
    """Return the mean of each year and those before it, so many in all, under the last one's year.

    Weighted by n where n is published for all of them, n being their sum; else every year counts
    alike and n is not known. A municipality lacking any of the years has no mean, with the reason
    of the year that is missing. No mean reaches across a break in the series.
    """
    found: ByYear = {}
    for last in published:
        span = range(last - years + 1, last + 1)
        broken = any(span[0] < b.year <= last for b in of.series_breaks)
        if not broken and all(year in published for year in span):
            rows = [published[year] for year in span]
            found[last] = {
                code: _mean([r.get(code, NOT_PUBLISHED) for r in rows]) for code in rows[-1]
            }
    return found


def _mean(years: Sequence[Published]) -> Published:
    lacking = [p for p in years if isnan(p.value)]
    if lacking:
        return Published(nan, nan, lacking[-1].status)
    status = next((p.status for p in years if p.status == "preliminary"), "")
    counts = [p.n for p in years]
    counted = all(n >= 1 for n in counts)
    value = mean([p.value for p in years], counts if counted else None)
    return Published(value, sum(counts) if counted else nan, status)
