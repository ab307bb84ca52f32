"""Hold the measures against a file of known answers: python tests/vectors.py FILE."""

import json
import math
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
USUAL_TOLERANCE: Final = 1e-8

Json = Any  # what a file of known answers holds
Failure = str


def main(arguments: list[str]) -> int:
    """Print a line for each known answer that is not met; return 0 only if all are."""
    try:
        (name,) = arguments
        file = json.loads(Path(name).read_text(encoding="utf-8-sig"))
        cases = list(_cases(file["measures"]))
        data = file.get("data", {})
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        sys.stdout.write(f"no file of known answers: {type(error).__name__}: {error}\n")
        return 2
    failures = [line for measure, case in cases if (line := failure(measure, case, data))]
    sys.stdout.writelines(f"{' '.join(line.split())}\n" for line in failures)
    sys.stdout.write(f"{len(cases) - len(failures)} of {len(cases)} known answers are met\n")
    return 0 if cases and not failures else 1


def _cases(measures: Mapping[str, list[Json]]) -> Iterator[tuple[str, Json]]:
    for measure, cases in measures.items():
        yield from ((measure, case) for case in (cases if isinstance(cases, list) else [cases]))


def failure(measure: str, case: Json, data: Mapping[str, Json]) -> Failure | None:
    """Return the line that says how the measure differs from the known answer, if it does."""
    name = case.get("id", "?") if isinstance(case, dict) else "?"
    try:
        want, tolerance = case["expected"], float(case.get("tol", USUAL_TOLERANCE))
        got, reason = _answer(measure, _resolved(case["inputs"], data))
        wrong = _difference(got, _resolved(want, data), tolerance)
    except Exception as error:  # noqa: BLE001 - whatever goes wrong, the other cases are to be run
        expected = json.dumps(case["expected"]) if _has_answer(case) else "an answer"
        return f"{measure} {name}: expected {expected}, got {type(error).__name__}: {error}"
    return f"{measure} {name}: {wrong}{reason}" if wrong else None


def _has_answer(case: Json) -> bool:
    return isinstance(case, dict) and "expected" in case


def _answer(measure: str, inputs: dict[str, Json]) -> tuple[Json, str]:
    """Return what the measure answers, or None and the reason why it is not defined."""
    from likvard.measures.arrays import NotDefinedError  # noqa: PLC0415 - after main set the path

    known = import_module("tests.vector_measures").MEASURES
    if measure not in known:
        raise LookupError("no such measure")
    takes = signature(known[measure]).parameters
    said = {key: value for key, value in inputs.items() if key in takes or value is not None}
    given = {key: _given(value, takes.get(key)) for key, value in said.items()}
    try:
        return _plain(known[measure](**given)), ""
    except NotDefinedError as reason:
        return None, f" ({reason})"


def _given(value: Json, parameter: Parameter | None) -> Json:
    """Return the value, with a null for what must be a number as one that is missing."""
    required = parameter is not None and parameter.default is Parameter.empty
    return math.nan if value is None and required else value


def _resolved(value: Json, data: Mapping[str, Json]) -> Json:
    """Return the value with every "data:KEY" replaced by what the file holds under that key."""
    if isinstance(value, str) and value.startswith("data:"):
        held = data[value.removeprefix("data:")]
        return list(held.values()) if isinstance(held, dict) else held
    if isinstance(value, dict):
        return {key: _resolved(one, data) for key, one in value.items()}
    return [_resolved(one, data) for one in value] if isinstance(value, list) else value


def _plain(value: Json) -> Json:
    """Return arrays and tuples as lists."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    value = value.tolist() if hasattr(value, "tolist") else value
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _difference(got: Json, want: Json, tolerance: float, at: str = "") -> str | None:
    """Return what differs first, and where; what is not asked for in a dict is not compared."""
    if got is None or _undefined(want):
        same = _undefined(want) and _nothing(got)
    elif isinstance(want, dict) and isinstance(got, dict):
        parts = ((f"{at}.{key}", got.get(key, "nothing"), want[key]) for key in want)
        return _first_of(parts, tolerance)
    elif isinstance(want, list) and isinstance(got, list) and len(want) == len(got):
        pairs = enumerate(zip(got, want, strict=True))
        return _first_of(((f"{at}[{i}]", *pair) for i, pair in pairs), tolerance)
    else:
        same = _close(got, want, tolerance)
    where = f"{at.removeprefix('.')} " if at else ""
    return None if same else f"{where}expected {json.dumps(want)}, got {json.dumps(got)}"


def _first_of(parts: Iterator[tuple[str, Json, Json]], tolerance: float) -> str | None:
    found = (_difference(got, want, tolerance, at) for at, got, want in parts)
    return next((line for line in found if line), None)


def _undefined(want: Json) -> bool:
    """Return whether the answer holds no number at all: null, NaN, or nothing but those."""
    if isinstance(want, float) and math.isnan(want):
        return True
    return want is None or (bool(_inside(want)) and all(map(_undefined, _inside(want))))


def _nothing(got: Json) -> bool:
    """Return whether the measure gave no number at all; NaN is something it must never give."""
    return got is None or (bool(_inside(got)) and all(map(_nothing, _inside(got))))


def _inside(value: Json) -> list[Json]:
    if isinstance(value, dict):
        return list(value.values())
    return value if isinstance(value, list) else []


def _close(got: Json, want: Json, tolerance: float) -> bool:
    """Return whether two numbers agree, large ones relative to their size; else if equal."""
    if not (isinstance(got, int | float) and isinstance(want, int | float)):
        return bool(got == want)
    return abs(got - want) <= tolerance * max(1.0, abs(want))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
