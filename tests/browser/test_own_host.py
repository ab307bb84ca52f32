"""Every page with every other host blocked: drawn whole, and nothing asked of anyone else."""

from urllib.parse import urlsplit

import pytest

from tests.browser import seen
from tests.browser.conftest import Opener

pytestmark = pytest.mark.browser

DRAWN = ".cartesianlayer path"
MAPS = {
    "/": 1,
    "/indikator": 2,
    "/indikator?karta=hexkarta&kommun=lund": 2,
    "/spridning": 0,
    "/bakgrund": 0,
    "/skolor": 0,
    "/kommun?kommun=eslov": 0,
    "/om": 0,
    "/tillganglighet": 0,
}


@pytest.mark.parametrize("path", MAPS)
def test_every_page_is_drawn_whole_and_asks_no_other_host(reader: Opener, path: str) -> None:
    """With all other hosts blocked each plot has its marks, each map its 33, and none is asked."""
    page = reader(path)
    plots = page.locator("[data-plot]").all()
    assert all(plot.locator(DRAWN).count() for plot in plots)
    shapes = [plot.evaluate(seen.SHAPES) for plot in plots]
    assert [both for both in shapes if both[0]] == [[33, 33]] * MAPS[path]
    asked: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => new URL(name).host)"
    )
    assert set(asked) - {""} == {urlsplit(page.url).netloc}
