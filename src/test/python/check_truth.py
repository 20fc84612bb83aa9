"""Second routes to the stored values: QuTiP's mesolve for scaled quantum models, a direct run at a lower carrier for
optical ones, SciPy's DOP853 on the moments written out by hand for classical ones. Prints the differences."""

import json

import numpy as np
from scipy.integrate import solve_ivp
from scipy.optimize import nnls

import bloch_models
import formula
import vlasov_models
from bloch_truth import Laboratory, Scaled

SHORT = 400


def by_qutip(model, breaks):
    """States at the times, T x N x N, with collapse operators, a call of mesolve for each piece."""
    import qutip

    s = Scaled(model)
    n, eps = s.n, s.epsilon
    gamma = s.gamma - eps**2 * (s.w.sum(axis=1)[:, None] + s.w.sum(axis=1)[None, :]) / 2
    pairs = [(a, b) for a in range(n) for b in range(a)]
    rows = np.array([[0.5 if k in p else 0.0 for k in range(n)] for p in pairs])
    x, rest = nnls(rows, np.array([max(0, gamma[p]) for p in pairs]))
    if rest > 1e-8:
        return None
    basis = [qutip.basis(n, k) for k in range(n)]
    jumps = [np.sqrt(x[k]) * basis[k] * basis[k].dag() for k in range(n) if x[k] > 0]
    jumps += [eps * np.sqrt(s.w[a, b]) * basis[b] * basis[a].dag() for a in range(n) for b in range(n) if s.w[a, b] > 0]
    rho = qutip.Qobj(s.initial())
    points = sorted({0.0, *model["times"], *[b for b in breaks if 0 < b < model["times"][-1]]})
    out = []
    for a, b in zip(points, points[1:]):
        h = [qutip.Qobj(np.diag(s.e).astype(complex))]
        for nu, v, envelope, _ in s.harmonics:
            g = formula.on(envelope, (a + b) / 2)

            def real(tau, args, nu=nu, g=g):
                return formula.value(g, eps**2 * tau) * np.cos(nu * tau)

            def imaginary(tau, args, nu=nu, g=g):
                return formula.value(g, eps**2 * tau) * np.sin(nu * tau)

            half = -eps if nu else -eps / 2
            h.append([qutip.Qobj(half * (v + v.conj().T)), real])
            if nu:
                h.append([qutip.Qobj(half * 1j * (v - v.conj().T)), imaginary])
        # an inert part as well, so that mesolve never takes its steps from a constant Hamiltonian alone
        most = min(0.5, (b - a) / eps**2 / 5)
        options = qutip.Options(method="adams", rtol=1e-11, atol=1e-13, nsteps=10**8, max_step=most)
        rho = qutip.mesolve(h, rho, [a / eps**2, b / eps**2], jumps, [], options=options).states[-1]
        if b in model["times"]:
            out.append(rho.full())
    return np.array(out)


def by_hand(model, breaks):
    """Mean energies of a harmonic well of frequency 1 with V = x phi(tau), doc/classical.md, C7.1."""
    eps = model["epsilon"]
    gamma = model.get("relaxation", {"gamma": 0})["gamma"]
    terms, omega = model["drive"]["terms"], model["drive"]["frequencies"]
    g = model["initial"]["gaussian"]
    m = np.array([g["x"], g["p"], g["x"] ** 2 + g["variance"], g["x"] * g["p"], g["p"] ** 2 + g["variance"]])
    points = sorted({0.0, *model["times"], *[b for b in breaks if 0 < b < model["times"][-1]]})
    out = []
    for a, b in zip(points, points[1:]):
        trees = [formula.on(formula.parse(t.get("envelope", "1")), (a + b) / 2) for t in terms]

        def slope(tau, m):
            x, p, xx, xp, pp = m
            f = 0
            for t, tree in zip(terms, trees):
                angle = np.dot(t["index"], omega) * tau
                f += formula.value(tree, eps**2 * tau) * (np.cos(angle) + ("sine" in t) * np.sin(angle))
            e = (xx + pp) / 2
            return [p - gamma * x, -x - eps * f - gamma * p, 2 * xp + gamma * (e - xx),
                    pp - xx - eps * f * x - gamma * xp, -2 * xp - 2 * eps * f * p + gamma * (e - pp)]

        m = solve_ivp(slope, [a / eps**2, b / eps**2], m, method="DOP853", rtol=1e-12, atol=1e-14,
                      max_step=(b - a) / eps**2 / 5).y[:, -1]
        if b in model["times"]:
            out.append((m[2] + m[4]) / 2)
    return np.array(out)


def run(folder):
    for c in json.loads((folder / "quantum.json").read_text()):
        model, breaks, _ = bloch_models.draw(c["seed"], c["family"])
        assert model == c["model"], c["name"]
        stored = np.array(c["values"])
        if c["family"] == "optical":
            model["light"]["frequencies"] = [3e11]
            lower = Laboratory(model)
            direct = np.einsum("tnn->tn", lower.states(breaks)).real
            print(f"{c['name']}: at 3e11 rad/s, {np.abs(lower.optical_populations(breaks) - direct).max():.1e}")
        elif c["family"] != "laboratory" and model["times"][-1] / model["epsilon"] ** 2 <= SHORT:
            rho = by_qutip(model, breaks)
            if rho is not None:
                mine = stored.view(complex).reshape(rho.shape)
                print(f"{c['name']}: QuTiP {np.abs(rho - mine).max():.1e}, stated {c['error']:.1e}")
    for c in json.loads((folder / "classical.json").read_text()):
        model, breaks = vlasov_models.draw(c["seed"], c["family"])
        assert model == c["model"], c["name"]
        linear = model["hamiltonian"] == {"type": "harmonic"} and all(
            t["cosine"] == "x" for t in model.get("drive", {"terms": [{"cosine": ""}]})["terms"]
        )
        if linear and c["values"] and model["times"][-1] / model["epsilon"] ** 2 <= 100 * SHORT:
            off = np.abs(by_hand(model, breaks) - np.array(c["values"])[:, 0]).max()
            print(f"{c['name']}: by hand {off:.1e}, stated {c['error'][0]:.1e}")
