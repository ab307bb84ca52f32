"""Two measures as the tests of Samband ask for them: from the database, or invented."""

from collections.abc import Sequence
from dataclasses import replace
from math import isnan, nan

from likvard.address import View, view
from likvard.catalogue import load_catalogue
from likvard.cells import Published
from likvard.equity.association import Association, association
from likvard.equity.matching import other
from likvard.equity.pairing import Pairing
from likvard.panel import Panel, panel

MERIT = "meritvarde"
EDUCATION = "foraldrar-eftergymnasial"
RESIDENTS = "ekonomiskt-utsatta-hushall"
COST = "kostnad-per-elev-kommunal"


def asked(y: str, x: str = "", **query: str) -> View:
    """Return the page's view of two measures."""
    wanted = {"indikator": y, "mot": x} | query
    return view(load_catalogue(), "/samband", {k: v for k, v in wanted.items() if v})


def found(y: str, x: str, **query: str) -> Association:
    """Return two measures as the page has them."""
    wanted = asked(y, x, **query)
    return association(wanted, wanted.indicator, other(wanted))


def invented(ys: Sequence[float], xs: Sequence[float], n: float = 400) -> Association:
    """Return two measures of as many municipalities of Skåne, in one school year."""
    catalogue = load_catalogue()

    def of(identity: str, year: int, values: Sequence[float]) -> Panel:
        whole = panel(catalogue, catalogue.indicator(identity), catalogue.areas[0])
        members = whole.members[: len(values)]
        row = {
            m.code: Published(v, nan if isnan(v) else n, "suppressed" if isnan(v) else "")
            for m, v in zip(members, values, strict=True)
        }
        return replace(whole, members=members, published={year: row})

    return Association(Pairing(of(MERIT, 2025, ys), of(EDUCATION, 2024, xs)), 2025)
