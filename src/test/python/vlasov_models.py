"""Random classical models: harmonic wells (exact moments, limits), anharmonic wells and separatrices (particles). A
model is drawn from its seed alone."""

import numpy as np

import envelopes
from envelopes import log_uniform, number
from bloch_models import times

EXACT = ["moments", "pulse", "chirp", "tiny epsilon", "limit", "no relaxation", "harmonic noise"]
SAMPLED = ["anharmonic", "separatrix", "telegraph well"]
# three in four have exact values
FAMILIES = ["moments", "pulse", "limit", "anharmonic", "no relaxation", "chirp", "tiny epsilon", "separatrix",
            "pulse", "limit", "harmonic noise", "telegraph well"]


def draw(seed, family):
    """A model and its break points in t."""
    rng = np.random.default_rng([seed, 77])
    return sampled(rng, family) if family in SAMPLED else exact(rng, family)


def exact(rng, family):
    tiny = family == "tiny epsilon"
    epsilon = log_uniform(rng, 1e-4, 1e-2) if tiny else log_uniform(rng, 5e-3, 0.5)
    longest = 1e8 if tiny else 2e4
    if family == "no relaxation":
        longest = 3e3
    end = number(min(rng.uniform(0.3, 2), longest * epsilon**2 * rng.uniform(0.1, 1)))
    if family == "limit":
        end = number(rng.uniform(0.3, 2))
    model = {"secular": 1, "kind": "classical"}
    w = 1.0 if family == "limit" or rng.random() < 0.7 else number(rng.uniform(0.6, 1.6))
    model["hamiltonian"] = {"type": "harmonic"} if w == 1 else {"type": "harmonic", "frequency": w}
    gamma = 0 if family == "no relaxation" else number(rng.uniform(0.2, 1.2))
    potential = "x"
    if family in ("moments", "pulse", "chirp", "no relaxation") and rng.random() < 0.35:
        potential = str(rng.choice(["x^2", "p", "x+0.3*x^2", "0.6*x+0.5*p"]))
    breaks = []
    if family == "harmonic noise":
        model["hamiltonian"] = {"type": "harmonic"}
        kind = str(rng.choice(["telegraph", "ornstein-uhlenbeck"]))
        model["noises"] = [{"type": kind, "potential": "x", "variance": number(rng.uniform(0.3, 1.5)),
                            "correlationTime": number(rng.uniform(0.3, 2))}]
        end = number(min(rng.uniform(0.3, 2), 1e6 * epsilon**2))
    else:
        breaks = _drive(rng, model, family, end, w, gamma, potential)
    if gamma:
        model["relaxation"] = {"gamma": gamma}
    centre = rng.uniform(-1, 1, 2) if family != "limit" or rng.random() < 0.5 else (0, 0)
    model["initial"] = {"gaussian": {"x": number(centre[0]), "p": number(centre[1]),
                                     "variance": number(rng.uniform(0.3, 1.2))}}
    model["epsilon"] = epsilon
    model["times"] = times(rng, end)
    model["energies"] = [number(rng.uniform(0.2, 0.8)), number(rng.uniform(1, 2.5))]
    model["tolerance"] = 1e-5 if rng.random() < 0.6 else 1e-4
    return model, breaks


