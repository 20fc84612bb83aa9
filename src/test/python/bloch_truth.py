"""The right states of a quantum model file, by a route outside the product.

Scaled models: the Bloch equation as a Liouvillian in fast time (sample-data/README.md, "The equation"), by `linear`,
started anew at every break. Laboratory models with r = 1 at an optical carrier: the rotating frame with the
averaging of second order in Rabi frequency / carrier, whose error (below 1e-13 there) is of third order; other
laboratory models in seconds as they stand. Rates: (17) of the delay-free averaged equation, integrated in slow time.
"""

from fractions import Fraction

import numpy as np

import formula
from linear import Equation, Tone

# CODATA 2018 in the digits of its tables, as model files are read
LIGHT, epsilon_0, hbar = 299792458.0, 8.8541878128e-12, 1.054571817e-34
DEBYE = 1e-21 / LIGHT
UNITS = {"rad/s": 1.0, "Hz": 2 * np.pi, "kHz": 2e3 * np.pi, "MHz": 2e6 * np.pi, "GHz": 2e9 * np.pi}


def array(value):
    """A matrix of numbers or [re, im] pairs."""
    return np.array([[complex(*x) if isinstance(x, list) else complex(x) for x in row] for row in value])


def number(value):
    return complex(*value) if isinstance(value, list) else complex(value)


def left_right(v):
    """rho -> i (v rho - rho v), row by row."""
    one = np.eye(len(v))
    return 1j * (np.kron(v, one) - np.kron(one, v.T))


def pauli(w):
    """The matrix of dp/dt = (w)_# p, w[n][k] = rate n -> k."""
    w = np.array(w, dtype=float)
    np.fill_diagonal(w, 0)
    return w.T - np.diag(w.sum(axis=1))


class Scaled:
    """The numbers of a scaled model file."""

    def __init__(self, model):
        self.model = model
        self.epsilon = model["epsilon"]
        levels = model["levels"]
        wave = model.get("wave", {"frequencies": [], "harmonics": []})
        self.omega = np.array(wave["frequencies"], dtype=float)
        if "energies" in levels:
            self.e = np.array(levels["energies"], dtype=float)
        else:
            self.e = np.array(levels["photons"], dtype=float) @ self.omega + np.array(levels["detunings"])
        self.n = len(self.e)
        self.e = self.e + self.epsilon ** levels.get("shiftExponent", 1) * np.array(
            levels.get("shifts", [0.0] * self.n)
        )
        damping = model.get("damping", {"gamma": 0.0})
        gamma = damping["gamma"]
        if isinstance(gamma, dict):
            x = np.array(gamma["levels"])
            gamma = (x[:, None] + x[None, :]) / 2
        gamma = np.array(gamma, dtype=float) * np.ones((self.n, self.n))
        np.fill_diagonal(gamma, 0)
        self.gamma = gamma * self.epsilon ** damping.get("exponent", 0)
        self.w = np.zeros((self.n, self.n))
        for entry in model.get("relaxation", {"rates": []})["rates"]:
            self.w[entry["from"]][entry["to"]] += entry["rate"]
        coupling = array(model["coupling"]) if "coupling" in model else None
        self.harmonics = []
        for h in wave["harmonics"]:
            v = array(h["matrix"]) if "matrix" in h else number(h["amplitude"]) * coupling
            nu = float(np.dot(h["index"], self.omega)) if len(self.omega) else 0.0
            self.harmonics.append((nu, v, formula.parse(h.get("envelope", "1")), formula.parse(h.get("phase", "0"))))

    def initial(self):
        start = self.model.get("initial", {"level": 0})
        if "level" in start:
            p = np.zeros(self.n)
            p[start["level"]] = 1
            return np.diag(p).astype(complex)
        if "populations" in start:
            return np.diag(start["populations"]).astype(complex)
        return array(start["densityMatrix"])

    def equation(self):
        """In fast time; y = rho row by row."""
        z = 1j * (self.e[:, None] - self.e[None, :]) + self.gamma
        a0 = -np.diag(z.ravel())
        diagonal = np.arange(self.n) * (self.n + 1)
        a0[np.ix_(diagonal, diagonal)] += self.epsilon**2 * pauli(self.w)
        tones = []
        for nu, v, envelope, phase in self.harmonics:
            half = 0.5 if nu == 0 else 1.0
            plus = self.epsilon * half * left_right(v)
            minus = self.epsilon * half * left_right(v.conj().T)
            tones.append(Tone(nu, plus, minus, envelope, phase))
        return Equation(a0, tones, Fraction(self.epsilon) ** 2, self.omega[0] if len(self.omega) == 1 else None)

    def states(self, breaks, tol=1e-14):
        """rho at the model's times: T x N x N."""
        y = self.equation().solve(self.initial().ravel(), self.model["times"], breaks, tol)
        return y.reshape(len(y), self.n, self.n)

    def _rates(self):
        """Tones of the averaged rate equation with envelopes of amplitudes 1, see `populations`."""
        d = self.e[:, None] - self.e[None, :]
        for nu, v, envelope, _ in self.harmonics:
            a = np.zeros((self.n, self.n))
            for sign in (1, -1) if nu else (1,):
                size = np.abs(v if sign > 0 else v.conj().T) ** 2
                with np.errstate(invalid="ignore", divide="ignore"):
                    a += np.where(size > 0, 2 * size * self.gamma / (self.gamma**2 + (d + sign * nu) ** 2), 0)
            np.fill_diagonal(a, 0)
            yield a, envelope

    def fastest_rate(self):
        """The largest rate out of a level where every envelope is 1."""
        return float((self.w + sum(a for a, _ in self._rates())).sum(axis=1).max())

    def populations(self, breaks, tol=1e-13):
        """Of the averaged rate equation: T x N. No two harmonics may have one frequency."""
        tones = [
            Tone(0, pauli(a) / 2 + 0j, pauli(a) / 2 + 0j, formula.product(g, g)) for a, g in self._rates()
        ]
        p0 = np.diag(self.initial())
        return Equation(pauli(self.w), tones, 1.0).solve(p0, self.model["times"], breaks, tol).real


