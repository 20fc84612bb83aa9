"""Classical models with their right values: what `random_models.py` stores and `attack.py` holds the product against."""

import numpy as np

import particles
from bloch_cases import rounded
from vlasov_models import FAMILIES, SAMPLED, draw
from vlasov_truth import Harmonic

RUNAWAY = 15
SMALLEST_GAMMA_SPREAD = 4


def case(seed, family, count=1_000_000):
    """
    As `bloch_cases.case`, quantity "energy": mean energy and, where they are known, shell means at the model's
    energies; error a number for each of these (four standard errors where values are sampled); rates: the same of the
    limit. Solvers named beside automatic are those that may hold. None where the model runs away.
    """
    model, breaks = draw(seed, family)
    out = {"name": f"{family.replace(' ', '-')}-{seed}", "seed": seed, "family": family, "model": model}
    out["quantity"] = "energy"
    if family in SAMPLED:
        rows = particles.mean_energies(model, breaks, count, seed)
        if not np.all(np.isfinite(rows)):
            return None
        out["solvers"] = ["two-scale", "grid"]
        out["values"] = rounded(rows[:, :1])
        out["error"] = [float(f"{SMALLEST_GAMMA_SPREAD * rows[:, 1].max() + 2e-5:.2e}")]
        return out
    truth = Harmonic(model)
    if family == "limit":
        out["solvers"], out["values"], out["error"] = [], [], [0.0]
    else:
        fine, coarse = truth.moments(breaks, 3e-15), truth.moments(breaks, 3e-13)
        energies = truth.energies(fine)
        if not np.all(np.isfinite(energies)) or energies.max() > RUNAWAY * truth.energies(truth.start()[None])[0]:
            return None
        # Powers of the map of a period carry its rounding as often as it is passed: 44 jumps at epsilon = 1.2e-4 were
        # 4e-10 off (a sum of exponentials in 60 digits).
        turns = model["times"][-1] / model["epsilon"] ** 2
        error = [max(1e-10, 2e-17 * turns, np.abs(fine - coarse).max() / 10)]
        columns = energies[:, None]
        if truth.gamma == 0 and family != "harmonic noise":
            columns = np.hstack([columns, truth.gaussian_means(fine, model["energies"])])
            error += [error[0]] * len(model["energies"])
        out["values"], out["error"] = rounded(columns), [float(f"{e:.1e}") for e in error]
        out["solvers"] = ["explicit", "ladder"] if "noises" in model else ["explicit", "ladder", "two-scale", "grid"]
    if family == "limit" or (truth.gamma > 0 and truth.w == 1 and truth.terms and _linear(truth)):
        out["rates"] = rounded(truth.limit(breaks))
        out["ratesError"] = [1e-10]
    return out


def _linear(truth):
    return all(c[1] == 0 and c[2] == 0 and s[1] == 0 and s[2] == 0 for _, c, s, _ in truth.terms)


def cases(count, seed, particles_each):
    """As many cases, family by family, from consecutive seeds; models that run away are passed over."""
    made, offset = 0, 0
    while made < count:
        found = case(seed + offset, FAMILIES[made % len(FAMILIES)], particles_each)
        offset += 1
        if found is not None:
            made += 1
            yield found
