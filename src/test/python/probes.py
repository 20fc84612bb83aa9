"""First-order responses of driven steady states to a probe, by dense matrices in the laboratory frame (numpy).

    python3 src/test/python/probes.py > src/test/resources/reference-own/probes.json

Levels from 0, energies and damping per fast time, Pauli rates W[n][k] = n -> k per slow time; d rho/dt as in
doc/quantum.md, Q1.2, under V = sum_a V_a exp(i a omega tau), one base frequency, and beside it a probe
P exp(i nu tau) + h.c. of first order. rho = sum_a y_a exp(i a omega tau) + (sum_a z_a exp(i (a omega + nu) tau) + h.c.);
complex numbers are [re, im]. Two windows of harmonics give the error that is written beside each answer.
"""
import json

import numpy as np

N_MODELS = 40


def free(energies, gamma, rates, eps):
    """The part of the generator without light, per fast time, on row-major vectors."""
    n = len(energies)
    out = np.zeros((n * n, n * n), complex)
    for i in range(n):
        for j in range(n):
            out[i * n + j, i * n + j] = -1j * (energies[i] - energies[j]) - (gamma[i][j] if i != j else 0)
    for i in range(n):
        for k in range(n):
            out[k * n + k, i * n + i] += eps**2 * rates[i][k]
            out[i * n + i, i * n + i] -= eps**2 * rates[i][k]
    return out


def commutator(v, eps):
    one = np.eye(len(v))
    return 1j * eps * (np.kron(v, one) - np.kron(one, v.T))


def big(still, waves, omega, shift, eps, cut):
    """The generator on y_a, |a| <= cut, whose harmonics turn with a omega + shift."""
    m = len(still)
    out = np.zeros(((2 * cut + 1) * m,) * 2, complex)
    for i, a in enumerate(range(-cut, cut + 1)):
        out[i * m:(i + 1) * m, i * m:(i + 1) * m] += still - 1j * (a * omega + shift) * np.eye(m)
        for step, v in waves.items():
            j = i - step
            if 0 <= j <= 2 * cut:
                out[i * m:(i + 1) * m, j * m:(j + 1) * m] += commutator(v, eps)
    return out


def traced(a, row, n, to):
    """The equation of one population replaced by that of the trace."""
    scale = abs(a[row]).max()
    a[row] = 0
    for i in range(n):
        a[row, row + i * n + i] = scale
    return scale * to


def answer(model, cut):
    n = len(model["energies"])
    eps, omega, nu = model["epsilon"], model["omega"], model["nu"]
    still = free(model["energies"], model["gamma"], model["W"], eps)
    m = n * n
    a = big(still, model["waves"], omega, 0, eps, cut)
    b = np.zeros(len(a), complex)
    b[cut * m] = traced(a, cut * m, n, 1)
    y = solve(a, b)
    a = big(still, model["waves"], omega, nu, eps, cut)
    b = np.zeros(len(a), complex)
    # every harmonic's populations sum to 0; said where the harmonic is slow, of which it does not follow in numbers
    kick = commutator(model["probe"], eps)
    for i in range(2 * cut + 1):
        b[i * m:(i + 1) * m] = -kick @ y[i * m:(i + 1) * m]
    slowest = np.argmin([abs(a_ * omega + nu) for a_ in range(-cut, cut + 1)])
    b[slowest * m] = traced(a, slowest * m, n, 0)
    z = solve(a, b)
    return y[cut * m:(cut + 1) * m].reshape(n, n), z.reshape(2 * cut + 1, n, n)


def solve(a, b):
    """Rows scaled, and one step of refinement."""
    scale = 1 / abs(a).max(axis=1)
    a = scale[:, None] * a
    b = scale * b
    x = np.linalg.solve(a, b)
    return x + np.linalg.solve(a, b - a @ x)


def draw(rng):
    n = int(rng.integers(2, 5))
    eps = float(10 ** -rng.uniform(0, 1.5))
    omega = float(rng.uniform(0.5, 2))
    energies, width = np.zeros(n), np.zeros(n)
    w = np.zeros((n, n))
    for i in range(n):
        kind = rng.integers(3)
        energies[i] = omega * rng.integers(3) + [0, eps**2 * rng.uniform(-3, 3), rng.uniform(-0.2, 0.2)][kind]
        for j in range(n):
            if i != j and (rng.random() < 0.7 or j == (i + 1) % n):
                w[i, j] = rng.random() * (1e-3 if rng.random() < 0.2 else 1)
        width[i] = eps**2 * w[i].sum() + [0, rng.uniform(0, 0.2), eps**2 * rng.random()][rng.integers(3)]
    gamma = (width[:, None] + width[None, :]) / 2
    np.fill_diagonal(gamma, 0)
    strength = float(10 ** rng.uniform(-1.5, 0))

    def matrix(size):
        v = size * (rng.uniform(-1, 1, (n, n)) + 1j * rng.uniform(-1, 1, (n, n)))
        return v * (rng.random((n, n)) < 0.7)

    v = matrix(strength)
    waves = {1: v, -1: v.conj().T}
    if rng.random() < 0.3:
        s = matrix(strength)
        waves[0] = s + s.conj().T
    # anywhere, near the wave, on it, a beat slower than all that damps, at twice the wave
    nu = [rng.uniform(0.2, 2), omega * (1 + rng.uniform(-0.02, 0.02)), omega, omega * (1 + 1e-7), 2 * omega][rng.integers(5)]
    return {"energies": energies, "gamma": gamma, "W": w, "epsilon": eps, "omega": omega, "nu": float(nu),
            "waves": waves, "probe": matrix(0.01)}


def pairs(matrix):
    return [[[float(z.real), float(z.imag)] for z in row] for row in np.asarray(matrix, complex)]


def main():
    rng = np.random.default_rng(20)
    out = []
    while len(out) < N_MODELS:
        model = draw(rng)
        y, z = answer(model, 14)
        y2, z2 = answer(model, 18)
        error = max(abs(y - y2).max(), abs(z2[4:-4] - z).max())
        if not error < 1e-9:
            continue
        eps, probe = model["epsilon"], model["probe"]
        photons = 2 / eps * np.trace(probe @ z2[18].conj().T).imag
        out.append({
            "energies": model["energies"].tolist(), "gamma": model["gamma"].tolist(), "W": model["W"].tolist(),
            "epsilon": eps, "omega": model["omega"], "nu": model["nu"],
            "V0": pairs(model["waves"][0]) if 0 in model["waves"] else None, "V1": pairs(model["waves"][1]),
            "probe": pairs(probe), "mean": pairs(y2), "atProbe": pairs(z2[18]), "below": pairs(z2[17]),
            "photons": float(photons), "error": float(error)})
    print(json.dumps(out, separators=(",", ":")))


if __name__ == "__main__":
    main()
