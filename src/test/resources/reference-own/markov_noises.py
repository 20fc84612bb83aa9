"""Mean density under telegraph and Ornstein-Uhlenbeck noises, found in the basis of the noises' values:
E[rho 1(xi = x_j)] for the two values of a telegraph, for Gauss-Hermite nodes x_j of an Ornstein-Uhlenbeck process.
No grading, no packing: one dense exponential, in double precision for moderate epsilon, with 60 digits for small ones
(there the Gaussian process in its Hermite functions). Writes markov_noises.json. Needs numpy, scipy, mpmath."""
import json
import mpmath as mp
import numpy as np
import scipy.linalg as sla

mp.mp.dps = 60

e = [0.0, 1.0, 1.6]
gamma = [[0, .3, .0], [.3, 0, .2], [.0, .2, 0]]
W = [[0, .1, .05], [.4, 0, .0], [.2, .3, 0]]
V1 = np.array([[.2, .5, .3+.2j], [.5, -.1, .4j], [.3-.2j, -.4j, .1]])
V2 = np.array([[.0, .3-.1j, .1], [.3+.1j, .25, .2], [.1, .2, -.3]])
rho0 = np.array([[.6, .1+.05j, -.02j], [.1-.05j, .3, .04], [.02j, .04, .1]])
times = [.2, 1.0]


def bloch(eps, exact=False):
    """(free part, i[V1, .], i[V2, .]) in fast time, row-major."""
    n = len(e)
    L = np.zeros((n*n, n*n), object if exact else complex)
    if exact:
        eps = mp.mpf(eps)
    for a in range(n):
        for b in range(n):
            L[a*n+b, a*n+b] -= 1j*(e[a]-e[b])+(gamma[a][b] if a != b else 0)
            if a != b:
                L[b*n+b, a*n+a] += eps**2*W[a][b]
                L[a*n+a, a*n+a] -= eps**2*W[a][b]
    I = np.eye(n)
    return L, [1j*(np.kron(V, I)-np.kron(I, V.T)) for V in (V1, V2)]


def telegraph(tc, var):
    """(values, generator acting on the probabilities, stationary weights)"""
    r = .5/tc
    s = np.sqrt(var)
    return np.diag([s, -s]), np.array([[-r, r], [r, -r]]), np.array([.5, .5]), np.ones(2)


def gaussian_nodes(tc, var, m):
    J = np.diag(np.sqrt(np.arange(1, m)), 1)
    x, T = np.linalg.eigh(J+J.T)
    G = T.T @ np.diag(-np.arange(m)/tc) @ T
    return np.diag(np.sqrt(var)*x), G, T[0], T[0]


def hermite(tc, var, m):
    J = np.diag(np.sqrt(var*np.arange(1, m)), 1)
    one = np.eye(m)[0]
    return J+J.T, np.diag(-np.arange(m)/tc), one, one


def mean(eps, noises, digits=None):
    L, C = bloch(eps, bool(digits))
    sizes = [x.shape[0] for x, *_ in noises]
    total = int(np.prod(sizes))
    if digits:  # sums of large and small rates must not be rounded to doubles either
        exact = np.vectorize(mp.mpc, otypes=[object])
        noises = [(exact(X), exact(g), s0, s1) for X, g, s0, s1 in noises]
        C = [exact(c) for c in C]
    G = np.kron(np.eye(total), L)
    start, end = np.ones(1), np.ones(1)
    for q, (X, g, s0, s1) in enumerate(noises):
        before, after = np.eye(int(np.prod(sizes[:q]))), np.eye(int(np.prod(sizes[q+1:])))
        G = G+np.kron(np.kron(np.kron(before, g), after), np.eye(9))+eps*np.kron(np.kron(np.kron(before, X), after), C[q])
        start, end = np.kron(start, s0), np.kron(end, s1)
    y0 = np.kron(start, rho0.ravel())
    out = []
    for t in times:
        tau = t/eps**2
        if digits:
            M = mp.expm(mp.matrix(G.tolist())*(mp.mpf(t)/mp.mpf(eps)**2), method='taylor')
            y = M*mp.matrix(y0.tolist())
            y = np.array([complex(v) for v in y])
        else:
            y = sla.expm(G*tau) @ y0
        r = (end @ y.reshape(total, 9)).reshape(3, 3)
        out.append([[[v.real, v.imag] for v in row] for row in r])
    return out


T = ("telegraph", .8, 1.5)
O = ("ornstein-uhlenbeck", 1.3, .7)
cases = []
for eps in (.4, .1):
    cases.append((eps, [T], [telegraph(*T[1:])], None, 1e-11))
    cases.append((eps, [O], [gaussian_nodes(*O[1:], 40)], None, 1e-11))
    cases.append((eps, [T, O], [telegraph(*T[1:]), gaussian_nodes(*O[1:], 24)], None, 1e-11))
for eps in (2.**-10, 2.**-20):
    cases.append((eps, [T], [telegraph(*T[1:])], 60, 1e-12))
cases.append((2.**-10, [O], [hermite(*O[1:], 4)], 50, 1e-12))
outputs = []
for eps, kinds, noises, digits, tol in cases:
    print(eps, kinds, flush=True)
    outputs.append({"eps": eps, "noises": [{"type": k, "correlationTime": c, "variance": v} for k, c, v in kinds],
                    "E_rho": mean(eps, noises, digits), "tolerance": tol})
pairs = lambda M: [[[complex(v).real, complex(v).imag] for v in row] for row in M]
json.dump({"name": "markov_noises", "inputs": {"e": e, "gamma": gamma, "W": W, "V": [pairs(V1), pairs(V2)],
           "rho0": pairs(rho0), "t": times}, "outputs": outputs}, open("markov_noises.json", "w"))
