"""The sections of the dashboard: what they are called, where they live, who draws them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Section:
    """One page: its title in the menu, its address, its script, and whether it has charts."""

    title: str
    path: str
    script: str
    charts: bool = True


SECTIONS: Final = (
    Section("Översikt", "/", "start/overview.py"),
    Section("Utforska", "/indikator", "explore/indicator.py"),
    Section("Min kommun", "/kommun", "municipality/profile.py"),
    Section("Om", "/om", "about/about.py", charts=False),
)
ADDRESSES: Final = tuple(section.path for section in SECTIONS)
