"""Read a workbook from standard input in a process of its own, and write its cells as JSON.

An Excel file is a program's input, whoever made it. It is therefore opened in a process that may
use little memory and time, touches no disk, and is thrown away: whatever is hidden in a file, the
server and its readers do not notice. Run as a script, with nothing of ours imported.
"""

from __future__ import annotations

import contextlib
import io
import json
import sys
from datetime import date, datetime
from itertools import islice
from typing import Any

MOST_MEMORY = 512 * 2**20
MOST_SECONDS = 20
MOST_SHEETS = 12
MOST_COLUMNS = 300
MOST_LETTERS = 500
MOST_ROWS = 20_100
"""Rows with anything in them, of all sheets together."""
MOST_TOLD = 32 * 2**20
ODD = ["odd"]


def main() -> None:
    """Read from standard input, write to standard output; any fault is the exit code 1."""
    _limit()
    sys.modules["numpy"] = None  # type: ignore[assignment]  # openpyxl can do without: less memory
    import openpyxl  # noqa: PLC0415 - after the limits are set

    content = io.BytesIO(sys.stdin.buffer.read())
    book = openpyxl.load_workbook(content, read_only=True, data_only=False, keep_links=False)
    left, told, sheets = MOST_ROWS, 0, []
    for sheet in islice((s for s in book.worksheets if s.sheet_state == "visible"), MOST_SHEETS):
        rows = []
        for row in islice(_rows(sheet), left):
            rows.append(json.dumps(row))
            told += len(rows[-1])
            if told > MOST_TOLD:
                sys.exit(1)
        left -= len(rows)
        sheets.append(f"[{','.join(rows)}]")
    sys.stdout.write(f"[{','.join(sheets)}]")


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _rows(sheet: Any) -> Any:  # noqa: ANN401 - openpyxl publishes no types
    """Yield the line and the cells of every row with anything in it.

    Rows that are not in the file come as one and the same object: those are passed over fast.
    """
    sheet.reset_dimensions()
    before = None
    for line, cells in enumerate(sheet.iter_rows(), start=1):
        if cells is before:
            continue
        before = cells
        row = [_cell(cell) for cell in cells]
        while row and row[-1] is None:
            row.pop()
        if row:
            yield line, row if len(row) <= MOST_COLUMNS else [*row[:MOST_COLUMNS], ODD]


def _cell(cell: Any) -> Any:  # noqa: ANN401 - as above
    """Return a cell as JSON: text, number, truth, or a list of a word and what it holds."""
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return ["formula"]
    if cell.data_type == "e":
        return ["error", str(value)]
    if isinstance(value, (datetime, date)):
        return ["date", value.isoformat()]
    if isinstance(value, str):
        return value[:MOST_LETTERS]
    return value if isinstance(value, (bool, int, float)) else ODD


if __name__ == "__main__":
    main()
