"""``python -m tests.soak --seeds 200``: show every page of as many random databases."""

import argparse
import os
import sys
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import numpy as np

from likvard.ui.sections import ADDRESSES
from tests.any_addresses import any_query
from tests.any_figures import CASES, anything
from tests.made_figures import Change, Random, made
from tests.whole_pages import Reader, cube_faults, page


def soak(change: Change, seed: int, addresses: int) -> Iterator[str]:
    """Yield what is wrong with the pages of one database, each shown at several addresses."""
    random = np.random.default_rng(seed)
    with tempfile.TemporaryDirectory() as folder:
        path = made(change, seed, Path(folder))
        with patch.dict(os.environ, LIKVARD_DATABASE=str(path)):
            yield from _shown(random, addresses)


def _shown(random: Random, addresses: int) -> Iterator[str]:
    reader = Reader()
    for number in range(addresses):
        query, dark = any_query(random), bool(number % 2)
        for path in ADDRESSES:
            faults = page(reader, path, query, dark=dark).faults()
            yield from (f"{path} {query}: {fault}" for fault in faults)
        yield from (f"cube {query}: {fault}" for fault in cube_faults(query, dark=dark))


def main(arguments: list[str] | None = None) -> int:
    """Print a block for every fault; return 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m tests.soak", description=__doc__)
    parser.add_argument("--seeds", type=int, default=20, help="how many random databases")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--addresses", type=int, default=3, help="how many for each database")
    parser.add_argument("--case", choices=CASES, help="one kind of figures instead of any")
    asked = parser.parse_args(arguments)
    warnings.simplefilter("error")
    warnings.simplefilter("ignore", ResourceWarning)
    wrong = 0
    for seed in range(asked.first, asked.first + asked.seeds):
        for fault in soak(CASES.get(asked.case, anything), seed, asked.addresses):
            sys.stdout.write(f"seed {seed}: {fault}\n")
            wrong += 1
    sys.stdout.write(f"{wrong} faults\n")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
