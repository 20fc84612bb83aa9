"""Random traps in two and three dimensions under quadratic drives, held against their closed moment equations.

    /usr/bin/python3 src/test/python/space_models.py COUNT SEED CLASSPATH [particles|jump-chain|automatic]

H0 = |p|^2/2 + sum w_a^2 q_a^2/2, V at most quadratic in q and p, gamma constant: first and second moments obey linear
equations (doc/classical.md, C9.7), integrated here by DOP853 from jump to jump of the envelopes. Half of the wells are
given as a formula. A line a model: gain of mean energy at its times, the product's with its standard error, how many of these
lie between, the largest of all at the end. More than 4.5 is a fault, or a bias that the error does not know.
"""

import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy as np
from scipy.integrate import solve_ivp

COUNT = 20_000
AXES = "xyz"


def envelope(rng, end):
    """Text, function of slow time, and the times at which it jumps."""
    kind = rng.choice(["none", "none", "square", "gauss", "sine", "late"])
    a, b = sorted((rng.uniform(0.05, 0.9) * end, rng.uniform(0.05, 0.95) * end))
    w = rng.uniform(0.02, 0.3) * end
    if kind == "square":
        return f"step(t-{a!r})-step(t-{b!r})", lambda t: float(a <= t < b), [a, b]
    if kind == "gauss":
        return f"exp(-((t-{a!r})/{w!r})^2)", lambda t: np.exp(-(((t - a) / w) ** 2)), []
    if kind == "sine":
        k = rng.uniform(1, 8) / end
        return f"0.5+sin({k!r}*t)", lambda t: 0.5 + np.sin(k * t), []
    if kind == "late":
        return f"step(t-{a!r})", lambda t: float(t >= a), [a]
    return None, lambda t: 1.0, []


def form(rng, d, momenta):
    """A random V at most quadratic: its text, and (Q, l) of V = z.Q z/2 + l.z, z = (q, p)."""
    names = [AXES[a] for a in range(d)] + ["p" + AXES[a] for a in range(d)]
    used = range(2 * d) if momenta else range(d)
    q, l, words = np.zeros((2 * d, 2 * d)), np.zeros(2 * d), []
    for _ in range(rng.randint(1, 3)):
        c = rng.choice([-1, 1]) * rng.uniform(0.3, 1)
        i, j = rng.choice(used), rng.choice(used)
        if rng.random() < 0.35:
            l[i] += c
            words.append(f"({c!r})*{names[i]}")
        else:
            q[i, j] += c
            q[j, i] += c
            words.append(f"({c!r})*{names[i]}*{names[j]}")
    return " + ".join(words), q, l


def draw(seed):
    rng = random.Random(seed)
    d = rng.choice([2, 2, 3])
    w = [round(np.exp(rng.uniform(-0.7, 0.9)), 3) for _ in range(d)]
    if rng.random() < 0.25:
        w = [w[0]] * d
    epsilon = rng.choice([0.05, 0.1, 0.2, 0.3])
    end = rng.uniform(20, 150) * epsilon**2
    gamma = rng.choice([0, 0.05, 0.3, 0.5, 1.5])
    momenta = rng.random() < 0.35
    frequencies = [round(rng.uniform(0.2, 4), 3) for _ in range(rng.choice([1, 1, 2]))]
    terms, parts = [], []
    for _ in range(rng.choice([1, 1, 2])):
        index = [0] * len(frequencies)
        index[rng.randrange(len(index))] = rng.choice([1, 1, 2])
        nu = float(np.dot(index, frequencies))
        text, g, jumps = envelope(rng, end)
        term = {"index": index}
        for phase, turn in (("cosine", np.cos), ("sine", np.sin)):
            if phase == "cosine" or rng.random() < 0.4:
                term[phase], q, l = form(rng, d, momenta)
                parts.append((q, l, g, lambda tau, nu=nu, turn=turn: turn(nu * tau), jumps))
        if text:
            term["envelope"] = text
        terms.append(term)
    well = {"type": "oscillator", "frequencies": w}
    if rng.random() < 0.5:
        well = {"formula": " + ".join(f"{a!r}^2*{AXES[i]}^2/2" for i, a in enumerate(w))}
    if rng.random() < 0.5:
        t = rng.uniform(0.3, 2)
        initial = {"thermal": {"temperature": t}}
        mean, second = np.zeros(2 * d), np.diag([t / a**2 for a in w] + [t] * d)
    else:
        mean = np.array([round(rng.uniform(-1.5, 1.5), 2) for _ in range(2 * d)])
        v = rng.uniform(0.1, 1)
        initial = {"gaussian": {"position": list(mean[:d]), "momentum": list(mean[d:]), "variance": v}}
        second = np.outer(mean, mean) + v * np.eye(2 * d)
    model = {
        "secular": 1, "kind": "classical", "title": f"trap {seed}", "dimension": d, "hamiltonian": well,
        "drive": {"frequencies": frequencies, "terms": terms}, "relaxation": {"gamma": gamma}, "initial": initial,
        "epsilon": epsilon, "times": {"end": end, "count": rng.choice([3, 6, 21])}, "energies": {"max": 8, "count": 20},
        "tolerance": 0.1, "ensemble": {"count": COUNT, "seed": seed},
    }
    return model, (d, np.array(w), epsilon, end, gamma, parts, mean, second)


