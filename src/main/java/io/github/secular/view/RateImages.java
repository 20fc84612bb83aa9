package io.github.secular.view;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.List;

/** The images of rates and rate equations: views, which copy nothing. */
public final class RateImages {
    private RateImages() {}

    /**
     * Rates n → k, from × to: x is the level k it goes to, y the level n it comes from; zero diagonal. Where they change
     * in time: to × from × 1 × time.
     */
    public static CalibratedImage rates(TransitionRatesResult result) {
        List<RateMatrix> course =
                result.course().stream().map(TransitionRates::rates).toList();
        int size = course.get(0).size();
        Units units = result.scenario().units();
        double largest = 0;
        for (RateMatrix rates : course) {
            for (int n = 0; n < size; n++) {
                for (int k = 0; k < size; k++) {
                    largest = Math.max(largest, units.rate(rates.rate(n, k)));
                }
            }
        }
        List<String> labels = result.scenario().model().levels().labels();
        List<Axis> axes = new ArrayList<>(List.of(Axis.counted("to", labels), Axis.counted("from", labels)));
        String info = result.provenance().text() + "Orientation: x: level the rate goes to, y: level it comes from\n";
        long[] dimensions = {size, size};
        if (result.changing()) {
            TimeAxis time = new TimeAxis(result.times(), units);
            axes.add(Axis.counted("channel", List.of("rate")));
            axes.add(time.axis());
            info += time.info();
            dimensions = new long[] {size, size, 1, course.size()};
        }
        return new CalibratedImage(
                "Transition rates of " + result.scenario().title(),
                BlochImages.view(
                        p -> units.rate(course.get(p.numDimensions() < 4 ? 0 : p.getIntPosition(3))
                                .rate(p.getIntPosition(1), p.getIntPosition(0))),
                        dimensions),
                axes,
                List.of(Channel.positive(units.rateLabel(), largest)),
                info);
    }

    /** p_n(t), level × time: x is the time, y the level. */
    public static CalibratedImage populations(RateEquationResult result) {
        PopulationTrajectory p = result.populations();
        TimeAxis time = new TimeAxis(p.times(), result.scenario().units());
        return new CalibratedImage(
                "Rate equation of " + result.scenario().title(),
                BlochImages.view(at -> p.population(at.getIntPosition(0), at.getIntPosition(1)), p.length(), p.size()),
                List.of(
                        time.axis(),
                        Axis.counted("level", result.scenario().model().levels().labels())),
                List.of(BlochImages.channel(p.populations())),
                result.provenance().text() + "Orientation: x: time, y: level\n" + time.info());
    }
}
