"""The page Så mäter vi: nothing computed goes unexplained, and nothing explained is not there."""

from pathlib import Path

import pytest

from likvard.catalogue import Catalogue
from likvard.measures import arrays
from likvard.method import explained

FOLDER = Path(arrays.__file__).parent
PLUMBING = {"__init__", "arrays", "counted", "draws", "inequality"}


def test_every_measure_is_explained(catalogue: Catalogue) -> None:
    """Each file of measures stands behind exactly one explanation, save what all of them share."""
    named = [name for measure in catalogue.measures for name in measure.modules]
    assert len(named) == len(set(named))
    assert set(named) == {path.stem for path in FOLDER.glob("*.py")} - PLUMBING


@pytest.mark.parametrize(
    ("identity", "reference"),
    [
        ("intervall", "Wilson (1927)"),
        ("tydligt", "Benjamini och Hochberg (1995)"),
        ("tratt", "Spiegelhalter (2005)"),
        ("konsskillnad", "Newcombe (1998)"),
    ],
)
def test_sources_come_from_the_code(catalogue: Catalogue, identity: str, reference: str) -> None:
    """The source of a formula is the one that its docstring names."""
    told = [e for entries in explained(catalogue).values() for e in entries]
    found = next(e for e in told if e.measure.id == identity)
    assert reference in found.references


def test_every_explanation_is_whole(catalogue: Catalogue) -> None:
    """Each answers a question, and says formula, weight, reading and limits in full sentences."""
    for measure in catalogue.measures:
        assert measure.asks.endswith("?"), measure.id
        for text in (measure.formula, measure.weight, measure.says, measure.limits):
            assert text.endswith("."), measure.id
