"""The automatic solver against its peers, in one run, and the table of it in src/test/benchmark.md.

    mvn -q -Pbenchmark test-compile exec:exec -Dexec.executable=/usr/bin/python3 -Dexec.classpathScope=test \
        -Dexec.args="src/test/python/peers.py %classpath"

Ours runs in one process (`WarmRows`), warm, the median of its runs; a peer's settings run in turn, the quickest that keeps the
accuracy counts, best of its rounds (one where it takes long); both sides turn by turn, in processor time of one thread. Errors are the largest of
an entry of rho against an answer that neither side made: `linear`, DOP853 with compensated sums at 1e-14 over one period and
powers or all the way, in amplitudes or entries of rho; for atoms in a rotating wave matrix exponentials in 40 digits (mpmath).
After the class path come the names of rows to be run (all), by parts of their names; "write" before them writes the table of
those that were run, as without names.
"""

import json
import os

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
# a kernel forced upon OpenBLAS would slow it
for forced in ("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE"):
    os.environ.pop(forced, None)

import hashlib
import platform
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path

import mpmath
import numpy as np
import qutip
import scipy
import scipy.linalg

import qutip_peer
from linear import Equation, Tone

FOLDER = Path("target/benchmark").resolve()
PAGE = Path("src/test/benchmark.md").resolve()
START, END = "<!-- peers: begin -->", "<!-- peers: end -->"
ROUNDS = 2
TOLERANCE = 1e-8
# peers that take longer, in ms, run once
SLOW = 5000
POWERS = ["NumPy, powers of a period"]
ROWS = (
    [("UNDAMPED", 3, 1, 0.1, ["QuTiP sesolve", "QuTiP propagator, its powers"] + POWERS)]
    + [("UNDAMPED", 3, 1, e, POWERS) for e in (0.03, 0.01)]
    + [("UNDAMPED", n, 1, 0.01, POWERS) for n in (10, 20, 50, 100)]
    + [(k, 3, 1, 0.1, ["QuTiP mesolve"] + POWERS) for k in ("DAMPED", "DARK")]
    + [(k, 3, 1, e, POWERS) for k in ("DAMPED", "DARK") for e in (0.03, 0.01)]
    + [("UNDAMPED", 10, 2, 0.01, ["QuTiP sesolve"]), ("RADIATIVE", 10, 2, 0.01, ["QuTiP mesolve"])]
    + [("DAMPED", 3, 2, 0.01, ["QuTiP mesolve"]), ("DARK", 3, 2, 0.01, ["QuTiP mesolve"])]
)
ATOMS = [(101, 10, 0.0), (101, 10, 0.5), (200, 50, 0.0), (200, 50, 0.5)]
ATOMS_EPSILON = 0.1
# as in WarmRows, where e_1 - e_0 = 1 and the wave's frequency is 3 + detuning
DETUNINGS, RABIS = (-1, 1), (0.1, 1)


