import shutil
import subprocess
from pathlib import Path

import numpy as np
import pypdfium2
import pytest
from pptx import Presentation

from likvard.meeting import Item, Meeting
from tests.any_meetings import EVERY
from tests.presented import made

OFFICE = shutil.which("soffice")
KINDS = ("karta", "form", "matt", "ordning", "utveckling", "flickor-pojkar", "samband", "delar")
MEETING = Meeting("Allt", "", (*(i for i in EVERY if i.chart in KINDS), Item("/finns-inte", "x")))
DARK = 160
SIDE = 0.02

pytestmark = [
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed"),
    pytest.mark.xdist_group("powerpoint"),
]


def pictures(folder: Path) -> list[np.ndarray[tuple[int, int], np.dtype[np.uint8]]]:
    """Return every slide as LibreOffice draws it, in shades of grey."""
    file = folder / "möte.pptx"
    file.write_bytes(made(MEETING))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    order = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*order, str(file)], check=True, capture_output=True, timeout=120)
    with pypdfium2.PdfDocument(folder / "möte.pdf") as document:
        return [np.array(page.render(scale=0.75).to_pil().convert("L")) for page in document]


def test_libreoffice_shows_every_slide_whole(tmp_path: Path) -> None:
    """Each slide has a page with title, content and source; nothing is cut at the slide's edge."""
    found = pictures(tmp_path)
    assert len(found) == len(Presentation(str(tmp_path / "möte.pptx")).slides)
    for place, page in enumerate(found):
        dark = page < DARK
        high, wide = dark.shape
        edge = int(wide * SIDE)
        inner = dark[edge : high - edge // 2, edge : wide - edge]
        assert dark.sum() == inner.sum(), f"something is cut on slide {place + 1}"
        if 0 < place < len(found) - 1:
            bands = [
                dark[int(high * a) : int(high * b)] for a, b in ((0, 0.2), (0.3, 0.8), (0.85, 1))
            ]
            assert all(band.mean() > 0.001 for band in bands), f"slide {place + 1} is empty"
