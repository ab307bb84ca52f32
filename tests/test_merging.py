"""New figures onto those at hand."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard.refresh import merging
from likvard.refresh.plan import Field, Merge
from likvard.refresh.rows import MUNICIPALITY, SCHOOL_UNIT, UNITS, joined, table, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pyarrow as pa

CELLS = st.tuples(
    st.sampled_from("ABC"),
    st.integers(2020, 2023),
    st.sampled_from("TKM"),
    st.just("all"),
    st.sampled_from(["1280", "1285"]),
)
VALUES = st.one_of(st.none(), st.integers(0, 9).map(float))


def tables(found: Mapping[Any, float | None]) -> pa.Table:
    """Return cells as a table."""
    rows = ((*key, v, "" if v is not None else "missing") for key, v in found.items())
    return joined(MUNICIPALITY, [table(MUNICIPALITY, rows)])


FIGURES = st.dictionaries(CELLS, VALUES, max_size=20).map(tables)


def keyed(found: pa.Table) -> dict[tuple[object, ...], tuple[object, ...]]:
    """Return the rows of a table by their keys."""
    width = len(MUNICIPALITY.keys)
    rows = [tuple(row.values()) for row in found.to_pylist()]
    assert len({row[:width] for row in rows}) == len(rows)
    return {row[:width]: row[width:] for row in rows}


@given(FIGURES, FIGURES)
def test_a_series_is_replaced_whole(old: pa.Table, new: pa.Table) -> None:
    """A series in the answer is as the answer says; every other is as it was."""
    result = keyed(merging.merged(MUNICIPALITY, old, new, "series"))
    answered = {key[0] for key in keyed(new)}
    kept = {key: row for key, row in keyed(old).items() if key[0] not in answered}
    assert result == kept | keyed(new)


@given(FIGURES, FIGURES)
def test_rows_are_laid_over(old: pa.Table, new: pa.Table) -> None:
    """A row in the answer is as it says, unless it only says that a value at hand is missing."""
    result = keyed(merging.merged(MUNICIPALITY, old, new, "rows"))
    had = keyed(old)
    told = {
        k: r for k, r in keyed(new).items() if r[0] is not None or had.get(k, (None,))[0] is None
    }
    assert result == had | told


@given(FIGURES, FIGURES)
def test_years_are_filled(old: pa.Table, new: pa.Table) -> None:
    """Only years that a series lacks are taken from the answer."""
    result = keyed(merging.merged(MUNICIPALITY, old, new, "years"))
    held = {key[:2] for key in keyed(old)}
    assert result == keyed(old) | {k: r for k, r in keyed(new).items() if k[:2] not in held}


@given(FIGURES, FIGURES, FIGURES)
def test_changes_and_withdrawals(old: pa.Table, new: pa.Table, gone: pa.Table) -> None:
    """What has changed is changed and what is gone is gone; the rest is as it was."""
    result = keyed(merging.changed(MUNICIPALITY, old, new, gone))
    left = {k: r for k, r in keyed(old).items() if k not in keyed(gone)}
    assert result == left | keyed(new)


@pytest.mark.parametrize("how", ["series", "rows", "years"])
def test_the_same_again_is_no_change(how: Merge) -> None:
    """Laying figures over themselves gives the same table."""
    found = tables({("A", 2021, "T", "all", "1280"): 1.0, ("B", 2021, "T", "all", "1280"): None})
    assert merging.merged(MUNICIPALITY, found, found, how).equals(found)


def test_figures_of_no_year_give_way() -> None:
    """Figures without a year leave when their series comes with years; other series keep theirs."""

    def of(*rows: tuple[str, int, str]) -> pa.Table:
        return table(SCHOOL_UNIT, ((s, "", y, "T", "1", 5.0, status) for s, y, status in rows))

    old = of(("A", 2025, "undated"), ("B", 2025, "undated"), ("A", 2020, ""))
    result = merging.merged(SCHOOL_UNIT, old, of(("A", 2024, "")), "rows").to_pylist()
    assert [(r["series"], r["year"], r["status"]) for r in result] == [
        ("A", 2020, ""),
        ("A", 2024, ""),
        ("B", 2025, "undated"),
    ]


def test_a_unit_keeps_its_first_year_and_place() -> None:
    """A unit keeps its first year, and where it lies when that is no longer told."""
    old = table(UNITS, [("1", "Gamla", "1280", "municipal", 55.6, 13.0, 2009, 2025)])
    new = table(UNITS, [("1", "Nya", "1280", "municipal", None, None, 2026, 2026)])
    (row,) = merging.units(UNITS, old, new).to_pylist()
    assert row["name"] == "Nya"
    assert (row["latitude"], row["longitude"]) == (55.6, 13.0)
    assert (row["first_year"], row["last_year"]) == (2009, 2026)


def test_the_same_rows_are_the_same_file(tmp_path: Path) -> None:
    """A file is the same byte for byte in whatever order and parts its rows came."""
    rows = [("A", 2020 + n % 4, "TKM"[n % 3], "all", f"{n:04d}", n / 7, "") for n in range(500)]
    one = joined(MUNICIPALITY, [table(MUNICIPALITY, rows)])
    other = joined(MUNICIPALITY, [table(MUNICIPALITY, rows[:9:-1]), table(MUNICIPALITY, rows[:20])])
    written = []
    for name, found in (("one", one), ("other", other)):
        write(found, tmp_path / name)
        written.append(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("field", "period", "year"),
    [
        (Field("f", "S", "spring"), "2024/25", 2025),
        (Field("f", "S", "autumn"), "2024/25", 2024),
        (Field("f", "S", "autumn", 3), "2021/22", 2024),
        (Field("f", "S", "autumn"), "2025", 2025),
        (Field("f", "S", "spring"), "VT24", 2024),
        (Field("f", "S", "spring"), "", None),
        (Field("f", "S", "spring"), "läsår 24", None),
    ],
)
def test_the_year_of_a_period(field: Field, period: str, year: int | None) -> None:
    """A school year is the spring's or the autumn's year; what is no period has none."""
    assert field.year(period) == year
