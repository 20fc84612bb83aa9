package io.github.secular.study;

import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Trajectory;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Runs that are solved side by side, all when the first is asked for. */
final class SideBySide {
    private final QuantumRuns runs;
    private final ModelScenario[] scenarios;
    private final Progress progress;
    private Trajectory[] found;

    /** @param scenarios null where there is none; those of classical models have no such solver */
    SideBySide(QuantumRuns runs, ModelScenario[] scenarios, Progress progress) {
        this.runs = runs;
        this.scenarios = scenarios;
        this.progress = progress;
    }

    /** Of run i; null if it is to be solved alone. */
    Trajectory get(int i) {
        if (found == null) {
            found = solve();
        }
        return found[i];
    }

    /** Whether there are such runs. */
    boolean isUsed() {
        return found != null && Arrays.stream(found).anyMatch(Objects::nonNull);
    }

    private Trajectory[] solve() {
        List<Scenario> asked = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < scenarios.length; i++) {
            if (scenarios[i] instanceof Scenario s) {
                asked.add(s);
                places.add(i);
            }
        }
        Trajectory[] out = new Trajectory[scenarios.length];
        List<Trajectory> answers = runs.trajectories(asked, progress);
        for (int i = 0; i < answers.size(); i++) {
            out[places.get(i)] = answers.get(i);
        }
        return out;
    }
}
