package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.steady.NormalMean;
import io.github.secular.run.LightOfRun;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.Scenario;
import java.util.Optional;

/**
 * An average that takes no quadrature: of what is linear in driven steady states, over a normally distributed number that
 * moves frequencies (doc/bloch-solvers.md, B11.10).
 *
 * @param mean what is recorded
 * @param error of it, as a part of it
 */
record ClosedAverage(Taking.Taken mean, double error) {
    /** @return nothing if the average is not of this kind, or its closed form is not as good as is asked for */
    static Optional<ClosedAverage> of(Study study, Average average, double[] point, Taking taking, Progress progress) {
        Distribution over = average.distribution();
        if (!over.normal() || !average.factors().isEmpty() || !taking.isOfMeanState()) {
            return Optional.empty();
        }
        try {
            double centre = over.value().at(0);
            if (!(study.at(point, centre).scenario() instanceof Scenario shape)) {
                return Optional.empty();
            }
            Optional<NormalMean> found = NormalMean.of(
                    v -> model(study, study.at(point, centre + v), shape),
                    over.value().at(1) - centre,
                    shape.initial(),
                    shape.tolerance(),
                    mean -> error(taking, shape, mean),
                    average.tolerance(),
                    progress);
            return found.map(m -> new ClosedAverage(taking.of(shape, m.state()), error(taking, shape, m)));
        } catch (InvalidInputException | RefusalException e) {
            // quadrature says which atom it is that has no answer
            return Optional.empty();
        }
    }

    private static BlochModel model(Study study, Model model, Scenario shape) {
        if (!(model.scenario() instanceof Scenario s)
                || s.units().timeUnit() != shape.units().timeUnit()) {
            throw new RefusalException("The unit of time changes.");
        }
        return LightOfRun.at(s, study.lightAt()).model();
    }

    private static double error(Taking taking, Scenario shape, NormalMean mean) {
        Taking.Taken fine = taking.of(shape, mean.state());
        Taking.Taken coarse = taking.of(shape, mean.coarse());
        if (!fine.sentences().isEmpty() || !coarse.sentences().isEmpty()) {
            return Double.NaN;
        }
        double out = 0;
        for (int k = 0; k < fine.found().length; k++) {
            for (int t = 0; t < fine.found()[k].length; t++) {
                double size = Math.abs(fine.found()[k][t]);
                double off = Math.abs(fine.found()[k][t] - coarse.found()[k][t]);
                double part = off == 0 ? 0 : off / size;
                out = part <= out ? out : part;
            }
        }
        return out;
    }
}
