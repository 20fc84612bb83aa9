"""Writes the random models of the tests with their right values:

    /usr/bin/python3 src/test/python/random_models.py [--check]

makes quantum.json, classical.json and found.json in src/test/resources/random-models from fixed seeds; --check holds a sample of the
stored values against a second route (QuTiP's mesolve; NumPy without compiled code) instead. See README.md beside.
Needs Debian's python3-numpy, python3-scipy and python3-numba; --check python3-qutip.
"""

import argparse
import json
import os
import pathlib

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import bloch_cases
import more_models
import vlasov_cases

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "random-models"
QUANTUM, QUANTUM_SEED = 40, 8000
WANTED = 1e-9
# each with a source of error that dominates, and short enough for a test
CLASSICAL = [
    ("pulse", 501), ("limit", 509), ("no relaxation", 516), ("separatrix", 519), ("limit", 521),
    ("harmonic noise", 522), ("telegraph well", 523), ("tiny epsilon", 530), ("pulse", 532), ("limit", 533),
    ("anharmonic", 539), ("no relaxation", 540),
]
# the grid by name as well: smooth wells at moderate epsilon
GRID = [523, 532, 539]
PARTICLES = 2_000_000
# on which a solver once was wrong without a word, or its estimate too small
FOUND = [
    (bloch_cases, 1000067, "gaussian", "slow-envelope"), (bloch_cases, 1000145, "gaussian", "slow-envelope"),
    (bloch_cases, 1000194, "optical", "envelope-steps"), (more_models, 7000084, "crossing", "direct"),
]
# solvers by name only where they take no more than a second or so
LONG = 4000


def write(name, cases):
    FOLDER.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps(c, separators=(",", ":")) for c in cases]
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"{name}: {len(lines)} cases, {len(text) / 1024:.0f} kB")


def quantum():
    """Seed after seed, passing over the few whose values are not known to 1e-9."""
    out, seed = [], QUANTUM_SEED
    while len(out) < QUANTUM:
        family = bloch_cases.FAMILIES[len(out) % len(bloch_cases.FAMILIES)]
        case = bloch_cases.case(seed, family)
        seed += 1
        if case["error"] <= WANTED:
            case["solvers"] = quick(case)
            out.append(case)
    return out


def quick(case):
    model = case["model"]
    if model.get("units") == "lab":
        return []
    n, span = len(model["levels"]["energies"]), model["times"][-1] / model["epsilon"] ** 2
    small = n == 2 and len(model["wave"]["frequencies"]) <= 1
    out = [s for s in case["solvers"] if s not in ("direct", "envelope-steps")]
    return out + ["direct"] * (span <= LONG) + ["envelope-steps"] * (small and "slow-envelope" in out)


def classical():
    out = []
    for family, seed in CLASSICAL:
        case = vlasov_cases.case(seed, family, PARTICLES)
        case["solvers"] = ["grid"] if seed in GRID else []
        out.append(case)
    return out


FOUND_CLASSICAL = [("chirp", 1000017), ("chirp", 1000029)]


def found():
    out = []
    for family, seed in FOUND_CLASSICAL:
        out.append({**vlasov_cases.case(seed, family, PARTICLES), "solvers": []})
    for maker, seed, family, solver in FOUND:
        case = maker.case(seed, family)
        case["solvers"] = [solver]
        out.append(case)
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--check", action="store_true")
    if parser.parse_args().check:
        import check_truth

        check_truth.run(FOLDER)
        return
    write("quantum.json", quantum())
    write("classical.json", classical())
    write("found.json", found())


if __name__ == "__main__":
    main()
