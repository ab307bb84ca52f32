"""Faults in the catalogue are told in one line that names file, entry and field."""

import shutil
from pathlib import Path

import pytest

from likvard.catalogue import CatalogueError, load_catalogue
from likvard.freshness import CATALOGUE

NEEDED = (
    "title short unit difference_unit decimals direction perspective period form theme series"
    " denominator proportion range breaks definition reads_as not_as mistake who measure clause"
    " words"
)
CHANGES = [
    ('direction = "higher"', 'direction = "up"', "field direction is 'up', not one of"),
    ("decimals = 0", "decimals = 0.5", "field decimals is 0.5, not int"),
    ("breaks = [75, 80, 85, 90]", "breaks = [75, 80, 85]", "field breaks has 3 values, not 4"),
    ("breaks = [75, 80, 85, 90]", "breaks = [75, 80, 80, 90]", "field breaks do not rise"),
    ("breaks = [75, 80, 85, 90]", "breaks = [20, 80, 85, 90]", "field breaks lie outside range"),
    ("breaks = [75, 80, 85, 90]", "breaks = [75.5, 80, 85, 90]", "field breaks have more decimals"),
    ("range = [40, 100]", "range = [100, 40]", "field range does not rise"),
    ('theme = "betyg"', 'theme = "sport"', "field theme 'sport' is not in themes.toml"),
    ('figure_set = "kolada" }', 'figure_set = "hearsay" }', "figure_set 'hearsay' is not in"),
    ("headline = 1", "headline = 2", "field headline 2 is used twice"),
    ("headline = 1", "headlines = 1", "field headlines unknown"),
    ("words = [", 'words = "betyg"  # [', "field words is not a list"),
    ("{v} av 100 niondeklassare", "många niondeklassare", "field clause has no {v}"),
    ('or = "klarar-alla-amnen-ak9"', 'or = "x"', "stand_in 'x' is no indicator with a deno"),
    ('unit = "%"', 'unit = "poäng"', "field stand_in is for shares without"),
    ("proportion = false", "proportion = true", "field proportion needs the unit %"),
    ('short = "Beh', 'short = "Vilken lång korttitel om beh', "field short is longer than 32"),
    ('id = "behorig-yrkesprogram-hemkommun"', 'id = "Behörig"', "field id is not a slug"),
    ('id = "behorig-yrkesprogram-hemkommun"', 'id = "meritvarde"', "field id is used twice"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a copy of the shipped catalogue that a test may spoil."""
    return Path(shutil.copytree(CATALOGUE, tmp_path / "catalogue"))


def complaint(folder: Path) -> str:
    """Return the one line that tells why the catalogue cannot be used."""
    with pytest.raises(CatalogueError) as told:
        load_catalogue(folder)
    assert "\n" not in str(told.value)
    return str(told.value)


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    """Change the first place where a text stands in a file of the catalogue."""
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("field", NEEDED.split())
def test_a_missing_field_is_named(folder: Path, field: str) -> None:
    """An indicator without one of its fields is told by file, indicator and field."""
    spoil(folder, "indicators.toml", f"\n{field} = ", f"\n# {field} = ")
    if field == "series":
        spoil(folder, "indicators.toml", "# series = [\n", "")
        spoil(folder, "indicators.toml", _first_series(folder), "")
    assert complaint(folder) == (
        f"indicators.toml: indicator behorig-yrkesprogram-hemkommun: field {field} missing"
    )


def _first_series(folder: Path) -> str:
    text = (folder / "indicators.toml").read_text(encoding="utf-8")
    start = text.index('    { code = "N15428"')
    return text[start : text.index("]\n", start) + 2]


@pytest.mark.parametrize(("old", "new", "told"), CHANGES)
def test_a_wrong_value_is_named(folder: Path, old: str, new: str, told: str) -> None:
    """A value that cannot be right is told by file and field."""
    spoil(folder, "indicators.toml", old, new)
    line = complaint(folder)
    assert line.startswith("indicators.toml: ")
    assert told in line


@pytest.mark.parametrize("field", ["definition", "reads_as", "who"])
def test_an_empty_text_is_missing(folder: Path, field: str) -> None:
    """A text that is there but empty counts as missing."""
    spoil(folder, "indicators.toml", f'\n{field} = "', f'\n{field} = "" # "')
    assert complaint(folder).endswith(f"field {field} missing")


def test_no_count_and_no_reason(folder: Path) -> None:
    """An indicator without counts has to say why."""
    spoil(folder, "indicators.toml", "\ndenominator_reason", "\n# ")
    assert complaint(folder).endswith("field denominator_reason missing")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('county = "12"', 'county = "99"', "area skane: membership names no municipality"),
        ('county = "12"', 'couny = "12"', "area skane: membership: field couny unknown"),
        ("1997-01-01", '"1997"', "area skane: membership: field valid_from is '1997', not date"),
        ('"1214", ', '"9999", ', "field municipality '9999' is not in municipalities.toml"),
        ('parent = "skane"', 'parent = "skåne"', "field parent 'skåne' is unknown"),
    ],
)
def test_a_fault_in_the_areas(folder: Path, old: str, new: str, told: str) -> None:
    """A fault in areas.toml is told by area and field."""
    spoil(folder, "areas.toml", old, new)
    line = complaint(folder)
    assert line.startswith("areas.toml: ")
    assert line.endswith(told)


def test_a_file_that_is_missing_or_no_toml(folder: Path) -> None:
    """A missing or broken file is named."""
    (folder / "themes.toml").write_text("themes = [", encoding="utf-8")
    assert complaint(folder).startswith("themes.toml: ")
    (folder / "themes.toml").unlink()
    assert complaint(folder).startswith("themes.toml: cannot be read")


def test_another_county_is_one_block(folder: Path) -> None:
    """A county is added by one block of TOML, with all its municipalities by code."""
    path = folder / "areas.toml"
    block = (
        '\n[[areas]]\nid = "blekinge"\ntitle = "Blekinge"\nkind = "county"\n'
        'membership = [{ county = "10", valid_from = 1997-01-01, source = "SCB." }]\n'
    )
    path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
    assert len(load_catalogue(folder).area("blekinge").members) == 5
