package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A step of particles, with what it does by itself (doc/vlasov-solvers.md, V10.3).
 *
 * @param length in fast time
 * @param own diffusion of energy per fast time without V, and by what sub-steps are from solved
 * @param driven the same with V
 * @param residual of sub-steps that are solved by iteration, relative
 * @param shift how far it puts the mean energy off without V: steps keep another energy than H0, of which a start that is
 *     no function of the energy has less or more than the shells that it relaxes to
 */
record EnsembleStep(double length, double own, double driven, double residual, double shift) {
    /** The part of the drive's heating that a step may do by itself. */
    static final double HEATING = 0.01;

    private static final int PROBES = 4 * FormulaArrays.BLOCK;
    /** Relaxation times over which a step is tried. */
    private static final double TRIAL = 30;
    /** An energy that is off by this part of the mean one is no matter at all. */
    private static final double ROUNDING = 1e-6;

    /** Half the step may change the diffusion by this part. */
    private static final double FOLLOWS = 0.01;

    private static final int MOST_TRIALS = 12;
    /** At so many times of a trial the mean energy is looked at. */
    private static final int LOOKS = 4;
    /** Of what depends on momenta, in a step. */
    private static final int SUB_STEPS = 8;

    /**
     * What some particles do.
     *
     * @param gains E − E(0) at {@value #LOOKS} times, one entry per particle each
     * @param residual how far their sub-steps are from solved
     */
    private record Trial(double[][] gains, double residual) {
        /** (E − E(0))² at the end. */
        double[] squares() {
            return Arrays.stream(gains[LOOKS - 1]).map(EnsembleStep::square).toArray();
        }

        double mean() {
            return Arrays.stream(squares()).sum() / gains[LOOKS - 1].length;
        }

        double shift() {
            return Arrays.stream(gains)
                    .mapToDouble(g -> Math.abs(Arrays.stream(g).sum() / g.length))
                    .max()
                    .orElse(0);
        }
    }

    /**
     * The longest step whose own diffusion of energy, without V and with all relaxations, is below {@value #HEATING} of
     * that with V, or next to nothing at all.
     *
     * @param end of the run, fast time
     * @throws RefusalException if there is none
     */
    static EnsembleStep of(SpaceProblem problem, EnsembleProbe probe, double end, Progress progress) {
        double time = probe.time();
        double length = probe.firstStep();
        if (end == 0) {
            return new EnsembleStep(length, 0, 0, 0, 0);
        }
        double gamma = problem.rates().isConstant() ? probe.rate() : 1 / time;
        double trial = Math.min(end, TRIAL / Math.max(gamma, 0.1 / time));
        double small = square(ROUNDING * probe.height()) * trial / end;
        for (int n = 0; ; n++) {
            EnsemblePace pace = EnsemblePace.of(length).whole();
            Trial still = trial(probe, false, pace, trial, progress);
            Trial shaken = trial(probe, true, pace, trial, progress);
            // a rate that depends on the energy is looked at once a step, which half of it has to change
            EnsemblePace half = problem.rates().isConstant() ? pace.halved() : EnsemblePace.of(length / 2);
            Trial finer = trial(probe, true, half, trial, progress);
            // what each solution is off by is an energy by chance
            double own = still.mean() + SUB_STEPS * trial / length * square(shaken.residual * probe.height());
            double driven = shaken.mean();
            boolean follows = change(shaken.squares(), finer.squares()) <= FOLLOWS * finer.mean();
            if (own <= small && (follows || driven <= small) || own <= HEATING * (driven - own) && follows) {
                return new EnsembleStep(
                        length, own / (2 * trial), driven / (2 * trial), shaken.residual, still.shift());
            }
            if (n == MOST_TRIALS) {
                throw RefusalException.of(
                        "Steps of %.1e of fast time still heat more than %.0f %% of what the drive does: the potential"
                                + " is not smooth enough for particles, or the drive too weak.",
                        length, 100 * HEATING);
            }
            if (!follows && own <= HEATING * (driven - own)) {
                length /= 2;
                continue;
            }
            // the energy that a step is off by goes as its fourth power, the diffusion as its eighth
            double wanted = Math.max(small, HEATING / 2 * Math.max(0, driven - own));
            double factor = Math.pow(wanted / own, 0.125);
            length *= Math.max(0.4, Math.min(0.9, Double.isNaN(factor) ? 0 : factor));
        }
    }

    private static double square(double x) {
        return x * x;
    }

    private static Trial trial(
            EnsembleProbe probe, boolean driven, EnsemblePace pace, double trial, Progress progress) {
        Trial[] blocks = IntStream.range(0, PROBES / FormulaArrays.BLOCK)
                .parallel()
                .mapToObj(b -> {
                    EnsembleBlock block = probe.block(b, driven, pace);
                    double[] before = new double[FormulaArrays.BLOCK];
                    double[][] gains = new double[LOOKS][FormulaArrays.BLOCK];
                    block.energies(before);
                    for (int look = 0; look < LOOKS; look++) {
                        block.walk(trial * (look + 1) / LOOKS, progress);
                        block.energies(gains[look]);
                        for (int i = 0; i < before.length; i++) {
                            gains[look][i] -= before[i];
                        }
                    }
                    return new Trial(gains, block.residual());
                })
                .toArray(Trial[]::new);
        double[][] all = new double[LOOKS][];
        Arrays.setAll(all, look -> Arrays.stream(blocks)
                .flatMapToDouble(b -> Arrays.stream(b.gains[look]))
                .toArray());
        return new Trial(
                all, Arrays.stream(blocks).mapToDouble(Trial::residual).max().orElse(0));
    }

    /** How far the means of two trials of the same particles are apart, beyond two standard errors of the difference. */
    private static double change(double[] a, double[] b) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] - b[i];
            squares += square(a[i] - b[i]);
        }
        double mean = sum / a.length;
        double error = Math.sqrt(Math.max(0, squares / a.length - mean * mean) / a.length);
        return Math.abs(mean) <= 2 * error ? 0 : Math.abs(mean);
    }
}
