"""Our HTML comes from templates; what stands in them is escaped."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES: Final = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **context: object) -> Markup:
    """Return a template of likvard/ui/templates filled in."""
    return Markup(_environment().get_template(f"{template}.html").render(**context))  # noqa: S704


def compile_templates() -> None:
    """Read every template, so that no page has to wait for it."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def show(template: str, **context: object) -> None:
    """Put a filled-in template on the page."""
    st.html(render(template, **context))
