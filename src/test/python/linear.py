"""Linear equations with tones, started anew at every break of their envelopes.

    dy/ds = A0 y + sum_j g_j(t) ( e^{i (nu_j s + phi_j(t))} M_j + e^{-i (nu_j s + phi_j(t))} M_j' ) y,    t = scale s

On pieces where no envelope changes: the matrix exponential (all nu_j = 0) or powers of the map over one period (one
base frequency). Elsewhere: DOP853 with the coefficients of SciPy, in compiled code, never across a break point.
"""

import math
from fractions import Fraction

import mpmath
import numpy as np
import scipy.linalg
from numba import njit
from scipy.integrate._ivp import dop853_coefficients as dop

import formula

STAGES = dop.N_STAGES
A = np.ascontiguousarray(dop.A[:STAGES, :STAGES])
B = np.ascontiguousarray(dop.B)
C = np.ascontiguousarray(dop.C[:STAGES])
E3 = np.ascontiguousarray(dop.E3)
E5 = np.ascontiguousarray(dop.E5)
PARTS = 6


class Tone:
    """One term: frequency nu, matrices M and M', envelope and phase as trees of `formula`."""

    def __init__(self, nu, plus, minus, envelope=("number", 1.0), phase=("number", 0.0)):
        self.nu, self.plus, self.minus = float(nu), plus, minus
        self.envelope, self.phase = envelope, phase

    def around(self, t):
        return Tone(self.nu, self.plus, self.minus, formula.on(self.envelope, t), formula.on(self.phase, t))


@njit(cache=True)
def _slope(s, y, out, a0i, a0j, a0v, first, ti, tj, tp, tm, nu, angle0, codes, numbers, where, t0, scale, stack):
    for i in range(out.shape[0]):
        out[i] = 0
    for k in range(a0i.shape[0]):
        out[a0i[k]] += a0v[k] * y[a0j[k]]
    t = t0 + scale * s
    for j in range(nu.shape[0]):
        g = formula_run(codes, numbers, where[2 * j], where[2 * j + 1], t, stack)
        if g == 0.0:
            continue
        angle = nu[j] * s + angle0[j] + formula_run(codes, numbers, where[2 * j + 1], where[2 * j + 2], t, stack)
        e = complex(math.cos(angle), math.sin(angle))
        up = g * e
        down = g * e.conjugate()
        for k in range(first[j], first[j + 1]):
            out[ti[k]] += (up * tp[k] + down * tm[k]) * y[tj[k]]


formula_run = formula.run


@njit(cache=True)
def _integrate(
    s1, y, largest, tol, A, B, C, E3, E5, a0i, a0j, a0v, first, ti, tj, tp, tm, nu, angle0, codes, numbers, where,
    t0, scale
):
    """
    DOP853 from s = 0 to s1; y is changed. s counts from the start of the piece, where t = t0 and the tones' phases are
    angle0, and steps are differences of rounded s: else their rounding adds up, the same in every period of a power.
    Returns the number of steps, or -1 - steps where they became too small.
    """
    n = y.shape[0]
    stages = C.shape[0]
    k = np.zeros((stages + 1, n), dtype=np.complex128)
    trial = np.zeros(n, dtype=np.complex128)
    lost = np.zeros(n, dtype=np.complex128)
    change = np.zeros(n, dtype=np.complex128)
    stack = np.zeros(formula_stack)
    s = 0.0
    h = min(largest, 0.05, s1)
    steps = 0
    _slope(s, y, k[0], a0i, a0j, a0v, first, ti, tj, tp, tm, nu, angle0, codes, numbers, where, t0, scale, stack)
    while s < s1:
        if s + 1.01 * h >= s1:
            h = s1 - s
        else:
            h = (s + h) - s
        if h < 1e-15 * abs(s1) and h < s1 - s:
            return -1 - steps
        for stage in range(1, stages):
            for i in range(n):
                trial[i] = y[i]
            for q in range(stage):
                a = A[stage, q]
                if a != 0.0:
                    for i in range(n):
                        trial[i] += h * a * k[q, i]
            _slope(
                s + C[stage] * h, trial, k[stage], a0i, a0j, a0v, first, ti, tj, tp, tm, nu, angle0, codes, numbers,
                where, t0, scale, stack,
            )
        for i in range(n):
            sum = 0j
            for q in range(stages):
                sum += B[q] * k[q, i]
            change[i] = h * sum - lost[i]
            trial[i] = y[i] + change[i]
        end = s1 if s + h >= s1 else s + h
        _slope(end, trial, k[stages], a0i, a0j, a0v, first, ti, tj, tp, tm, nu, angle0, codes, numbers, where, t0, scale, stack)
        size = 0.0
        e5 = 0.0
        e3 = 0.0
        for i in range(n):
            a = 0j
            b = 0j
            for q in range(stages + 1):
                a += E5[q] * k[q, i]
                b += E3[q] * k[q, i]
            size = max(size, abs(trial[i]))
            e5 += abs(a) ** 2
            e3 += abs(b) ** 2
        error = 0.0
        if e5 + 0.01 * e3 > 0:
            error = h * e5 / math.sqrt((e5 + 0.01 * e3) * n) / (tol * max(size, 1e-3))
        if error <= 1.0:
            s = end
            for i in range(n):
                # what the sum rounds away goes into the next step: it would be the same in every period of a power
                lost[i] = (trial[i] - y[i]) - change[i]
                y[i] = trial[i]
                k[0, i] = k[stages, i]
            steps += 1
        grow = 4.0 if error == 0.0 else min(4.0, max(0.2, 0.9 * error ** (-0.125)))
        h = min(largest, h * grow)
    return steps


