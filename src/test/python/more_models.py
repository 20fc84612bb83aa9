"""Random quantum models with the light of `more_light`, with their right values, as `bloch_cases` has them."""

import copy

import numpy as np

from bloch_cases import COARSE, FINE, NAMED, rounded, rounding
from bloch_models import _damping, _initial, hermitian
from bloch_truth import Scaled
from envelopes import log_uniform, number
from more_light import crossing, intensity, long_table, narrow, nested, phase, table, train
from more_light import Light

MORE = [
    "nested", "train", "narrow", "table", "intensity", "long table", "crossing", "phase", "phase and pulse",
    "static pulse", "own envelopes", "strong", "times",
]


def draw(seed, family):
    """A model, the same with formulas in place of tables, its breaks, and what is in it."""
    rng = np.random.default_rng(seed)
    n = int(rng.choice([2, 2, 3, 3, 4]))
    r = int(rng.choice([1, 1, 2])) if family not in ("own envelopes",) else int(rng.choice([2, 3]))
    epsilon = log_uniform(rng, 0.01, 0.5) if family != "strong" else log_uniform(rng, 0.4, 1.5)
    end = number(min(rng.uniform(0.3, 3), 5e3 * epsilon**2 * rng.uniform(0.1, 1)))
    frequencies = [number(x) for x in [1.0, 1.414214, 0.618034][:r] * rng.uniform(0.7, 1.4, r)]
    energies = [0.0]
    for k in range(1, n):
        step = frequencies[(k - 1) % r] if rng.random() < 0.6 else number(rng.uniform(0.4, 1.6))
        energies.append(number(energies[-1] + step + (0 if rng.random() < 0.5 else epsilon * rng.uniform(-1, 1))))
    model = {"secular": 1, "levels": {"energies": energies}, "coupling": hermitian(rng, n, rng.random() < 0.25)}
    damping = _damping(rng, model, n, epsilon, family)
    breaks, harmonics, plain = [], [], []

    def add(index, amplitude, envelope, turn=None):
        h = {"index": index, "amplitude": number(amplitude)}
        p = copy.deepcopy(h)
        for key, light in (("envelope", envelope), ("phase", turn)):
            if light is not None and light.asked != "1":
                h[key], p[key] = light.asked, light.text
                breaks.extend(light.breaks)
        harmonics.append(h)
        plain.append(p)

    one = Light("1")
    kinds = {"nested": nested, "train": train, "table": table, "intensity": intensity, "long table": long_table,
             "crossing": crossing}
    for j in range(r):
        index = [int(i == j) for i in range(r)]
        strength = rng.uniform(0.3, 0.8)
        if family in kinds:
            add(index, strength, kinds[family](rng, end) if j == 0 else one)
        elif family == "narrow":
            light = narrow(rng, end)
            # it must turn something
            width = max(np.abs(np.diff(sorted(light.breaks))).min(), 1e-7 * end)
            add(index, min(40.0, max(strength, 0.5 * epsilon / width / 3)) if j == 0 else strength, light if j == 0 else one)
        elif family == "phase":
            add(index, strength, one, phase(rng, end, epsilon))
        elif family == "phase and pulse":
            add(index, strength, [nested, table, crossing][rng.integers(0, 3)](rng, end), phase(rng, end, epsilon))
        elif family == "own envelopes":
            add(index, strength, [nested, table, crossing, train][rng.integers(0, 4)](rng, end),
                phase(rng, end, epsilon) if rng.random() < 0.4 else None)
        elif family in ("strong", "times"):
            add(index, strength, [nested, table, crossing, narrow][rng.integers(0, 4)](rng, end))
        else:
            add(index, strength, one if rng.random() < 0.5 else crossing(rng, end))
    if family == "static pulse" or rng.random() < 0.2:
        add([0] * r, rng.uniform(0.1, 0.6), [nested, table, crossing][rng.integers(0, 3)](rng, end))
    model["wave"] = {"frequencies": frequencies, "harmonics": harmonics}
    model["initial"] = _initial(rng, n)
    model["epsilon"] = epsilon
    model["times"] = sorted({number(x * end) for x in rng.uniform(0.05, 0.95, rng.integers(0, 4))} | {end})
    if family == "times":
        first = min([b for b in breaks if b > 0], default=end)
        choices = [[0.0], [0.0, end], [number(first / 2), number(first), end],
                   [float(b) for b in sorted(set(breaks))[:5] if 0 < b < end] + [end]]
        model["times"] = choices[rng.integers(0, 4)]
    model["tolerance"] = float(rng.choice([1e-6, 1e-8, 1e-10]))
    truth = copy.deepcopy(model)
    truth["wave"]["harmonics"] = plain
    if truth["times"] == [0.0]:
        breaks = []
    return model, truth, breaks, f"N={n} r={r} {damping}"


def case(seed, family):
    model, plain, breaks, feature = draw(seed, family)
    truth = Scaled(plain)
    out = {"name": f"{family.replace(' ', '-')}-{seed}", "seed": seed, "family": family, "feature": feature}
    out["model"] = model
    out["solvers"] = NAMED[any("envelope" in h or "phase" in h for h in model["wave"]["harmonics"])]
    fine, coarse = truth.states(breaks, FINE), truth.states(breaks, COARSE)
    out["quantity"] = "state"
    out["values"] = rounded(np.ascontiguousarray(fine).reshape(len(fine), -1).view(float))
    out["error"] = float(f"{max(1e-12, np.abs(fine - coarse).max() / 10, rounding(model)):.1e}")
    turned = any("phase" in h for h in model["wave"]["harmonics"])
    if not turned and np.all(truth.gamma + np.eye(truth.n) > 0):
        fine, coarse = truth.populations(breaks, 1e-13), truth.populations(breaks, 1e-11)
        out["rates"] = rounded(fine)
        out["ratesError"] = float(f"{max(1e-12, np.abs(fine - coarse).max() / 10):.1e}")
    return out


def cases(count, seed):
    for k in range(count):
        yield case(seed + k, MORE[k % len(MORE)])
