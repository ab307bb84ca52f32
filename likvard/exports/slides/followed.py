"""Who the presenter follows, and in which colours, as the view's address tells."""

from urllib.parse import parse_qsl, urlsplit

from likvard.catalogue import load_catalogue
from likvard.exports.exhibit import Exhibit
from likvard.figures.theme import LIGHT


def followed(exhibit: Exhibit) -> dict[str, str]:
    """Return the colour of each followed municipality by its name."""
    slugs = dict(parse_qsl(urlsplit(exhibit.address).query)).get("kommun", "").split(",")
    known = {one.slug: one.name for one in load_catalogue().municipalities}
    pairs = zip(slugs, LIGHT.chosen, strict=False)
    return {known[slug]: colour for slug, colour in pairs if slug in known}
