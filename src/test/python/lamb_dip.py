"""The Lamb dip of sample-data/studies/lamb-dip.json: Bloch vectors and panels of Gauss-Legendre nodes (numpy).

    python3 src/test/python/lamb_dip.py

Two levels in the frame of the pump, x = (s, s*, rho_ee), s = rho_ge e^{-i omega t}; the probe's response is the part of x
that turns with the beat. Absorption is that of atoms at rest without pump; the lines are detuning, absorption, and what
panels of half the width change of it.
"""
import numpy as np

GAMMA, WIDTH, RABI, K = 38.12, 19.06, 30.0, 8.0559
U = np.sqrt(2 * 1.380649e-23 * 300 / (86.909180520 * 1.66053906660e-27))


def response(detuning, v):
    """Absorption of the probe by atoms of velocities v: the pump sees detuning + k v, the probe detuning - k v."""
    pump = detuning + K * v
    beat = -2 * K * v
    n = len(v)
    one = np.zeros((n, 3, 3), complex)
    one[:, 0, 0] = -WIDTH + 1j * -pump
    one[:, 1, 1] = -WIDTH - 1j * -pump
    one[:, 0, 2] = 1j * RABI
    one[:, 1, 2] = -1j * RABI
    one[:, 2, 0] = 0.5j * RABI
    one[:, 2, 1] = -0.5j * RABI
    one[:, 2, 2] = -GAMMA
    still = np.linalg.solve(one, np.tile([0.5j * RABI, -0.5j * RABI, 0], (n, 1))[..., None])[..., 0]
    # a probe of unit V_ge e^{i beat t}: s is fed by i (rho_ee - rho_gg), rho_ee by i V s*'s partner
    moved = one - 1j * beat[:, None, None] * np.eye(3)
    fed = np.zeros((n, 3), complex)
    fed[:, 0] = 1j * (2 * still[:, 2] - 1)
    fed[:, 2] = -1j * still[:, 1]
    z = np.linalg.solve(moved, -fed[..., None])[..., 0]
    return -2 * z[:, 0].imag * WIDTH / 2


def mean(detuning, panel):
    """Over exp(-v^2/u^2) from -6.2 u to 6.2 u."""
    edges = np.linspace(-6.2 * U, 6.2 * U, int(np.ceil(12.4 * U / panel)) + 1)
    x, w = np.polynomial.legendre.leggauss(20)
    half = np.diff(edges) / 2
    v = ((edges[1:] + edges[:-1]) / 2)[:, None] + half[:, None] * x
    weight = half[:, None] * w * np.exp(-(v / U)**2)
    return (weight * response(detuning, v.ravel()).reshape(v.shape)).sum() / (U * np.sqrt(np.pi))


for d in [-2000, -20, 0, 5, 60]:
    print(d, repr(mean(d, 1.0)), mean(d, 2.0) - mean(d, 1.0))
