"""A trace of many rows, of which some are shown."""

from collections.abc import Sequence
from typing import Any

from likvard.figures.theme import Spec


def within(trace: Spec, rows: tuple[float, float]) -> Spec:
    """Return the trace with those of its points that lie in the rows, and the gaps in its lines."""
    low, high = sorted(rows)
    kept = [y is None or low <= y <= high for y in trace["y"]]
    return trace if all(kept) else _part(trace, kept)


def _part(spec: Spec, kept: Sequence[bool]) -> Spec:
    return {key: _only(value, kept) for key, value in spec.items()}


def _only(value: Any, kept: Sequence[bool]) -> Any:  # noqa: ANN401  a figure's own values
    if isinstance(value, dict):
        return _part(value, kept)
    if isinstance(value, (list, tuple)) and len(value) == len(kept):
        return [one for one, keep in zip(value, kept, strict=True) if keep]
    return value
