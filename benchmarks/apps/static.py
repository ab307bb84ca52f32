"""The page as files: every year of an indicator embedded, drawn by plotly.js alone."""

import json
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from benchmarks.page import ABOUT, CLICKED, YEARS, names, page

SCRIPT = Path(__file__).with_name("static.js")
SHELL = """<!doctype html><html lang="sv"><meta charset="utf-8"><title>Likvärd</title>
<script defer src="plotly.js"></script>
<script defer src="static.js"></script>
<a id="to-charts" href="index.html">Utforska</a> <a id="to-about" href="om.html">Om</a>
<main>{body}</main></html>"""
OF_A_YEAR = ("karta", "hexkarta", "ordning")
BODY = """<select id="indicator">{indicators}</select><select id="year">{years}</select>
<h1 id="title"></h1><div id="tiles" style="display:flex;gap:48px"></div>
<div style="display:flex;gap:24px"><div style="flex:540 1 0"><div id="karta"></div>
<div id="hexkarta"></div></div>
<div id="ordning" style="flex:620 1 0"></div></div><div id="utveckling"></div>
<script type="application/json" id="first">{first}</script>"""


def write(folder: Path) -> None:
    """Write the whole site into a folder: two pages, plotly.js, and a file per indicator."""
    plotly = files("plotly").joinpath("package_data/plotly.min.js").read_bytes()
    (folder / "plotly.js").write_bytes(plotly)
    (folder / "static.js").write_bytes(SCRIPT.read_bytes())
    for identity in CLICKED:
        (folder / f"{identity}.json").write_text(json.dumps(years(identity)), encoding="utf-8")
    titles = names()
    body = BODY.format(
        indicators="".join(f'<option value="{i}">{titles[i]}</option>' for i in CLICKED),
        years="".join(f"<option>{year}</option>" for year in YEARS[::-1]),
        first=(folder / f"{CLICKED[0]}.json").read_text(encoding="utf-8").replace("</", "<\\/"),
    )
    (folder / "index.html").write_text(SHELL.format(body=body), encoding="utf-8")
    (folder / "om.html").write_text(SHELL.format(body=ABOUT), encoding="utf-8")


def years(identity: str) -> dict[str, Any]:
    """Return an indicator as its file has it: the trend once, the rest by year."""
    shown = {str(year): page(identity, year) for year in YEARS}
    every = {
        year: {
            "title": found.title,
            "tiles": found.tiles,
            **{name: json.loads(str(found.figures[name].to_json())) for name in OF_A_YEAR},
        }
        for year, found in shown.items()
    }
    trend = shown[str(YEARS[-1])].figures["utveckling"]
    return {"utveckling": json.loads(str(trend.to_json())), "years": every}


if __name__ == "__main__":
    place = Path(sys.argv[2])
    write(place)
    site = Mount("/", StaticFiles(directory=place, html=True))
    uvicorn.run(
        Starlette(routes=[site]), host="127.0.0.1", port=int(sys.argv[1]), log_level="warning"
    )
