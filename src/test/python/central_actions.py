"""The diffusion matrix in the plane (I_r, L) of a central potential by brute force, for CentralCoefficientTest.

One orbit of U = r^4 is integrated by DOP853; its period and angle of advance give omega_r and omega_phi. Then, for
V = x cos(nu tau), D_ab = 1/2 int_0^inf exp(-gamma s) cos(nu s) < dx/dtheta_a (s) dx/dtheta_b (0) > ds, the mean over the
starts along the orbit and over its direction, where dx/dtheta_L = -y and dx/dtheta_r = (p_x + omega_phi y)/omega_r.
No Fourier series and no action variable is used but for I_r itself, the integral of p_r dr.
"""
import numpy as np
from scipy.integrate import solve_ivp

GAMMA, NU = 0.5, 1.7


def orbit(energy, l):
    r = np.roots([-2.0, 0, 0, 0, 2 * energy, 0, -l * l])
    r = sorted(x.real for x in r if abs(x.imag) < 1e-9 and x.real > 0)
    right = r[-1]

    def f(t, y):
        x, z, p, q = y[:4]
        r2 = x * x + z * z
        pr2 = (x * p + z * q) ** 2 / r2
        return [p, q, -4 * r2 * x, -4 * r2 * z, l / r2, pr2]

    def turn(t, y):
        return y[0] * y[2] + y[1] * y[3]

    turn.direction = -1
    y0 = [right, 0, 0, l / right, 0, 0]
    run = solve_ivp(f, [0, 60], y0, method="DOP853", rtol=1e-13, atol=1e-14, events=turn, dense_output=True)
    period = [t for t in run.t_events[0] if t > 1e-3][0]
    end = run.sol(period)
    return run.sol, period, end[4] / period, end[5] / (2 * np.pi)


def matrix(energy, l):
    sol, period, turning, action = orbit(energy, l)
    omega = 2 * np.pi / period
    n = 1024
    length = int(np.ceil(50 / GAMMA / (period / n)))
    y = sol(np.arange(n) * period / n)
    laps = length // n + 2
    rows = []
    advance = turning * period
    x = np.concatenate([np.exp(1j * advance * k) * (y[0] + 1j * y[1]) for k in range(laps)])
    p = np.concatenate([np.exp(1j * advance * k) * (y[2] + 1j * y[3]) for k in range(laps)])
    # complex: the real part is x, and a mean over directions is half the real part of a product with the conjugate
    dl = 1j * x
    dr = (p - turning * 1j * x) / omega
    s = np.arange(length) * period / n
    weight = np.exp(-GAMMA * s) * np.cos(NU * s) * period / n
    weight[0] /= 2
    out = np.zeros((2, 2))
    for a, late in enumerate((dr, dl)):
        for b, early in enumerate((dr, dl)):
            c = np.array([np.mean((late[i:i + n] * np.conj(early[:n])).real) / 2 for i in range(length)])
            out[a, b] = 0.5 * np.sum(weight * c)
    return action, omega, turning, out


for e, l in ((1.5, 0.6), (1.5, 1e-3), (4.0, 1.9)):
    a, w, t, d = matrix(e, l)
    print(f"E = {e}, L = {l}: I_r = {a:.12g}, omega_r = {w:.12g}, omega_phi = {t:.12g}")
    print(f"  D = {d[0, 0]:.9g} {d[0, 1]:.9g} {d[1, 0]:.9g} {d[1, 1]:.9g}")
