"""From what a paper says to a tagged PDF, set by typst in memory."""

import json
import threading
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

import typst

from likvard.exports.print.faces import fonts
from likvard.exports.print.letters import printable
from likvard.exports.print.paper import Picture

FORMS: Final = Path(__file__).parent
STANDARD: Final = "ua-1"
"""PDF/UA-1: a heading above every part, a text beside every picture, header cells in tables."""
_ONE_AT_A_TIME: Final = threading.Lock()


def pdf(form: str, paper: object, day: date) -> bytes:
    """Return a paper as a tagged PDF, the same bytes for the same paper and day.

    Parameters
    ----------
    form
        The name of a `.typ` file beside this one.
    paper
        A dataclass of texts, lists and pictures, all that the form shows.
    day
        The day of the document's date.

    Raises
    ------
    typst.TypstError
        If the paper and the form do not fit each other.
    """
    pictures: dict[str, bytes] = {}
    words = json.dumps(_plain(paper, pictures), ensure_ascii=False)
    files = {"main.typ": _form(form), "page.typ": _form("page")}
    files |= {"paper.json": words.encode(), **pictures}
    when = datetime.combine(day, time(), UTC)
    with _ONE_AT_A_TIME:
        # The types of typst leave out files by name, which it takes.
        compiler = typst.Compiler(cast("bytes", files), font_paths=fonts())
        made = compiler.compile(format="pdf", pdf_standards=[STANDARD], timestamp=when)
    return cast("bytes", made)


def _plain(value: Any, pictures: dict[str, bytes]) -> Any:  # noqa: ANN401  any JSON value
    """Return a value as JSON has it; pictures are put aside, their file names in their place."""
    if isinstance(value, Picture):
        name = f"{len(pictures)}.svg"
        pictures[name] = value.svg.encode()
        return {"file": name, "alt": printable(value.alt)}
    if isinstance(value, str):
        return printable(value)
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name), pictures) for f in fields(value)}
    if isinstance(value, Mapping):
        return {key: _plain(one, pictures) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one, pictures) for one in value]
    return value


@lru_cache(maxsize=8)
def _form(name: str) -> bytes:
    return (FORMS / f"{name}.typ").read_bytes()
