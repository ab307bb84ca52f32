"""The measures as readers are told of them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One measure in plain Swedish: what it asks, how it is computed and weighted, what it says.

    `modules` are the files of likvard/measures behind it; `group` the heading it stands under.
    """

    id: str
    group: str
    name: str
    modules: tuple[str, ...]
    asks: str
    formula: str
    weight: str
    says: str
    limits: str
