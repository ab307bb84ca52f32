"""What Kolada has renamed, retired or redefined is told by name, and never silently followed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec
import pytest

from likvard.catalogue import load_catalogue
from likvard.sources.drift import (
    Drift,
    Expected,
    described,
    drifts,
    read_expected,
    seen,
    told_unit,
)
from likvard.sources.faults import SourceError
from likvard.sources.kolada import Kolada
from tests.asking_sources import live
from tests.servers.kolada import KoladaServer
from tests.servers.serving import serving
from tests.servers.world import Kpi, real_world

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = read_expected()
WORLD = real_world(years=1, units=5, kpis=200)


def found(
    folder: Path, expected: tuple[Expected, ...] = EXPECTED, **changes: Kpi | None
) -> list[Drift]:
    """Return how a catalogue in which some indicators are changed or gone has drifted."""
    now = [changes.get(kpi.id, kpi) for kpi in WORLD.kpis]
    world = replace(WORLD, kpis=tuple(kpi for kpi in now if kpi))
    with serving(KoladaServer(world)) as server, live(folder) as fetcher:
        parts = Kolada(fetcher, f"{server.address}/v3").indicators([e.id for e in EXPECTED])
        current = [indicator for part in parts for indicator in part.records]
    return [*drifts(expected, current)]


def of(kpi: str) -> Kpi:
    """Return an indicator as it is."""
    return next(one for one in WORLD.kpis if one.id == kpi)


def test_nothing_has_changed(tmp_path: Path) -> None:
    """A catalogue that is as it was has not drifted."""
    assert found(tmp_path) == []


def test_all_we_use_is_written_down() -> None:
    """Every Kolada indicator of the catalogue is among those expected, each once."""
    ids = [one.id for one in EXPECTED]
    series = {s.code for i in load_catalogue().indicators for s in i.series}
    used = {code for code in series if code[0] in "NU" and code[1:].isdigit()}
    assert used
    assert used <= {*ids}
    assert len(ids) == len({*ids})
    assert ids == sorted(ids)


def test_units_are_what_titles_tell() -> None:
    """The unit written down is the one told by the title, for every indicator."""
    assert {one.id: told_unit(one.title) for one in EXPECTED} == {e.id: e.unit for e in EXPECTED}
    assert all(one.unit for one in EXPECTED)


def test_three_at_once(tmp_path: Path) -> None:
    """A renamed, a retired and a redefined indicator are each caught, by name, in one line."""
    renamed = replace(of("N15428"), title="Behöriga till gymnasiet, hemkommun, andel (%)")
    old = of("N15507")
    retired = replace(old, title=f"{old.title} (-2024)", publ_period=None)
    redefined = replace(of("N15030"), title=f"Ny definition - {of('N15030').title}")
    drift = found(tmp_path, N15428=renamed, N15507=retired, N15030=redefined)
    assert [(d.id, d.kind, d.blocks) for d in drift] == [
        ("N15030", "redefined", True),
        ("N15428", "renamed", False),
        ("N15507", "retired", False),
    ]
    assert 'is now called "Behöriga till gymnasiet' in drift[1].text
    assert drift[2].text.startswith("N15507 is retired after 2024: no more years will come")
    assert not any("\n" in d.text for d in drift)


def test_a_period_that_ends(tmp_path: Path) -> None:
    """An indicator that has no next period is retired though its title says nothing."""
    drift = found(tmp_path, N15428=replace(of("N15428"), publ_period=None))
    assert [(d.id, d.kind) for d in drift] == [("N15428", "retired")]


def test_another_description(tmp_path: Path) -> None:
    """A description once seen that has changed is a new definition under an old title."""
    plain = msgspec.structs.replace(EXPECTED[0], description="0" * 16)
    drift = found(tmp_path, (plain, *EXPECTED[1:]))
    assert [(d.id, d.kind, d.blocks) for d in drift] == [(EXPECTED[0].id, "redefined", True)]


def test_descriptions_are_noted(tmp_path: Path) -> None:
    """A description is noted the first time it is seen, whatever its spaces, and then kept."""
    with serving(KoladaServer(WORLD)) as server, live(tmp_path) as fetcher:
        parts = Kolada(fetcher, f"{server.address}/v3").indicators([e.id for e in EXPECTED])
        current = [indicator for part in parts for indicator in part.records]
    noted = seen(EXPECTED, current)
    assert all(one.description == described(current[0]) for one in noted)
    spaced = [msgspec.structs.replace(i, description=f" {i.description}\n") for i in current]
    assert drifts(noted, spaced) == ()
    other = [msgspec.structs.replace(i, description="Nytt.") for i in current]
    assert seen(noted, other) == noted
    assert {d.kind for d in drifts(noted, other)} == {"redefined"}


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        (replace(of("N15428"), gender=False), "gender"),
        (replace(of("N15428"), ou=True), "units"),
    ],
)
def test_flags(tmp_path: Path, changed: Kpi, kind: str) -> None:
    """An indicator that is no longer divided by gender, or now given for units, is told."""
    drift = found(tmp_path, N15428=changed)
    assert [(d.kind, d.blocks) for d in drift] == [(kind, False)]


def test_another_unit(tmp_path: Path) -> None:
    """Another unit stops the figures: shares must not be shown as numbers."""
    drift = found(tmp_path, N15428=replace(of("N15428"), title="Behöriga, hemkommun, antal"))
    assert [(d.kind, d.blocks) for d in drift] == [("renamed", False), ("unit", True)]


def test_missing(tmp_path: Path) -> None:
    """An indicator that is gone is told with the title that it had."""
    drift = found(tmp_path, N15428=None)
    assert [(d.kind, d.blocks) for d in drift] == [("missing", True)]
    assert of("N15428").title in drift[0].text


def test_one_that_was_retired_before(tmp_path: Path) -> None:
    """An indicator that we know is retired is not told again."""
    title = f"{of('N15428').title} (-2024)"
    known = tuple(
        msgspec.structs.replace(e, title=title) if e.id == "N15428" else e for e in EXPECTED
    )
    now = replace(of("N15428"), title=title, publ_period=None)
    assert found(tmp_path, known, N15428=now) == []


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    """A fault in what was written down is told with its field."""
    file = tmp_path / "kolada.toml"
    file.write_text('[[indicators]]\nid = "N1"\ntitle = 7\nunit = "%"\n')
    with pytest.raises(SourceError, match=r"kolada.toml: cannot be read .*\[0\].title"):
        read_expected(file)
