import io
import re
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree
from openxml_audit import OpenXmlValidator

from likvard.exports.powerpoint import powerpoint
from likvard.exports.powerpoint.letters import lines
from likvard.exports.powerpoint.page import SIDE, WIDE, title_fit
from likvard.meeting import Item, Meeting, written
from likvard.ui.exhibits import exhibits
from likvard.ui.powerpoint_routes import ROUTES
from tests.any_meetings import EVERY, WHOLE, shown_meetings, texts
from tests.asking import request
from tests.presented import DRAWING, link, made, opened, shown, slides_of, unpacked

pytestmark = pytest.mark.xdist_group("powerpoint")
MAP = Item("/indikator?kommun=eslov,lund", "karta", note="Säg något om Lomma.\nVisa Lund.")
BOYS = Item("/indikator?indikator=behorig-yrkesprogram&kon=M", "karta")
NAMED = "{http://schemas.openxmlformats.org/presentationml/2006/main}cNvPr"


def told(slide: Any) -> str:  # noqa: ANN401  python-pptx has no types
    """Return a slide's title in one line."""
    return str(slide.shapes.title.text_frame.text).replace("\v", " ")


def test_a_presentation_has_a_first_slide_and_then_every_view() -> None:
    """The first slide tells the meeting and its version; each view follows with its answer."""
    slides = list(opened().slides)
    first = " ".join(s.text_frame.text for s in slides[0].shapes if s.has_text_frame)
    assert WHOLE.title in first
    assert WHOLE.subtitle in first
    assert shown()[0].version in first
    titles = list(dict.fromkeys(map(told, slides[1:])))
    assert titles == list(dict.fromkeys(e.title for e in shown()))


def test_nothing_in_a_presentation_breaks_the_schema(tmp_path: Path) -> None:
    """Every part is as the standard has it, and no program need repair the file."""
    file = tmp_path / "möte.pptx"
    kinds = ("karta", "matt", "ordning", "utveckling", "avstand", "bakgrund", "delar", "salsa")
    file.write_bytes(made(Meeting("Allt", "", tuple(i for i in EVERY if i.chart in kinds))))
    result = OpenXmlValidator().validate(file)
    assert [error.description for error in result.errors] == []


def test_every_shape_is_named_alone_on_its_slide_and_pictures_are_told() -> None:
    """Shape numbers are unique; charts, tables, map shapes and codes have words for who listens."""
    for slide in opened().slides:
        marks = list(slide._element.iter(NAMED))
        assert max(Counter(mark.get("id") for mark in marks).values()) == 1
        silent = [m.get("name") for m in marks if m.get("descr") == ""]
        frames = [s for s in slide.shapes if s.has_chart or s.has_table]
        assert not silent
        assert all(s._element.nvGraphicFramePr.cNvPr.get("descr") for s in frames)


def test_the_notes_begin_with_the_presenters_own_words() -> None:
    """Notes tell the presenter's own first, then reading, source, version and link."""
    frame = slides_of(MAP)[0].notes_slide.notes_text_frame
    paragraphs = [p.text for p in frame.paragraphs]
    assert paragraphs[:2] == ["Säg något om Lomma.", "Visa Lund."]
    assert paragraphs[-1] == f"Vyn på webben: {link(MAP.address)}"
    starts = ("Vad bilden visar", "Så läses den", "Källa och metod", "Uppgifternas version")
    assert all(any(p.startswith(start) for p in paragraphs) for start in starts)


@pytest.mark.parametrize("key", ["karta", "form"])
def test_a_map_is_a_named_shape_per_municipality(key: str) -> None:
    """Each of the 33 can be selected by name and told apart, in the colour of its class."""
    item = Item("/indikator?kommun=eslov,lund", key)
    view = exhibits(Meeting("", "", (item,)))[0]
    assert view.text is not None
    values = {row[0]: row[1] for row in view.text.rows}
    shapes = {s.name: s for s in slides_of(item)[0].shapes}
    assert len(values) == 33
    for name, value in values.items():
        assert shapes[name]._element._nvXxPr.cNvPr.get("descr") == f"{name}: {value}"
    fills = Counter(str(shapes[name].fill.fore_color.rgb) for name in values)
    assert sorted(fills.values()) == sorted(e.count for e in view.legend if e.count)


def test_a_hexagon_map_tells_its_codes() -> None:
    """Each code on a hexagon stands beside its name."""
    item = Item("/indikator", "form")
    told = {
        p.text
        for s in slides_of(item)[0].shapes
        if s.has_text_frame
        for p in s.text_frame.paragraphs
    }
    codes = exhibits(Meeting("", "", (item,)))[0].codes
    assert len(codes) == 33
    assert {f"{code} {name}" for code, name in codes} <= told


