"""The one published formula of Skolverket's SALSA, for checking what it was in 2015/16."""

from typing import Final

from likvard.measures.arrays import NotDefinedError

LOWEST_EDUCATION: Final = 1
HIGHEST_EDUCATION: Final = 3


def salsa_2015_16(parent_education: float, share_boys: float, share_new: float) -> float:
    """Return the merit value (17 subjects) that SALSA expected of a school in 2015/16.

    93.567 + 69.846 education - 35.271 boys - 83.641 new, with the parents' mean education on the
    scale 1 to 3 and shares 0 to 1: Skolverket, description of SALSA for 2015/16. The residual of
    an ordinary school is up to 17 points in either direction.

    Raises
    ------
    NotDefinedError
        If the education lies outside 1 to 3 or a share outside 0 to 1 (or one is missing).

    >>> round(salsa_2015_16(2.27, 0.518, 0.05), 3)
    229.665
    """
    if not LOWEST_EDUCATION <= parent_education <= HIGHEST_EDUCATION:
        raise NotDefinedError("the parents' education is a mean on the scale 1 to 3")
    if not (0 <= share_boys <= 1 and 0 <= share_new <= 1):
        raise NotDefinedError("shares lie between 0 and 1")
    return 93.567 + 69.846 * parent_education - 35.271 * share_boys - 83.641 * share_new
