"""Forces a second of particles in a quartic well in two dimensions, and of a loop in C, in one run.

    mvn -q -Pbenchmark test-compile exec:exec -Dexec.executable=/usr/bin/python3 -Dexec.classpathScope=test \
        -Dexec.args="src/test/python/forces.py %classpath"

Ours is the whole solver on all threads, the choice of its step included: a built-in well, the same well typed as a formula, one
that no built-in well is, and the first with relaxation. The loop in C makes the same composition of order 4 on the same well and drive, compiled by
gcc -O3 -march=native, one process a processor. Both by turns, the best of the rounds; a force is ∂U and ∂V at one point.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

FOLDER = Path("target/benchmark").resolve()
ROUNDS = 4
POINTS, STEPS = 4096, 2000
LOOP = r"""
#include <math.h>
#include <stdio.h>
#define N 128
static double x[N], y[N], p[N], q[N];
static void drift(double h) { for (int i = 0; i < N; i++) { x[i] += h * p[i]; y[i] += h * q[i]; } }
static void kick(double h, double v) {
    for (int i = 0; i < N; i++) {
        double a = x[i], b = y[i];
        p[i] -= h * (a * a * a + v * b);
        q[i] -= h * (b * b * b + v * a);
    }
}
int main(void) {
    const double xi = 0.1786178958448091, la = -0.2123418310626054, chi = -0.06626458266981849, h = 0.05;
    double t[4] = {xi, xi + chi, 1 - xi - chi, 1 - xi}, sum = 0;
    for (int block = 0; block < POINTS / N; block++) {
        for (int i = 0; i < N; i++) { x[i] = 0.3 + 0.001 * i; y[i] = 0.5 - 0.001 * i; p[i] = 0.1; q[i] = -0.2; }
        for (int s = 0; s < STEPS; s++) {
            double v[4];
            for (int j = 0; j < 4; j++) v[j] = 0.1 * cos(2.9 * h * (s + t[j]));
            drift(xi * h); kick((1 - 2 * la) / 2 * h, v[0]);
            drift(chi * h); kick(la * h, v[1]);
            drift((1 - 2 * (chi + xi)) * h); kick(la * h, v[2]);
            drift(chi * h); kick((1 - 2 * la) / 2 * h, v[3]);
            drift(xi * h);
        }
        for (int i = 0; i < N; i++) sum += x[i] + q[i];
    }
    printf("%g\n", sum);
    return 0;
}
"""


def model(name, hamiltonian, gamma):
    """Writes a model file. Returns its path."""
    path = FOLDER / f"{name}.json"
    path.write_text(
        json.dumps(
            {
                "secular": 1,
                "kind": "classical",
                "title": name,
                "dimension": 2,
                "hamiltonian": hamiltonian,
                "drive": {"frequencies": [2.9], "terms": [{"index": [1], "cosine": "x*y"}]},
                "relaxation": {"gamma": gamma},
                "initial": {"thermal": {"temperature": 1}},
                "epsilon": 0.1,
                "times": {"end": 2, "count": 3},
                "energies": {"max": 8, "count": 80},
                "solver": "particles",
                "tolerance": 1e-2,
            }
        )
    )
    return path


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    source, binary = FOLDER / "forces.c", FOLDER / "forces"
    source.write_text(LOOP)
    subprocess.run(
        ["gcc", "-O3", "-march=native", "-ffast-math", f"-DPOINTS={POINTS}", f"-DSTEPS={STEPS}", "-o", binary, source, "-lm"],
        check=True,
    )
    quartic = {"type": "separable", "wells": [{"type": "quartic"}, {"type": "quartic"}]}
    models = {
        "built in": model("quartic", quartic, 0),
        "built in, with relaxation": model("quartic-relaxing", quartic, 0.5),
        "the same as a formula": model("quartic-formula", {"formula": "x^4/4 + y^4/4"}, 0),
        "a formula with a root and a cosine": model("formula", {"formula": "x^4/4 + y^4/4 + sqrt(1 + x^2*y^2) + 0.1*cos(x - y)"}, 0),
    }
    ours = subprocess.Popen(
        ["java", "-Xmx1g", "-cp", sys.argv[1], "io.github.secular.benchmark.ForceRate"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    best = {}
    processors = os.cpu_count()
    for _ in range(ROUNDS):
        begin = time.time()
        loops = [subprocess.Popen([binary], stdout=subprocess.DEVNULL) for _ in range(processors)]
        for loop in loops:
            loop.wait()
        rate = processors * 4.0 * POINTS * STEPS / (time.time() - begin)
        best["C"] = max(best.get("C", 0), rate)
        for name, path in models.items():
            ours.stdin.write(f"{path}\n")
            ours.stdin.flush()
            forces, seconds = map(float, ours.stdout.readline().split())
            best[name] = max(best.get(name, 0), forces / seconds)
    ours.stdin.close()
    ours.wait()
    print(f"{processors} processors, load {os.getloadavg()[0]:.0f} at the end; forces a second, all processors:")
    for name, rate in best.items():
        print(f"{name:40s} {rate:.2e}   {rate / best['C']:.2f} of C")


if __name__ == "__main__":
    main()
