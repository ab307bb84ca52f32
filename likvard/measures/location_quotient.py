"""How large a part of a place's whole one kind makes up, beside its part of the whole area's.

Location quotients are those of regional analysis, told by Isserman (1977).
"""

from collections.abc import Iterable

import numpy as np

from likvard.measures.arrays import Floats, NotDefinedError, sample


def location_quotients(own: Iterable[float], area: Iterable[float]) -> Floats:
    """Return (own_k / sum own) / (area_k / sum area) for every kind k.

    1 where the kind makes up as much of the place as of the area, 0 where the place has none,
    NaN where the area has none. Weighted by the kinds' shares of the area their mean is 1.

    Parameters
    ----------
    own, area
        How many there are of each kind, in the place and in the whole area, the place included.

    Raises
    ------
    NotDefinedError
        If a number is missing or negative, the lengths differ, nobody is in the place, or the
        place has more of a kind than the area.

    >>> location_quotients([30, 10], [100, 100]).tolist()
    [1.5, 0.5]
    """
    here, whole = sample(own, least=1), sample(area, least=1)
    if here.shape != whole.shape:
        raise NotDefinedError("place and area differ in length")
    if (here < 0).any() or (here > whole).any():
        raise NotDefinedError("a place has from none up to all of a kind")
    if not here.sum() > 0:
        raise NotDefinedError("nobody is in the place")
    there = whole > 0
    shares = here / here.sum()
    of_area = np.where(there, whole / whole.sum(), 1.0)
    return np.where(there, shares / of_area, np.nan)
