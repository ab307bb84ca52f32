"""The files of Min kommun: its references and places, and the municipalities like it."""

import pytest

from likvard.catalogue import Catalogue
from likvard.certainty import certainty
from likvard.choice import in_profile, panels_for
from likvard.equity.likeness import VARIABLES
from likvard.exports.columns import OF_STANDINGS, OF_VALUES
from likvard.exports.csv import file_for
from likvard.exports.similar import NOTE, OF_ALIKE, OF_BETTER, column_of
from likvard.standing import standing
from tests.test_csv import lines_of, number, rows_of
from tests.test_similar import asked, learnt

HORBY = {"kommun": "horby", "indikator": "klarar-alla-amnen-ak9"}


def test_the_profile_holds_places_and_the_mean_of_the_similar(catalogue: Catalogue) -> None:
    """Each row has the ends of the place, and the similar municipalities' mean and number."""
    shown, (found, _, _) = asked("horby"), learnt("horby")
    pairs = panels_for(catalogue, shown, in_profile)
    rows = rows_of("kommun", {"kommun": "horby"}, OF_STANDINGS)
    for row, (panel, year) in zip(rows, pairs, strict=True):
        own = standing(panel, year, found.own.code, found.municipalities)
        mean = number(row["Liknande kommuners medel"])
        assert mean == pytest.approx(own.similar, abs=1e-6, nan_ok=True)
        assert row["Liknande kommuner i medlet"] == str(own.alike)
        place = certainty(panel, year).places.get(found.own.code)
        neutral = panel.indicator.direction == "none"
        ends = ["", "", ""] if place is None or neutral else [place.low, place.high, place.of]
        told = [row[name] for name in ("Plats från", "Plats till", "Kommuner i ordningen")]
        assert told == [str(end) for end in ends]


def test_the_similar_stand_with_distance_and_what_it_is_made_of() -> None:
    """The municipality itself first, then the nearest, each with variables and weights."""
    rows = rows_of("likhet", HORBY | {"likhet": "utbildning:2,storlek:0"}, OF_ALIKE)
    assert [row["Ordning"] for row in rows] == [str(i) for i in range(8)]
    distances = [number(row["Avstånd"]) for row in rows]
    assert distances == sorted(distances)
    assert distances[0] == 0
    assert rows[0]["Kommun"] == "Hörby"
    for variable, weight in zip(VARIABLES, ("2", "1", "0", "1"), strict=True):
        assert {row[f"{variable.name}, vikt"] for row in rows} == {weight}
        assert all(bool(row[column_of(variable)]) == (weight != "0") for row in rows)


def test_the_better_stand_with_difference_and_interval() -> None:
    """Every clearly better result is a row, and the values of the measure chosen follow."""
    found = learnt("horby")[2].better
    rows = rows_of("likhet", HORBY, OF_BETTER)
    assert [(row["Kommun"], row["Mått"]) for row in rows] == [
        (b.other.name, b.panel.indicator.title) for b in found
    ]
    for row in rows:
        difference = number(row["Värde"]) - number(row["Egen kommuns värde"])
        assert number(row["Skillnad"]) == pytest.approx(difference, abs=1e-5)
        assert number(row["95 % från"]) > 0
    values = rows_of("likhet", HORBY, OF_VALUES)
    assert len(values) == 8
    assert [NOTE] in lines_of("likhet", HORBY)


@pytest.mark.parametrize("query", [{}, {"kommun": "horby", "ar": "2019"}])
def test_there_is_no_file_of_nothing(query: dict[str, str]) -> None:
    """With nobody followed, or before the background is published, there is no file."""
    with pytest.raises(KeyError):
        file_for("likhet", query)
