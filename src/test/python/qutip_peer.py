"""Peers that solve exported problems (`BenchmarkCase.export`), in processor time of one thread.

Every solver yields, per setting of a ladder of accuracies, (options, ms, states) with states T x N x N.

sesolve, mesolve: QuTiP. Hamiltonian or Liouvillian with time-dependent coefficients is built beforehand and not timed, nor is
its compilation; string coefficients, compiled, were the fastest form (functions took three times as long, arrays eight times).
The equation is in fast time, tau = t/eps^2.

propagator: QuTiP's propagator of the Liouvillian over one period, its powers, and the rest of a period. Its Floquet master
equation (fmmesolve) is an approximation of another kind, secular and with a bath spectrum.

unitary_powers, propagator_powers: the same by NumPy alone: one period in steps of Magnus' series of order 4 (two Gauss points),
all exponentials at once, products, powers; in amplitudes, or in entries of rho.
"""

import time

import numpy as np
import qutip

GAUSS = np.sqrt(3) / 6


class Problem:
    """An exported problem: matrices of the fast-time equation."""

    def __init__(self, m):
        self.m = m
        self.n = len(m["energies"])
        self.eps = m["epsilon"]
        self.v = np.array(m["dipole_re"]) + 1j * np.array(m["dipole_im"])
        self.taus = np.array(m["times"]) / self.eps**2
        self.rho0 = np.array(m["rho0_re"]) + 1j * np.array(m["rho0_im"])
        self.closed = not np.any(m["gamma"]) and not np.any(m["W"])

    def hamiltonian(self):
        frequencies = {}
        out = [qutip.Qobj(np.diag(self.m["energies"]).astype(complex))]
        for omega, phi in zip(self.m["omega"], self.m["phi"]):
            name = f"w{len(out)}"
            frequencies[name] = omega
            out.append([qutip.Qobj(-2 * self.eps * phi * self.v), f"cos({name}*t)"])
        return out, frequencies

    def collapse(self):
        out = []
        for i in range(self.n):
            if self.m["dephasing"][i] > 0:
                out.append(np.sqrt(self.m["dephasing"][i]) * qutip.basis(self.n, i) * qutip.basis(self.n, i).dag())
            for k in range(self.n):
                if self.m["W"][i][k] > 0:
                    rate = self.eps * np.sqrt(self.m["W"][i][k])
                    out.append(rate * qutip.basis(self.n, k) * qutip.basis(self.n, i).dag())
        return out

    def generators(self):
        """A0, A1 of y' = (A0 + 2 cos(omega tau) A1) y for amplitudes (closed), or for rho row by row."""
        e = np.array(self.m["energies"])
        phi = self.m["phi"][0]
        if self.closed:
            return np.diag(-1j * e), 1j * self.eps * phi * self.v
        n = self.n
        one = np.eye(n)
        gamma = np.array(self.m["gamma"])
        np.fill_diagonal(gamma, 0)
        a0 = -np.diag((1j * (e[:, None] - e[None, :]) + gamma).ravel())
        w = np.array(self.m["W"], dtype=float)
        diagonal = np.arange(n) * (n + 1)
        a0[np.ix_(diagonal, diagonal)] += self.eps**2 * (w.T - np.diag(w.sum(axis=1)))
        return a0, 1j * self.eps * phi * (np.kron(self.v, one) - np.kron(one, self.v.T))


def options(method, rtol):
    return qutip.Options(method=method, rtol=rtol, atol=1e-2 * rtol, nsteps=10**9)


def sesolve(p):
    hamiltonian, frequencies = p.hamiltonian()
    generator = qutip.QobjEvo(hamiltonian, args=frequencies)
    generator.compile()
    start = qutip.Qobj(np.sqrt(np.diag(p.rho0)))
    for rtol in (1e-8, 1e-10, 1e-12):
        begin = time.process_time()
        result = qutip.sesolve(generator, start, np.r_[0, p.taus], options=options("adams", rtol))
        ms = 1e3 * (time.process_time() - begin)
        yield f"adams, rtol {rtol:g}", ms, np.array([(psi * psi.dag()).full() for psi in result.states[1:]])


