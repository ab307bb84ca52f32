"""The template that every presentation starts from: theme, master, layouts, notes; no slides."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from likvard.exports.powerpoint.page import FONT, PT
from likvard.figures.theme import LIGHT

FIRST, VIEW = range(2)
"""The layouts, in their order: of the first slide, and of a view."""
_PARTS: Final = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("parts")),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)
_PARTS.globals["PT"] = PT
_PARTS.globals |= {
    name: getattr(LIGHT, name)
    for name in ("paper", "ink", "muted", "grid", "edge", "dot", "line", "rule")
}
_SCHEME: Final = (
    ("dk1", LIGHT.ink),
    ("lt1", LIGHT.paper),
    ("dk2", LIGHT.muted),
    ("lt2", LIGHT.wash),
    ("accent1", LIGHT.accent),
    *((f"accent{place}", colour) for place, colour in enumerate(LIGHT.chosen[:5], start=2)),
    ("hlink", LIGHT.accent),
    ("folHlink", LIGHT.muted),
)
_THEME: Final = {"scheme": _SCHEME, "font": FONT}
_WRITTEN: Final[Mapping[str, tuple[str, Mapping[str, object]]]] = {
    "[Content_Types].xml": ("content_types.xml", {}),
    "docProps/app.xml": ("app.xml", {}),
    "ppt/presentation.xml": ("presentation.xml", {}),
    "ppt/slideMasters/slideMaster1.xml": ("master.xml", {}),
    "ppt/slideLayouts/slideLayout1.xml": ("layout_first.xml", {}),
    "ppt/slideLayouts/slideLayout2.xml": ("layout_view.xml", {}),
    "ppt/notesMasters/notesMaster1.xml": ("notes_master.xml", {}),
    "ppt/presProps.xml": ("pres_props.xml", {}),
    "ppt/viewProps.xml": ("view_props.xml", {}),
    "ppt/tableStyles.xml": ("table_styles.xml", {}),
    "ppt/theme/theme1.xml": ("theme.xml", _THEME),
    "ppt/theme/theme2.xml": ("theme.xml", _THEME),
}
_RELATED: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "_rels/.rels": (
        ("officeDocument", "ppt/presentation.xml"),
        ("extended-properties", "docProps/app.xml"),
    ),
    "ppt/_rels/presentation.xml.rels": (
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("notesMaster", "notesMasters/notesMaster1.xml"),
        ("theme", "theme/theme1.xml"),
        ("presProps", "presProps.xml"),
        ("viewProps", "viewProps.xml"),
        ("tableStyles", "tableStyles.xml"),
    ),
    "ppt/slideMasters/_rels/slideMaster1.xml.rels": (
        ("slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("slideLayout", "../slideLayouts/slideLayout2.xml"),
        ("theme", "../theme/theme1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout1.xml.rels": (
        ("slideMaster", "../slideMasters/slideMaster1.xml"),
    ),
    "ppt/slideLayouts/_rels/slideLayout2.xml.rels": (
        ("slideMaster", "../slideMasters/slideMaster1.xml"),
    ),
    "ppt/notesMasters/_rels/notesMaster1.xml.rels": (("theme", "../theme/theme2.xml"),),
}


def part(name: str, **values: object) -> str:
    """Return one of the part templates filled in; texts among the values are escaped."""
    return _PARTS.get_template(name).render(**values)


def macros(name: str) -> Any:  # noqa: ANN401  the module's names are the template's
    """Return the macros of a part template, to be called one by one."""
    return _PARTS.get_template(name).module  # the same for all, since no values go in


@lru_cache(maxsize=1)
def template() -> bytes:
    """Return the template as a .pptx file without slides."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, (source, values) in _WRITTEN.items():
            whole.writestr(name, part(source, **values))
        for name, relations in _RELATED.items():
            whole.writestr(name, part("relations.xml", relations=relations))
    return out.getvalue()
