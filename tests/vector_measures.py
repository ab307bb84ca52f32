"""The measures under the names, inputs and answers of a file of known answers."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from likvard.measures import (
    cohort,
    composite,
    concentration,
    convergence,
    dissimilarity,
    flows,
    funnel,
    intraclass,
    mann_kendall,
    moran,
    neighbours,
    newcombe,
    parity,
    rank,
    regression,
    salsa,
    shrinkage,
    theil,
)
from likvard.measures import standard_deviation as deviation
from likvard.measures.arrays import NotDefinedError
from likvard.measures.atkinson import atkinson
from likvard.measures.gini import gini
from likvard.measures.spread import spread
from likvard.measures.weighted_quantile import weighted_quantile
from likvard.measures.wilson import Z95, wilson

Numbers = Sequence[float]
Weights = Numbers | None
Rows = Sequence[Numbers]
Answer = Any  # a number, or lists and dicts of numbers, None where there is none

ENOUGH_DRAWS: Final = 100_000
FUNNELS: Final = {"95": 0.95, "998": 0.998}


def _part(measure: Callable[[], Answer]) -> Answer:
    """Return one part of an answer, None where only that part is not defined."""
    try:
        return measure()
    except NotDefinedError:
        return None


def _named(found: object, **names: str) -> Answer:
    """Return the parts of an answer under the names that they have in the file."""
    return {name: getattr(found, own) for name, own in names.items()}


def _share(k: float, n: float) -> float:
    return k / n if n else float("nan")


def _spread(x: Numbers) -> Answer:
    found = spread(x)
    names = ("range", "p10", "p90", "p90_p10", "p90_minus_p10", "iqr")
    return _named(found, **dict(zip(names, names, strict=True)))


def _quantiles(x: Numbers, q: Numbers | float, w: Weights = None) -> Answer:
    if isinstance(q, Sequence):
        return [weighted_quantile(x, w, one) for one in q]
    return weighted_quantile(x, w, q)


def _deviation(x: Numbers, w: Weights = None) -> Answer:
    sd = deviation.standard_deviation(x, w)
    relative = _part(lambda: deviation.coefficient_of_variation(x, w, of="resource"))
    return {"mean": deviation.mean(x, w), "sd": sd, "cv": relative}


def _parts(decompose: Callable[..., theil.Decomposition]) -> Callable[..., Answer]:
    def decomposed(x: Numbers, groups: Sequence[Hashable], w: Weights = None) -> Answer:
        found = decompose(x, groups, w, of="resource")
        return asdict(found) | {"between_share": found.between_share}

    return decomposed


def _gap(k1: float, n1: float, k2: float, n2: float, z: float = Z95) -> Answer:
    found = newcombe.newcombe(_share(k1, n1), n1, _share(k2, n2), n2, z)
    return _named(found, diff="difference", lo="low", hi="high")


def _concentration(
    y: Numbers,
    s: Numbers,
    w: Weights = None,
    lo: float | None = None,
    hi: float | None = None,
) -> Answer:
    return asdict(concentration.concentration(y, s, w, low=lo, high=hi))


def _line(y: Numbers, X: Numbers, w: Weights = None) -> Answer:  # noqa: N803 - as in the file
    fit = regression.regression(y, X, w)
    return _named(fit, beta="coefficients", se="se", se_hc3="se_hc3", r2="r2")


def _residuals(y: Numbers, X: Numbers, w: Weights = None) -> Answer:  # noqa: N803 - as in the file
    fit = regression.regression(y, X, w)
    own = _part(lambda: fit.studentised)
    names = _named(fit, fitted="fitted", resid="residuals", leverage="leverage")
    return names | {"studentized_external": own}


def _prediction(  # noqa: PLR0913, PLR0917 - as in the file
    y: Numbers,
    X: Numbers,  # noqa: N803
    new_X: Numbers,  # noqa: N803
    w: Weights = None,
    new_w: Weights = None,
    alpha: float = 0.05,
) -> Answer:
    found = regression.regression(y, X, w).predict(new_X, new_w, 1 - alpha)
    return _named(
        found, mean="mean", mean_lo="mean_low", mean_hi="mean_high", obs_lo="low", obs_hi="high"
    )


def _funnel_exact(p0: float, n: Numbers) -> Answer:
    limits = {level: funnel.exact(p0, n, share) for level, share in FUNNELS.items()}
    return [
        {"n": size, "level": level, "lo": found.low[i], "hi": found.high[i]}
        for i, size in enumerate(n)
        for level, found in limits.items()
    ]


def _shrunken(found: shrinkage.Shrunken) -> Answer:
    return _named(found, mu="mean", tau2="tau2", reliability="reliability", eb="values", sd="sd")


def _composite(
    X: Rows,  # noqa: N803 - as in the file
    good: Sequence[composite.Good],
    w: Weights = None,
    norm: composite.Norm = "minmax",
    agg: composite.Aggregate = "arithmetic",
) -> Answer:
    return asdict(composite.composite(X, good, w, norm=norm, aggregate=agg))


def _first(est: Numbers, se: Numbers, good: composite.Good = "high") -> Answer:
    return rank.rank_interval(est, se, draws=ENOUGH_DRAWS, higher_is_first=good == "high").first


def _convergence(y0: Numbers, y1: Numbers) -> Answer:
    found = convergence.convergence(y0, y1)
    return asdict(found) | {"sigma_change": found.sigma_change}


def _moran(x: Numbers, W: Rows) -> Answer:  # noqa: N803 - as in the file
    found = moran.moran(x, W, permutations=99)
    return asdict(found) | {"ei": found.expected}


def _cohort(
    pop_by_age: Mapping[str, float], years: int, survival: Mapping[str, float] | None = None
) -> Answer:
    population = {int(age): number for age, number in pop_by_age.items()}
    kept = None if survival is None else {int(age): ratio for age, ratio in survival.items()}
    return cohort.cohort_forecast(population, years, survival=kept)


MEASURES: Final[dict[str, Callable[..., Answer]]] = {
    "spread": _spread,
    "wquantile": _quantiles,
    "wsd_cv": _deviation,
    "gini": lambda x, w=None: gini(x, w, of="resource"),
    "theil_t": lambda x, w=None: theil.theil_t(x, w, of="resource"),
    "theil_l": lambda x, w=None: theil.theil_l(x, w, of="resource"),
    "theil_decomposition_T": _parts(theil.decompose_t),
    "theil_decomposition_L": _parts(theil.decompose_l),
    "atkinson": lambda x, eps, w=None: atkinson(x, eps, w, of="resource"),
    "parity": lambda f, m: asdict(parity.parity(f, m)),
    "gap_ci": _gap,
    "concentration_index": _concentration,
    "wls": _line,
    "expected_residual": _residuals,
    "prediction_interval": _prediction,
    "salsa_2015_16": lambda parent_education_1_3, share_boys, share_new_immigrants: (  # noqa: PLW0108
        salsa.salsa_2015_16(parent_education_1_3, share_boys, share_new_immigrants)
    ),
    "icc_oneway": lambda y, g: asdict(intraclass.intraclass(y, g)),
    "between_share_binary": lambda n, p: asdict(intraclass.between_share(p, n)),
    "dissimilarity": dissimilarity.dissimilarity,
    "mann_kendall": lambda t, y: asdict(mann_kendall.mann_kendall(t, y)),
    "beta_convergence": _convergence,
    "moran": _moran,
    "wilson": lambda k, n, z=Z95: wilson(_share(k, n), n, z),
    "funnel_exact": _funnel_exact,
    "funnel_normal": lambda p0, n, z=Z95: _named(funnel.normal(p0, n, z), lo="low", hi="high"),
    "eb_shrink": lambda y, v: _shrunken(shrinkage.shrink(y, v)),
    "eb_proportion": lambda k, n: _shrunken(shrinkage.shrink_shares(k, n)),
    "overdispersion": lambda p, n, p0, winsor=0.1: asdict(funnel.overdispersion(p, n, p0, winsor)),
    "composite": _composite,
    "rank_min": lambda x, good="high": rank.rank(x, higher_is_first=good == "high"),
    "rank_first_probability": _first,
    "neighbours": lambda X, i, k, w=None: asdict(neighbours.neighbours(X, i, k, w)),  # noqa: N803
    "cohort_forecast": _cohort,
    "flows": lambda OD: asdict(flows.flows(OD)),  # noqa: N803 - as in the file
}
