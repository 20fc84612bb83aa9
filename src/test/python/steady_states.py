"""Driven steady states by other programs: a sparse torus in the laboratory frame (scipy), and qutip.steadystate.

    /usr/bin/python3 src/test/python/steady_states.py > src/test/resources/reference-own/steady_states.json

Levels from 0, energies and damping per fast time, Pauli rates W[n][k] = n -> k per slow time; d rho/dt as in
doc/quantum.md, Q1.2. rho = sum_a y_a exp(i a.omega tau); complex numbers are [re, im].
"""
import json

import numpy as np
import qutip
import scipy.sparse as sp
import scipy.sparse.linalg as spl


def dissipator(energies, gamma, rates, eps):
    """The part of the generator without light, per fast time, on row-major vectors."""
    n = len(energies)
    out = np.zeros((n * n, n * n), complex)
    for i in range(n):
        for j in range(n):
            out[i * n + j, i * n + j] = -1j * (energies[i] - energies[j]) - gamma[i][j] * (i != j)
    for i in range(n):
        for k in range(n):
            out[k * n + k, i * n + i] += eps**2 * rates[i][k]
            out[i * n + i, i * n + i] -= eps**2 * rates[i][k]
    return out


def torus(energies, gamma, rates, eps, omega, waves, cut):
    """y_a for |a_j| <= cut, by one sparse solve; waves: {index: matrix}, both signs."""
    n = len(energies)
    one = np.eye(n)
    free = dissipator(energies, gamma, rates, eps)
    side = 2 * cut + 1
    harmonics = [(a, b) for a in range(-cut, cut + 1) for b in range(-cut, cut + 1)]
    place = {h: i for i, h in enumerate(harmonics)}
    blocks = {}
    for h, i in place.items():
        blocks[i, i] = free - 1j * np.dot(h, omega) * np.eye(n * n)
        for step, v in waves.items():
            source = (h[0] - step[0], h[1] - step[1])
            if source in place:
                blocks[i, place[source]] = 1j * eps * (np.kron(v, one) - np.kron(one, v.T))
    rows = [[blocks.get((i, j)) for j in range(side * side)] for i in range(side * side)]
    a = sp.bmat([[None if b is None else sp.csr_matrix(b) for b in row] for row in rows], format="lil")
    first = place[0, 0] * n * n
    b = np.zeros(a.shape[0], complex)
    a[first] = 0
    for i in range(n):
        a[first, first + i * n + i] = 1
    b[first] = 1
    y = spl.spsolve(a.tocsc(), b)
    return {h: y[i * n * n:(i + 1) * n * n].reshape(n, n) for h, i in place.items()}


def pairs(matrix):
    return [[[float(z.real), float(z.imag)] for z in row] for row in np.asarray(matrix, complex)]


def two_tones():
    """Reference a09 without its jump."""
    energies = [0.0, 0.62, 1.0]
    omega = [1.0, 0.5374011537017762]
    v1 = np.array([[0, 0.1, 0.5], [0.1, 0, 0.2], [0.5, 0.2, 0]], complex)
    v2 = np.array([[0, 0.1j, 0.05], [0.1j, 0.2, 0.4], [0, 0.3, -0.1]], complex)
    gamma = [[0.05] * 3] * 3
    rates = [[0, 0.1, 0], [0.2, 0, 0], [0.1, 0.3, 0]]
    eps = 0.2
    waves = {(1, 0): v1, (-1, 0): v1.conj().T, (0, 1): v2, (0, -1): v2.conj().T}
    fine = torus(energies, gamma, rates, eps, omega, waves, 14)
    coarse = torus(energies, gamma, rates, eps, omega, waves, 12)
    wanted = [(0, 0), (1, 0), (0, 1), (1, 1), (1, -1), (2, 0), (0, 2), (2, -1)]
    change = max(abs(fine[h] - coarse[h]).max() for h in wanted)
    photons = [2 / eps * np.trace(waves[h] @ fine[-h[0], -h[1]]).imag for h in [(1, 0), (0, 1)]]
    return {
        "energies": energies, "omega": omega, "V10": pairs(v1), "V01": pairs(v2), "gamma": 0.05, "W": rates,
        "epsilon": eps, "harmonics": {f"{h[0]},{h[1]}": pairs(fine[h]) for h in wanted},
        "photons": photons, "changeOfTheWindow": change,
    }


def rotating_lambda():
    """A lambda atom in two rotating waves, at rest in its frame: qutip.steadystate."""
    eps = 0.1
    detunings = [0.0, 0.02, 0.05]
    omega = [2.0, 1.7]
    couplings = [0.3, 0.2]
    rates = [[0, 0.1, 0], [0.05, 0, 0], [1.0, 0.7, 0]]
    dephasing = [0.0, 0.01, 0.03]
    width = [sum(rates[i]) * eps**2 + dephasing[i] for i in range(3)]
    gamma = [[0.5 * (width[i] + width[j]) * (i != j) for j in range(3)] for i in range(3)]
    basis = [qutip.basis(3, i) for i in range(3)]
    h = sum(d * b * b.dag() for d, b in zip(detunings, basis))
    for g, c in enumerate(couplings):
        h -= eps * c * (basis[g] * basis[2].dag() + basis[2] * basis[g].dag())
    jumps = [np.sqrt(rates[i][k]) * eps * basis[k] * basis[i].dag()
             for i in range(3) for k in range(3) if rates[i][k] > 0]
    jumps += [np.sqrt(dephasing[i]) * basis[i] * basis[i].dag() for i in range(3) if dephasing[i] > 0]
    rho = qutip.steadystate(h, jumps, method="direct").full()
    return {
        "epsilon": eps, "detunings": detunings, "omega": omega, "couplings": couplings, "W": rates, "gamma": gamma,
        "rho": pairs(rho), "qutip": qutip.__version__,
    }


print(json.dumps({"twoTones": two_tones(), "rotatingLambda": rotating_lambda()}, indent=1))