class Laboratory:
    """A laboratory model file with photons and detunings, one base frequency, tones of index 0 or 1."""

    def __init__(self, model):
        self.model = model
        light, levels = model["light"], model["levels"]
        self.omega = light["frequencies"][0] * UNITS[light["unit"]]
        self.photons = np.array(levels["photons"])[:, 0]
        self.delta = np.array(levels["detunings"]) * UNITS[levels["detuningUnit"]]
        self.n = len(self.delta)
        unit = {"C m": 1.0, "D": DEBYE}[model["dipoles"]["unit"]]
        d = np.zeros((self.n, self.n), dtype=complex)
        for entry in model["dipoles"]["entries"]:
            n, m = entry["between"]
            d[n, m] = number(entry["value"]) * unit
            d[m, n] = np.conj(d[n, m])
        self.tones = []
        for tone in light["tones"]:
            field = tone["field"] if "field" in tone else None
            if field is None:
                scale = {"W/m^2": 1.0, "mW/cm^2": 10.0, "W/cm^2": 1e4}[tone["unit"]]
                field = np.sqrt(2 * tone["intensity"] * scale * light.get("intensityFactor", 1) / (LIGHT * epsilon_0))
            phi = field * np.exp(1j * tone.get("phase", 0)) / (1 if tone["index"] == [0] else 2)
            self.tones.append((tone["index"][0], phi * d / hbar, formula.parse(tone.get("envelope", "1"))))
        self.w = np.zeros((self.n, self.n))
        for entry in model.get("decay", []) + model.get("transfer", []):
            self.w[entry["from"]][entry["to"]] += entry["rate"]
        loss = self.w.sum(axis=1)
        self.gamma = (loss[:, None] + loss[None, :]) / 2 + model.get("dephasing", 0) * np.ones((self.n, self.n))
        np.fill_diagonal(self.gamma, 0)

    initial = Scaled.initial

    def _rest(self, energies):
        a0 = -np.diag((1j * (energies[:, None] - energies[None, :]) + self.gamma).ravel())
        diagonal = np.arange(self.n) * (self.n + 1)
        a0[np.ix_(diagonal, diagonal)] += pauli(self.w)
        return a0

    def states(self, breaks, tol=1e-14):
        """rho at the times, in seconds, carrier and all."""
        unit = 1 / np.abs(self.delta).max() if np.abs(self.delta).max() > 0 else 1 / self.omega
        unit = min(unit, 1 / self.omega)
        tones = [
            Tone(a * self.omega * unit, unit * f * left_right(v), unit * f * left_right(v.conj().T), g)
            for a, v, g in self.tones
            for f in [0.5 if a == 0 else 1.0]
        ]
        a0 = unit * self._rest(self.photons * self.omega + self.delta)
        y0 = self.initial().ravel()
        y = Equation(a0, tones, unit, self.omega * unit).solve(y0, self.model["times"], breaks, tol)
        return y.reshape(len(y), self.n, self.n)

    def optical_populations(self, breaks, tol=1e-14):
        """rho_nn at the times by averaging in the rotating frame; one envelope for all tones of index 1."""
        steps = (self.photons[:, None] - self.photons[None, :]).ravel()
        parts = {}
        for a, v, _ in self.tones:
            for sign in (1, -1):
                m = left_right(v if sign > 0 else v.conj().T)
                # the entry (row <- column) of the frame turns with sign a + k_row - k_column
                turns = sign * a + steps[:, None] - steps[None, :]
                for b in np.unique(turns[np.abs(m) > 0]):
                    parts[b] = parts.get(b, 0) + np.where(turns == b, m, 0)
        envelope = self.tones[0][2]
        second = sum(parts[-b] @ parts[b] / (1j * b * self.omega) for b in parts if b != 0)
        zero = np.zeros((self.n**2, self.n**2), dtype=complex)
        first = parts.get(0, zero)
        scale = max(np.abs(first).max(), np.abs(self._rest(self.delta)).max())
        a0 = self._rest(self.delta) / scale
        tones = [
            Tone(0, first / 2 / scale, first / 2 / scale, envelope),
            Tone(0, second / 2 / scale, second / 2 / scale, formula.product(envelope, envelope)),
        ]
        slow = Equation(a0, tones, 1 / scale)

        def kick(t, mid):
            g = formula.value(formula.on(envelope, mid), t)
            turn = [g * parts[b] * np.exp(1j * b * self.omega * t) / (1j * b * self.omega) for b in parts if b != 0]
            return np.eye(self.n**2) + sum(turn, zero)

        times = self.model["times"]
        points = sorted({0.0, *times, *[b for b in breaks if 0 < b < times[-1]]})
        y = self.initial().ravel()
        found = {0.0: y}
        for a, b in zip(points, points[1:]):
            z = np.linalg.solve(kick(a, (a + b) / 2), y)
            z = slow._piece(a, b, z, tol)
            y = kick(b, (a + b) / 2) @ z
            found[b] = y
        return np.array([np.diag(found[t].reshape(self.n, self.n)).real for t in times])
