"""The brief to national decision makers on paper, from the address of its page."""

from likvard.catalogue import load_catalogue
from likvard.exports.print.brief import brief
from likvard.story.brief_choice import choice
from likvard.ui.printing import Asked, Made

PAGE = "/underlag"


def own_brief(asked: Asked) -> Made:
    """Return the brief that the address asks for; what cannot be used is left out of it."""
    chosen = choice(asked.view(PAGE), asked.query)
    address = chosen.href(PAGE)
    paper = brief(load_catalogue(), chosen, asked.link(address), asked.version, asked.day)
    return Made("brief", paper, address)
