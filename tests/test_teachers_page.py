"""Lärarna i dag: what is missing to a level, whom the certified meet, and what is not told."""

import numpy as np
import pandas as pd
import pytest

from likvard.equity.teacher_units import CERTIFIED, TaughtUnits, taught_units
from likvard.equity.teacher_view import teacher_view
from likvard.exports.csv import shown_for
from likvard.freshness import FIGURES
from likvard.suited import indicators_for
from likvard.ui.answers import ANSWERS, Answer
from likvard.ui.viewing import viewed
from tests.test_pages import at_home
from tests.test_pages import shown as shown_page

__all__ = ["at_home"]

pytestmark = pytest.mark.usefixtures("database")
PATH = "/larare"


def answer(**query: str) -> Answer:
    """Return what the page says at an address."""
    return ANSWERS[PATH](viewed(PATH, query))


@pytest.fixture(scope="module")
def units() -> TaughtUnits:
    """Give the school units of the first area."""
    found = taught_units(viewed(PATH, {}))
    assert found
    return found


def test_missing_posts_are_those_of_the_published_counts() -> None:
    """Each municipality's number is worked out anew from three files, and so is the sum."""
    frames = [
        pd.read_parquet(path)
        for path in sorted((FIGURES / "municipality").glob("*.parquet"))
        if path.stem in {"skolverket-larare", "skolverket-elever", "kolada-skane"}
    ]
    rows = pd.concat(frames)
    rows = rows[rows["year"] == 2024]
    rows = rows[(rows["provider"].isin(["all", "*"])) & (rows["gender"] == "T")]
    by = rows.pivot_table(index="municipality", columns="series", values="value")
    found = teacher_view(viewed(PATH, {"mal": "85"})).shortage
    assert found
    assert found.level == (85, 85, 85)
    for row in found.rows:
        own = by.loc[row.code]
        share = own["SKV_GR_BEHORIGA_LARARE"]
        posts = own["SKV_GR_ELEVER"] / own["N15033"]
        assert row.missing
        assert row.missing.value == pytest.approx(posts * np.maximum(0, 85 - share) / 100)
        assert row.missing.low <= row.missing.value <= row.missing.high
    assert found.whole.value == pytest.approx(sum(r.missing.value for r in found.rows if r.missing))


def test_the_best_quarter_is_where_three_of_four_lie_below() -> None:
    """The plain level is the 75th percentile of the members' shares, the mean where chosen."""
    best, middle = (teacher_view(viewed(PATH, {"mal": word})).shortage for word in ("", "medel"))
    assert best
    assert middle
    shares = [cell.value for cell in best.panel.known(best.year)]
    assert best.level.value == pytest.approx(np.percentile(shares, 75))
    assert middle.level.value == pytest.approx(np.mean(shares))
    assert sum(not r.missing.value for r in best.rows if r.missing) == sum(
        share >= best.level.value for share in shares
    )


def test_another_year_than_published_widens_the_ends() -> None:
    """Where pupils are counted only later, the ends hold what a year has changed at most."""
    near = teacher_view(viewed(PATH, {"ar": "2025"})).shortage
    far = teacher_view(viewed(PATH, {"ar": "2020"})).shortage
    assert near
    assert far
    assert near.years == ((2024,), (2024,))
    assert far.years[0] == (2020,)
    pairs = zip(near.rows, far.rows, strict=True)
    wider = [
        (b.posts.high - b.posts.low) / b.posts.value > (a.posts.high - a.posts.low) / a.posts.value
        for a, b in pairs
        if a.posts and b.posts
    ]
    assert np.mean(wider) > 0.9


@pytest.mark.parametrize(
    ("query", "why"),
    [
        ({"indikator": "elever-per-larare"}, "andelar av heltidstjänster"),
        ({"huvudman": "kommunala"}, "publiceras inte per huvudman"),
        ({"indikator": "forskolepersonal-med-hogskoleexamen"}, "förskolan"),
    ],
)
def test_what_cannot_be_reckoned_says_why(query: dict[str, str], why: str) -> None:
    """Without posts there is a sentence instead of a chart, and nothing to take to a meeting."""
    assert why in shown_page(PATH, query)
    assert answer(**query).card("tjanster") is None


def test_no_year_is_told_of_the_units_share(units: TaughtUnits) -> None:
    """The share without a stated year stands nowhere with one, on the page nor in the file."""
    card = answer().card("skolenheters-larare")
    assert card
    assert card.table
    assert "läsåret står inte i uppgifterna" in card.subtitle
    assert card.table.columns[2] == "Behöriga lärare, senast publicerade"
    table = shown_for("larare-skolenheter", {}).tables[0]
    assert {row[5] for row in table.rows} == {"ej angivet"}
    assert len(table.rows) == len(units.units) < units.every


def test_the_slope_between_units_is_that_of_the_files(units: TaughtUnits) -> None:
    """Both slopes are fitted anew by another road: all units, and within municipalities."""
    rows = pd.read_parquet(FIGURES / "school_unit" / "skolverket-skolenheter-larare.parquet")
    shares = rows[rows["series"] == CERTIFIED].set_index("unit")["value"]
    frame = pd.DataFrame(
        {
            "place": [u.unit.municipality for u in units.units],
            "x": [u.need for u in units.units],
            "y": [shares[u.unit.code] for u in units.units],
        }
    )
    assert units.line
    assert units.line.slope()[0] == pytest.approx(np.polyfit(frame["x"], frame["y"], 1)[0])
    inner = frame[["x", "y"]] - frame.groupby("place")[["x", "y"]].transform("mean")
    assert units.inside
    assert units.inside[0] == pytest.approx(
        (inner["x"] * inner["y"]).sum() / (inner["x"] ** 2).sum()
    )
    assert units.inside[1] < units.inside[0] < units.inside[2]


def test_teachers_are_asked_of_the_catalogue() -> None:
    """Every published indicator of teachers is offered, those of upper secondary among them."""
    offered = {i.id for i in indicators_for(PATH, viewed(PATH, {}).catalogue)}
    catalogue = viewed(PATH, {}).catalogue
    assert {i.id for i in catalogue.indicators if i.theme == "larare"} <= offered
    assert "gymnasielarare-med-hogskoleexamen" in offered


def test_an_unknown_level_is_told() -> None:
    """A level that cannot be chosen gives the best quarter and a notice."""
    assert "Nivån ”99” går inte att välja" in shown_page(PATH, {"mal": "99"})
    card = answer(mal="99").card("tjanster")
    assert card
    assert "den bästa fjärdedelens nivå" in card.heading
