"""The files the browser loads once: our sheet, our script, plotly.js, and the page's shell."""

import gzip
import hashlib
import re
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Final

import streamlit

from likvard.figures.theme import DARK, LIGHT, Tokens
from likvard.ui.chart.assets import PATH as CHART_SCRIPT
from likvard.ui.chart.assets import SCRIPT

HERE: Final = Path(__file__).parent
MEETING: Final = (
    *("draft.js", "handing.js", "downloads.js"),
    *("meeting_writing.js", "meeting_deeds.js", "meeting.js"),
)
FAVICON: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    '<rect width="32" height="32" rx="6" fill="{accent}"/>'
    '<path d="M9 12h14M9 20h14" stroke="{paper}" stroke-width="4" stroke-linecap="round"/></svg>'
)


@dataclass(frozen=True)
class Asset:
    """A file as it is sent: its bytes plain and packed, its type, and the tag of its content."""

    body: bytes
    packed: bytes
    kind: str
    tag: str


def asset(text: str | bytes, kind: str) -> Asset:
    """Return the content ready to send."""
    body = text.encode() if isinstance(text, str) else text
    digest = hashlib.sha256(body).hexdigest()[:16]
    return Asset(body, gzip.compress(body, 6, mtime=0), kind, f'"{digest}"')


@lru_cache(maxsize=1)
def assets() -> dict[str, Asset]:
    """Return every asset by its path."""
    script = "text/javascript; charset=utf-8"
    icon = FAVICON.format(accent=LIGHT.accent, paper=LIGHT.paper)
    plotly = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    return {
        "/likvard.css": asset(sheet(), "text/css; charset=utf-8"),
        "/likvard.js": asset(behaviour(), script),
        "/plotly.js": asset(plotly, script),
        CHART_SCRIPT: asset(SCRIPT, script),
        "/likvard.svg": asset(icon, "image/svg+xml"),
    }


def behaviour() -> str:
    """Return our script: how every page behaves, and what Streamlit's frame lacks."""
    names = (*("page.js", "search.js", "shell.js", "uploading.js"), *MEETING)
    parts = [(HERE / name).read_text(encoding="utf-8") for name in names]
    return "\n".join([*parts, "mount({});\n"])


def sheet() -> str:
    """Return our style sheet: the tokens of both themes, then the rules."""
    rules = [
        HERE / "page.css",
        *sorted((HERE / "templates").glob("*.css")),
        HERE / "chart" / "chart.css",
    ]
    return "\n".join(
        [
            f":root {{ {_variables(LIGHT)} }}",
            f"@media (prefers-color-scheme: dark) {{ :root {{ {_variables(DARK)} }} }}",
            *(path.read_text(encoding="utf-8") for path in rules),
        ]
    )


def _variables(tokens: Tokens) -> str:
    named = {"chosen": "chosen", "sequential": "seq", "sequential_text": "seq-text"}
    lines = []
    for field in fields(tokens):
        value = getattr(tokens, field.name)
        if isinstance(value, str) and value.startswith("#"):
            lines.append(f"--lv-{field.name}: {value};")
        elif field.name in named:
            lines += [f"--lv-{named[field.name]}-{i}: {v};" for i, v in enumerate(value)]
    return " ".join(lines)


@lru_cache(maxsize=8)
def shell(*, charts: bool, shapes: str = "") -> str:
    """Return Streamlit's page shell in Swedish, with our name, icon, sheet and script.

    With `charts` the browser begins to fetch plotly.js at once, and what lies at `shapes`.
    """
    page = (Path(streamlit.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    sent = "Likvärd behöver JavaScript för att visa kartor och diagram."
    for pattern, ours in (
        ('<html lang="en">', '<html lang="sv">'),
        ("<title>.*?</title>", "<title>Likvärd</title>"),
        ('<link rel="shortcut icon"[^>]*>', _head(shapes, charts=charts)),
        ("<noscript>.*?</noscript>", f"<noscript><p>{sent}</p></noscript>"),
        ("<!--.*?-->", ""),
        ('<link rel="service-desc"[^>]*>', ""),
    ):
        page, found = re.subn(pattern, ours, page, flags=re.DOTALL)
        if not found:
            raise LookupError(f"the page shell of this Streamlit has no {pattern}")
    return page


def _head(shapes: str, *, charts: bool) -> str:
    tags = {path: found.tag.strip('"') for path, found in assets().items()}
    root = "window.__streamlit = { BACKEND_BASE_URL: location.origin }"  # else it tries deep paths
    early = f'<link rel="preload" as="script" href="/plotly.js?{tags["/plotly.js"]}">'
    early += f'<link rel="preload" as="fetch" crossorigin href="{shapes}">' if shapes else ""
    return (
        f"<script>{root}</script>"
        '<link rel="icon" type="image/svg+xml" href="/likvard.svg">'
        f'<link rel="stylesheet" href="/likvard.css?{tags["/likvard.css"]}">'
        f'<script type="module" src="/likvard.js?{tags["/likvard.js"]}"></script>'
        f"{early if charts else ''}"
    )
