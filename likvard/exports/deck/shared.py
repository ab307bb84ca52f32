"""Outlines that stand in many slides, drawn once: a map's municipalities, year after year."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Final

_PATH: Final = re.compile(r'<path d="(M[^"]{80,})"([^>]*?)(/>|>(.*?)</path>)', re.DOTALL)
_BEFORE: Final = "<main "


def share(page: str) -> str:
    """Return the page with outlines that stand in it more than once drawn but once."""
    counts = Counter(found[1] for found in _PATH.finditer(page))
    often = [outline for outline, count in counts.items() if count > 1]
    names = {outline: f"o{place}" for place, outline in enumerate(often)}

    def used(found: re.Match[str]) -> str:
        name = names.get(found[1])
        return found[0] if name is None else _use(name, found[2], found[4] or "")

    return _PATH.sub(used, page).replace(_BEFORE, _outlines(names) + _BEFORE, 1)


def _outlines(names: Mapping[str, str]) -> str:
    """Return the outlines by their names, in an element that shows nothing."""
    drawn = "".join(f'<path id="{name}" d="{outline}"/>' for outline, name in names.items())
    return f'<svg aria-hidden="true" width="0" height="0"><defs>{drawn}</defs></svg>\n'


def _use(name: str, look: str, inside: str) -> str:
    return f'<use href="#{name}"{look}>{inside}</use>'
