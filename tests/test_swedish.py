import math
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from likvard import swedish


def test_numbers_have_comma_thin_space_and_minus() -> None:
    """Numbers are written with decimal comma, thin space and a real minus sign."""
    assert swedish.number(133800) == "133\u202f800"
    assert swedish.number(-2.94, 1) == "\u22122,9"
    assert swedish.number(152964, -2) == "153\u202f000"


def test_half_is_rounded_away_from_zero() -> None:
    """A half is rounded up as a reader would, not to the even number."""
    assert swedish.number(0.5) == "1"
    assert swedish.number(2.5) == "3"
    assert swedish.number(74.45, 1) == "74,5"


def test_missing_is_a_dash() -> None:
    """A missing number is shown as a dash and has no unit."""
    assert swedish.with_unit(math.nan, "%") == "–"


@given(st.floats(-1e9, 1e9), st.integers(0, 3))
def test_a_number_reads_back_as_its_rounded_self(value: float, decimals: int) -> None:
    """What is written is the value to within half a unit of its last decimal, never "−0"."""
    text = swedish.number(value, decimals)
    plain = float(text.replace("\u202f", "").replace("\u2212", "-").replace(",", "."))
    assert abs(plain - value) <= 0.5000001 * 10.0**-decimals
    assert not (plain == 0 and text.startswith("\u2212"))


def test_letters_of_their_own_sort_last() -> None:
    """å, ä and ö come after z, in that order."""
    names = ["Östra Göinge", "Ängelholm", "Åstorp", "Ystad", "Bjuv"]
    assert swedish.in_order(names) == ["Bjuv", "Ystad", "Åstorp", "Ängelholm", "Östra Göinge"]


def test_school_years_follow_the_period() -> None:
    """Spring 2025 and autumn 2024 are the same school year; costs keep the calendar year."""
    assert swedish.school_year(2025, "spring") == "2024/25"
    assert swedish.school_year(2024, "autumn") == "2024/25"
    assert swedish.school_year(2024, "calendar") == "2024"
    assert swedish.school_year(2000, "spring") == "1999/00"
    assert swedish.in_year(2024, "calendar") == "år 2024"


def test_lists_and_counts_are_words() -> None:
    """Lists end with "och", and counts up to ten are words."""
    assert swedish.joined(["a", "b", "c"]) == "a, b och c"
    assert swedish.joined([]) == ""
    assert (swedish.counted(6), swedish.counted(12)) == ("sex", "12")


def test_municipalities_agree_with_their_number() -> None:
    """None and one stand in the singular."""
    told = [swedish.municipalities(count) for count in (0, 1, 2, 12)]
    assert told == ["ingen kommun", "en kommun", "två kommuner", "12 kommuner"]


def test_a_day_is_written_out() -> None:
    """The month is a word in small letters, the day has no zero before it."""
    assert swedish.day(date(2026, 11, 4)) == "4 november 2026"
