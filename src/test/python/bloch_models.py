"""Random quantum models: N = 2 to 4 levels, r = 0 to 3 base frequencies, damping of every kind, envelopes of every
kind, scaled and laboratory units. A model is drawn from its seed alone."""

import numpy as np

import envelopes
from envelopes import log_uniform, number

FAMILIES = [
    "constant", "square", "gaussian", "ramp", "exponential", "kink", "square wave", "chirp", "ramsey", "several",
    "tiny epsilon", "laboratory", "optical",
]
# not among the families of random_models.py, whose seeds count them: coherences lose half of what their levels lose
RADIATIVE = "radiative"
MAKERS = {
    "square": envelopes.square, "gaussian": envelopes.gaussian, "ramp": envelopes.ramp,
    "exponential": envelopes.exponential, "kink": envelopes.kink, "square wave": envelopes.square_wave,
    "chirp": envelopes.chirp, "ramsey": envelopes.ramsey,
}
LONGEST = 2e4
LONGEST_PIECEWISE = 3e5


def hermitian(rng, n, diagonal):
    v = rng.normal(size=(n, n)) + 1j * rng.normal(size=(n, n)) * (rng.random() < 0.5)
    v = (v + v.conj().T) / 2
    if not diagonal:
        np.fill_diagonal(v, 0)
    v /= np.abs(v).max()
    return [[_entry(x) for x in row] for row in v]


def _entry(x):
    re, im = number(x.real), number(x.imag)
    return re if im == 0 else [re, im]


def times(rng, end):
    """One to four, the last one at the end, no two close together."""
    inner = np.sort(rng.uniform(0.05, 0.95, rng.integers(0, 4)))
    return sorted({number(x * end) for x in inner} | {number(end)})


def draw(seed, family):
    """A model, its break points in t, and what dominates it."""
    rng = np.random.default_rng(seed)
    if family == "laboratory":
        return laboratory(rng, optical=False)
    if family == "optical":
        return laboratory(rng, optical=True)
    return scaled(rng, family)


def scaled(rng, family):
    n = int(rng.choice([4, 4, 5, 6] if family == RADIATIVE else [2, 2, 3, 3, 4]))
    r = int(rng.choice([0, 1, 1, 1, 2, 2, 3]))
    piecewise = family in ("constant", RADIATIVE, "square", "square wave", "ramsey", "tiny epsilon")
    if family == "tiny epsilon":
        r = min(r, 1)
    if family == "several":
        r = max(r, 2)
    if family == "tiny epsilon":
        epsilon = log_uniform(rng, 1e-3, 1e-2)
        longest = LONGEST_PIECEWISE
    else:
        epsilon = log_uniform(rng, 1e-3, 0.5)
        longest = LONGEST_PIECEWISE if piecewise and r <= 1 else LONGEST
    end = min(rng.uniform(0.3, 4), longest * epsilon**2 * rng.uniform(0.05, 1))
    # pulses that are short in t must still turn something: light as strong as the run is short
    strength = number(min(6.0, max(1.0, 0.3 / epsilon, rng.uniform(0.5, 3) * epsilon / end)) if end < 0.3 else 1.0)
    end = number(end)
    frequencies = [number(x) for x in [1.0, 1.414214, 0.618034][:r] * rng.uniform(0.7, 1.4, r)]
    # e_n - e_0 = photons . omega + detuning: some transitions on resonance
    resonant = rng.random() < 0.6
    energies = [0.0]
    for k in range(1, n):
        step = frequencies[(k - 1) % r] if r and resonant else number(rng.uniform(0.4, 1.6))
        energies.append(number(energies[-1] + step + (0 if rng.random() < 0.5 else epsilon * rng.uniform(-1, 1))))
    if r == 0:
        energies = [number(x * epsilon if rng.random() < 0.7 else x) for x in energies]
    model = {"secular": 1, "levels": {"energies": energies}, "coupling": hermitian(rng, n, rng.random() < 0.25)}
    damping = _damping(rng, model, n, epsilon, family)
    if rng.random() < 0.2:
        model["levels"]["shifts"] = [number(x) for x in rng.uniform(-1, 1, n)]
        model["levels"]["shiftExponent"] = number(rng.uniform(0.5, 2))
    breaks, kinds = [], []
    harmonics = []

    def add(index, amplitude, envelope, matrix=False):
        h = {"index": index}
        if matrix:
            h["matrix"] = hermitian(rng, n, index == [0] * r)
        else:
            h["amplitude"] = number(amplitude)
        if envelope.text != "1":
            h["envelope"] = envelope.text
        harmonics.append(h)
        breaks.extend(envelope.breaks)
        kinds.append(envelope.kind)

    for j in range(max(r, 1)):
        index = [int(i == j) for i in range(r)]
        maker = MAKERS.get(family)
        if family == "several":
            maker = rng.choice(envelopes.PULSES + [envelopes.beat, envelopes.constant])
        elif family == "tiny epsilon":
            maker = rng.choice([envelopes.constant, envelopes.square, envelopes.square_wave, envelopes.ramsey])
        elif maker is None or j and rng.random() < 0.3:
            maker = envelopes.constant
        add(index, strength * rng.uniform(0.3, 0.8) * (1 if r else 2), maker(rng, end), rng.random() < 0.15)
    if r and rng.random() < 0.25:
        # a static part
        add([0] * r, strength * rng.uniform(0.1, 0.6), envelopes.constant(rng, end))
    if r == 1 and rng.random() < 0.2:
        add([2], strength * rng.uniform(0.1, 0.3), envelopes.constant(rng, end))
    model["wave"] = {"frequencies": frequencies, "harmonics": harmonics}
    model["initial"] = _initial(rng, n)
    model["epsilon"] = epsilon
    model["times"] = times(rng, end)
    model["tolerance"] = float(rng.choice([1e-6, 1e-8, 1e-10]))
    return model, breaks, f"N={n} r={r} {damping}"


