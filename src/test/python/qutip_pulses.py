"""Pulsed models for `PulsesAgainstQutip`: their right values, and QuTiP 4.7's mesolve on them.

`qutip_pulses.py FILE` writes the models with their right values (as random_models.py does) and then waits: one name of a
model per line on standard input, one JSON list per line on standard output, an entry per setting tried: options, ms of processor
time, states (times x 2 N^2 numbers, row by row, interleaved).

mesolve is told what the product must find out by itself: it is called from break to break of the envelopes, with a
largest step of a fifth of a piece. Liouvillians are built and compiled beforehand and not timed; string coefficients are the
fastest form, as in qutip_peer.py.
"""

import json
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np

import formula
from bloch_cases import rounded
from bloch_truth import Scaled
from envelopes import around

TWO = {"coupling": [[0, 1], [1, 0]], "levels": {"energies": [0, 1]}, "initial": {"level": 0}}
THREE = {"coupling": [[0, 0.8, 0.3], [0.8, 0, 1], [0.3, 1, 0]], "levels": {"energies": [0, 1, 1.8]}, "initial": {"level": 0}}
GAUSS = "exp(-((t-0.6)/0.05)^2)"
SQUARE = "step(t-0.42)-step(t-0.45)"
RAMSEY = "step(t-0.1)-step(t-0.12)+step(t-0.8)-step(t-0.82)"
RAMP = "sin(pi/2*min(1,max(0,(t-0.2)/0.1)))^2*cos(pi/2*min(1,max(0,(t-0.7)/0.1)))^2"
CHIRP = "cos(20*t^2)"
NARROW = around(0.6, 0.05)
CHIRP_BREAKS = [np.sqrt(k / 16) for k in range(1, 16)]


def model(base, epsilon, tones, x, breaks, name):
    """x_n: dephasing; gamma_nm = (x_n + x_m)/2; tones: (omega, amplitude, envelope)."""
    out = {"secular": 1, **base, "epsilon": epsilon, "times": [0.3, 1.0], "tolerance": 1e-6}
    if any(x):
        out["damping"] = {"gamma": {"levels": x}}
    r = len(tones)
    harmonics = [
        {"index": [int(i == j) for i in range(r)], "amplitude": a, "envelope": g} for j, (_, a, g) in enumerate(tones)
    ]
    out["wave"] = {"frequencies": [w for w, _, _ in tones], "harmonics": harmonics}
    return name, out, breaks, x


MODELS = [
    model(TWO, 0.01, [(1.0, 0.5, GAUSS)], [0.5, 0.5], NARROW, "Gaussian pulse, damped, N = 2, r = 1, eps = 0.01"),
    model(TWO, 0.01, [(1.0, 0.5, SQUARE)], [0.5, 0.5], [0.42, 0.45], "square pulse, damped, N = 2, r = 1, eps = 0.01"),
    model(TWO, 0.02, [(1.0, 0.5, RAMSEY)], [0, 0], [0.1, 0.12, 0.8, 0.82], "Ramsey pair, undamped, N = 2, r = 1, eps = 0.02"),
    model(THREE, 0.02, [(1.0, 0.5, RAMP), (0.8, 0.4, GAUSS)], [0.5, 0.6, 0.7], [0.2, 0.3, 0.7, 0.8, *NARROW],
          "ramp and pulse, damped, N = 3, r = 2, eps = 0.02"),
    model(THREE, 0.02, [(1.0, 0.5, RAMP)], [0, 0, 0], [0.2, 0.3, 0.7, 0.8], "ramp, undamped, N = 3, r = 1, eps = 0.02"),
    model(TWO, 0.05, [(1.0, 0.5, CHIRP)], [0.3, 0.3], CHIRP_BREAKS, "chirp, damped, N = 2, r = 1, eps = 0.05"),
]
OPERATORS = {"+": "+", "-": "-", "*": "*", "/": "/", "^": "**"}


def text(tree):
    """A smooth tree as QuTiP's compiled coefficients take it; t is written u."""
    if tree[0] == "number":
        return f"({tree[1]!r})"
    if tree[0] == "t":
        return "u"
    parts = [text(x) for x in tree[1:]]
    if tree[0] == "neg":
        return f"(-{parts[0]})"
    if tree[0] in OPERATORS:
        return f"({parts[0]}{OPERATORS[tree[0]]}{parts[1]})"
    return f"{tree[0]}({parts[0]})"


def pieces(out, breaks, x):
    """(from, to, compiled Liouvillian), in fast time; real couplings, as the models above have."""
    import qutip

    s = Scaled(out)
    n, scale = s.n, s.epsilon**2
    jumps = [np.sqrt(x[k]) * qutip.basis(n, k) * qutip.basis(n, k).dag() for k in range(n) if x[k] > 0]
    points = sorted({0.0, *out["times"], *[round(float(b), 9) for b in breaks if 0 < b < out["times"][-1]]})
    made = []
    for a, b in zip(points, points[1:]):
        h = [qutip.Qobj(np.diag(s.e).astype(complex))]
        for nu, v, envelope, _ in s.harmonics:
            g = formula.on(envelope, (a + b) / 2)
            if formula.constant(g) != 0.0:
                factor = text(g).replace("u", f"({scale!r}*t)") if formula.constant(g) is None else text(g)
                h.append([qutip.Qobj(-2 * s.epsilon * v), f"{factor}*cos({nu!r}*t)"])
        whole = qutip.liouvillian(qutip.QobjEvo(h) if len(h) > 1 else h[0], jumps)
        if len(h) > 1:
            whole.compile()
        made.append((a / scale, b / scale, whole, b in out["times"]))
    return made


def solve(out, breaks, x):
    import qutip

    made = pieces(out, breaks, x)
    for rtol in (1e-6, 1e-7, 1e-8):
        start = time.process_time()
        rho = qutip.Qobj(Scaled(out).initial())
        states = []
        for a, b, liouvillian, wanted in made:
            options = qutip.Options(method="adams", rtol=rtol, atol=1e-2 * rtol, nsteps=10**9, max_step=(b - a) / 5)
            rho = qutip.mesolve(liouvillian, rho, [a, b], [], [], options=options).states[-1]
            if wanted:
                states.append(np.ascontiguousarray(rho.full()).view(float).ravel().tolist())
        ms = 1e3 * (time.process_time() - start)
        yield {"options": f"from break to break, adams rtol {rtol:g}", "ms": ms, "states": states}


def main():
    cases = []
    for name, out, breaks, x in MODELS:
        states = Scaled(out).states(breaks)
        values = rounded(np.ascontiguousarray(states).reshape(len(states), -1).view(float))
        cases.append({"name": name, "family": "pulses", "model": out, "solvers": [], "quantity": "state",
                      "values": values, "error": 1e-11})
    with open(sys.argv[1], "w", encoding="utf-8") as stream:
        json.dump(cases, stream)
    print("ready", flush=True)
    known = {name: (out, breaks, x) for name, out, breaks, x in MODELS}
    for line in sys.stdin:
        print(json.dumps(list(solve(*known[line.strip()]))), flush=True)


if __name__ == "__main__":
    main()
