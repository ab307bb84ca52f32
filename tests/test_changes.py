from collections.abc import Mapping
from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.cells import Published
from likvard.changes import Change, Series, changes, elsewhere
from likvard.equity.changed import Changed
from likvard.exports.changes import detail
from likvard.kinds import Kind, same
from likvard.story import changes as story
from likvard.swedish import number

PLACES = {"1": "Örby", "2": "Alby", "3": "Åby"}
FEW = settings(max_examples=25)
Cells = Mapping[int, Mapping[str, Published]]


def series(published: Cells, places: dict[str, str] | None = None) -> Series:
    """Return a series of the cells."""

    def show(year: int, code: str) -> str:
        return f"{number(published.get(year, {}).get(code, Published(nan, nan, '')).value)} %"

    return Series(
        ("Behöriga", "Alla elever", "Alla huvudmän"),
        "%",
        PLACES if places is None else places,
        published,
        lambda year: f"{year - 1}/{year % 100}",
        show,
    )


def one(value: float, n: float = 50, status: str = "") -> Published:
    """Return a published value."""
    return Published(value, n, status)


HIDDEN = one(nan, nan, "suppressed")
GONE = one(nan, nan, "missing")
CASES: list[tuple[Published, Published, Kind]] = [
    (one(85), one(86), "revised"),
    (one(85), one(85, 51), "revised"),
    (one(85.04), one(85.03), "revised"),
    (HIDDEN, one(86), "late"),
    (GONE, one(86), "late"),
    (one(85), HIDDEN, "suppressed"),
    (one(85), GONE, "withdrawn"),
    (HIDDEN, GONE, "status"),
    (one(85, status="preliminary"), one(85), "status"),
    (one(85, status="preliminary"), one(86), "revised"),
]


@pytest.mark.parametrize(("old", "new", "kind"), CASES)
def test_every_kind_of_change(old: Published, new: Published, kind: Kind) -> None:
    """A cell that differs is told by what was known before and after."""
    rest = {"2": one(70)}
    found = changes(series({2024: {"1": old, **rest}}), series({2024: {"1": new, **rest}}))
    assert [(change.kind, change.place, change.when) for change in found] == [
        (kind, "Örby", "2023/24")
    ]


def test_a_year_beyond_the_old_last_is_new() -> None:
    """What comes in a later year than any known before is new, not late; a gap filled is late."""
    old = series({2023: {"1": one(80)}, 2024: {"1": HIDDEN, "2": one(80)}})
    new = series(
        {
            2023: {"1": one(80), "2": one(81)},
            2024: old.published[2024],
            2025: {"2": one(82), "3": HIDDEN},
        }
    )
    assert [(c.kind, c.year, c.place) for c in changes(old, new)] == [
        ("year", 2025, "Alby"),
        ("year", 2025, "Åby"),
        ("late", 2023, "Alby"),
    ]


def test_other_places_are_counted_apart() -> None:
    """Cells of places that are not shown are no changes of the view, but are counted."""
    old = series({2024: {"1": one(80), "9": one(70)}})
    new = series({2024: {"1": one(80), "9": one(71), "8": one(60)}})
    assert changes(old, new) == []
    assert elsewhere(old, new) == 2


def test_a_revision_that_rounding_hides_is_told() -> None:
    """Where both are shown alike all decimals are told, or the number of pupils."""
    old = series({2024: {"1": one(85.125), "2": one(80), "3": one(70)}})
    new = series({2024: {"1": one(85.25), "2": one(80, 1051), "3": one(71)}})
    told = {change.place: (change.rounded, detail(change)) for change in changes(old, new)}
    assert told == {
        "Örby": (True, "lika avrundat: 85,125 → 85,25"),
        "Alby": (True, "antal elever 50 → 1\u202f051"),
        "Åby": (False, ""),
    }


CELL = st.builds(
    Published,
    st.sampled_from([nan, 0.0, 79.96, 80.04, 100.0]),
    st.sampled_from([nan, 12.0, 13.0]),
    st.sampled_from(["", "suppressed", "missing", "preliminary", "approximate"]),
)
CELLS = st.dictionaries(st.integers(2020, 2025), st.dictionaries(st.sampled_from("1239"), CELL))


