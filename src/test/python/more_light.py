"""Light of kinds that `envelopes` does not hold: nested formulas, trains of many pulses, very narrow pulses, tables, splines,
phases. Each is what stands in the model file, the same as a formula for the right values, and its breaks."""

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.optimize import brentq

import formula
from envelopes import around, log_uniform, number


class Light:
    """asked: of the model file (a text or a table); text: the same as a formula; breaks in t."""

    def __init__(self, asked, text=None, breaks=()):
        self.asked = asked
        self.text = asked if text is None else text
        self.breaks = [float(b) for b in breaks]


def breaks_of(tree, end):
    """Where a formula jumps or bends, from its innermost function outwards: roots by sampling and bisection."""
    if tree[0] in ("number", "t"):
        return []
    found = sorted({b for x in tree[1:] for b in breaks_of(x, end)})
    if tree[0] not in ("step", "sign", "floor", "abs", "min", "max"):
        return found
    inner = ("-", tree[1], tree[2]) if tree[0] in ("min", "max") else tree[1]
    points = [0.0, *found, end]
    roots = []
    for a, b in zip(points, points[1:]):
        smooth = formula.on(inner, (a + b) / 2)
        grid = np.linspace(a, b, 400)
        values = np.array([formula.value(smooth, t) for t in grid])
        levels = [0.0]
        if tree[0] == "floor":
            levels = range(int(np.floor(values.min())), int(np.ceil(values.max())) + 1)
        for level in levels:
            for i in np.nonzero(np.diff(np.sign(values - level)))[0]:
                f = lambda t: formula.value(smooth, t) - level
                roots.append(brentq(f, grid[i], grid[i + 1], xtol=1e-16, rtol=9e-16) if f(grid[i]) * f(grid[i + 1]) < 0
                             else grid[i] if f(grid[i]) == 0 else grid[i + 1])
    return sorted(set(found + roots))


def _expression(rng, end, depth):
    if depth == 0:
        a = number(rng.uniform(0.3, 3) / end * rng.choice([-1, 1]))
        b = number(rng.uniform(-1.5, 1.5))
        return [f"({a}*t+{b})", f"sin({number(rng.uniform(2, 12) / end)}*t+{b})", f"cos({a}*t)"][rng.integers(0, 3)]
    x = _expression(rng, end, depth - 1)
    y = _expression(rng, end, depth - 1)
    c = number(rng.uniform(0.2, 0.8))
    return [
        f"abs({x}-{c})", f"min({x},{y})", f"max({x},{c})", f"(step({x})*{y})", f"(floor({number(2 + c)}*{x})/3)",
        f"(sign({x}-{c})*{c})", f"({x}+{c}*{y})", f"min({number(1 - c / 4)},max(-{c},{x}))",
    ][rng.integers(0, 8)]


def nested(rng, end):
    text = f"0.5*min(2,max(-2,{_expression(rng, end, int(rng.integers(2, 4)))}))"
    return Light(text, text, breaks_of(formula.parse(text), end))


def train(rng, end):
    """30 to 300 pulses, as narrow as a tenth of their distance."""
    count = int(rng.integers(30, 300))
    p = number(end / count)
    w = number(p * rng.uniform(0.05, 0.2))
    edges = [k * p for k in range(1, count + 2)]
    middles = [b - p / 2 for b in edges]
    choice = rng.integers(0, 3)
    if choice == 0:
        text = f"exp(-((t-{p}*floor(t/{p})-{number(p / 2)})/{w})^2)"
        return Light(text, text, edges + [m + s * w for m in middles for s in (-2.5, -1.2, 0, 1.2, 2.5)])
    if choice == 1:
        text = f"step(sin(2*pi*t/{p})-0.8)"
        x = np.arcsin(0.8) / (2 * np.pi)
        return Light(text, text, [k * p + y * p for k in range(count + 1) for y in (x, 0.5 - x)])
    text = f"max(0,sin(2*pi*t/{p}))^2"
    return Light(text, text, [k * p / 2 for k in range(2 * count + 3)])


