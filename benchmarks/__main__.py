"""Measure and write benchmarks/RESULTS.md: `python -m benchmarks [--rounds N] [--only a,b]`."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks import measures
from benchmarks.large import enlarge
from benchmarks.report import report
from benchmarks.servers import ROOT
from likvard.freshness import DATABASE

HERE: Final = Path(__file__).parent
RAW: Final = ROOT / ".bench" / "results.json"
LARGE: Final = ROOT / ".bench" / "large.duckdb"
ROUNDS: Final = 15

Values = dict[str, dict[str, list[float]]]
KINDS: Final[dict[str, Callable[[int, measures.Record], None]]] = {
    "click": measures.click,
    "start": measures.start,
    "bytes": measures.weigh,
    "run": measures.run,
    "load": measures.press,
    "memory": measures.remember,
    "growth": partial(measures.grow, large=str(LARGE)),
}


def main() -> None:
    """Run what is asked for and show it; what had all its rounds goes into RESULTS.md."""
    asked = _arguments()
    kept: dict[str, Values] = json.loads(RAW.read_text(encoding="utf-8")) if RAW.exists() else {}
    for kind in asked.only.split(","):
        values = _measured(kind, asked.rounds)
        print(report(values, asked.rounds, ""), flush=True)  # noqa: T201
        if asked.rounds >= ROUNDS:
            kept[kind] = values
            _write(kept)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", default=",".join(KINDS), help="what to measure, by commas")
    return parser.parse_args()


def _measured(kind: str, rounds: int) -> Values:
    print(f"measuring {kind}", file=sys.stderr, flush=True)  # noqa: T201
    if kind == "growth":
        enlarge(DATABASE, LARGE)
    values: Values = {}
    KINDS[kind](rounds, partial(_keep, values))
    return values


def _keep(values: Values, what: str, app: str, value: float) -> None:
    values.setdefault(what, {}).setdefault(app, []).append(value)


def _write(kept: Mapping[str, Values]) -> None:
    RAW.parent.mkdir(exist_ok=True)
    RAW.write_text(json.dumps(kept), encoding="utf-8")
    notes = (HERE / "NOTES.md").read_text(encoding="utf-8").strip()
    every = {what: found for values in kept.values() for what, found in values.items()}
    (HERE / "RESULTS.md").write_text(report(every, ROUNDS, notes), encoding="utf-8")


if __name__ == "__main__":
    main()
