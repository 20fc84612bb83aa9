"""Mean energies in any quartic or soft well by independent particles, exact in law but for the integrator.

Between events a particle moves by a fourth-order symplectic composition (PEFRL) on one grid in fast time, with partial
steps up to events and breaks. At the times of a Poisson process of rate gamma it is put anywhere on its energy shell,
uniformly in time along all orbits of the shell (exact rejection); a telegraph flips at rate 1/(2T). The mean is that of
E(t) - E(0), with E(0) known by quadrature; errors come from 50 batches.
"""

import math

import numpy as np
from numba import njit

import formula

XI, LAMBDA, CHI = 0.1786178958448091, -0.2123418310626054, -0.06626458266981849
DRIFTS = np.array([XI, CHI, 1 - 2 * (CHI + XI), CHI, XI])
KICKS = np.array([(1 - 2 * LAMBDA) / 2, LAMBDA, LAMBDA, (1 - 2 * LAMBDA) / 2])
AT = np.cumsum(DRIFTS)[:4]
SOFT = 0
QUARTIC = 1
BATCHES = 50
STEP = 0.16


@njit(cache=True)
def potential(kind, u, x):
    if kind == SOFT:
        return math.sqrt(1 + x * x) - 1
    return (((u[4] * x + u[3]) * x + u[2]) * x + u[1]) * x + u[0]


@njit(cache=True)
def slope(kind, u, x):
    if kind == SOFT:
        return x / math.sqrt(1 + x * x)
    return ((4 * u[4] * x + 3 * u[3]) * x + 2 * u[2]) * x + u[1]


@njit(cache=True)
def _root(u, e, a, b):
    """U = e between a and b, where U - e changes sign."""
    below = potential(QUARTIC, u, a) < e
    c = (a + b) / 2
    for _ in range(200):
        value = potential(QUARTIC, u, c) - e
        if (value < 0) == below:
            a = c
        else:
            b = c
        steep = slope(QUARTIC, u, c)
        # Newton inside the bracket, else halves
        step = c - value / steep if steep != 0 else a
        if not min(a, b) < step < max(a, b):
            step = (a + b) / 2
        if abs(step - c) <= 1e-15 * abs(c) or abs(b - a) <= 1e-15 * abs(c):
            return step
        c = step
    return c


@njit(cache=True)
def on_shell(kind, u, critical, wall, x0, p0):
    """A point of the shell through (x0, p0), uniform in time over all orbits of the shell."""
    e = p0 * p0 / 2 + potential(kind, u, x0)
    if kind == SOFT:
        while True:
            f = 2 * math.pi * np.random.random()
            s2 = math.sin(f) ** 2
            if np.random.random() * (1 + e) / math.sqrt(1 + e / 2) <= (1 + e * s2) / math.sqrt(1 + e * s2 / 2):
                return math.sqrt(e) * math.sin(f) * math.sqrt(e * s2 + 2), math.sqrt(2 * e) * math.cos(f)
    left = np.zeros(2)
    right = np.zeros(2)
    most = np.zeros(2)
    count = 0
    inside = False
    a = -wall
    for k in range(critical.shape[0] + 1):
        b = critical[k] if k < critical.shape[0] else wall
        if (potential(QUARTIC, u, a) < e) != (potential(QUARTIC, u, b) < e):
            root = _root(u, e, a, b)
            if inside:
                right[count] = root
                count += 1
            else:
                left[count] = root
            inside = not inside
        a = b
    if count == 0:
        # at the bottom, to rounding
        return x0, p0
    bound = 0.0
    for i in range(count):
        total = left[i] + right[i]
        alpha = u[3] / u[4] + total
        beta = u[2] / u[4] + total * alpha - left[i] * right[i]
        at = min(right[i], max(left[i], -alpha / 2))
        q = at * at + alpha * at + beta
        most[i] = 1 / math.sqrt(2 * u[4] * max(q, 1e-14))
        bound = max(bound, most[i])
    while True:
        i = 0 if count == 1 else int(np.random.random() * count)
        total = left[i] + right[i]
        phi = 2 * math.pi * np.random.random()
        x = total / 2 + (right[i] - left[i]) / 2 * math.cos(phi)
        alpha = u[3] / u[4] + total
        q = x * x + alpha * x + u[2] / u[4] + total * alpha - left[i] * right[i]
        if np.random.random() * bound <= 1 / math.sqrt(2 * u[4] * max(q, 1e-14)):
            p = math.sqrt(2 * max(0.0, e - potential(QUARTIC, u, x)))
            return x, p if phi < math.pi else -p


