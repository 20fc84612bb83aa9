"""What the Bloch solvers foretell against what they take: milliseconds for a million multiplications foretold, which should be 1.

    mvn -q -Pbenchmark test-compile exec:exec -Dexec.executable=/usr/bin/python3 -Dexec.classpathScope=test \
        -Dexec.args="src/test/python/foretold.py %classpath"

Runs of `WarmRows` (one process, warm, median, processor time of one thread) at a tolerance of 1e-8. After the class path come the names of
solvers (all that foretell). The last line of each solver is the range of its misfit; a solver that cannot foretell is left out.
"""

import json
import subprocess
import sys

CASES = (
    [("DAMPED", n, 1, e) for n in (2, 3, 4, 6, 10) for e in (0.1, 0.03, 0.01, 1e-4)]
    + [("DAMPED", n, 2, e) for n in (2, 3, 6) for e in (0.1, 0.03, 0.01, 1e-4)]
    + [("DARK", n, 1, e) for n in (3, 6) for e in (0.1, 0.01, 1e-4)]
    + [("UNDAMPED", n, r, e) for n in (2, 3, 10) for r in (1, 2) for e in (0.1, 0.03)]
    + [("RADIATIVE", 6, 1, 0.01), ("DAMPED", 20, 1, 0.01)]
)
SOLVERS = ("slow-manifold", "period-map", "amplitude-map", "amplitude-steps", "direct")
SECONDS = 0.25
# nothing that would take longer, in multiplications foretold
MOST = 3e8


def main(classpath, solvers):
    process = subprocess.Popen(
        ["java", "-Xmx2g", "-cp", classpath, "io.github.secular.benchmark.WarmRows"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def ask(request):
        process.stdin.write(request + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        while line and not line.startswith("{"):
            line = process.stdout.readline()
        if not line:
            raise SystemExit(f"The solving process ended at: {request}")
        return json.loads(line)

    for solver in solvers:
        found = []
        for kind, n, r, eps in CASES:
            case = f"{kind} {n} {r} {eps}"
            foretold = ask(f"foretell {case} 1e-8 {solver}")["predicted"]
            if foretold in ("NaN", "Infinity") or foretold > MOST:
                continue
            answer = ask(f"case {case} 1e-8 {SECONDS} {solver}")
            if "ms" not in answer:
                continue
            misfit = 1e6 * answer["ms"] / foretold if foretold > 0 else float("inf")
            found.append(misfit)
            print(f"{solver}, {case}: {answer['ms']:.3g} ms, foretold {foretold:.2e}, misfit {misfit:.2g}", flush=True)
        if found:
            print(f"{solver}: {min(found):.2g} to {max(found):.2g}", flush=True)
    process.stdin.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:] or SOLVERS)
