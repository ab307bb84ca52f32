"""Names of saved files: what is in them, in letters that every system knows."""

from likvard.address import PROVIDERS
from likvard.offer import people
from likvard.panel import Panel


def file_name(panel: Panel, year: int, area: str, form: str = "") -> str:
    """Return a readable name without ending: likvard_meritvarde_2025_skane_karta.

    Parameters
    ----------
    year
        The year of the figures, the last one where they are of several.
    form
        What tells the file from others of the same figures; empty for none.
    """
    split = [plain(word) for word in _split(panel)]
    parts = ("likvard", panel.indicator.id, ending(panel, year), *split, area, form)
    return "_".join(filter(None, parts))


def ending(panel: Panel, year: int) -> str:
    """Return the calendar year of a figure, or the year in which its school year ends."""
    return str(year + (panel.indicator.period == "autumn"))


def _split(panel: Panel) -> list[str]:
    gender = [] if panel.gender == "T" else [people(panel.indicator)[panel.gender]]
    provider = [] if panel.provider == "all" else [PROVIDERS[panel.provider].split(" ")[0]]
    return gender + provider


def plain(word: str) -> str:
    """Return a word in small letters without å, ä and ö."""
    return word.lower().translate(str.maketrans("åäö/", "aao-"))