def narrow(rng, end):
    """A pulse of 1e-6 to 1e-3 of the run, smooth or hard."""
    w = number(end * log_uniform(rng, 1e-6, 1e-3))
    c = number(rng.uniform(0.2, 0.8) * end)
    choice = rng.integers(0, 4)
    if choice == 0:
        text = f"exp(-((t-{c})/{w})^2)"
    elif choice == 1:
        text = f"1/(1+((t-{c})/{w})^2)"
        return Light(text, text, [c + s * w * x for x in (0, .3, .7, 1.5, 3, 7, 20, 60, 200, 1e3, 1e4) for s in (-1, 1)])
    elif choice == 2:
        text = f"step({w}-abs(t-{c}))"
        return Light(text, text, breaks_of(formula.parse(text), end) + [c - w, c + w])
    else:
        text = f"1/cosh((t-{c})/{w})"
        # beyond 600 widths cosh has no value; sech is nothing there
        text = f"exp(-abs(t-{c})/{w})*2/(1+exp(-2*abs(t-{c})/{w}))"
        return Light(text, text, [c] + [c + s * w * x for x in (.5, 1, 2, 4, 8, 16, 32) for s in (-1, 1)])
    return Light(text, text, around(c, w) + [c + s * w * x for x in (8, 12, 20) for s in (-1, 1)])


def _knots(rng, end, count):
    inner = np.sort(rng.uniform(0.02, 0.98, count))
    return sorted({number(x * end) for x in inner})


def _piecewise(knots, parts):
    """A formula from one per interval, 0 outside."""
    return "+".join(f"(step(t-{a!r})-step(t-{b!r}))*({p})" for a, b, p in zip(knots, knots[1:], parts))


def table(rng, end, scale=1.0, whole=False, spline=None):
    count = int(rng.choice([3, 6, 15, 40]))
    knots = _knots(rng, end, count)
    if whole:
        knots = [0.0, *knots, number(1.001 * end)]
    values = [number(scale * rng.uniform(-0.3, 1)) for _ in knots]
    spline = bool(rng.random() < 0.5) if spline is None else spline
    asked = {"times": knots, "values": values}
    if spline and len(knots) > 2:
        asked["spline"] = True
        c = CubicSpline(knots, values, bc_type="natural").c
        parts = [
            f"{float(c[3, i])!r}+(t-{a!r})*({float(c[2, i])!r}+(t-{a!r})*({float(c[1, i])!r}+(t-{a!r})*({float(c[0, i])!r})))"
            for i, a in enumerate(knots[:-1])
        ]
    else:
        parts = [
            f"{u!r}+(t-{a!r})*({(v - u) / (b - a)!r})" for a, b, u, v in zip(knots, knots[1:], values, values[1:])
        ]
    return Light(asked, _piecewise(knots, parts), knots)


def intensity(rng, end):
    """A linear table of the intensity: the field is its root."""
    knots = _knots(rng, end, int(rng.choice([4, 8])))
    values = [number(rng.uniform(0.1, 1)) for _ in knots]
    parts = [
        f"sqrt({u!r}+(t-{a!r})*({(v - u) / (b - a)!r}))" for a, b, u, v in zip(knots, knots[1:], values, values[1:])
    ]
    return Light({"times": knots, "values": values, "quantity": "intensity"}, _piecewise(knots, parts), knots)


def long_table(rng, end):
    """120 knots of a smooth pulse, as an oscilloscope stores it."""
    c, w = number(rng.uniform(0.3, 0.7) * end), number(rng.uniform(0.05, 0.2) * end)
    knots = [float(x) for x in np.linspace(0, end, 120)]
    values = [float(f"{np.exp(-((t - c) / w) ** 2):.6f}") for t in knots]
    parts = [
        f"{u!r}+(t-{a!r})*({(v - u) / (b - a)!r})" for a, b, u, v in zip(knots, knots[1:], values, values[1:])
    ]
    return Light({"times": knots, "values": values}, _piecewise(knots, parts), knots)


def crossing(rng, end):
    text = [
        f"sin({number(rng.uniform(3, 20) / end)}*t)", f"{number(2 / end)}*t-1",
        f"cos({number(rng.uniform(3, 20) / end)}*t)*exp(-{number(2 / end)}*t)", f"-{number(rng.uniform(0.3, 1))}",
    ][rng.integers(0, 4)]
    return Light(text, text, [])


def phase(rng, end, epsilon):
    """Chirps, jumps and tables of the phase; chirps up to a tenth of the carrier."""
    most = min(0.1 / epsilon**2, 40 / end)
    a = number(most / end * rng.uniform(0.1, 1))
    c = number(rng.uniform(0.2, 0.8) * end)
    choice = rng.integers(0, 5)
    fine = [k * end / 24 for k in range(1, 24)]
    if choice == 0:
        return Light(f"{a}*(t-{c})^2", None, fine)
    if choice == 1:
        return Light(f"{number(rng.uniform(-3, 3))}*step(t-{c})", None, [c])
    if choice == 2:
        return Light(f"{a}*(t-{c})^2+pi*step(t-{c})", None, fine + [c])
    if choice == 3:
        return Light(f"{number(rng.uniform(0.2, 3))}*sin({number(rng.uniform(3, 30) / end)}*t)", None, fine)
    return table(rng, end, 4.0, whole=True)
