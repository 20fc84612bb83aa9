"""Mean energies and shell means in quartic wells with separatrices by independent particles, for `DoubleWellTest`.

Mean energies: particles forward from the start. Shell means at an energy: walks back in time from points of that shell
to the start, f = E[f0(where a walk ends)], as the relaxation towards shell means is its own adjoint. Collisions put a
particle anywhere on its shell, exactly (`particles.on_shell`); telegraphs flip at exact times; between events a
fourth-order symplectic composition (PEFRL). Run: python3 double_wells.py [walks per energy] [particles]
"""

import json
import math
import sys

import numpy as np
from numba import njit
from scipy.special import erf

import particles as P
from particles import on_shell, slope

D = P.DRIFTS
K = P.KICKS
STEP = 0.16
LEFT = {"x": -1.0, "p": 0.0, "variance": 0.04}
CASES = [
    # name, (u0 ... u4), gamma, epsilon, end, frequency or None, correlation time or None, start, energies
    ("asymmetric, short", (0, 0.1, -0.5, 0, 0.25), 0.35, 0.2, 0.3, 1.1, None, None, (-0.2, -0.1, 0.05, 0.3)),
    ("symmetric, periodic", (0.25, 0, -0.5, 0, 0.25), 0.5, 0.1, 0.5, 0.9, None, LEFT,
     (0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1)),
    ("symmetric, periodic, strong", (0.25, 0, -0.5, 0, 0.25), 0.5, 0.4, 1, 0.9, None, LEFT,
     (0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1)),
    ("symmetric, telegraph", (0.25, 0, -0.5, 0, 0.25), 0.5, 0.4, 1, None, 0.8, LEFT,
     (0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1)),
]


@njit(cache=True)
def walk(seed, way, xs, ps, end, eps, u, critical, gamma, nu, flip_rate):
    """Moves points from 0 to `end` (way 1) or back (way -1), in place."""
    np.random.seed(seed)
    for i in range(xs.shape[0]):
        x, p = xs[i], ps[i]
        sign = 1.0 if np.random.random() < 0.5 else -1.0
        passed = 0.0
        relax = -math.log(1 - np.random.random()) / gamma
        flip = -math.log(1 - np.random.random()) / flip_rate if flip_rate > 0 else 1e300
        while passed < end:
            to = min(end, relax, flip)
            steps = max(1, math.ceil((to - passed) / STEP))
            h = way * (to - passed) / steps
            for s in range(steps):
                tau = (0.0 if way > 0 else end) + way * passed + s * h
                for k in range(5):
                    x += D[k] * h * p
                    tau += D[k] * h
                    if k < 4:
                        force = eps * sign if flip_rate > 0 else eps * math.cos(nu * tau)
                        p -= K[k] * h * (slope(1, u, x) + force)
            passed = to
            if passed == relax and passed < end:
                x, p = on_shell(1, u, critical, 12.0, x, p)
                relax = passed - math.log(1 - np.random.random()) / gamma
            if passed == flip and passed < end:
                sign = -sign
                flip = passed - math.log(1 - np.random.random()) / flip_rate
        xs[i], ps[i] = x, p


@njit(cache=True)
def spread(seed, xs, ps, x0, p0, u, critical):
    np.random.seed(seed)
    for i in range(xs.shape[0]):
        xs[i], ps[i] = on_shell(1, u, critical, 12.0, x0, p0)


def start(u, gaussian, count, rng):
    """f0, and points drawn from it."""
    if gaussian:
        x0, p0, v = gaussian["x"], gaussian["p"], gaussian["variance"]
        points = x0 + math.sqrt(v) * rng.standard_normal(count), p0 + math.sqrt(v) * rng.standard_normal(count)
        return lambda x, p: np.exp(-((x - x0) ** 2 + (p - p0) ** 2) / (2 * v)) / (2 * math.pi * v), *points
    # exp(-H/0.08) on x from 0.1 to 2.5, p from -2.5 to 2.5
    t, grid = 0.08, np.linspace(0.1, 2.5, 200001)
    w = np.exp(-np.polyval(u[::-1], grid) / t)
    parts = (w[1:] + w[:-1]) / 2
    mass = parts.sum() * (grid[1] - grid[0]) * math.sqrt(2 * math.pi * t) * erf(2.5 / math.sqrt(2 * t))
    cumulated = np.concatenate([[0], np.cumsum(parts)]) / parts.sum()

    def f0(x, p):
        inside = (x >= 0.1) & (x <= 2.5) & (abs(p) <= 2.5)
        return np.where(inside, np.exp(-(p * p / 2 + np.polyval(u[::-1], x)) / t) / mass, 0)

    return f0, np.interp(rng.random(count), cumulated, grid), math.sqrt(t) * rng.standard_normal(count)


def main(walks, count):
    for name, coefficients, gamma, eps, end, nu, correlation, gaussian, energies in CASES:
        u = np.array(coefficients, dtype=float)
        roots = np.roots([4 * u[4], 3 * u[3], 2 * u[2], u[1]])
        critical = np.sort(roots[abs(roots.imag) < 1e-9].real)
        lowest = critical[np.argmin(np.polyval(u[::-1], critical))]
        rest = (end / eps**2, eps, u, critical, gamma, nu or 0.0, 1 / (2 * correlation) if correlation else 0.0)
        f0, xs, ps = start(u, gaussian, count, np.random.default_rng(5))
        walk(7, 1, xs, ps, *rest)
        e = ps**2 / 2 + np.polyval(u[::-1], xs)
        print(json.dumps({"case": name, "mean energy": [e.mean(), e.std() / math.sqrt(count)]}), flush=True)
        for energy in energies:
            xs, ps = np.zeros(walks), np.zeros(walks)
            spread(11, xs, ps, lowest, math.sqrt(2 * (energy - np.polyval(u[::-1], lowest))), u, critical)
            walk(13, -1, xs, ps, *rest)
            value = f0(xs, ps)
            print(json.dumps({"E": energy, "F": [value.mean(), value.std() / math.sqrt(walks)]}), flush=True)


if __name__ == "__main__":
    main(*[int(float(a)) for a in (sys.argv[1:] + ["1e6", "3e6"][len(sys.argv) - 1:])])
