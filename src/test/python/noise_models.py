"""Random oscillators under random noises, held against the closed form of their mean energy.

    /usr/bin/python3 src/test/python/noise_models.py COUNT SEED CLASSPATH [SOLVER ...]

H0 = sum (p_a^2 + w_a^2 q_a^2)/2 in one to three dimensions, V = sum a_j q_j s_j, each of the independent noises s_j itself or
on a carrier of random phase, gamma constant: the mean over all phases of the shell falls as exp(-gamma s), so that

    <E>(t) = <E>(0) + eps^2 sum a_j^2 int_0^tau (tau - s) C_j(s) exp(-gamma s) cos(w s) ds,      tau = t/eps^2

whatever eps is (C(s) cos(nu s)/2 on a carrier). Correlation times from 0.02 to 5, gamma from 0.05 to 10. A line a run: the
exact gain, that of the product, and by how many of its own errors (standard errors of particles; else the estimated error) they differ. Of
particles more than 4.5, of others more than 1 is a fault, or a bias that the error does not know.
"""

import csv
import json
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import numpy as np
from scipy.integrate import quad

COUNT = 20_000


def covariance(noise, s):
    v, t = noise["variance"], noise["correlationTime"]
    if noise["type"] == "clock":
        return v * max(0.0, 1 - s / noise["period"])
    return v * math.exp(-s / t)


def draw(rng):
    """Model and the function of slow time that its gain of mean energy is."""
    d = rng.choice([1, 1, 2, 3])
    w = [1.0] if d == 1 else [round(rng.uniform(0.6, 1.6), 3) for _ in range(d)]
    gamma = round(10 ** rng.uniform(-1.3, 1), 3)
    epsilon = round(10 ** rng.uniform(-1.1, -0.4), 3)
    end = round(rng.uniform(0.3, 2), 3)
    noises, parts = [], []
    for _ in range(rng.choice([1, 1, 2, 3])):
        a, axis = round(rng.uniform(0.3, 1.2), 3), rng.randrange(d)
        kind = rng.choice(["telegraph", "ornstein-uhlenbeck", "ornstein-uhlenbeck"])
        tc = round(10 ** rng.uniform(-1.7, 0.7), 4)
        noise = {"type": kind, "correlationTime": tc, "variance": round(rng.uniform(0.3, 1.5) / min(1, tc), 3)}
        carrier = round(rng.uniform(0.2, 2.5), 3) if rng.random() < 0.35 else 0
        noises.append(dict(noise, potential=f"{a}*{'xyz'[axis]}", **({"carrier": carrier} if carrier else {})))
        parts.append((noise, a, w[axis], carrier))
    model = {"secular": 1, "kind": "classical", "dimension": d,
             "hamiltonian": {"type": "harmonic"} if d == 1 else {"type": "oscillator", "frequencies": w},
             "noises": noises, "relaxation": {"gamma": gamma},
             "epsilon": epsilon, "times": [0, round(end / 3, 3), end], "tolerance": 1e-4 if d == 1 else 3e-2}
    if d == 1:
        del model["dimension"]
        model["initial"] = {"gaussian": {"x": 0.5, "p": 0, "variance": 0.6}}
        model["energies"] = [0.5, 1.5]
    else:
        model["initial"] = {"thermal": {"temperature": 0.5}}
        model["energies"] = {"max": 8, "count": 20}
        model["ensemble"] = {"count": COUNT, "seed": rng.randrange(1000)}

    def gain(t):
        tau, sum = t / epsilon ** 2, 0
        for noise, a, omega, nu in parts:
            forget = gamma + 1 / noise["correlationTime"]
            last = min(tau, 45 / forget)
            def f(s, omega=omega, nu=nu, noise=noise):
                carried = math.cos(nu * s) / 2 if nu else 1
                return (tau - s) * covariance(noise, s) * math.exp(-gamma * s) * math.cos(omega * s) * carried
            edges = np.linspace(0, last, 40)
            sum += a * a * math.fsum(quad(f, x, y, epsabs=1e-13, epsrel=1e-12)[0] for x, y in zip(edges, edges[1:]))
        return epsilon ** 2 * sum
    return model, gain


def run(model, solver, where, classpath):
    """Rows of moments.csv and what was printed."""
    path = pathlib.Path(where) / "model.json"
    path.write_text(json.dumps(model))
    out = pathlib.Path(where) / "out"
    line = ["java", "-Djava.awt.headless=true", "--add-opens", "java.base/java.lang=ALL-UNNAMED", "-cp", classpath,
            "io.github.secular.host.Main", "run", str(path), "--no-pictures", "--out", str(out)]
    line += ["--set", "solver=" + solver] if solver != "automatic" else []
    try:
        done = subprocess.run(line, capture_output=True, text=True, timeout=240)
    except subprocess.TimeoutExpired:
        return None, "more than 240 s"
    if done.returncode:
        return None, (done.stdout + done.stderr).strip().splitlines()[-1]
    with open(out / "moments.csv") as f:
        return list(csv.DictReader(f)), done.stdout


def main():
    count, seed, classpath = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    asked = sys.argv[4:] or ["particles"]
    worst = {}
    for n in range(seed, seed + count):
        model, gain = draw(random.Random(n))
        for solver in asked:
            if "dimension" in model and solver not in ("particles", "automatic"):
                continue
            with tempfile.TemporaryDirectory() as where:
                rows, said = run(model, solver, where, classpath)
            if rows is None:
                print(f"{n} {solver}: {said}", flush=True)
                continue
            words, far = [], 0
            for row in rows[1:]:
                exact = gain(float(row["time"]))
                if "gain_E" in row:
                    got, error = float(row["gain_E"]), float(row["error_gain"])
                elif row.get("error_E"):
                    got = float(row["mean_E"]) - 0.725
                    error = float(row["error_E"])
                else:
                    got = float(row["mean_E"]) - float(rows[0]["mean_E"])
                    found = re.search(r"estimated error ([0-9.e+-]+)", said)
                    error = float(found[1]) if found else model["tolerance"]
                far = max(far, abs(got - exact) / error)
                words.append(f"{exact:.5g} {got:.5g} +- {error:.1g}")
            worst[solver] = max(worst.get(solver, 0), far)
            d = model.get("dimension", 1)
            print(f"{n} {solver} D={d} eps={model['epsilon']} gamma={model['relaxation']['gamma']} {far:.2f}: "
                  + "; ".join(words), flush=True)
    print("largest: " + ", ".join(f"{s} {x:.2f}" for s, x in worst.items()))


if __name__ == "__main__":
    main()