@njit(cache=True)
def _drive(tau, scale, nu, amplitude, codes, numbers, where, stack):
    sum = 0.0
    for j in range(nu.shape[0]):
        g = run(codes, numbers, where[j], where[j + 1], scale * tau, stack)
        sum += amplitude[j] * g * math.cos(nu[j] * tau)
    return sum


run = formula.run
STACK = formula.STACK


@njit(cache=True)
def _partial(kind, u, power, x, p, tau, h, force, scale, nu, amplitude, codes, numbers, where, stack, D, K):
    for k in range(5):
        x += D[k] * h * p
        tau += D[k] * h
        if k < 4:
            push = force if nu.shape[0] == 0 else _drive(tau, scale, nu, amplitude, codes, numbers, where, stack)
            p -= K[k] * h * (slope(kind, u, x) + push * (1.0 if power == 1 else 2 * x))
    return x, p


@njit(cache=True)
def _table(tau0, h, steps, scale, nu, amplitude, codes, numbers, where, A):
    stack = np.zeros(STACK)
    out = np.zeros((steps, 4))
    for i in range(steps):
        for k in range(4):
            out[i, k] = _drive(tau0 + (i + A[k]) * h, scale, nu, amplitude, codes, numbers, where, stack)
    return out


@njit(cache=True)
def _piece(
    seed, xs, ps, next_relaxation, next_flip, signs, kind, u, critical, wall, power, gamma, noise, flip_rate, tau0, h,
    steps, table, scale, nu, amplitude, codes, numbers, where, D, K,
):
    """Moves all particles over `steps` steps of h from tau0."""
    np.random.seed(seed)
    stack = np.zeros(STACK)
    for n in range(xs.shape[0]):
        x, p, sign = xs[n], ps[n], signs[n]
        relax, flip = next_relaxation[n], next_flip[n]
        for i in range(steps):
            start = tau0 + i * h
            end = start + h
            if relax >= end and flip >= end:
                for k in range(5):
                    x += D[k] * h * p
                    if k < 4:
                        push = noise * sign + table[i, k]
                        p -= K[k] * h * (slope(kind, u, x) + push * (1.0 if power == 1 else 2 * x))
                continue
            at = start
            while at < end:
                to = min(end, relax, flip)
                x, p = _partial(
                    kind, u, power, x, p, at, to - at, noise * sign, scale, nu, amplitude, codes, numbers, where,
                    stack, D, K,
                )
                at = to
                if at == relax and at < end:
                    x, p = on_shell(kind, u, critical, wall, x, p)
                    relax = at - math.log(1 - np.random.random()) / gamma
                if at == flip and at < end:
                    sign = -sign
                    flip = at - math.log(1 - np.random.random()) / flip_rate
        xs[n], ps[n], signs[n] = x, p, sign
        next_relaxation[n], next_flip[n] = relax, flip


class Well:
    """kind, coefficients u_0 ... u_4 of a quartic, and its critical points."""

    def __init__(self, hamiltonian):
        h = hamiltonian
        self.kind, self.u = QUARTIC, np.zeros(5)
        if h.get("type") == "soft-well":
            self.kind = SOFT
        elif h.get("type") == "quartic":
            self.u[4] = h.get("b", 1) / 4
        elif h.get("type") == "duffing":
            self.u[2], self.u[4] = h.get("alpha", 1) / 2, h.get("b", 1) / 4
        elif h.get("type") == "double-well":
            height, a = h.get("barrier", 0.25), h.get("position", 1)
            self.u[0], self.u[2], self.u[4] = height, -2 * height / a**2, height / a**4
        else:
            # "u4*x^4+u3*x^3+u2*x^2+u1*x", as vlasov_models writes it: read off at five points
            tree = formula.parse(h["formula"].replace("x", "t"))
            x = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
            self.u = np.linalg.solve(np.vander(x, increasing=True), [formula.value(tree, v) for v in x])
            self.u[np.abs(self.u) < 1e-14] = 0
        if self.kind == QUARTIC:
            r = np.roots([4 * self.u[4], 3 * self.u[3], 2 * self.u[2], self.u[1]])
            self.critical = np.unique(np.round(np.sort(r[np.abs(r.imag) < 1e-9].real), 14))
        else:
            self.critical = np.array([0.0])
        self.lowest = min(potential(self.kind, self.u, x) for x in self.critical)

    def density(self, initial):
        """x grid, unnormalised density of x, variance of p, mean p; a product of Gaussian p and any x."""
        x = np.linspace(-30, 30, 600001)
        if "gaussian" in initial:
            g = initial["gaussian"]
            return x, np.exp(-((x - g.get("x", 0)) ** 2) / (2 * g["variance"])), g["variance"], g.get("p", 0)
        t = initial["thermal"]["temperature"]
        u = np.sqrt(1 + x * x) - 1 if self.kind == SOFT else np.polyval(self.u[::-1], x)
        return x, np.exp(-(u - self.lowest) / t), t, 0.0


