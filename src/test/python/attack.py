"""Runs the product on random models and says where it was wrong without a word:

    /usr/bin/python3 src/test/python/attack.py --quantum 1000 --classical 300 --seed 1

Run from the project's folder. The models and their right values are made first (about 0.2 s a quantum model, 1 to 2 s
a classical one), then every model is run in one Java process with "automatic", with each solver that may hold, and with
its limit. Tables in Markdown, and every line that is not well, to standard output; models and lines to target/attack.

kept: within the tolerance and within three estimates. warned: worse than the tolerance, and said so. refused, stopped
(after --patience seconds), fault: no answer; a fault is an exception or a model file that was not read. SILENT: worse than the
tolerance without a word. DISHONEST: within the tolerance, but worse than three estimates + 1e-12. Known errors of the
right values are given in favour of the product.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import bloch_cases
import bloch_models
import more_models
import vlasov_cases

MAIN = "io.github.secular.benchmark.RandomModelRuns"
VERDICTS = ["kept", "warned", "refusal", "stopped", "fault", "DISHONEST", "SILENT"]
FIELDS = ["model", "family", "asked", "ran", "verdict", "error", "estimate", "tolerance", "ms", "words"]


def make(folder, name, cases):
    start = time.time()
    lines = []
    for c in cases:
        lines.append(json.dumps(c, separators=(",", ":")))
        if len(lines) % 50 == 0:
            print(f"{name}: {len(lines)} models, {time.time() - start:.0f} s", file=sys.stderr)
    file = folder / f"{name}.json"
    file.write_text("[\n" + ",\n".join(lines) + "\n]\n", encoding="utf-8")
    return file


def run(file, arguments):
    """The lines of RandomModelRuns as dictionaries."""
    out = file.with_suffix(".tsv")
    words = [str(file), str(out), str(arguments.patience)] + (["automatic"] if arguments.automatic else [])
    flags = ["-Xmx2g", "-Djava.awt.headless=true"]
    if arguments.class_path:
        command = ["java", *flags, "-cp", arguments.class_path, MAIN, *words]
    else:
        line = " ".join([*flags, "-cp", "%classpath", MAIN, *words])
        command = ["mvn", "-q", "-o", "test-compile", "exec:exec", "-Dexec.executable=java",
                   "-Dexec.classpathScope=test", f"-Dexec.args={line}"]
    subprocess.run(command, check=True)
    return [dict(zip(FIELDS, line.split("\t"))) for line in out.read_text(encoding="utf-8").splitlines()]


def table(title, rows, key):
    print(f"\n| {title} | runs | " + " | ".join(VERDICTS) + " | worst error/tolerance unsaid | seconds |")
    print("|---" * (len(VERDICTS) + 4) + "|")
    for name in dict.fromkeys(key(r) for r in rows):
        mine = [r for r in rows if key(r) == name]
        counts = [sum(r["verdict"] == v for r in mine) for v in VERDICTS]
        silent = [float(r["error"]) / float(r["tolerance"]) for r in mine if r["verdict"] == "SILENT"]
        worst = f"{max(silent):.1e}" if silent else ""
        seconds = sum(float(r["ms"]) for r in mine) / 1000
        print(f"| {name} | {len(mine)} | " + " | ".join(map(str, counts)) + f" | {worst} | {seconds:.1f} |")


def report(kind, rows):
    print(f"\n## {kind}")
    automatic = [r for r in rows if r["asked"] == "automatic"]
    table("family, automatic", automatic, lambda r: r["family"])
    table("solver asked for", rows, lambda r: r["asked"])
    table("solver that automatic took", automatic, lambda r: r["ran"] or "none")
    wrong = [r for r in rows if r["verdict"] in ("SILENT", "DISHONEST", "fault")]
    # automatic and the limit owe an answer
    wrong += [r for r in rows if r["asked"] in ("automatic", "limit") and r["verdict"] in ("refusal", "stopped")]
    print(f"\n{len(wrong)} runs are not well:\n")
    for r in wrong:
        print(f"    {r['verdict']:9} {r['model']} {r['asked']} ({r['ran']}): error {r['error']}, estimate"
              f" {r['estimate']}, tolerance {r['tolerance']}, {float(r['ms']):.0f} ms. {r['words'][:160]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quantum", type=int, default=0, metavar="COUNT")
    parser.add_argument("--more", type=int, default=0, metavar="COUNT", help="quantum models with light of more kinds")
    parser.add_argument("--radiative", type=int, default=0, metavar="COUNT",
                        help="atoms of 4 to 6 levels whose coherences lose half of what their levels lose")
    parser.add_argument("--classical", type=int, default=0, metavar="COUNT")
    parser.add_argument("--seed", type=int, default=1, help="seeds are 1000000 times this and on")
    parser.add_argument("--particles", type=int, default=100_000, help="in each sampled model")
    parser.add_argument("--patience", type=float, default=30, help="seconds after which a run is stopped")
    parser.add_argument("--automatic", action="store_true", help="no solvers by name")
    parser.add_argument("--class-path", help="of the compiled product and its tests, instead of asking Maven")
    parser.add_argument("--only-truth", action="store_true", help="make the models, run nothing")
    arguments = parser.parse_args()
    folder = pathlib.Path("target", "attack").absolute()
    folder.mkdir(parents=True, exist_ok=True)
    first = 1_000_000 * arguments.seed
    todo = []
    if arguments.quantum:
        todo.append(("quantum", bloch_cases.cases(arguments.quantum, first)))
    if arguments.more:
        todo.append(("more", more_models.cases(arguments.more, first)))
    if arguments.radiative:
        todo.append(("radiative", bloch_cases.cases(arguments.radiative, first, [bloch_models.RADIATIVE])))
    if arguments.classical:
        todo.append(("classical", vlasov_cases.cases(arguments.classical, first, arguments.particles)))
    for kind, cases in todo:
        file = make(folder, kind, cases)
        if not arguments.only_truth:
            report(kind, run(file, arguments))


if __name__ == "__main__":
    main()
