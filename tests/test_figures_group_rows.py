"""Groups of municipalities in rows: every dot is there, the mean is marked, the words are whole."""

from plotly.graph_objects import Figure

from likvard.figures.group_rows import GroupRow, group_rows
from likvard.figures.theme import LIGHT
from tests.figure_boxes import label_boxes, overlapping
from tests.figure_frames import CODES, NAMES, cells, indicator, scatters

FRAME = cells([60.0 + place for place in range(12)])
GROUPS = [
    GroupRow("Pendlingskommun nära storstad", "4 kommuner, medel 70", 69.5, FRAME.iloc[8:]),
    GroupRow("Storstäder", "1 kommun, medel 63, för få för spridning", 63.0, FRAME.iloc[3:4]),
    GroupRow("Större stad", "3 kommuner, medel 61", 61.0, FRAME.iloc[:3]),
]


def _rows() -> Figure:
    return group_rows(
        GROUPS, indicator(), mean=65.0, period="2024/25", chosen={CODES[3]: 1}, tokens=LIGHT
    )


def test_every_member_is_a_dot_in_its_groups_row() -> None:
    """Each trace holds its group's values, within the height of its row."""
    traces = scatters(_rows(), "markers")
    assert [list(t.x) for t in traces] == [g.cells["value"].tolist() for g in GROUPS]
    assert all(abs(y - place) < 0.5 for place, t in enumerate(traces) for y in t.y)


def test_the_mean_of_each_group_and_of_all_is_marked() -> None:
    """A stroke stands at each group's mean, and a dashed one at that of all."""
    shapes = _rows().layout.shapes
    assert [s.x0 for s in shapes if not s.line.dash] == [69.5, 63.0, 61.0]
    assert [s.x0 for s in shapes if s.line.dash] == [65.0]


def test_a_chosen_municipality_is_named_in_its_colour() -> None:
    """The followed has its colour, on the dot and in the name."""
    figure = _rows()
    assert LIGHT.chosen[1] in scatters(figure, "markers")[1].marker.color
    named = {n.name: n.font.color for n in figure.layout.annotations if n.text == NAMES[3]}
    assert named == dict.fromkeys(("wide", "narrow"), LIGHT.chosen[1])


def test_names_of_the_chosen_are_kept_apart() -> None:
    """Six followed in the same spot are named where there is room, none on another or cut off."""
    crowd = cells([70.0 + place / 9 for place in range(6)])
    figure = group_rows(
        [GroupRow("Större stad", "6 kommuner", 70.0, crowd)],
        indicator(),
        mean=70.0,
        period="2024/25",
        chosen={code: slot for slot, code in enumerate(CODES[:6])},
        tokens=LIGHT,
    )
    for wide in (343, 1200):
        found = {n: box for n, box in label_boxes(figure, wide).items() if n in NAMES}
        assert len(found) >= (3 if wide == 343 else 5)
        assert not overlapping(found)
        assert all(box[0] >= 0 and box[2] <= wide for box in found.values())


def test_the_words_of_a_group_do_not_cover_each_other() -> None:
    """Name and numbers stand clear of each other, on a phone and on a desk."""
    words = {g.name for g in GROUPS} | {g.told for g in GROUPS}
    for wide in (343, 1200):
        found = label_boxes(_rows(), wide)
        assert words <= set(found)
        assert not overlapping({word: found[word] for word in words})
        assert all(box[0] >= 0 and box[2] <= wide for box in found.values())