def test_a_municipality_without_a_value_is_hatched_and_says_why() -> None:
    """A hidden value is a hatch with its reason, never a number."""
    view = exhibits(Meeting("", "", (BOYS,)))[0]
    assert view.text is not None
    hidden = {row[0]: row[1] for row in view.text.rows if not re.search(r"\d", row[1])}
    shapes = {s.name: s for s in slides_of(BOYS)[0].shapes}
    assert hidden
    for name, why in hidden.items():
        assert shapes[name]._element.find(f".//{DRAWING}pattFill") is not None
        assert shapes[name]._element._nvXxPr.cNvPr.get("descr") == f"{name}: {why}"


def test_every_word_is_marked_as_swedish() -> None:
    """All runs of text, in charts too, have the language; nothing is left of another template."""
    for name, body in unpacked(made()):
        if name.endswith(".xml") and name.startswith("ppt/") and "!" not in name:
            root = etree.fromstring(body)
            runs = [*root.iter(f"{DRAWING}rPr", f"{DRAWING}endParaRPr", f"{DRAWING}defRPr")]
            assert {run.get("lang", "sv-SE") for run in runs} <= {"sv-SE"}, name
            assert all(run.get("lang") for run in root.iter(f"{DRAWING}rPr")), name
            assert not re.search(rb"Click to|Office Theme|Title Slide", body), name


def test_the_same_figures_give_the_same_bytes() -> None:
    """A presentation made twice is the same file, with its author and language."""
    few = Meeting("Läget", "", EVERY[:6])
    again = powerpoint(few, shown(few), link)
    assert again == made(few)
    own = opened(few).core_properties
    assert (own.title, own.author, own.language) == ("Läget", "Likvärd", "sv-SE")
    with zipfile.ZipFile(io.BytesIO(again)) as whole:
        assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_view_that_cannot_be_shown_says_why() -> None:
    """A slide without a view has the reason as its title, and its link."""
    slides = slides_of(Item("/finns-inte", "karta"))
    assert [told(slide) for slide in slides] == ["Vyns sida finns inte."]
    assert "/finns-inte" in slides[0].notes_slide.notes_text_frame.text


@settings(max_examples=6, suppress_health_check=[HealthCheck.too_slow])
@given(shown_meetings(most=2))
def test_any_meeting_has_every_view_and_nothing_outside_the_slide(meeting: Meeting) -> None:
    """Whatever is written, each view has its slides in order and all boxes lie on them."""
    presentation = opened(meeting)
    slides = list(presentation.slides)
    links = [s.notes_slide.notes_text_frame.paragraphs[-1].text for s in slides[1:]]
    asked = [f"Vyn på webben: {link(item.address)}" for item in meeting.items]
    assert list(dict.fromkeys(links)) == list(dict.fromkeys(asked))
    for slide in slides:
        for shape in slide.shapes:
            assert min(shape.left, shape.top) >= 0, shape.name
            assert shape.left + shape.width <= presentation.slide_width, shape.name
            assert shape.top + shape.height <= presentation.slide_height, shape.name


@settings(max_examples=25)
@given(texts(160))
def test_a_title_is_as_large_as_it_fits(title: str) -> None:
    """Letters shrink until a title has room; only the smallest take more lines."""
    found = title_fit((title,))
    assert found.lines == lines(title, WIDE - 2 * SIDE, found.size)
    assert found.high <= 100 or found.size == 20


def test_the_address_answers_with_a_presentation() -> None:
    """A meeting's and a view's address both give a file that begins as a .pptx does."""
    meeting, view = ROUTES
    one = meeting.endpoint(request(meeting.path, m=written(Meeting("Möte", "", EVERY[:1]))))
    other = view.endpoint(request(view.path, vy=MAP.address, diagram=MAP.chart))
    assert (one.status_code, other.status_code) == (200, 200)
    assert bytes(one.body[:2]) == bytes(other.body[:2]) == b"PK"
    assert 'filename="mote.pptx"' in one.headers["content-disposition"]


def test_no_class_of_a_map_is_told_by_colour_alone() -> None:
    """The letter of each class stands beside its words, and on shapes without a name."""
    item = Item("/indikator?indikator=klarar-alla-amnen-ak9", "karta")
    (slide,) = slides_of(item)
    said = [
        shape.text_frame.text
        for shape in slide.shapes
        if shape.name.startswith("Klass ") and shape.has_text_frame
    ]
    classes = [entry for entry in shown(Meeting("", "", (item,)))[0].legend if entry.letter]
    assert {entry.letter for entry in classes} <= set(said)
    assert len([one for one in said if len(one) == 1]) > 20
