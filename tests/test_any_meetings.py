"""Any meeting comes back as it was written; anything else is told so."""

import json
from contextlib import suppress
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from likvard.address import View
from likvard.meeting import (
    LONGEST,
    MOST_VIEWS,
    Item,
    Meeting,
    MeetingError,
    from_json,
    read,
    to_json,
    written,
)
from likvard.ui.answers import ANSWERS
from likvard.ui.exhibits import exhibits
from likvard.ui.viewing import viewed
from tests.any_meetings import (
    EVERY,
    MEETINGS,
    any_items,
    any_meetings,
    damaged,
    made_by_hand,
    packed,
)


@settings(max_examples=25)
@given(any_meetings(most=10))
def test_any_meeting_comes_back_from_its_address(meeting: Meeting) -> None:
    """Title, notes, views, their order and the version are the same, and fit in an address."""
    text = written(meeting)
    assert len(text) <= LONGEST
    assert set(text) <= set("0123456789.-_") | set(map(chr, range(65, 91))) | set(
        map(chr, range(97, 123))
    )
    assert read(text) == meeting
    assert written(read(text)) == text


@settings(max_examples=10)
@given(any_meetings())
def test_any_meeting_comes_back_from_its_file(meeting: Meeting) -> None:
    """A saved meeting of up to forty views is opened as it was."""
    assert from_json(to_json(meeting)) == meeting


def test_signs_that_cannot_be_seen_leave_no_gap_in_a_word() -> None:
    """A soft hyphen in pasted words is left out; any other sign that is not printed is a space."""
    plain = {"likvard": 1, "titel": "Lik\u00advär\u200bdig\tskola\u202e"}
    assert from_json(json.dumps(plain).encode()).title == "Likvärdig skola"


@settings(max_examples=25)
@given(damaged() | made_by_hand() | st.text(max_size=40))
def test_a_damaged_text_is_told_never_an_exception(text: str) -> None:
    """A text cut, changed or made by hand is a meeting still, or is refused in Swedish."""
    found = _read_or_refused(text)
    assert found.endswith(".") if isinstance(found, str) else read(written(found)) == found


def _read_or_refused(text: str) -> Meeting | str:
    try:
        return read(text)
    except MeetingError as error:
        return str(error)


@settings(max_examples=25)
@given(st.binary(max_size=80) | made_by_hand().map(str.encode) | st.text().map(str.encode))
def test_a_file_that_is_no_meeting_is_told_never_an_exception(body: bytes) -> None:
    """Whatever the file holds, it is opened or refused in Swedish."""
    with suppress(MeetingError):
        assert isinstance(from_json(body), Meeting)


@pytest.mark.parametrize(
    "body", [b"\xff\xfe", b"[" * 100_000, b" " * 5_000_000, b"{}", b'{"likvard":1,"vyer":[1]}']
)
def test_a_text_that_swells_or_nests_is_refused(body: bytes) -> None:
    """A small text that unpacks to megabytes or to no end of brackets costs nothing."""
    with pytest.raises(MeetingError):
        read(packed(body))


@settings(max_examples=10)
@given(any_items())
def test_forty_views_are_a_meeting_and_forty_one_are_refused(item: Item) -> None:
    """The forty-first is refused when added, when read from an address and from a file."""
    full = Meeting(items=(item,) * MOST_VIEWS)
    assert from_json(to_json(full)) == full
    with pytest.raises(MeetingError, match="40"):
        full.adding(item)
    plain = json.loads(to_json(full))
    plain["vyer"].append(plain["vyer"][0])
    for refuse in (from_json, lambda body: read(packed(body))):
        with pytest.raises(MeetingError, match="40"):
            refuse(json.dumps(plain).encode())


@pytest.mark.usefixtures("database")
def test_the_meeting_of_all_kinds_is_of_all_kinds() -> None:
    """Every chart of every page is in it once, and each of its views can be shown."""
    of_pages = {(i.path, c.key) for i in EVERY for c in ANSWERS[i.path](_viewed(i)).cards}
    assert {(item.path, item.chart) for item in EVERY} == of_pages
    assert {item.path for item in EVERY} == set(ANSWERS)
    for meeting in MEETINGS:
        assert [e.missing for e in exhibits(meeting)] == [""] * len(meeting.items)
        assert read(written(replace(meeting, version="x"))).items == meeting.items


def _viewed(item: Item) -> View:
    return viewed(item.path, dict(parse_qsl(urlsplit(item.address).query)))


@pytest.mark.usefixtures("database")
@settings(max_examples=10)
@given(any_meetings(most=3), st.text(max_size=30).filter(str.isprintable))
def test_any_view_is_shown_or_says_why(meeting: Meeting, text: str) -> None:
    """Every view becomes one exhibit, in order, with a title or the reason it cannot be shown."""
    odd = Item(f"/indikator?ar={text}&kommun={text}&indikator={text}", "karta")
    live = replace(meeting, items=(*meeting.items, odd), version="")
    found = exhibits(live)
    assert [e.address for e in found] == [item.address for item in live.items]
    assert [e.note for e in found] == [item.note for item in live.items]
    assert all(e.title for e in found)
