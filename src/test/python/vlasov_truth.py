"""The right mean energies and shell means of classical models in a harmonic well, by routes outside the product.

U = w^2 x^2/2, V at most quadratic in x and p, constant gamma: the moments (1, x, p, xx, xp, pp) obey a closed linear
equation (doc/classical.md, C7.1), solved by `linear` from break to break. Telegraph noise doubles it: E[y],
E[xi y]; for
V = x xi the mean energy under an Ornstein-Uhlenbeck noise is the same. Without relaxation a Gaussian stays one, and
its shell means are integrals over ellipses. Under V = x cos the limit has d = d0(t) E: its mean energy is E0 + the
integral of d0, and a round Gaussian stays one.
"""

from fractions import Fraction

import numpy as np
from scipy.special import ive

import formula
from linear import Equation, Tone

# V as a formula -> (x, p, x^2)
POTENTIALS = {"x": (1, 0, 0), "p": (0, 1, 0), "x^2": (0, 0, 1), "x+0.3*x^2": (1, 0, 0.3), "0.6*x+0.5*p": (0.6, 0.5, 0)}


class Harmonic:
    """The numbers of a classical model file with a harmonic well."""

    def __init__(self, model):
        self.model = model
        self.epsilon = model["epsilon"]
        self.w = model["hamiltonian"].get("frequency", 1.0)
        relaxation = model.get("relaxation", {"gamma": 0})
        self.gamma = relaxation["gamma"] * self.epsilon ** relaxation.get("exponent", 0)
        self.terms = []
        drive = model.get("drive", {"frequencies": [], "terms": []})
        self.omega = drive["frequencies"]
        for term in drive["terms"]:
            nu = float(np.dot(term["index"], self.omega))
            parts = [POTENTIALS[term[k]] if k in term else (0, 0, 0) for k in ("cosine", "sine")]
            self.terms.append((nu, np.array(parts[0]), np.array(parts[1]), formula.parse(term.get("envelope", "1"))))

    def free(self):
        w2, g = self.w**2, self.gamma
        a = np.zeros((6, 6))
        a[1, 2], a[2, 1] = 1, -w2
        a[3, 4] = 2
        a[4, 5], a[4, 3] = 1, -w2
        a[5, 4] = -2 * w2
        a[1, 1] = a[2, 2] = a[4, 4] = -g
        # towards the mean over the shell: x^2 -> E/w^2, p^2 -> E, E = (pp + w^2 xx)/2
        a[3, 3] = a[5, 5] = -g / 2
        a[3, 5], a[5, 3] = g / (2 * w2), g * w2 / 2
        return a

    def force(self, coefficients):
        """What V = a x + b p + c x^2 does: x' = eps V_p, p' = -eps V_x."""
        a, b, c = coefficients
        m = np.zeros((6, 6))
        m[1, 0] = b
        m[2, 0], m[2, 1] = -a, -2 * c
        m[3, 1] = 2 * b
        m[4, 2], m[4, 1], m[4, 3] = b, -a, -2 * c
        m[5, 2], m[5, 4] = -2 * a, -4 * c
        return self.epsilon * m

    def equation(self):
        noises = self.model.get("noises", [])
        if noises:
            v, t = noises[0].get("variance", 1), noises[0]["correlationTime"]
            a, b = self.free(), self.force(POTENTIALS[noises[0]["potential"]])
            whole = np.block([[a, b], [v * b, a - np.eye(6) / t]])
            return Equation(whole, [], Fraction(self.epsilon) ** 2)
        tones = []
        for nu, c, s, envelope in self.terms:
            m = (self.force(c) - 1j * self.force(s)) / 2
            tones.append(Tone(nu, m, m.conj(), envelope))
        base = self.omega[0] if len(self.omega) == 1 else None
        return Equation(self.free(), tones, Fraction(self.epsilon) ** 2, base)

    def start(self):
        g = self.model["initial"]["gaussian"]
        x, p, a = g.get("x", 0), g.get("p", 0), g["variance"]
        return np.array([1, x, p, x * x + a, x * p, p * p + a])

    def moments(self, breaks, tol):
        """Rows (1, x, p, xx, xp, pp), one per time."""
        y0 = self.start()
        y = self.equation().solve(np.concatenate([y0, 0 * y0]) if "noises" in self.model else y0,
                                  self.model["times"], breaks, tol)
        return y.real[:, :6]

    def energies(self, moments):
        return (moments[:, 5] + self.w**2 * moments[:, 3]) / 2

    def gaussian_means(self, moments, energies, count=4000):
        """Pi f of the Gaussian with these moments (gamma = 0): times x energies."""
        angle = 2 * np.pi * np.arange(count) / count
        out = []
        for m in moments:
            c = np.array([[m[3] - m[1] ** 2, m[4] - m[1] * m[2]], [m[4] - m[1] * m[2], m[5] - m[2] ** 2]])
            inverse = np.linalg.inv(c)
            row = []
            for e in energies:
                r = np.sqrt(2 * e)
                d = np.array([r / self.w * np.cos(angle) - m[1], r * np.sin(angle) - m[2]])
                f = np.exp(-0.5 * np.einsum("ia,ij,ja->a", d, inverse, d))
                row.append(f.mean() / (2 * np.pi * np.sqrt(np.linalg.det(c))))
            out.append(row)
        return np.array(out)

    def heating(self, breaks):
        """The integral of d0 up to each time; V = x in all terms, their frequencies different, gamma > 0."""
        def lorentz(s):
            return self.gamma / (self.gamma**2 + s**2)

        tones = []
        for nu, c, s, envelope in self.terms:
            size = c[0] ** 2 + s[0] ** 2
            d0 = size / 4 * (lorentz(self.w - nu) + lorentz(self.w + nu)) if nu else c[0] ** 2 * lorentz(self.w)
            m = np.array([[0, 0], [d0 / 2, 0]], dtype=complex)
            tones.append(Tone(0, m, m, formula.product(envelope, envelope)))
        y = Equation(np.zeros((2, 2)), tones, 1.0).solve([1, 0], self.model["times"], breaks, 1e-14)
        return y[:, 1].real

    def limit(self, breaks):
        """Rows (mean energy, F at the model's energies) of the limit; w = 1."""
        g = self.model["initial"]["gaussian"]
        radius = np.hypot(g.get("x", 0), g.get("p", 0))
        rows = []
        for heat in self.heating(breaks):
            a = g["variance"] + heat
            r = np.sqrt(2 * np.array(self.model["energies"]))
            f = np.exp(-((r - radius) ** 2) / (2 * a)) * ive(0, r * radius / a) / (2 * np.pi * a)
            rows.append([a + radius**2 / 2, *f])
        return np.array(rows)
