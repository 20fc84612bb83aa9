package io.github.secular.quantum.torus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import org.junit.jupiter.api.Test;

class SlowEnvelopeSolverTest {
    private final SlowEnvelopeSolver solver = new SlowEnvelopeSolver(new DirectBlochSolver());

    @Test
    void quasiPeriodicWaveWithAnEnvelope() {
        JsonNode json = ReferenceCases.read("s02_paper1_quasiperiodic_slow_envelope");
        JsonNode inputs = json.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : json.get("outputs").get("bloch")) {
            double eps = run.get("eps").asDouble();
            BlochModel model = ReferenceCases.model(inputs, eps);
            if (eps == 0.4) {
                // 8 ε² times the fastest rate is 1.7 times the smallest damping
                assertThrows(
                        RefusalException.class,
                        () -> solver.solve(model, ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE));
                continue;
            }
            Trajectory rho = solver.solve(model, ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                ComplexMatrix expected =
                        ReferenceCases.complexMatrix(run.get("rho").get(i));
                assertEquals(0, rho.rho(i).distance(expected), 1e-9, "eps " + eps + " t " + times[i]);
                assertEquals(1, rho.trace(i), 1e-12);
            }
        }
    }

    /** An envelope that is 1 throughout in disguise must give what the slow manifold gives. */
    @Test
    void constantEnvelopeAgreesWithTheSlowManifold() {
        JsonNode inputs = ReferenceCases.read("s10_periodic_very_small_eps").get("inputs");
        Envelope constant = FormulaEnvelope.of("1 + 0*t");
        double[] times = {0.001, 0.5, 1, 2};
        for (double eps : new double[] {0.05, 1e-3, 1e-6}) {
            BlochModel plain = ReferenceCases.model(inputs, eps);
            Wave wave = plain.wave();
            BlochModel disguised = plain.withDrive(new Wave(
                    3,
                    wave.base().toArray(),
                    wave.harmonics().stream()
                            .map(h -> new Harmonic(h.index(), h.matrix(), constant))
                            .toList()));
            Trajectory envelope = solver.solve(disguised, ReferenceCases.initial(inputs), times, 1e-9, Progress.NONE);
            Trajectory manifold = new SlowManifoldSolver(new DirectBlochSolver())
                    .solve(plain, ReferenceCases.initial(inputs), times, 1e-10, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                assertEquals(0, envelope.rho(i).distance(manifold.rho(i)), 1e-9, "eps " + eps + " t " + times[i]);
            }
        }
    }

    /** The step's order on the stiff system itself: halved steps, errors 32 times smaller. */
    @Test
    void radauHasItsOrderHoweverSmallEpsilonIs() {
        JsonNode inputs =
                ReferenceCases.read("s02_paper1_quasiperiodic_slow_envelope").get("inputs");
        for (double eps : new double[] {1e-3, 1e-7}) {
            BlochModel model = ReferenceCases.model(inputs, eps);
            TorusEquation equation = new TorusEquation(model, TorusEquation.window(model, 2));
            InvariantGraph graph = new InvariantGraph(equation, true, null, 0, null, Progress.NONE);
            double[][] ends = new double[3][];
            for (int k = 0; k < 3; k++) {
                double[] p = {0.6, 0.3, 0.1};
                double[] c = new double[equation.dimension()];
                for (int n = 0; n < 3; n++) {
                    for (int i = 0; i < c.length; i++) {
                        c[i] += p[n] * graph.column(n)[i];
                    }
                }
                TorusRadau radau = new TorusRadau(equation, 0, p, c);
                int steps = 6 << k;
                for (int i = 1; i <= steps; i++) {
                    radau.advance(1.5 * i / steps, 1, 1, 1e3, Progress.NONE);
                }
                ends[k] = radau.harmonics();
            }
            double coarse = 0;
            double fine = 0;
            for (int n = 0; n < 3; n++) {
                int at = 2 * (n * 3 + n);
                coarse = Math.max(coarse, Math.abs(ends[1][at] - ends[0][at]));
                fine = Math.max(fine, Math.abs(ends[2][at] - ends[1][at]));
            }
            double order = Math.log(coarse / fine) / Math.log(2);
            assertEquals(5, order, 0.5, "eps " + eps + " differences " + coarse + " " + fine);
        }
    }
}
