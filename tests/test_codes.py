"""Short codes lead to an address of ours, and nowhere else."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from likvard import codes
from likvard.codes import CodeError, address_of, code_of, is_plain_path

ADDRESS = "/spridning?indikator=behorig&kommun=eslov,lund"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of codes for the test alone."""
    monkeypatch.setenv("LIKVARD_CODES", str(tmp_path / "codes"))
    yield tmp_path / "codes"
    assert not list(tmp_path.rglob("*.new"))


def test_a_code_leads_to_its_address() -> None:
    """The same address has the same code, another address another, and each leads back."""
    first, other = code_of(ADDRESS), code_of("/kommun?kommun=lund")
    assert first == code_of(ADDRESS) != other
    assert address_of(first) == ADDRESS
    assert address_of(other) == "/kommun?kommun=lund"


def test_a_code_is_read_as_people_type_it() -> None:
    """Case, spaces, hyphens and the letters that look like figures make no odds."""
    code = code_of(ADDRESS)
    first, number, last = code.split("-")
    for typed in (code.lower(), f"{first} {number} {last}", f" {first}{number}{last} "):
        assert address_of(typed) == ADDRESS
    assert address_of(code.replace("O", "0").replace("I", "1")) == ADDRESS


@pytest.mark.parametrize(
    "address",
    [
        "https://annan.se/",
        "//annan.se/",
        "/\\annan.se",
        "om",
        "",
        "/mote?m=\r\nSet-Cookie: x",
        "/" + "x" * codes.LONGEST,
    ],
)
def test_no_other_host_has_a_code(address: str) -> None:
    """Whatever could lead off this host, or is too long, is refused in words."""
    with pytest.raises(CodeError, match="Likvärds egna"):
        code_of(address)


@given(st.text(max_size=30))
def test_what_nobody_was_given_leads_nowhere(typed: str) -> None:
    """Any other text is no code, also one that would be a path in a file system."""
    assert address_of(typed) is None
    assert address_of(f"../{typed}") is None


def test_a_changed_file_leads_nowhere(folder: Path) -> None:
    """A file that somebody has made lead off this host is not followed."""
    code = code_of(ADDRESS)
    (folder / f"{code}.json").write_text('{"adress": "//annan.se/"}', encoding="utf-8")
    assert address_of(code) is None
    (folder / f"{code}.json").write_text("skadad", encoding="utf-8")
    assert address_of(code) is None


def test_there_is_an_end_to_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    """When so many codes are given the next is refused in words; the old ones still lead."""
    code = code_of(ADDRESS)
    monkeypatch.setattr(codes, "MOST", 1)
    with pytest.raises(CodeError, match="inga lediga"):
        code_of("/kommun?kommun=lund")
    assert code_of(ADDRESS) == code
    assert address_of(code) == ADDRESS


def test_where_nothing_can_be_kept_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that cannot be made gives a sentence, not an exception of the system."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("LIKVARD_CODES", str(tmp_path / "file"))
    with pytest.raises(CodeError, match="sparas"):
        code_of(ADDRESS)


@given(st.text(max_size=40))
def test_only_paths_are_plain(address: str) -> None:
    """An address is taken only when a browser keeps to this host for it."""
    if is_plain_path(address):
        assert address[0] == "/"
        assert address[1:2] not in {"/", "\\"}
