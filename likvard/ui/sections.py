"""The sections of the dashboard: what they are called, where they live, who draws them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Section:
    """One page: its title, its address, its script; whether it has charts and is in the menu."""

    title: str
    path: str
    script: str
    charts: bool = True
    in_menu: bool = True


SECTIONS: Final = (
    Section("Översikt", "/", "start/overview.py"),
    Section("Utforska", "/indikator", "explore/indicator.py"),
    Section("Min kommun", "/kommun", "municipality/profile.py"),
    Section("Om", "/om", "about/about.py", charts=False),
    Section(
        "Tillgänglighet",
        "/tillganglighet",
        "about/accessibility.py",
        charts=False,
        in_menu=False,
    ),
)
ADDRESSES: Final = tuple(section.path for section in SECTIONS)