def _drive(rng, model, family, end, w, gamma, potential):
    r = 1 if family == "tiny epsilon" else int(rng.choice([1, 1, 2]))
    frequencies = []
    for low, high in ((0.5, 1.5), (2.3, 3.1))[:r]:
        nu = rng.uniform(low, high)
        # nothing undamped stands on a resonance: it would run away
        while gamma == 0 and min(abs(nu - w), abs(nu - 2 * w)) < 0.25:
            nu = rng.uniform(low, high)
        frequencies.append(number(nu))
    terms, breaks = [], []
    for j in range(r):
        if family == "tiny epsilon":
            maker = rng.choice([envelopes.constant, envelopes.square, envelopes.square_wave])
        elif family in ("pulse", "limit", "no relaxation"):
            maker = rng.choice([envelopes.square, envelopes.gaussian, envelopes.ramp, envelopes.exponential,
                                envelopes.kink, envelopes.square_wave])
        else:
            maker = envelopes.chirp if family == "chirp" else rng.choice([envelopes.constant, envelopes.beat])
        envelope = maker(rng, end)
        term = {"index": [int(i == j) for i in range(r)], "cosine": potential}
        if rng.random() < 0.25:
            term["sine"] = potential
        if envelope.text != "1":
            term["envelope"] = envelope.text
        terms.append(term)
        breaks += envelope.breaks
    model["drive"] = {"frequencies": frequencies, "terms": terms}
    return breaks


def _well(rng, family):
    if family == "separatrix":
        choice = rng.integers(0, 4)
        if choice == 0:
            return {"type": "double-well"}, [1.0]
        if choice == 1:
            return {"type": "duffing", "alpha": -1, "b": number(rng.uniform(0.7, 1.3))}, [1.0]
        tilt = number(rng.uniform(0.03, 0.2))
        return {"formula": f"x^4/4-x^2/2+{tilt}*x"}, [1.0, -1.0]
    choice = rng.integers(0, 4)
    return [
        {"type": "duffing", "alpha": 1, "b": number(rng.uniform(0.2, 1.5))},
        {"type": "quartic", "b": number(rng.uniform(0.5, 1.5))},
        {"type": "soft-well"},
        {"formula": f"x^2/2+{number(rng.uniform(0.1, 0.4))}*x^3+x^4/4"},
    ][choice], [0.0]


def sampled(rng, family):
    """Wells with no closed equations: one or two tones or a telegraph, epsilon = 0.5 to 0.1."""
    epsilon = log_uniform(rng, 0.1, 0.5)
    end = number(min(rng.uniform(0.2, 2), rng.uniform(8, 30) * epsilon**2))
    model = {"secular": 1, "kind": "classical"}
    double = family == "separatrix" or (family == "telegraph well" and rng.random() < 0.5)
    model["hamiltonian"], centres = _well(rng, "separatrix" if double else family)
    breaks = []
    # x^2 beats the walls of the soft well, far out
    soft = model["hamiltonian"].get("type") == "soft-well"
    potential = "x^2" if rng.random() < 0.15 and not soft else "x"
    if family == "telegraph well":
        model["noises"] = [{"type": "telegraph", "potential": potential, "variance": number(rng.uniform(0.3, 1.2)),
                            "correlationTime": number(rng.uniform(0.4, 1.5))}]
    else:
        r = int(rng.choice([1, 2]))
        maker = rng.choice([envelopes.constant, envelopes.constant, envelopes.gaussian, envelopes.square,
                            envelopes.ramp])
        terms = []
        for j in range(r):
            envelope = maker(rng, end)
            term = {"index": [int(i == j) for i in range(r)], "cosine": potential}
            if envelope.text != "1":
                term["envelope"] = envelope.text
            breaks += envelope.breaks
            terms.append(term)
        model["drive"] = {"frequencies": [number(rng.uniform(0.6, 1.3)), number(rng.uniform(1.5, 2.1))][:r],
                          "terms": terms}
    model["relaxation"] = {"gamma": number(rng.uniform(0.25, 0.8))}
    if not double and rng.random() < 0.4:
        model["initial"] = {"thermal": {"temperature": number(rng.uniform(0.3, 0.8))}}
    else:
        model["initial"] = {"gaussian": {"x": float(rng.choice(centres)), "p": number(rng.uniform(-0.3, 0.3)),
                                         "variance": number(rng.uniform(0.08, 0.2) if double else rng.uniform(0.2, 0.6))}}
    model["epsilon"] = epsilon
    model["times"] = times(rng, end)[-2:]
    model["tolerance"] = 1e-3
    return model, breaks
