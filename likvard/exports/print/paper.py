"""What all papers are made of: pictures, and the lines that say what a paper is and from when."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from likvard import swedish
from likvard.exports.exhibit import Exhibit
from likvard.figures.drawing import Drawing
from likvard.figures.svg import svg
from likvard.figures.theme import LIGHT

_PX_PER_MM: Final = 96 / 25.4


@dataclass(frozen=True)
class Picture:
    """A vector drawing and what it shows in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Imprint:
    """Where a paper comes from: its name, the address of the same on screen, figures, and day.

    `when` is the date line, the only line that differs between two days.
    """

    name: str
    address: str
    version: str
    when: str


class Paper(Protocol):
    """What every paper tells of itself."""

    @property
    def title(self) -> str:
        """Return the title in one line."""
        ...

    @property
    def file_name(self) -> str:
        """Return the name of a saved file, without ending."""
        ...

    @property
    def imprint(self) -> Imprint:
        """Return where the paper comes from."""
        ...


def imprint(name: str, address: str, version: str, day: date) -> Imprint:
    """Return the imprint of a paper made on a day."""
    return Imprint(name, address, version, f"Framtagen {swedish.day(day)}")


def picture(exhibit: Exhibit, place: int, width: float, *, scale: float, alt: str = "") -> Picture:
    """Return one of a view's drawings, `width` mm wide with its text at `scale` of the screen's."""
    drawing = exhibit.draws[place](LIGHT)
    told = alt or exhibit.alt
    return Picture(_drawn(drawing, width, scale, f"{exhibit.key}{place}", told), told)


def _drawn(drawing: Drawing, width: float, scale: float, prefix: str, told: str) -> str:
    pixels = round(width * _PX_PER_MM / scale)
    return svg(drawing, width=pixels, title=told, prefix=f"{prefix}-")