def mean_energies(model, breaks, count, seed):
    """Mean energy and its standard error at each of the model's times: T x 2."""
    eps = model["epsilon"]
    well = Well(model["hamiltonian"])
    gamma = model.get("relaxation", {"gamma": 0})["gamma"]
    x, density, variance, mean_p = well.density(model["initial"])
    rng = np.random.default_rng(seed)
    cumulated = np.concatenate([[0], np.cumsum((density[1:] + density[:-1]) / 2)])
    order = rng.permutation(count)
    xs = np.interp((order + rng.random(count)) / count * cumulated[-1], cumulated, x)
    ps = mean_p + math.sqrt(variance) * rng.standard_normal(count)
    u = np.sqrt(1 + x * x) - 1 if well.kind == SOFT else np.polyval(well.u[::-1], x)
    e0 = (density * u).sum() / density.sum() + (variance + mean_p**2) / 2

    def energy():
        v = np.sqrt(1 + xs * xs) - 1 if well.kind == SOFT else np.polyval(well.u[::-1], xs)
        return ps**2 / 2 + v

    first = energy()
    noises = model.get("noises", [])
    power, noise, flip_rate = 1, 0.0, 0.0
    omega, terms = model.get("drive", {}).get("frequencies", []), model.get("drive", {}).get("terms", [])
    if noises:
        noise = eps * math.sqrt(noises[0].get("variance", 1))
        flip_rate = 1 / (2 * noises[0]["correlationTime"])
        power = 2 if noises[0]["potential"] == "x^2" else 1
    if terms:
        power = 2 if terms[0]["cosine"] == "x^2" else 1
    signs = np.where(rng.random(count) < 0.5, 1.0, -1.0)
    relaxation = rng.exponential(1 / gamma, count) if gamma else np.full(count, np.inf)
    flip = rng.exponential(1 / flip_rate, count) if noises else np.full(count, np.inf)
    points = sorted({0.0, *model["times"], *[b for b in breaks if 0 < b < model["times"][-1]]})
    rows, number = [], 0
    for a, b in zip(points, points[1:]):
        codes, numbers, where = [], [], [0]
        for term in terms:
            c, v = formula.program(formula.on(formula.parse(term.get("envelope", "1")), (a + b) / 2))
            codes += list(c)
            numbers += list(v)
            where.append(len(codes))
        nu = np.array([float(np.dot(t["index"], omega)) for t in terms])
        drive = (eps**2, nu, np.full(len(nu), eps), np.array(codes, dtype=np.int64), np.array(numbers, dtype=float),
                 np.array(where, dtype=np.int64))
        tau0, tau1 = a / eps**2, b / eps**2
        steps = max(1, math.ceil((tau1 - tau0) / STEP))
        h = (tau1 - tau0) / steps
        table = _table(tau0, h, steps, *drive, AT)
        number += 1
        _piece(seed * 1000 + number, xs, ps, relaxation, flip, signs, well.kind, well.u, well.critical, 12.0, power,
               gamma, noise, flip_rate, tau0, h, steps, table, *drive, DRIFTS, KICKS)
        if b in model["times"]:
            gain = energy() - first
            batches = gain[: count // BATCHES * BATCHES].reshape(BATCHES, -1).mean(axis=1)
            rows.append([e0 + gain.mean(), batches.std(ddof=1) / math.sqrt(BATCHES)])
    return np.array(rows)
