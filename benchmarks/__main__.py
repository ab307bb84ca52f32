"""Measure and write benchmarks/RESULTS.md: `python -m benchmarks [--rounds N] [--only a,b]`."""

from __future__ import annotations

import argparse
import json
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks import measures
from benchmarks.large import enlarge
from benchmarks.report import report
from benchmarks.servers import ROOT
from likvard.freshness import DATABASE

if TYPE_CHECKING:
    from collections.abc import Callable

HERE: Final = Path(__file__).parent
RAW: Final = ROOT / ".bench" / "results.json"
LARGE: Final = ROOT / ".bench" / "large.duckdb"
ROUNDS: Final = 15

Values = dict[str, dict[str, list[float]]]


def main() -> None:
    """Run what is asked for; a part of it is shown only, and does not replace the results."""
    asked = _arguments()
    kinds: dict[str, Callable[[int, measures.Record], None]] = {
        "click": measures.click,
        "start": measures.start,
        "bytes": measures.weigh,
        "run": measures.run,
        "load": measures.press,
        "memory": measures.remember,
        "growth": partial(measures.grow, large=str(LARGE)),
    }
    chosen = asked.only.split(",") if asked.only else list(kinds)
    values: Values = {}
    for name in chosen:
        print(f"measuring {name}", file=sys.stderr, flush=True)  # noqa: T201
        if name == "growth":
            enlarge(DATABASE, LARGE)
        kinds[name](asked.rounds, partial(_keep, values))
    whole = asked.only is None
    _write(values, asked.rounds, whole=whole)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", help="click,start,bytes,run,load,memory,growth")
    return parser.parse_args()


def _keep(values: Values, what: str, app: str, value: float) -> None:
    values.setdefault(what, {}).setdefault(app, []).append(value)


def _write(values: Values, rounds: int, *, whole: bool) -> None:
    notes = (HERE / "NOTES.md").read_text(encoding="utf-8").strip()
    text = report(values, rounds, notes if whole else "")
    print(text)  # noqa: T201
    if whole:
        RAW.write_text(json.dumps(values), encoding="utf-8")
        (HERE / "RESULTS.md").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
