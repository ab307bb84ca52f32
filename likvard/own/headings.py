"""Which column of a file is which of the template: headings in any case, order and spelling."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from likvard import swedish
from likvard.own.fault import Fault, RefusedError, quoted
from likvard.own.known import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from likvard.catalogue.templates import Column, Template
    from likvard.own.raw import Odd, Raw

_NAMED: Final = 8
"""So many unknown headings are named."""


def is_heading(template: Template, text: object) -> bool:
    """Tell whether a text is the heading of one of the template's columns."""
    return isinstance(text, str) and plain(text) in _meant(template)


def matches(template: Template, cells: Sequence[Raw | Odd]) -> int:
    """Return how many of the template's columns a row names."""
    meant = _meant(template)
    return len({meant[plain(c)].id for c in cells if isinstance(c, str) and plain(c) in meant})


def columns_of(template: Template, line: int, cells: Sequence[Raw | Odd]) -> Mapping[int, Column]:
    """Return the template's columns by their place in a row of headings.

    Raises
    ------
    RefusedError
        If a required column is missing, one is there twice, or one is unknown.
    """
    meant = _meant(template)
    found: dict[int, Column] = {}
    faults: list[Fault] = []
    unknown: list[str] = []
    for place, cell in enumerate(cells):
        text = "" if cell is None else str(cell).strip()
        column = meant.get(plain(text))
        if column is not None and column in found.values():
            faults.append(Fault(f"kolumnen {quoted(column.title)} finns två gånger.", line))
        elif column is not None:
            found[place] = column
        elif text:
            unknown.append(quoted(text))
    _missing(template, line, found, faults)
    _unknown(line, unknown, faults)
    if faults:
        raise RefusedError(faults)
    return found


def _missing(
    template: Template, line: int, found: Mapping[int, Column], faults: list[Fault]
) -> None:
    lacking = [c.title for c in template.columns if c.required and c not in found.values()]
    if lacking:
        named = swedish.joined([quoted(title) for title in lacking])
        word = "kolumnen" if len(lacking) == 1 else "kolumnerna"
        faults.append(Fault(f"{word} {named} saknas. Hämta mallen och jämför rubrikerna.", line))


def _unknown(line: int, unknown: Sequence[str], faults: list[Fault]) -> None:
    if unknown:
        word = "rubriken" if len(unknown) == 1 else "rubrikerna"
        more = [f"{len(unknown) - _NAMED} till"] if len(unknown) > _NAMED else []
        named = swedish.joined([*unknown[:_NAMED], *more])
        are = "är okänd" if len(unknown) == 1 else "är okända"
        faults.append(Fault(f"{word} {named} {are} i mallen.", line))


@lru_cache(maxsize=16)
def _meant(template: Template) -> dict[str, Column]:
    """Return the columns by every spelling of their headings; a title comes before an alias."""
    aliases = {plain(alias): c for c in template.columns for alias in c.aliases}
    return (
        aliases
        | {plain(c.id): c for c in template.columns}
        | {plain(c.title): c for c in template.columns}
    )
