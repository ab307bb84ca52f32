"""The measures of school units in the catalogue: strict, and true to the figures."""

import shutil
from pathlib import Path

import pandas as pd
import pytest

from likvard.catalogue import Catalogue, CatalogueError, read_catalogue
from likvard.freshness import CATALOGUE, FIGURES


def broken(folder: Path, old: str, new: str) -> str:
    """Return what is said of the catalogue when one text in the measures is another."""
    copy = folder / "catalogue"
    shutil.copytree(CATALOGUE, copy)
    path = copy / "unit_measures.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CatalogueError) as found:
        read_catalogue(copy)
    return str(found.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "behorighet"', 'id = "meritvarde"', "field id is used twice"),
        ('id = "behorighet"', 'id = "Behörighet"', "field id is not a slug"),
        ('short = "Meritvärde"', 'short = ""', "field short missing"),
        ('aspect = "result"', 'aspect = "resultat"', "field aspect is 'resultat'"),
        ("proportion = false", "proportion = true", "proportion needs the unit %"),
        ("least = 10", "least = 0", "least is below 1"),
        ("axis = [150, 290]", "axis = [290, 150]", "axis does not rise"),
        ("lag = 1", "lag = -1", "counts has a lag below zero"),
        ('indicator = "meritvarde"', 'indicator = "betyg"', "indicator 'betyg' is not in"),
        ('figure_set = "skolverket-salsa"', 'figure_set = "salsa"', "'salsa' is not in sources"),
        ('matter = "meritvärde"', 'sak = "meritvärde"', "field matter missing"),
    ],
)
def test_a_fault_is_one_line_that_names_the_field(
    old: str, new: str, said: str, tmp_path: Path
) -> None:
    """What does not hold together is told with file and field."""
    told = broken(tmp_path, old, new)
    assert said in told
    assert told.startswith("unit_measures.toml")
    assert "\n" not in told


def test_every_named_series_is_delivered(catalogue: Catalogue) -> None:
    """Each series and each count lies in the file of its figure set."""
    for measure in catalogue.unit_measures:
        named = {measure.series.code: measure.series.figure_set}
        named |= {count.code: count.figure_set for count in measure.counts}
        for code, figure_set in named.items():
            path = FIGURES / "school_unit" / f"{figure_set}.parquet"
            assert code in set(pd.read_parquet(path, columns=["series"])["series"])


def test_the_same_thing_of_municipalities_has_the_same_sort_of_value(catalogue: Catalogue) -> None:
    """The indicator has the measure's unit, or that of its residuals, perspective and time."""
    for measure in (m for m in catalogue.unit_measures if m.aspect != "residual"):
        indicator = catalogue.indicator(measure.indicator)
        unit = indicator.difference_unit if measure.aspect == "residual" else indicator.unit
        assert (unit, indicator.perspective) == (measure.unit, measure.perspective)
        assert indicator.period == measure.period