formula_stack = formula.STACK


def exponential(m):
    """SciPy's own formula for 2 x 2 overflows where -m is large, so that such a one is taken as 3 x 3."""
    n = len(m)
    return scipy.linalg.expm(np.pad(m, (0, 1)))[:n, :n] if n == 2 else scipy.linalg.expm(m)


def turned(nu, s):
    """nu s less whole turns, s a fraction: what doubles would lose of many turns."""
    with mpmath.workdps(50):
        return float(mpmath.fmod(mpmath.mpf(nu) * s.numerator / s.denominator, 2 * mpmath.pi))


def decoupled(a, length):
    """exp(a length), length a fraction: what is on the diagonal alone with exact phases, SciPy for the rest."""
    other = ~np.eye(len(a), dtype=bool) & (a != 0)
    alone = ~(other.any(axis=0) | other.any(axis=1))
    out = np.zeros_like(a)
    for i in np.nonzero(alone)[0]:
        out[i, i] = np.exp(a[i, i].real * float(length) + 1j * turned(a[i, i].imag, length))
    rest = np.nonzero(~alone)[0]
    if len(rest):
        out[np.ix_(rest, rest)] = exponential(a[np.ix_(rest, rest)] * float(length))
    return out


class Equation:
    """A0 [d, d], a list of tones, and t = scale * s, scale a double or a fraction; base: the only base frequency, or None."""

    def __init__(self, a0, tones, scale, base=None):
        self.a0 = np.asarray(a0, dtype=complex)
        self.tones = tones
        self.scale = Fraction(scale)
        self.base = base

    def solve(self, y0, times, breaks, tol=1e-14):
        """y at the times (in t), restarted at every break (in t); rows as times."""
        points = sorted({0.0, *[float(x) for x in times], *[float(b) for b in breaks if 0 < b < times[-1]]})
        y = np.asarray(y0, dtype=complex).copy()
        found = {0.0: y.copy()}
        for a, b in zip(points, points[1:]):
            y = self._piece(a, b, y, tol)
            found[b] = y.copy()
        return np.array([found[float(x)] for x in times])

    def _piece(self, a, b, y, tol):
        tones = [x.around((a + b) / 2) for x in self.tones]
        tones = [x for x in tones if formula.constant(x.envelope) != 0.0]
        fixed = all(formula.constant(x.envelope) is not None and formula.constant(x.phase) is not None for x in tones)
        start = Fraction(a) / self.scale
        length = Fraction(b) / self.scale - start
        if fixed and all(x.nu == 0 for x in tones):
            m = self.a0.copy()
            for x in tones:
                g, phase = x.envelope[1], np.exp(1j * x.phase[1])
                m = m + g * (phase * x.plus + np.conj(phase) * x.minus)
            return decoupled(m, length) @ y
        if fixed and self.base:
            period = Fraction(2 * math.pi / abs(self.base))
            whole = length // period
            if whole > 2 * len(y):
                eye = np.eye(len(y), dtype=complex)
                # the period is taken from the start of the piece
                over = [self._direct(start, period, eye[:, i].copy(), tones, period / 4, tol) for i in range(len(y))]
                y = np.linalg.matrix_power(np.array(over).T, whole) @ y
                return self._direct(start + whole * period, length - whole * period, y, tones, period / 4, tol)
        return self._direct(start, length, y, tones, length / (1 if fixed else PARTS), tol)

    def _direct(self, start, length, y, tones, largest, tol):
        """From s = start, over length, in steps of at most `largest`: all fractions."""
        if length <= 0:
            return y
        i0, j0 = np.nonzero(self.a0)
        first, ti, tj, tp, tm, codes, numbers, where = [0], [], [], [], [], [], [], [0]
        for x in tones:
            i, j = np.nonzero((np.abs(x.plus) > 0) | (np.abs(x.minus) > 0))
            ti += list(i)
            tj += list(j)
            tp += list(x.plus[i, j])
            tm += list(x.minus[i, j])
            first.append(len(ti))
            for tree in (x.envelope, x.phase):
                c, v = formula.program(tree)
                codes += list(c)
                numbers += list(v)
                where.append(len(codes))
        integers = [np.array(v, dtype=np.int64) for v in (first, ti, tj, codes, where)]
        steps = _integrate(
            float(length), y, min(float(largest), 4.0 / max(1e-300, np.abs(self.a0).max())), tol, A, B, C, E3, E5,
            i0.astype(np.int64), j0.astype(np.int64), self.a0[i0, j0],
            integers[0], integers[1], integers[2], np.array(tp, dtype=complex), np.array(tm, dtype=complex),
            np.array([x.nu for x in tones]), np.array([turned(x.nu, start) for x in tones]), integers[3],
            np.array(numbers, dtype=float), integers[4], float(start * self.scale), float(self.scale),
        )
        if steps < 0:
            raise ArithmeticError(f"steps became too small in {float(length)} behind {float(start)}")
        return y
