"""Makes sample-data/fits/rabi-flop.csv: a damped Rabi flop by the equations of three reals (doc/quantum.md, Q3.1), with noise.

    python3 src/test/python/rabi_flop.py > sample-data/fits/rabi-flop.csv
"""

import numpy as np
from scipy.linalg import expm

EPSILON, STRENGTH, DETUNING, GAMMA, SIGMA = 0.1, 0.85, 0.07, 0.015, 0.02


def excited(t, v=STRENGTH, d=DETUNING, g=GAMMA, eps=EPSILON):
    a = np.array([[-g / eps**2, -d / eps**2, 0], [d / eps**2, -g / eps**2, v * v / eps], [0, -4 / eps, 0]])
    return 0.5 - 0.5 * (expm(a * t) @ [0, 0, 1])[2]


if __name__ == "__main__":
    noise = np.random.RandomState(7).normal(0, SIGMA, 80)
    print("# Not measured: a damped Rabi flop of strength %g, detuning %g, damping %g," % (STRENGTH, DETUNING, GAMMA))
    print("# with normal noise of %g (src/test/python/rabi_flop.py)." % SIGMA)
    print("time,excited,error")
    for t, e in zip(np.linspace(0.0125, 1, 80), noise):
        print("%.6g,%.6f,%g" % (t, excited(t) + e, SIGMA))
