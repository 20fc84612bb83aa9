"""Quantum models with their right values: what `random_models.py` stores and `attack.py` holds the product against."""

import numpy as np

from bloch_models import FAMILIES, draw
from bloch_truth import Laboratory, Scaled

FINE, COARSE = 3e-15, 3e-13
NAMED = {
    True: ["direct", "slow-envelope", "envelope-steps"],
    False: ["direct", "slow-manifold", "period-map", "slow-set"],
}


def case(seed, family):
    """
    A dictionary: name, seed, family, feature, model, solvers (names to try beside automatic), quantity ("state": 2 N^2
    numbers a time, row by row, re and im in turn; "populations": N), values (a row per time), error (of the values:
    a tenth of what a run with a hundred times the tolerance differs by, at least 1e-12), rates (populations of the
    averaged rate equation, where every coherence is damped) and ratesError.
    """
    model, breaks, feature = draw(seed, family)
    out = {"name": f"{family.replace(' ', '-')}-{seed}", "seed": seed, "family": family, "feature": feature}
    out["model"] = model
    lab = model.get("units") == "lab"
    envelope = any("envelope" in h for h in (model["light"]["tones"] if lab else model["wave"]["harmonics"]))
    out["solvers"] = NAMED[envelope]
    truth = Laboratory(model) if lab else Scaled(model)
    if family == "optical":
        out["quantity"] = "populations"
        fine, coarse = truth.optical_populations(breaks, FINE), truth.optical_populations(breaks, COARSE)
        out["values"] = rounded(fine)
    else:
        out["quantity"] = "state"
        fine, coarse = truth.states(breaks, FINE), truth.states(breaks, COARSE)
        out["values"] = rounded(np.ascontiguousarray(fine).reshape(len(fine), -1).view(float))
    out["error"] = float(f"{max(1e-12, np.abs(fine - coarse).max() / 10, rounding(model)):.1e}")
    if not lab and np.all(truth.gamma + np.eye(truth.n) > 0):
        fine, coarse = truth.populations(breaks, 1e-13), truth.populations(breaks, 1e-11)
        out["rates"] = rounded(fine)
        lost = 2e-16 * truth.fastest_rate() * model["times"][-1]
        out["ratesError"] = float(f"{max(1e-12, np.abs(fine - coarse).max() / 10, lost):.1e}")
    return out


def rounded(values):
    return [[round(float(x), 13) for x in row] for row in values]


def cases(count, seed, families=FAMILIES):
    """As many cases, family by family, from consecutive seeds."""
    for k in range(count):
        yield case(seed + k, families[k % len(families)])


def rounding(model):
    """What doubles lose in powers of a period, and of frequencies of order 1, over a run in fast time, which both runs share."""
    return 5e-17 * model["times"][-1] / model["epsilon"] ** 2 if "epsilon" in model else 0.0
