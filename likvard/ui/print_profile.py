"""The municipality's profile on paper, from the address of its page."""

from likvard.catalogue import load_catalogue
from likvard.exports.print.profile import CHARTS, NothingToPrintError, profile
from likvard.member_years import NothingPublishedError
from likvard.ui.printing import Asked, Made, RefusedError, shown

PAGE = "/kommun"
CHOOSE = "Välj först vilken kommun profilen gäller."


def own_profile(asked: Asked) -> Made:
    """Return the profile of the first municipality in the address.

    Raises
    ------
    RefusedError
        If the address names none that there is, or nothing is published for it.
    """
    view = asked.view(PAGE)
    address = view.href(PAGE)
    if not view.followed:
        raise RefusedError("\n".join([CHOOSE, *view.notices]), PAGE)
    try:
        views = shown(address, CHARTS, view.version)
        paper = profile(load_catalogue(), views, asked.link(address), asked.version, asked.day)
    except (KeyError, NothingPublishedError, NothingToPrintError) as error:
        raise RefusedError("Ingenting är publicerat för det urvalet.", address) from error
    return Made("profile", paper, address)
