"""A database a hundred times larger: the real one, and made-up indicators for the whole country."""

import shutil
from pathlib import Path
from typing import Final

import duckdb

from likvard.freshness import built_version

INDICATORS: Final = 2000
FIRST_YEAR: Final = 2002
YEARS: Final = 25
GENDERS: Final = ("T", "K", "M")

# Counted off one by one, in the order in which the real table lies: sorting would take minutes.
_MORE: Final = """
insert into observation
select
    'pahittad-' || lpad((r // ($places * $years * 3))::varchar, 4, '0'),
    $codes[1 + r % $places],
    ($first + (r // $places) % $years)::integer,
    $genders[1 + (r // ($places * $years)) % 3],
    'all',
    20 + (r * 7919) % 601 / 10,
    (10 + (r * 104729) % 500)::integer,
    '',
    'pahittad'
from range($rows) as counted (r)
"""


def enlarge(small: Path, large: Path) -> int:
    """Write the larger database, unless it is there; return how many observations it holds.

    The real rows are all there, so that both files give the same page.
    """
    if built_version(large) != built_version(small):
        shutil.copy(small, large)
        with duckdb.connect(str(large)) as connection:
            connection.execute("set enable_progress_bar = false")
            connection.execute(_MORE, _wanted(connection))
    with duckdb.connect(str(large), read_only=True) as connection:
        return _number(connection, "select count(*) from observation")


def _wanted(connection: duckdb.DuckDBPyConnection) -> dict[str, object]:
    codes = [row[0] for row in connection.execute("select code from municipality").fetchall()]
    more = INDICATORS - _number(connection, "select count(distinct indicator) from observation")
    size = {"places": len(codes), "years": YEARS}
    rows = more * len(codes) * YEARS * len(GENDERS)
    return size | {"codes": codes, "genders": list(GENDERS), "first": FIRST_YEAR, "rows": rows}


def _number(connection: duckdb.DuckDBPyConnection, question: str) -> int:
    row = connection.execute(question).fetchone()
    return int(row[0]) if row else 0
