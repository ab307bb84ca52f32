"""Any two measures: correlations, sentences and refusals against the published files themselves."""

import numpy as np
import pandas as pd
import pytest
import statsmodels.api as sm
from scipy.stats import pearsonr, spearmanr

from likvard.story import association as told
from likvard.swedish import number
from tests.association_cases import EDUCATION, MERIT, found, invented
from tests.delivered import published


def test_merit_and_parents_education_go_together_as_independent_libraries_say() -> None:
    """Both correlations are SciPy's, slope and interval statsmodels', on the autumn before."""
    merit = published("skolverket-slutbetyg", "SKV_MERIT17", 2025)
    educated = published("skolverket-elever", "SKV_GR_EFTERGYM", 2024)
    both = pd.concat({"y": merit, "x": educated}, axis=1).dropna()
    ours = both[both.index.str.startswith("12")]
    page = found(MERIT, EDUCATION)
    assert page.pairing.years(page.spring) == (2025, 2024)
    for points_of, strength in ((ours, page.strength), (both, page.national_strength)):
        assert strength is not None
        assert strength.by_value.n == len(points_of)
        assert strength.by_value.value == pytest.approx(pearsonr(points_of.x, points_of.y)[0])
        assert strength.by_order.value == pytest.approx(spearmanr(points_of.x, points_of.y)[0])
    fit = sm.OLS(ours.y, sm.add_constant(ours.x)).fit()
    robust = fit.get_robustcov_results("HC3", use_t=True)
    assert page.line is not None
    wanted = [10 * robust.params[1], *(10 * robust.conf_int()[1])]
    assert page.line.slope(10) == pytest.approx(wanted)
    assert told.lede(page, "Skåne").startswith(
        f"Korrelationen är {number(pearsonr(ours.x, ours.y)[0], 2)} (95 % intervall "
    )
    assert f"i snitt {number(10 * robust.params[1], 1)} poäng högre" in told.closeness(page, "")[2]


def test_the_title_says_which_way() -> None:
    """Merit values are higher where parents' education is, and the other way round when swapped."""
    assert told.title(found(MERIT, EDUCATION)) == [
        "Där föräldrarnas utbildning är högre",
        "är meritvärdet oftast högre",
    ]
    assert told.title(found(EDUCATION, MERIT)) == [
        "Där meritvärdet är högre",
        "är föräldrarnas utbildning oftast högre",
    ]


def test_what_is_uncertain_by_either_way_of_counting_is_not_told_as_certain() -> None:
    """One extreme municipality makes the values, not the order, go together: no title of it."""
    xs = [50 + 10 * np.sin(i) for i in range(24)] + [99.0]
    ys = [200 + 10 * np.cos(7 * i) for i in range(24)] + [330.0]
    page = invented(ys, xs)
    assert page.strength is not None
    assert page.strength.by_value.certain
    assert not page.strength.by_order.certain
    assert told.title(page) == [
        "Inget säkert samband mellan föräldrarnas utbildning och meritvärdet"
    ]
    assert any("olika svar" in line for line in told.closeness(page, "Skåne"))
