"""The chart's script, of several files one, and the stub that fetches it by address."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Final

from likvard.figures.theme import TEMPLATES

_HERE: Final = Path(__file__).parent
_PARTS: Final = (
    *("chart.js", "plot.js", "walk.js", "keys.js", "ring.js", "wait.js", "cubes.js"),
    *("steps.js", "play.js"),
    *("table.js", "picture.js", "morph.js", "whole.js"),
)


def read(name: str) -> str:
    """Return the text of a file that lies beside this module."""
    return (_HERE / name).read_text(encoding="utf-8")


PATH: Final = "/chart.js"
_KNOWN: Final = f"const TEMPLATES = {json.dumps(TEMPLATES, ensure_ascii=False)};"
SCRIPT: Final = "\n".join([*map(read, _PARTS), _KNOWN])
ADDRESS: Final = f"{PATH}?{sha256(SCRIPT.encode()).hexdigest()[:16]}"
STUB: Final = read("stub.js").replace("__ADDRESS__", ADDRESS)
