package io.github.secular.classical.grid;

import io.github.secular.numerics.Progress;

/**
 * Steps of half a relaxation, flow, half a relaxation, of second order in the step uniformly in ε. Relaxation and what
 * the noises do meanwhile commute, and neighbouring halves are one: they act once between two flows (P being
 * idempotent), and half at outputs. One object serves one thread.
 */
final class GridMarch {
    private final GridCourse course;
    private final PhaseFlow[] flows;
    private final ShellRelaxation relaxation;
    private final NoiseAverage noises;
    private final double[][] values;

    /** Takes the expectation of f at output number i; the array is its own. */
    interface Output {
        void at(int i, double[] f);
    }

    /** @param flows one per stretch of the course */
    GridMarch(GridCourse course, PhaseFlow[] flows, ShellRelaxation relaxation, NoiseAverage noises) {
        this.course = course;
        this.flows = flows;
        this.relaxation = relaxation;
        this.noises = noises;
        values = new double[noises.size()][];
        for (int k = 0; k < values.length; k++) {
            values[k] = noises.values(k);
        }
    }

    /**
     * Marches from τ = 0.
     *
     * @param fields f given each choice of the noises, as many as {@link NoiseAverage#size}; changed
     * @param taus of the outputs, increasing
     * @param wanted the longest step; between outputs, boundaries of clocks and stops of the course steps are even
     * @param parts in how many each of these is cut
     * @return the number of steps
     */
    long run(double[][] fields, double[] taus, double wanted, int parts, Output output, Progress progress) {
        double tau = 0;
        double pending = 0;
        long steps = 0;
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        for (int i = 0; i < taus.length; i++) {
            while (tau < taus[i]) {
                double boundary = noises.next(tau);
                double next = Math.min(boundary, course.next(tau));
                // A boundary that rounding has put just behind the output is passed with it.
                next = next < taus[i] * (1 - 1e-12) ? next : taus[i];
                PhaseFlow flow = flows[course.stretch(tau)];
                long count = parts * (long) Math.ceil((next - tau) / wanted * (1 - 1e-12));
                double h = (next - tau) / count;
                for (long k = 0; k < count; k++, steps++) {
                    progress.check();
                    progress.at((tau + k * h) / end, "Vlasov equation, grid");
                    rest(fields, pending + h / 2);
                    flow.advance(fields, tau + k * h, h, values);
                    pending = h / 2;
                }
                tau = next;
                noises.passBoundaries(fields, tau);
            }
            double[] f = noises.mean(fields);
            relaxation.relax(f, pending);
            output.at(i, f);
        }
        return steps;
    }

    private void rest(double[][] fields, double h) {
        for (double[] f : fields) {
            relaxation.relax(f, h);
        }
        noises.pass(fields, h);
    }

    /** Some steps of relaxation and flow of one density, noises left out, in place. */
    static void run(PhaseFlow flow, ShellRelaxation relaxation, double[] f, int steps, double h) {
        for (int k = 0; k < steps; k++) {
            relaxation.relax(f, k == 0 ? h / 2 : h);
            flow.advance(new double[][] {f}, k * h, h, new double[1][0]);
        }
        relaxation.relax(f, h / 2);
    }
}
