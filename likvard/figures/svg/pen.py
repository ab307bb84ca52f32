"""SVG as text: elements with their attributes, numbers written short."""

from collections.abc import Iterable
from html import escape
from typing import Final

Value = str | float | None
_RENAMED: Final = {"class_": "class"}


def number(value: float) -> str:
    """Return a number with at most two decimals and no needless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def tag(name: str, content: str = "", /, **attributes: Value) -> str:
    """Return an element; `stroke_width=2` becomes stroke-width="2", None is left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items())
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def group(parts: Iterable[str], **attributes: Value) -> str:
    """Return the parts as one group, nothing when there are none."""
    content = "".join(parts)
    return tag("g", content, **attributes) if content else ""


def titled(name: str, words: str, /, **attributes: Value) -> str:
    """Return an element that tells its words when it is pointed at."""
    return tag(name, tag("title", escape(words)) if words else "", **attributes)


def points(x: Iterable[float], y: Iterable[float]) -> str:
    """Return the commands of a path from point to point."""
    return "M" + "L".join(f"{number(a)},{number(b)}" for a, b in zip(x, y, strict=True))


def _attribute(key: str, value: Value) -> str:
    if value is None:
        return ""
    text = _quoted(value) if isinstance(value, str) else number(value)
    return f' {_RENAMED.get(key, key.replace("_", "-"))}="{text}"'


def _quoted(value: str) -> str:
    return escape(value, quote=False).replace('"', "&quot;")