@FEW
@given(CELLS)
def test_a_version_compared_with_itself_gives_nothing(cells: Cells) -> None:
    """The same figures differ in no cell, whatever they hold."""
    assert changes(series(cells), series(cells)) == []
    assert elsewhere(series(cells), series(cells)) == 0


@FEW
@given(CELLS, CELLS)
def test_to_swap_the_versions_swaps_every_change(one_way: Cells, other_way: Cells) -> None:
    """The same cells differ both ways; what is withdrawn one way is new or late the other."""
    first, second = series(one_way), series(other_way)
    there = {(c.year, c.code): c for c in changes(first, second)}
    back = {(c.year, c.code): c for c in changes(second, first)}
    assert there.keys() == back.keys()
    assert elsewhere(first, second) == elsewhere(second, first)
    for key, change in there.items():
        assert same(change.old, back[key].new)
        assert same(change.new, back[key].old)
        assert (change.kind == "revised") == (back[key].kind == "revised")
        if change.kind in ("withdrawn", "suppressed"):
            assert back[key].kind in ("year", "late")


def some(counts: dict[Kind, int], elsewhere: int = 0, year: int = 2025) -> Changed:
    """Return so many changes of each kind."""
    cells = {
        "year": series({year: {"1": one(80)}}),
        "revised": series({2024: {"1": one(80)}}),
    }
    found = [
        Change(kind, year if kind == "year" else 2024, "1", series({}), cells.get(kind, series({})))
        for kind, count in counts.items()
        for _ in range(count)
    ]
    return Changed(tuple(found), elsewhere)


def test_the_summary_counts_by_reason() -> None:
    """The sentences tell how many differ, for which reasons and how many elsewhere."""
    found = some({"revised": 1, "late": 2, "year": 33}, elsewhere=4)
    assert story.title(found, "20 augusti 2026") == (
        "36 uppgifter i vyn har ändrats sedan 20 augusti 2026"
    )
    assert story.lede(found) == (
        "En är reviderad, två har rapporterats sent och 33 är nya för läsåret 2024/25. "
        "Om kommuner utanför vyn skiljer fyra uppgifter."
    )


def test_years_in_a_row_are_told_as_a_span() -> None:
    """Three years in a row or more are told by the first and the last, others one by one."""
    told = [f"{year}/{(year + 1) % 100:02}" for year in (1998, 1999, 2000, 2003, 2004)]
    assert story.years(told) == "läsåren 1998/99–2000/01, 2003/04 och 2004/05"
    assert story.years(map(str, range(2006, 2026))) == "åren 2006–2025"
    assert story.years(["2025/26"]) == "läsåret 2025/26"
    assert story.years(["2024/25", "2025/26", "2025"]) == "läsåren 2024/25 och 2025/26 och år 2025"


def test_nothing_changed_is_said_as_such() -> None:
    """Without a change the title says so, and a frozen view's banner too."""
    none = some({})
    assert story.title(none, "20 augusti 2026") == (
        "Siffrorna i vyn är desamma som de från 20 augusti 2026"
    )
    assert story.lede(none) == ""
    assert story.banner("20 augusti 2026", none, newer=True) == (
        "Frysta siffror från 20 augusti 2026. Nyare siffror finns, "
        "men uppgifterna i den här vyn är desamma."
    )


def test_the_banner_counts_what_differs() -> None:
    """A frozen view says how many of its cells differ, where newer or only other figures live."""
    found = some({"withdrawn": 1, "status": 11})
    assert story.banner("1 maj 2026", found, newer=True).endswith(
        "Nyare siffror finns, och i den här vyn skiljer 12 uppgifter."
    )
    assert "Andra siffror finns, och" in story.banner("1 maj 2026", found, newer=False)
    assert story.banner("1 maj 2026", None, newer=True).endswith("Nyare siffror finns.")
    assert story.lede(found) == "En publiceras inte längre och 11 har ändrad status."
