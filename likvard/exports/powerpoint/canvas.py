"""One slide while it is made: its shapes in reading order, and its notes."""

from collections.abc import Sequence
from typing import Any, Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from likvard.exports.powerpoint.chart import add_chart
from likvard.exports.powerpoint.page import Box
from likvard.exports.powerpoint.plot import Plot
from likvard.exports.powerpoint.template import macros

_NAMES: Final = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


class Canvas:
    """A slide to be filled shape by shape; each is told its number, the first being 2."""

    def __init__(self, presentation: Any, layout: int) -> None:  # noqa: ANN401  no types
        self.number = len(presentation.slides) + 1
        self._slide = presentation.slides.add_slide(presentation.slide_layouts[layout])
        self._shapes: list[str] = []

    def add(self, macro: str, *values: object, **more: object) -> None:
        """Add a shape made by one of the macros of shapes."""
        made = getattr(macros("shapes.xml"), macro)(len(self._shapes) + 2, *values, **more)
        self._shapes.append(made)

    def text(
        self, name: str, place: str, clauses: Sequence[str], size: int, at: Box | None
    ) -> None:
        """Fill a placeholder of the layout, at its own place unless another is given."""
        self.add("filled", name, place, clauses, size, at)

    def chart(self, name: str, alt: str, at: Box, plot: Plot) -> None:
        """Add a native chart with its workbook."""
        self.add("chart", name, alt, at, add_chart(self._slide, plot, at))

    def link(self, address: str) -> str:
        """Return the id of a relation to an address outside, for a shape to be clicked."""
        found: str = self._slide.part.relate_to(
            address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
        )
        return found

    def finish(self, notes: Sequence[str]) -> None:
        """Put the shapes on the slide, and the notes below it, a paragraph each."""
        tree = self._slide.shapes._spTree  # noqa: SLF001  the only way to a tree of our own
        for shape in tree.findall(f"{{{tree.nsmap['p']}}}sp"):
            tree.remove(shape)
        whole = parse_xml(f"<p:spTree {_NAMES}>{''.join(self._shapes)}</p:spTree>")
        tree.extend(list(whole))
        if notes:
            self._note(notes)

    def _note(self, notes: Sequence[str]) -> None:
        frame = self._slide.notes_slide.notes_text_frame
        frame.text = "\n".join(notes)
        for paragraph in frame.paragraphs:
            for run in paragraph.runs:
                run._r.get_or_add_rPr().set("lang", "sv-SE")  # noqa: SLF001  no call sets it
