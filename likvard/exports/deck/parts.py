"""The parts of the page: its templates, its sheet and its script, read once."""

from functools import lru_cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

_HERE: Final = Path(__file__).parent
_SCRIPTS: Final = ("deck.js", "stage.js", "keys.js", "speaker.js", "open.js")


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, **context: object) -> Markup:
    """Return a template of this folder filled in; what stands in it is escaped."""
    return Markup(_environment().get_template(f"{template}.html").render(**context))  # noqa: S704


@lru_cache(maxsize=1)
def sheet() -> Markup:
    """Return the slides' style sheet."""
    return Markup((_HERE / "deck.css").read_text(encoding="utf-8"))  # noqa: S704  our own


@lru_cache(maxsize=1)
def script() -> Markup:
    """Return the slides' script: one module of all the parts."""
    texts = [(_HERE / name).read_text(encoding="utf-8") for name in _SCRIPTS]
    return Markup("\n".join(texts))  # noqa: S704  our own
