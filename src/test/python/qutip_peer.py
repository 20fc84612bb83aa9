"""Solves exported problems with QuTiP 4.7 (Debian's python3-qutip) and tells how long it took.

One request per line on standard input, "METHOD<tab>FILE"; one JSON list per line on standard output, an
entry per setting tried: options, ms of processor time, states (times x 2 N^2 numbers, row by row, interleaved).

mesolve: the Liouvillian with time-dependent coefficients is built beforehand and not timed, nor is
its compilation; string coefficients, compiled, were the fastest form (functions took three times as
long, arrays eight times). The equation is in fast time, tau = t/eps^2.

propagator: one frequency. QuTiP's Floquet master equation (fmmesolve) is an approximation of another
kind, secular and with a bath spectrum; the fair peer for a Lindblad equation is Floquet's theorem
itself: QuTiP's propagator of the Liouvillian over one period, its powers, and the rest of a period.
"""

import json
import sys
import time

import numpy as np
import qutip


def problem(file):
    with open(file, encoding="utf-8") as stream:
        m = json.load(stream)
    n = len(m["energies"])
    eps = m["epsilon"]
    v = np.array(m["dipole_re"]) + 1j * np.array(m["dipole_im"])
    frequencies = {}
    hamiltonian = [qutip.Qobj(np.diag(m["energies"]).astype(complex))]
    for omega, phi in zip(m["omega"], m["phi"]):
        name = f"w{len(hamiltonian)}"
        frequencies[name] = omega
        hamiltonian.append([qutip.Qobj(-2 * eps * phi * v), f"cos({name}*t)"])
    collapse = []
    for i in range(n):
        if m["dephasing"][i] > 0:
            collapse.append(np.sqrt(m["dephasing"][i]) * qutip.basis(n, i) * qutip.basis(n, i).dag())
        for k in range(n):
            if m["W"][i][k] > 0:
                collapse.append(eps * np.sqrt(m["W"][i][k]) * qutip.basis(n, k) * qutip.basis(n, i).dag())
    rho0 = qutip.Qobj(np.array(m["rho0_re"]) + 1j * np.array(m["rho0_im"]))
    return m, hamiltonian, frequencies, collapse, rho0


def numbers(rho):
    return np.ascontiguousarray(rho, dtype=complex).view(float).ravel().tolist()


def options(method, rtol):
    return qutip.Options(method=method, rtol=rtol, atol=1e-2 * rtol, nsteps=10**9)


def solve_mesolve(file):
    m, hamiltonian, frequencies, collapse, rho0 = problem(file)
    taus = np.concatenate([[0], np.array(m["times"]) / m["epsilon"] ** 2])
    liouvillian = qutip.liouvillian(qutip.QobjEvo(hamiltonian, args=frequencies), collapse)
    liouvillian.compile()
    for rtol in (1e-6, 1e-7, 1e-8):
        start = time.process_time()
        result = qutip.mesolve(liouvillian, rho0, taus, [], [], options=options("adams", rtol))
        ms = 1e3 * (time.process_time() - start)
        states = [numbers(rho.full()) for rho in result.states[1:]]
        yield {"options": f"adams rtol {rtol:g}", "ms": ms, "states": states}


def solve_propagator(file):
    m, hamiltonian, frequencies, collapse, rho0 = problem(file)
    taus = np.array(m["times"]) / m["epsilon"] ** 2
    period = 2 * np.pi / abs(m["omega"][0])
    n = rho0.shape[0]
    for rtol in (1e-8, 1e-10, 1e-12):
        start = time.process_time()
        whole = np.floor(taus / period).astype(int)
        rest = taus - whole * period
        order = np.argsort(rest)
        grid = np.concatenate([[0], rest[order], [period]])
        maps = qutip.propagator(hamiltonian, grid, collapse, args=frequencies, options=options("adams", rtol))
        states = [None] * len(taus)
        for place, i in enumerate(order):
            power = np.linalg.matrix_power(maps[-1].full(), int(whole[i]))
            vector = maps[place + 1].full() @ power @ qutip.operator_to_vector(rho0).full()
            states[i] = vector.reshape((n, n), order="F")
        ms = 1e3 * (time.process_time() - start)
        yield {"options": f"rtol {rtol:g}", "ms": ms, "states": [numbers(rho) for rho in states]}


SOLVERS = {"mesolve": solve_mesolve, "propagator": solve_propagator}

if __name__ == "__main__":
    for line in sys.stdin:
        method, file = line.strip().split("\t")
        print(json.dumps(list(SOLVERS[method](file))), flush=True)
