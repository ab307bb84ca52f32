from collections import Counter
from datetime import date

import pytest

from likvard.catalogue import Indicator, load_catalogue
from likvard.freshness import CATALOGUE
from likvard.published import published
from likvard.warehouse import database_path
from tests.tiny import ask

SHIPPED = published(load_catalogue())
COUNTY = SHIPPED.areas[0]
TODAY = date(2026, 11, 23)
ENOUGH = 25
FORBIDDEN = ("bästa skol", "sämsta skol", "beror på", "orsakar", "leder till att", "  ", "TODO")


def latest(indicator: Indicator) -> list[float]:
    """Return the county's values in the latest year, rounded as they are shown."""
    provider = "municipal" if indicator.perspective == "municipal" else "all"
    rows = ask(
        database_path(),
        f"""
        with shown as (
            select year, value from observation
            where indicator = '{indicator.id}' and gender = 'T' and provider = '{provider}'
            and municipality in {COUNTY.codes(TODAY)} and value is not null
        )
        select value from shown where year = (select max(year) from shown)
        """,  # noqa: S608 - our own names
    )
    return [round(float(str(value)), indicator.decimals) for (value,) in rows]


def texts(indicator: Indicator) -> list[str]:
    """Return everything of the indicator that a reader meets as a sentence."""
    return [indicator.definition, indicator.reads_as, indicator.not_as, indicator.mistake]


@pytest.mark.parametrize("indicator", SHIPPED.indicators, ids=lambda i: i.id)
class TestIndicator:
    """What every shipped indicator keeps to."""

    def test_covers_the_county_or_says_why_not(self, indicator: Indicator) -> None:
        """An indicator has 25 of the 33 municipalities in its latest year, or states a reason."""
        assert (len(latest(indicator)) >= ENOUGH) != bool(indicator.coverage_reason)

    def test_values_lie_in_range(self, indicator: Indicator) -> None:
        """No value of the country, any year, lies outside the stated range."""
        low, high = indicator.range
        query = f"select min(value), max(value) from observation where indicator = '{indicator.id}'"  # noqa: S608
        ((lowest, highest),) = ask(database_path(), query)
        assert low <= float(str(lowest)) <= float(str(highest)) <= high

    def test_end_classes_hold_two(self, indicator: Indicator) -> None:
        """At least two municipalities lie in each end class of the map in the latest year."""
        values = latest(indicator)
        assert sum(value < indicator.breaks[0] for value in values) >= 2
        assert sum(value >= indicator.breaks[3] for value in values) >= 2

    def test_sentences_are_sentences(self, indicator: Indicator) -> None:
        """Texts end with a full stop and use no causal, ranking or unfinished words."""
        for text in texts(indicator):
            assert text[0].isupper()
            assert text.endswith(".")
            assert not [word for word in FORBIDDEN if word in text]

    def test_money_pupils_and_background_are_not_judged(self, indicator: Indicator) -> None:
        """Costs, ratios, counts and the make-up of the pupils are neither good nor bad."""
        neutral = indicator.theme in {"resurser", "elever"} or " per " in indicator.unit
        assert not neutral or indicator.direction == "none"

    def test_an_absent_count_is_explained(self, indicator: Indicator) -> None:
        """An indicator has counts in the latest year, or the reason why there are none."""
        query = f"select count(n) from observation where indicator = '{indicator.id}'"  # noqa: S608
        assert (ask(database_path(), query) == [(0,)]) == bool(indicator.denominator_reason)

    def test_can_be_found_by_everyday_words(self, indicator: Indicator) -> None:
        """An indicator has at least four different search words."""
        assert len(set(indicator.words)) == len(indicator.words) >= 4

    def test_titles_fit(self, indicator: Indicator) -> None:
        """The short title is at most 32 characters and shared with no other indicator."""
        assert len(indicator.short) <= 32
        assert sum(other.short == indicator.short for other in SHIPPED.indicators) == 1


class TestWhole:
    """What the shipped catalogue holds."""

    def test_size(self) -> None:
        """There are at least 40 published indicators and twelve themes, none of them empty."""
        assert len(SHIPPED.indicators) >= 40
        assert len(SHIPPED.themes) == 12
        assert {i.theme for i in SHIPPED.known} == {t.id for t in SHIPPED.themes}

    def test_headline_order(self) -> None:
        """The overview's six and the profile's nine are these, in this order."""
        assert [i.id for i in _ordered("headline")] == [
            "behorig-yrkesprogram-hemkommun",
            "meritvarde",
            "klarar-alla-amnen-ak9",
            "examen-inom-fyra-ar",
            "behoriga-larare",
            "kostnad-per-elev",
        ]
        assert [i.id for i in _ordered("profile")] == [
            "klarar-alla-amnen-ak6",
            "klarar-alla-amnen-ak9",
            "behorig-yrkesprogram",
            "meritvarde",
            "examen-inom-fyra-ar",
            "trygghet-ak8",
            "behoriga-larare",
            "kostnad-per-elev-kommunal",
            "foraldrar-eftergymnasial",
        ]

    def test_no_quantity_is_shown_twice(self) -> None:
        """No series is the value of two indicators."""
        codes = Counter(code for i in SHIPPED.known for code in {s.code for s in i.series})
        assert max(codes.values()) == 1

    def test_eligibility_breaks_when_the_rules_changed(self) -> None:
        """Eligibility by home municipality starts anew in 2012, and 2011 is on the old side."""
        breaks = SHIPPED.indicator("behorig-yrkesprogram-hemkommun").series_breaks
        assert [b.year for b in breaks] == [2012]

    def test_our_own_computations_do_not_name_kolada(self) -> None:
        """What we computed is cited as our own computation, never as Kolada's."""
        for source in SHIPPED.sources:
            assert source.computed == source.cite.startswith("Egen beräkning på uppgifter från ")
            assert not (source.computed and "Kolada" in source.cite)

    def test_every_figure_file_has_a_source(self) -> None:
        """Every shipped file of figures is described in sources.toml, and every source has one."""
        folder = CATALOGUE.parent / "figures"
        files = {path.stem for path in folder.rglob("*.parquet")}
        assert files == {s.figure_set for s in SHIPPED.sources if not s.computed}
        assert sum(path.stat().st_size for path in folder.rglob("*")) < 6_000_000

    def test_known_answers(self) -> None:
        """Lomma has the county's highest merit value in 2025, 269.7, and Sjöbo the lowest."""
        rows = ask(
            database_path(),
            f"""
            select m.name, o.value from observation as o
            inner join municipality as m on m.code = o.municipality
            where o.indicator = 'meritvarde' and o.gender = 'T' and o.provider = 'all'
            and o.year = 2025 and m.code in {COUNTY.codes(TODAY)} order by o.value
            """,  # noqa: S608 - our own names
        )
        assert rows[0] == ("Sjöbo", 183.3)
        assert rows[-1] == ("Lomma", 269.7)

    def test_known_spread(self) -> None:
        """The spread of eligibility was 5.1 points in 2012 and 6.7 in 2025."""
        rows = ask(
            database_path(),
            f"""
            select round(stddev_pop(value), 2) from observation
            where indicator = 'behorig-yrkesprogram-hemkommun' and gender = 'T'
            and year in (2012, 2025) and municipality in {COUNTY.codes(TODAY)}
            group by year order by year
            """,  # noqa: S608 - our own names
        )
        assert rows == [(5.10,), (6.73,)]


def _ordered(field: str) -> list[Indicator]:
    chosen = [i for i in SHIPPED.indicators if getattr(i, field) is not None]
    return sorted(chosen, key=lambda i: int(getattr(i, field)))