def mesolve(p):
    hamiltonian, frequencies = p.hamiltonian()
    liouvillian = qutip.liouvillian(qutip.QobjEvo(hamiltonian, args=frequencies), p.collapse())
    liouvillian.compile()
    for rtol in (1e-8, 1e-10):
        begin = time.process_time()
        result = qutip.mesolve(liouvillian, qutip.Qobj(p.rho0), np.r_[0, p.taus], [], [], options=options("adams", rtol))
        ms = 1e3 * (time.process_time() - begin)
        yield f"adams, rtol {rtol:g}", ms, np.array([rho.full() for rho in result.states[1:]])


def propagator(p):
    hamiltonian, frequencies = p.hamiltonian()
    period = 2 * np.pi / abs(p.m["omega"][0])
    for rtol in (1e-8, 1e-10):
        begin = time.process_time()
        whole = np.floor(p.taus / period).astype(int)
        rest = p.taus - whole * period
        order = np.argsort(rest)
        grid = np.r_[0, rest[order], period]
        maps = qutip.propagator(hamiltonian, grid, p.collapse(), args=frequencies, options=options("adams", rtol))
        states = [None] * len(p.taus)
        for place, i in enumerate(order):
            power = np.linalg.matrix_power(maps[-1].full(), int(whole[i]))
            if p.closed:
                u = maps[place + 1].full() @ power
                states[i] = u @ p.rho0 @ u.conj().T
            else:
                vector = maps[place + 1].full() @ power @ qutip.operator_to_vector(qutip.Qobj(p.rho0)).full()
                states[i] = vector.reshape((p.n, p.n), order="F")
        yield f"rtol {rtol:g}", 1e3 * (time.process_time() - begin), np.array(states)


def exponentials(a):
    """exp of a stack of matrices of moderate norm: Taylor's series, scaled and squared."""
    norm = np.abs(a).sum(axis=-1).max()
    squarings = max(0, int(np.ceil(np.log2(max(norm, 1e-300) / 0.3))))
    a = a / 2**squarings
    one = np.eye(a.shape[-1])
    out = one + a / 11
    for k in range(10, 0, -1):
        out = one + (a / k) @ out
    for _ in range(squarings):
        out = out @ out
    return out


def magnus(a0, a1, omega, starts, h):
    """Maps over the steps from `starts` on, of lengths h, of order 4."""
    c1 = np.cos(omega * (starts + (0.5 - GAUSS) * h))[:, None, None]
    c2 = np.cos(omega * (starts + (0.5 + GAUSS) * h))[:, None, None]
    h = np.broadcast_to(h, starts.shape)[:, None, None]
    # [A(t2), A(t1)] = 2 (c1 - c2) [A0, A1]
    commutator = a0 @ a1 - a1 @ a0
    return exponentials(h * (a0 + (c1 + c2) * a1) + np.sqrt(3) / 6 * h**2 * (c1 - c2) * commutator)


def period_powers(p):
    a0, a1 = p.generators()
    omega = abs(p.m["omega"][0])
    period = 2 * np.pi / omega
    for steps in (32, 64, 128, 256, 512, 1024):
        begin = time.process_time()
        h = period / steps
        maps = magnus(a0, a1, omega, h * np.arange(steps), h)
        until = [np.eye(len(a0), dtype=complex)]
        for m in maps:
            until.append(m @ until[-1])
        powers = [until[-1]]
        whole = np.floor(p.taus / period).astype(int)
        while 2 ** len(powers) <= whole.max():
            powers.append(powers[-1] @ powers[-1])
        rest = p.taus - whole * period
        cells = np.minimum((rest / h).astype(int), steps - 1)
        ends = magnus(a0, a1, omega, h * cells, rest - h * cells)
        y0 = np.diag(np.sqrt(np.diag(p.rho0))) if p.closed else p.rho0.reshape(-1, 1)
        if p.closed:
            y0 = y0[:, np.abs(y0).sum(axis=0) > 0]
        states = []
        for i in range(len(p.taus)):
            y = y0
            for k, power in enumerate(powers):
                if whole[i] >> k & 1:
                    y = power @ y
            y = ends[i] @ (until[cells[i]] @ y)
            states.append(y @ y.conj().T if p.closed else y.reshape(p.n, p.n))
        yield f"{steps} steps", 1e3 * (time.process_time() - begin), np.array(states)


SOLVERS = {
    "QuTiP sesolve": sesolve,
    "QuTiP mesolve": mesolve,
    "QuTiP propagator, its powers": propagator,
    "NumPy, powers of a period": period_powers,
}
