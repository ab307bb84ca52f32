"""How the cells of a workbook look: few formats, each made once, numbers as their measure is."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.format import Format

_INK: Final = "#16202A"
_MUTED: Final = "#56616B"
_BLUE: Final = "#1F5FA8"
_BAND: Final = "#E9EEF4"
_LINE: Final = "#8A98A6"
MOST_DECIMALS: Final = 6


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook."""

    book: Workbook

    @cached_property
    def title(self) -> Format:
        """Return the look of a sheet's title."""
        return self._made(bold=True, font_size=16)

    @cached_property
    def heading(self) -> Format:
        """Return the look of a heading among the text."""
        return self._made(bold=True, font_size=12)

    @cached_property
    def line(self) -> Format:
        """Return the look of a line of text that may run over the cells beside it."""
        return self._made(font_color=_MUTED)

    @cached_property
    def link(self) -> Format:
        """Return the look of a link."""
        return self._made(font_color=_BLUE, underline=1, valign="top")

    @cached_property
    def words(self) -> Format:
        """Return the look of a cell of words in a table."""
        return self._made()

    @cached_property
    def wrapped(self) -> Format:
        """Return the look of a text of several lines in its cell."""
        return self._made(text_wrap=True, valign="top")

    @cached_property
    def over_words(self) -> Format:
        """Return the look of the header over words."""
        return self._header("left")

    @cached_property
    def over_numbers(self) -> Format:
        """Return the look of the header over numbers."""
        return self._header("right")

    @cached_property
    def _numbers(self) -> list[Format]:
        codes = ["#,##0" + ("." + "0" * places if places else "") for places in range(7)]
        return [self._made(num_format=code) for code in codes]

    def number(self, decimals: int) -> Format:
        """Return the look of a number; a Swedish Excel groups by spaces and puts a comma.

        Parameters
        ----------
        decimals
            How many are seen, 0 to 6; the cell holds all there are.
        """
        return self._numbers[min(decimals, MOST_DECIMALS)]

    def _header(self, align: str) -> Format:
        return self._made(
            bold=True,
            text_wrap=True,
            align=align,
            valign="top",
            bg_color=_BAND,
            bottom=1,
            bottom_color=_LINE,
        )

    def _made(self, **look: Any) -> Format:  # noqa: ANN401  as the library takes them
        return self.book.add_format({"font_color": _INK, "font_name": "Calibri"} | look)
