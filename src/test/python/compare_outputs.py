"""Whether two versions of the program write the same tables for the sample models.

    python3 src/test/python/compare_outputs.py BEFORE AFTER [--samples NAME ...] [--questions run rates ...]

Each version is a jar, a folder of classes, or a commit of this repository, which is then checked out beside it and
compiled. For every sample and every question of the command line ("run", "compare --epsilons 0.2,0.1", ...) both
versions write their tables, and each CSV is one of:

    same        byte for byte
    close       other digits, no number further off than --within times the largest of its column
    DIFFERENT   anything else: a number further off, another text, another shape, a file that one of them lacks
    refused     by both, with the same sentence; by one alone, or with another sentence, it counts as DIFFERENT

All that is not "same" is listed. Ends with status 1 if anything is DIFFERENT.
"""

import argparse
import csv
import filecmp
import math
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
MAIN = "io.github.secular.host.Main"
QUESTIONS = ["run", "rates", "equilibrium", "hypotheses", "diffusion", "compare --epsilons 0.2,0.1"]


def maven(folder, *goals):
    subprocess.run(["mvn", "-q", "-o", *goals], cwd=folder, check=True)


def classes(version, scratch):
    """What goes in front of the dependencies on the class path."""
    if Path(version).exists():
        return str(Path(version).resolve())
    tree = scratch / ("tree-" + version.replace("/", "_"))
    subprocess.run(["git", "worktree", "add", "--detach", "-f", str(tree), version], cwd=ROOT, check=True)
    maven(tree, "compile")
    return str(tree / "target" / "classes")


def ask(path, question, model, folder, seconds):
    """The exit status and what was said on standard error, after the tables were written into the folder."""
    name, *options = shlex.split(question)
    command = ["java", "-Djava.awt.headless=true", "-cp", path, MAIN, name, str(model), "--no-pictures"]
    try:
        done = subprocess.run(
            [*command, "--out", str(folder), *options], capture_output=True, text=True, timeout=seconds, cwd=ROOT)
    except subprocess.TimeoutExpired:
        return None, ""
    said = [line for line in done.stderr.splitlines() if not line.lstrip().startswith(tuple("0123456789"))]
    return done.returncode, "\n".join(said)


def number(text):
    try:
        return float(text)
    except ValueError:
        return math.nan if text == "" else None


def distance(before, after):
    """The largest difference of two tables in parts of the largest number of its column; None for another table."""
    with open(before, newline="") as a, open(after, newline="") as b:
        one, other = list(csv.reader(a)), list(csv.reader(b))
    if [len(row) for row in one] != [len(row) for row in other] or one[:1] != other[:1]:
        return None
    worst = 0.0
    for mine, theirs in zip(zip(*one[1:]), zip(*other[1:])):
        pairs = [(number(x), number(y), x == y) for x, y in zip(mine, theirs)]
        scale = max((abs(x) for x, _, _ in pairs if x is not None and math.isfinite(x)), default=0.0)
        for x, y, same in pairs:
            if same:
                continue
            if x is None or y is None or not (math.isfinite(x) and math.isfinite(y)):
                return None
            worst = max(worst, abs(x - y) / scale if scale > 0 else math.inf)
    return worst


def tables(folder):
    return {path.name for path in folder.glob("*.csv")} if folder.is_dir() else set()


def compare(folders, answers, within):
    """Lines (verdict, what) for one question to one model."""
    if None in (answers[0][0], answers[1][0]):
        yield "DIFFERENT" if answers[0][0] != answers[1][0] else "slow", "not done in time"
        return
    if answers[0] != answers[1]:
        yield "DIFFERENT", "%s | %s" % (answers[0][1].strip(), answers[1][1].strip())
    elif answers[0][0] != 0:
        yield "refused", answers[0][1].strip()
    names = [tables(folder) for folder in folders]
    for name in sorted(names[0] ^ names[1]):
        yield "DIFFERENT", name + " is written by one only"
    for name in sorted(names[0] & names[1]):
        before, after = (folder / name for folder in folders)
        if filecmp.cmp(before, after, shallow=False):
            yield "same", name
            continue
        off = distance(before, after)
        if off is None:
            yield "DIFFERENT", name + " is another table"
        else:
            yield ("close" if off <= within else "DIFFERENT"), "%s, by %.1e of a column's largest" % (name, off)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--samples", nargs="+", help="names without .json; all of them unless given")
    parser.add_argument("--questions", nargs="+", default=QUESTIONS)
    parser.add_argument("--within", type=float, default=1e-9)
    parser.add_argument("--seconds", type=float, default=600, help="for one question to one model")
    parser.add_argument("--dependencies", help="a file with the class path of what the program needs")
    given = parser.parse_args()
    count = dict.fromkeys(["same", "close", "refused", "slow", "DIFFERENT"], 0)
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        needed = given.dependencies
        if not needed:
            needed = str(scratch / "dependencies")
            maven(ROOT, "dependency:build-classpath", "-Dmdep.outputFile=" + needed)
        needed = Path(needed).read_text().strip()
        paths = [classes(version, scratch) + ":" + needed for version in (given.before, given.after)]
        samples = given.samples or sorted(path.stem for path in (ROOT / "sample-data").glob("*.json"))
        for sample in samples:
            for i, question in enumerate(given.questions):
                folders = [scratch / ("%s-%d-%s" % (sample, i, side)) for side in ("before", "after")]
                model = ROOT / "sample-data" / (sample + ".json")
                answers = [ask(path, question, model, f, given.seconds) for path, f in zip(paths, folders)]
                # what names its own folder says the same otherwise
                answers = [(s, said.replace(str(f), "DIR")) for (s, said), f in zip(answers, folders)]
                for verdict, what in compare(folders, answers, given.within):
                    count[verdict] += 1
                    if verdict != "same":
                        print("%-9s %s: %s: %s" % (verdict, sample, question, what), flush=True)
        for version, path in zip((given.before, given.after), paths):
            if not Path(version).exists():
                tree = str(Path(path.split(":")[0]).parents[1])
                subprocess.run(["git", "worktree", "remove", "--force", tree], cwd=ROOT, check=False)
    print(", ".join("%d %s" % (n, verdict) for verdict, n in count.items()))
    sys.exit(1 if count["DIFFERENT"] else 0)


if __name__ == "__main__":
    main()
