"""What Kolada answers, as rows: values of municipalities, and which municipalities are alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from likvard.refresh.asking import Answered, Asked, Origin, answered
from likvard.refresh.rows import MUNICIPALITY, SIMILAR, joined, table
from likvard.sources.kolada import Kolada

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa

    from likvard.catalogue import Catalogue
    from likvard.refresh.plan import Fetched
    from likvard.sources.kolada_records import Group, Value

COUNTRY: Final = "0000"
ALIKE: Final = "Liknande kommuner"
FIRST: Final = 1990
_TITLE: Final = re.compile(rf"{ALIKE} (\w+), (.+), (\d{{4}})")


def kolada(asked: Asked) -> Iterator[Answered]:
    """Give what Kolada answers for its sets."""
    for one in asked.plan.of("kolada"):
        if one.kind == "similar":
            if asked.since is None:
                yield _similar(one, asked)
        else:
            yield _values(one, asked)


def _values(one: Fetched, asked: Asked) -> Answered:
    origin, since = Origin(), asked.since
    client = Kolada(asked.fetcher, told=asked.telling(f"Kolada: {one.figure_set}"))
    years = range(FIRST, since.year + 2) if since else ()
    areas = [*asked.plan.codes, COUNTRY]
    kpis = [kpi for kpi in asked.plan.kpis(one.figure_set) if kpi not in asked.lacking]
    found = client.values(kpis, areas, years=years, since=since)
    here: list[pa.Table] = []
    gone: list[pa.Table] = []
    for records in origin.noted(found):
        here.append(_rows(value for value in records if not value.deleted))
        gone.append(_rows(value for value in records if value.deleted))
    rows = joined(MUNICIPALITY, here, repeats=False)
    taken = joined(MUNICIPALITY, gone, repeats=False) if since else None
    return Answered(one.figure_set, MUNICIPALITY, rows, origin, taken)


def _rows(values: Iterable[Value]) -> pa.Table:
    """Return values as rows; one that Kolada has no number for is a missing one."""
    return table(
        MUNICIPALITY,
        (
            (
                v.kpi,
                v.year,
                v.gender,
                "all",
                v.area,
                v.value,
                "" if v.value is not None else "missing",
            )
            for v in values
        ),
    )


def _similar(one: Fetched, asked: Asked) -> Answered:
    origin = Origin()
    client = Kolada(asked.fetcher, told=asked.telling(f"Kolada: {one.figure_set}"))
    groups = [g for found in origin.noted(client.municipality_groups(ALIKE)) for g in found]
    return answered(one.figure_set, SIMILAR, [_alike(groups, asked.plan.catalogue)], origin)


def _alike(groups: Iterable[Group], catalogue: Catalogue) -> pa.Table:
    """Return the groups of the latest year for each school form and municipality."""
    codes = {m.name: m.code for m in catalogue.municipalities}
    latest: dict[tuple[str, str], tuple[int, Group]] = {}
    for group in groups:
        told = _TITLE.fullmatch(group.title)
        if told and told[2] in codes:
            key, year = (told[1], codes[told[2]]), int(told[3])
            latest[key] = max(latest.get(key, (0, group)), (year, group), key=lambda x: x[0])
    return table(
        SIMILAR,
        (
            (form, code, member.member_id, year)
            for (form, code), (year, group) in latest.items()
            for member in group.members
        ),
    )
