"""Assumptions and levels to step among: every step a link, so that the address holds them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One value of an assumption: as it is read, as it is spoken, and its address."""

    text: str
    spoken: str
    href: str
    current: bool


@dataclass(frozen=True)
class Scale:
    """One assumption and the values it can have, in order."""

    id: str
    name: str
    steps: tuple[Step, ...]