class Ours:
    def __init__(self, classpath):
        self.process = subprocess.Popen(
            ["java", "-Xmx2g", "-cp", classpath, "io.github.secular.benchmark.WarmRows"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, request):
        self.process.stdin.write(request + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        while line and not line.startswith("{"):
            line = self.process.stdout.readline()
        if not line:
            raise SystemExit(f"The solving process ended at: {request}")
        return json.loads(line)


def kept(name, key, make):
    """An array that is computed once and kept with the hash of what it depends on."""
    file = FOLDER / f"right-{name}-{hashlib.sha256(key.encode()).hexdigest()[:16]}.npy"
    if not file.exists():
        np.save(file, make())
    return np.load(file)


def right(m):
    """rho at the times, T x N x N."""
    p = qutip_peer.Problem(m)
    one, v, eps = np.eye(p.n), p.v, p.eps
    e = np.array(m["energies"])
    if p.closed:
        a0 = -1j * np.diag(e)
        coupling = v
        y0 = np.sqrt(np.diag(p.rho0))
    else:
        a0 = p.generators()[0]
        coupling = np.kron(v, one) - np.kron(one, v.T)
        y0 = p.rho0.ravel()
    tones = [Tone(w, 1j * eps * f * coupling, 1j * eps * f * coupling) for w, f in zip(m["omega"], m["phi"])]
    base = m["omega"][0] if len(tones) == 1 else None
    y = Equation(a0, tones, Fraction(eps) ** 2, base).solve(y0, m["times"], [])
    if p.closed:
        return np.einsum("ti,tj->tij", y, y.conj())
    return y.reshape(len(y), p.n, p.n)


def ours_of(answer, correct):
    if "refused" in answer:
        return None
    states = np.array(answer["states"]).view(complex).reshape(correct.shape)
    return answer["ms"], np.abs(states - correct).max(), answer["solver"]


def better(a, b):
    return b if a is None or b is not None and b[0] < a[0] else a


def case(ours, kind, n, r, eps, peers):
    m = ours.ask(f"export {kind} {n} {r} {eps}")
    correct = kept(m["name"], json.dumps(m), lambda: right(m))
    p = qutip_peer.Problem(m)
    mine, theirs = None, {name: None for name in peers}
    for round_ in range(ROUNDS):
        seconds = 1.5 if round_ == 0 else 0.7
        mine = better(mine, ours_of(ours.ask(f"case {kind} {n} {r} {eps} {TOLERANCE} {seconds}"), correct))
        for name in peers:
            if round_ > 0 and (theirs[name] is None or theirs[name][0] > SLOW):
                continue
            for options, ms, states in qutip_peer.SOLVERS[name](p):
                error = np.abs(states - correct).max()
                if error <= TOLERANCE:
                    theirs[name] = better(theirs[name], (ms, error, options))
                    break
    return f"{kind.lower()}, N = {n}, r = {r}, ε = {eps}", mine, theirs


def atom_grid(detunings, rabis):
    d, v = np.meshgrid(np.linspace(*DETUNINGS, detunings), np.linspace(*RABIS, rabis), indexing="ij")
    return d.ravel(), v.ravel()


def atom_generators(d, v, gamma, eps):
    """rho row by row in the frame of the wave, fast time: V_01 = v e^{i omega tau}, omega = e_1 - e_0 + d."""
    zero = np.zeros(d.shape, dtype=complex)
    up = 1j * eps * v
    # rho_00' = i eps (V_01 rho_10 - rho_01 V_10); rho_01' = (i w_10 - gamma) rho_01 + i eps V_01 (rho_11 - rho_00)
    rows = [
        [zero, -up, up, zero],
        [-up, -1j * d - gamma, zero, up],
        [up, zero, 1j * d - gamma, -up],
        [zero, up, -up, zero],
    ]
    return np.moveaxis(np.array(rows), (0, 1), (-2, -1))


def turned(y, d, eps, omega0):
    """Out of the rotating frame at t = 1."""
    angle = np.array([float(mpmath.fmod(mpmath.mpf(float(x)) / mpmath.mpf(eps) ** 2, 2 * mpmath.pi)) for x in omega0 + d])
    turn = np.exp(1j * angle)
    y = y.copy()
    y[:, 1] *= turn
    y[:, 2] *= turn.conj()
    return y


def atoms(ours, detunings, rabis, gamma):
    eps = ATOMS_EPSILON
    d, v = atom_grid(detunings, rabis)
    # the product's frequency is 3 + d, its levels 0 and 1: the detuning from the levels is 2 + d
    some = np.linspace(0, len(d) - 1, 24).astype(int)

    def exact():
        with mpmath.workdps(40):
            out = []
            for a in atom_generators(d[some] + 2, v[some], gamma, eps):
                m = mpmath.expm(mpmath.matrix(a.tolist()) / mpmath.mpf(eps) ** 2, method="taylor")
                out.append([complex(m[i, 0]) for i in range(4)])
            return turned(np.array(out), d[some], eps, 3.0)

    correct = kept("atoms", f"{detunings} {rabis} {gamma} {eps}", exact)
    mine, theirs = None, {"SciPy, loop of expm": None, "NumPy, stacked exponentials": None}
    for round_ in range(ROUNDS):
        answer = ours.ask(f"atoms {detunings} {rabis} {eps} {gamma} {TOLERANCE} {2 if round_ == 0 else 1}")
        states = np.array(answer["states"]).view(complex)[some]
        mine = better(mine, (answer["ms"], np.abs(states - correct).max(), answer["solver"]))
        for name in theirs:
            begin = time.process_time()
            a = atom_generators(d + 2, v, gamma, eps) / eps**2
            maps = np.array([scipy.linalg.expm(x) for x in a]) if "loop" in name else qutip_peer.exponentials(a)
            y = maps[:, :, 0]
            ms = 1e3 * (time.process_time() - begin)
            error = np.abs(turned(y[some], d[some], eps, 3.0) - correct).max()
            if error <= TOLERANCE:
                theirs[name] = better(theirs[name], (ms, error, "rotating frame"))
    return f"{len(d)} two-level atoms, rotating wave, γ = {gamma}, one time, ε = {eps}", mine, theirs


def lines(name, mine, theirs):
    for peer, best in theirs.items():
        own = f"{mine[2]} | {mine[0]:.3g} | {mine[1]:.0e}" if mine else "refused | | "
        if best is None:
            yield f"| {name} | {own} | {peer}: none keeps {TOLERANCE:g} | | | |"
        else:
            ratio = f"{best[0] / mine[0]:.2g}" if mine else ""
            yield f"| {name} | {own} | {peer}, {best[2]} | {best[0]:.3g} | {best[1]:.0e} | {ratio} |"


def main(classpath, wanted):
    FOLDER.mkdir(parents=True, exist_ok=True)
    write = wanted[:1] in ([], ["write"])
    wanted = wanted[write:]
    ours = Ours(classpath)
    # where QuTiP leaves compiled coefficients
    os.chdir(FOLDER)
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    head = [
        f"{java}, Python {platform.python_version()}, QuTiP {qutip.__version__}, NumPy {np.__version__}, SciPy"
        f" {scipy.__version__}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.0f} at the start;"
        f" errors of at most {TOLERANCE:g}; times are processor time of one thread.",
        "",
        "| workload | route | ms | error | peer | ms | error | ratio |",
        "|---|---|---|---|---|---|---|---|",
    ]
    print("\n".join(head), flush=True)
    table = []
    work = [lambda row=row: case(ours, *row) for row in ROWS] + [lambda row=row: atoms(ours, *row) for row in ATOMS]
    names = [f"{k.lower()}-N{n}-r{r}-eps{e}" for k, n, r, e, _ in ROWS] + [f"atoms-{a * b}-{g}" for a, b, g in ATOMS]
    for name, run in zip(names, work):
        if not wanted or any(part in name for part in wanted):
            for line in lines(*run()):
                table.append(line)
                print(line, flush=True)
            if write:
                page = PAGE.read_text(encoding="utf-8")
                before, after = page.split(START)[0], page.split(END)[1]
                text = before + START + "\n\n" + "\n".join(head + table) + "\n\n" + END + after
                PAGE.write_text(text, encoding="utf-8")
    ours.process.stdin.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
