"""The sections of the dashboard: what they are called, where they live, who draws them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Section:
    """One page: title, address and script; whether it has charts and maps, and is in the menu."""

    title: str
    path: str
    script: str
    charts: bool = True
    maps: bool = False
    in_menu: bool = True


SECTIONS: Final = (
    Section("Översikt", "/", "start/overview.py", maps=True),
    Section("Utforska", "/indikator", "explore/indicator.py", maps=True),
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