def _damping(rng, model, n, epsilon, family):
    kind = "none" if family == "ramsey" else str(rng.choice(["none", "partial", "full", "full"]))
    if kind == "none":
        return kind
    rates = []
    if family == RADIATIVE or rng.random() < 0.6:
        for a in range(n):
            for b in range(n):
                if a != b and rng.random() < 0.5:
                    rates.append({"from": a, "to": b, "rate": number(rng.uniform(0.05, 0.8))})
    loss = np.zeros(n)
    for entry in rates:
        loss[entry["from"]] += entry["rate"]
    x = rng.uniform(0.1, 1.5, n)
    if family == RADIATIVE:
        # some levels lose coherence besides, and every pair the half of what its two lose
        kind = "radiative"
        x *= float(rng.random() < 0.3)
    if kind == "partial":
        x[: max(2, n - 1)] = 0
    mu = 0.0
    if not rates and rng.random() < 0.2:
        mu = number(rng.uniform(0.1, 0.45))
    gamma = (x[:, None] + x[None, :]) / 2 + epsilon**2 * (loss[:, None] + loss[None, :]) / 2
    np.fill_diagonal(gamma, 0)
    if family != RADIATIVE:
        # rounded up, so that it damps no less than the loss demands
        gamma = np.array([[float(f"{v * (1 + 1e-9):.10g}") for v in row] for row in gamma.tolist()])
    model["damping"] = {"gamma": gamma.tolist()}
    if mu:
        model["damping"]["exponent"] = mu
    if rates:
        model["relaxation"] = {"rates": rates}
    return kind


def _initial(rng, n):
    choice = rng.integers(0, 3)
    if choice == 0:
        return {"level": int(rng.integers(0, n))}
    p = rng.dirichlet(np.ones(n))
    p = [float(f"{x:.6f}") for x in p]
    p[int(np.argmax(p))] += round(1 - sum(p), 6)
    if choice == 1:
        return {"populations": [round(x, 6) for x in p]}
    psi = np.sqrt(np.maximum(p, 0)) * np.exp(2j * np.pi * rng.random(n))
    rho = 0.7 * np.outer(psi, psi.conj())
    for a in range(n):
        rho[a, a] = round(p[a], 6)
    lower = [[_entry(complex(round(x.real, 6), round(x.imag, 6))) for x in row] for row in rho]
    return {"densityMatrix": lower}


def laboratory(rng, optical):
    """Two or three levels under one carrier, in seconds; pulses of a few Rabi cycles."""
    n = int(rng.choice([2, 3]))
    omega = log_uniform(rng, 8e14, 4e15) if optical else log_uniform(rng, 3e8, 3e9)
    rabi = log_uniform(rng, 1e7, 2e8) if optical else number(omega * log_uniform(rng, 0.01, 0.1))
    end = number(rng.uniform(3, 20) / rabi)
    dipole = 2e-29
    field = number(rabi * 1.054571817e-34 / dipole)
    maker = rng.choice([envelopes.square, envelopes.gaussian, envelopes.ramp, envelopes.kink, envelopes.ramsey,
                        envelopes.exponential, envelopes.constant])
    envelope = maker(rng, end)
    entries = [{"between": [k, k + 1], "value": number(dipole * rng.uniform(0.7, 1.2))} for k in range(n - 1)]
    detunings = [0.0] + [number(rabi / 6.3e6 * rng.uniform(-1, 1)) for _ in range(n - 1)]
    if rng.random() < 0.4:
        detunings = [0.0] * n
    model = {
        "secular": 1, "units": "lab",
        "levels": {"photons": [[k] for k in range(n)], "detunings": detunings, "detuningUnit": "MHz"},
        "dipoles": {"unit": "C m", "entries": entries},
        "light": {"frequencies": [omega], "unit": "rad/s",
                  "tones": [{"index": [1], "field": field, "phase": number(rng.uniform(-3, 3))}]},
    }
    if envelope.text != "1":
        model["light"]["tones"][0]["envelope"] = envelope.text
    damping = str(rng.choice(["none", "radiative", "full"]))
    if damping != "none":
        model["decay"] = [{"from": k + 1, "to": k, "rate": number(rabi * rng.uniform(0.05, 0.6))} for k in range(n - 1)]
    if damping == "full":
        model["dephasing"] = number(rabi * log_uniform(rng, 0.1, 10))
    model["initial"] = _initial(rng, n)
    model["times"] = times(rng, end)
    model["tolerance"] = 1e-8
    return model, envelope.breaks, f"N={n} {envelope.kind} {damping}"