def gains(truth, times):
    """<E>(t) - <E>(0) at slow times."""
    d, w, epsilon, end, gamma, parts, mean, second = truth
    n = 2 * d
    j = np.block([[np.zeros((d, d)), np.eye(d)], [-np.eye(d), np.zeros((d, d))]])
    k = np.diag(np.concatenate([w**2, np.ones(d)]))

    def energy(s):
        return np.trace(k @ s) / 2

    def slope(tau, y):
        m, s = y[:n], y[n:].reshape(n, n)
        q, l = k.copy(), np.zeros(n)
        for each, linear, g, turn, _ in parts:
            c = epsilon * g(tau * epsilon**2) * turn(tau)
            q += c * each
            l += c * linear
        a, b = j @ q, j @ l
        shell = np.diag(energy(s) / d / np.diag(k))
        ds = a @ s + s @ a.T + np.outer(b, m) + np.outer(m, b) + gamma * (shell - s)
        return np.concatenate([a @ m + b - gamma * m, ds.ravel()])

    stops = sorted({0.0, *times, *(t for p in parts for t in p[4] if t < end)})
    y, at = np.concatenate([mean, second.ravel()]), {0.0: 0.0}
    first = energy(second)
    for a, b in zip(stops, stops[1:]):
        # an envelope that jumps is asked within the stretch only
        inside = 1e-13 * (b - a)
        y = solve_ivp(slope, ((a + inside) / epsilon**2, (b - inside) / epsilon**2), y, method="DOP853", rtol=1e-9,
                      atol=1e-11, max_step=0.5).y[:, -1]
        at[b] = energy(y[n:].reshape(n, n)) - first
    return [at[t] for t in times]


def main():
    count, seed, path = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    solver = sys.argv[4] if len(sys.argv) > 4 else "particles"
    worst = []
    with tempfile.TemporaryDirectory() as folder:
        file, out = pathlib.Path(folder, "model.json"), pathlib.Path(folder, "out")
        for number in range(seed * 1_000_000, seed * 1_000_000 + count):
            model, truth = draw(number)
            model["solver"] = solver
            file.write_text(json.dumps(model))
            ran = subprocess.run(
                ["java", "-Djava.awt.headless=true", "-cp", path, "io.github.secular.host.Main", "run", str(file),
                 "--no-pictures", "--out", str(out)], capture_output=True, text=True)
            if ran.returncode != 0:
                print(f"{number}: {ran.stderr.strip().splitlines()[-1]}", flush=True)
                continue
            rows = list(csv.DictReader((out / "moments.csv").open()))
            right = gains(truth, [float(r["time"]) for r in rows])
            found = [(float(r["gain_E"]), float(r["error_gain"])) for r in rows]
            far = [abs(g - x) / e if e > 0 else 0 for (g, e), x in zip(found, right)]
            worst.append((max(far), number))
            print(f"{number}: D = {truth[0]}, epsilon {truth[2]}, gamma {truth[4]}, {'formula' if 'formula' in model['hamiltonian'] else 'oscillator'}"
                  f": {found[-1][0]:.5g} +- {found[-1][1]:.2g}, right {right[-1]:.5g}; {max(far):.1f} errors away"
                  + (", WRONG" if max(far) > 4.5 else ""), flush=True)
    print(f"{len(worst)} answered, farthest: " + ", ".join(f"{f:.1f} ({n})" for f, n in sorted(worst, reverse=True)[:5]))


if __name__ == "__main__":
    main()
