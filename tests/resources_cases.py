"""Resources and need as the tests of Resurser ask for them: delivered, or invented."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import isnan, nan

import pandas as pd
import statsmodels.api as sm

from likvard.address import View, view
from likvard.catalogue import load_catalogue
from likvard.cells import Published
from likvard.equity.need import need
from likvard.equity.pairing import Pairing
from likvard.equity.resources import Resource, resource
from likvard.panel import Panel, panel
from likvard.suited import suited

COST = "kostnad-per-elev-kommunal"
TEACHERS = "behoriga-larare"
PER_TEACHER = "elever-per-larare"
Rows = Sequence[Sequence[float]]


def oracle(y: "pd.Series[float]", educated: "pd.Series[float]", codes: str) -> Mapping[str, float]:
    """Return statsmodels' slope per ten percentage points more need, with HC3 and t."""
    both = pd.concat({"y": y, "x": 100 - educated}, axis=1).dropna()
    both = both[both.index.str.startswith(codes)]
    fit = sm.OLS(both["y"], sm.add_constant(both["x"])).fit()
    robust = fit.get_robustcov_results("HC3", use_t=True)
    low, high = 10 * robust.conf_int()[1]
    told = {"slope": 10 * robust.params[1], "low": low, "high": high}
    return told | {"r2": fit.rsquared, "n": len(both), "mean": float(both["y"].mean())}


def asked(identity: str = COST, **query: str) -> View:
    """Return the page's view for a resource."""
    return suited(view(load_catalogue(), "/resurser", {"indikator": identity} | query))


def found(identity: str = COST, **query: str) -> Resource:
    """Return a resource as the page has it."""
    wanted = asked(identity, **query)
    return resource(wanted, wanted.indicator)


def invented(costs: Rows, needs: Rows, identity: str = COST, n: float = 500) -> Resource:
    """Return a resource and its need in Skåne's municipalities, from 2012 on."""
    catalogue = load_catalogue()
    area, members = catalogue.areas[0], None
    base = panel(catalogue, catalogue.indicator(identity), area)
    turned = need(catalogue, area, "all")
    members = base.members[: len(costs[0])]

    def of(whole: Panel, rows: Rows) -> Panel:
        values = {
            2012 + i: {
                m.code: Published(v, nan if isnan(v) else n, "suppressed" if isnan(v) else "")
                for m, v in zip(members, row, strict=True)
            }
            for i, row in enumerate(rows)
        }
        return replace(whole, members=members, published=values)

    return Resource(Pairing(of(base, costs), of(turned, needs)))
