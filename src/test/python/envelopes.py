"""Random envelopes: a formula of a model file with the break points that its maker knows."""

import numpy as np


def number(x):
    """As few digits as make a random number random; formulas must give both sides the same number."""
    return float(f"{x:.6g}")


def log_uniform(rng, low, high):
    return number(np.exp(rng.uniform(np.log(low), np.log(high))))


def around(centre, width):
    return [centre + k * width for k in (-6, -4, -2.5, -1.2, 0, 1.2, 2.5, 4, 6)]


class Envelope:
    """text: formula in t; breaks: where it jumps, has a kink, or is to be looked at closely; edges: the jumps alone."""

    def __init__(self, text, breaks=(), kind="constant"):
        self.text, self.breaks, self.kind = text, [float(b) for b in breaks], kind


def constant(rng, end):
    return Envelope("1")


def square(rng, end):
    """One to three pulses with hard edges, 1e-4 to 0.3 of the run wide."""
    parts, breaks = [], []
    for _ in range(rng.integers(1, 4)):
        width = end * log_uniform(rng, 1e-4, 0.3)
        a = number(rng.uniform(0.02, 0.95) * (end - width))
        b = number(a + width)
        height = number(rng.uniform(0.4, 1.6) * rng.choice([1, 1, -1]))
        parts.append(f"{height}*(step(t-{a})-step(t-{b}))")
        breaks += [a, b]
    return Envelope("+".join(parts).replace("+-", "-"), breaks, "square")


def gaussian(rng, end):
    """One or two pulses, 1e-3 to 0.3 of the run wide."""
    parts, breaks = [], []
    for _ in range(rng.integers(1, 3)):
        b = number(end * log_uniform(rng, 1e-3, 0.3))
        a = number(rng.uniform(0.1, 0.9) * end)
        parts.append(f"{number(rng.uniform(0.5, 1.5))}*exp(-((t-{a})/{b})^2)")
        breaks += around(a, b)
    return Envelope("+".join(parts), breaks, "gaussian")


def ramp(rng, end):
    """Switched on, and perhaps off again, by sin^2 or cos^2."""
    up, down = number(end * log_uniform(rng, 3e-3, 0.2)), number(end * log_uniform(rng, 3e-3, 0.2))
    a = number(rng.uniform(0, 0.4) * end)
    b = number(rng.uniform(0.6, 0.79) * end)
    text = f"sin(pi/2*min(1,max(0,(t-{a})/{up})))^2"
    breaks = [a, a + up, a + up / 2]
    if rng.random() < 0.6:
        text += f"*cos(pi/2*min(1,max(0,(t-{b})/{down})))^2"
        breaks += [b, b + down, b + down / 2]
    return Envelope(text, breaks, "ramp")


def exponential(rng, end):
    k = number(rng.choice([2, 10, 60, 300]) * rng.uniform(0.5, 1.5) / end)
    where = [x / k for x in (0.3, 1, 2, 4, 8)]
    choice = rng.integers(0, 3)
    if choice == 0:
        return Envelope(f"1-exp(-{k}*t)", where, "exponential")
    if choice == 1:
        return Envelope(f"exp(-{k}*t)", where, "exponential")
    a = number(rng.uniform(0.2, 0.7) * end)
    return Envelope(f"step(t-{a})*exp(-{k}*abs(t-{a}))", [a] + [a + x for x in where], "exponential")


def kink(rng, end):
    """Trapezoids and triangles."""
    rise = number(end * log_uniform(rng, 2e-3, 0.1))
    flat = number(end * log_uniform(rng, 2e-3, 0.3))
    c = number(rng.uniform(0.15, 0.85) * end)
    if rng.random() < 0.5:
        # |t - c| runs from the flat top down over the rise
        text = f"min(1,max(0,({number(flat / 2 + rise)}-abs(t-{c}))/{rise}))"
        edges = [number(flat / 2 + rise), number(flat / 2 + rise) - rise]
        return Envelope(text, [c] + [c + s * x for x in edges for s in (-1, 1)], "kink")
    text = f"max(0,1-abs(t-{c})/{rise})"
    return Envelope(text, [c, c - rise, c + rise], "kink")


def square_wave(rng, end):
    """On and off, or plus and minus, several times."""
    count = int(rng.integers(2, 30))
    period = number(end / count * rng.uniform(0.8, 1.2))
    edges = [k * period / 2 for k in range(1, int(2 * end / period) + 2)]
    choice = rng.integers(0, 3)
    if choice == 0:
        return Envelope(f"sign(sin(2*pi*t/{period}))", edges, "square wave")
    if choice == 1:
        return Envelope(f"(1+sign(sin(2*pi*t/{period})))/2", edges, "square wave")
    return Envelope(f"floor(2*t/{period})-2*floor(t/{period})", edges, "square wave")


def chirp(rng, end):
    cycles = rng.uniform(1, 12)
    a = number(2 * np.pi * cycles / end**2)
    breaks = [end * np.sqrt(k / 24) for k in range(1, 24)]
    return Envelope(f"cos({a}*t^2)", breaks, "chirp")


def ramsey(rng, end):
    """Two equal pulses with hard edges, far apart."""
    width = end * log_uniform(rng, 3e-3, 0.1)
    a = number(rng.uniform(0.02, 0.2) * end)
    b = number(a + width)
    c = number(rng.uniform(0.6, 0.85) * end)
    d = number(c + width)
    return Envelope(f"step(t-{a})-step(t-{b})+step(t-{c})-step(t-{d})", [a, b, c, d], "ramsey")


def beat(rng, end):
    k = number(2 * np.pi * rng.uniform(0.5, 4) / end)
    return Envelope(f"1+{number(rng.uniform(0.2, 0.9))}*cos({k}*t)", [], "smooth")


PULSES = [square, gaussian, ramp, exponential, kink, square_wave, chirp, ramsey]
