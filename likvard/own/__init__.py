"""The figures that only the network has: read from files, checked, and held.

There are three ways in, and they are never mixed:

- **Uploaded** by a reader: seen in her own browser session only, held in memory, and gone with it.
- **Imported** by the maintainer (``python -m likvard import``): in the database, seen by everybody.
- **Demo** rows: invented, made from a seed, shown only where the address asks for them.

How a page uses them::

    from likvard.own import held

    found = held("platser", demo=asked_for_demo)   # None: show how to get there
    found.rows          # a frame with the template's columns (data/catalogue/templates.toml)
    found.source        # "Egna uppgifter, uppladdade 30 november 2026." for the source row
    found.mark          # "Påhittade exempelrader" to be shown at every chart of demo rows, else ""
    found.is_demo

`uploaded(kind)`, `imported(kind)` and `invented(kind)` give one of them. `kind` is the id of a
template: "platser", "behov", "floden", "aldrar" or "manuella-indikatorer". Rows have one column per
column of the template, by its `id`, whether given in the file or not:

===============  ==================================================================================
kind of column   in the frame
===============  ==================================================================================
school_year      Int64: the year in which it begins (2025 for läsåret 2025/26)
year             Int64
period           str: "2024/25" or "2024"
municipality     str: code of four characters
area             str: id of an area of the catalogue; missing for the whole area
programme        str: code without 25 ("BA"); missing for all
unit             str: eight figures, or missing
choice, text     str, or missing
count            Int64 (never negative), or <NA>
number           float64, or NaN
===============  ==================================================================================

Whose session is asked is settled by the frame and by a middleware (`likvard/own/session.py:
within`); pages and exports need not know. Nothing drawn from an upload is kept for other readers:
`likvard.ui.kept` and the other caches are passed by while the session has uploads
(`session.never_kept`), and answers over HTTP are then ``no-store``. Whoever puts an `lru_cache` on
what reads `held` or `uploaded` puts `never_kept` over it.

On the page, `likvard.ui.uploading.upload_section(view, kind)` shows the control, the templates'
links and what is shown now; `held_for(view, kind)` there is `held` with invented rows where the
view's address asks for them (``egna=exempel``).
"""

from likvard.own.demo import invented
from likvard.own.figures import Figures
from likvard.own.imported import imported
from likvard.own.session import uploaded

__all__ = ["Figures", "held", "imported", "invented", "uploaded"]


def held(kind: str, *, demo: bool = False) -> Figures | None:
    """Return the figures to show: the session's upload, else the imported, else None.

    With `demo` the invented rows and nothing else: they are never mixed with real ones.
    """
    if demo:
        return invented(kind)
    return uploaded(kind) or imported(kind)
