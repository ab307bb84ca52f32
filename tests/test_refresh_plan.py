"""What a refresh asks of whom."""

from __future__ import annotations

import pandas as pd
import pytest

from likvard.catalogue import CatalogueError, load_catalogue
from likvard.freshness import CATALOGUE, FIGURES
from likvard.refresh.plan import KPI, Fetched, read_plan
from likvard.sources.skolverket_shapes import COMPULSORY, PROGRAMME, SALSA

PLAN = read_plan(load_catalogue(), CATALOGUE)
KNOWN = {"compulsory": COMPULSORY, "upper_secondary": PROGRAMME, "salsa": SALSA}


@pytest.mark.parametrize("one", PLAN.sets, ids=lambda s: s.figure_set)
def test_fields_become_series_that_we_have(one: Fetched) -> None:
    """A field is one that the publisher sends, and becomes a series of the shipped set."""
    if one.kind in KNOWN:
        assert {field.field for field in one.fields} <= set(KNOWN[one.kind])
    if one.fields:
        (path,) = FIGURES.glob(f"*/{one.figure_set}.parquet")
        shipped = set(pd.read_parquet(path, columns=["series"])["series"])
        assert {field.series for field in one.fields} <= shipped


def test_every_code_of_kolada_is_asked_for() -> None:
    """Every Kolada code that an indicator reads is asked for, but for what was copied by hand."""
    read = {
        series.code
        for indicator in load_catalogue().indicators
        for series in (*indicator.series, *indicator.denominator)
        if KPI.fullmatch(series.code)
    }
    assert set(PLAN.kpis("kolada")) == read


def test_a_part_of_the_plan() -> None:
    """A publisher's name leaves its sets, a set's name that set; another name is refused."""
    only = read_plan(load_catalogue(), CATALOGUE, ["scb", "similar"])
    assert {one.figure_set for one in only.sets} == {"scb-folkmangd", "similar"}
    with pytest.raises(CatalogueError, match="'rka' is none of kolada"):
        read_plan(load_catalogue(), CATALOGUE, ["rka"])
